/* test-bw-map-saving.c: what goes into the file says what it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-saving.h"

#include "bw-locations.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

/* Nothing is asserted about how fast it comes. */
#define PATIENCE_MS 30000

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *window;
  GtkWidget       *toasts;
  BwMap           *map;
  char            *folder;
  char            *path;
} Fixture;

static void
apply (Fixture    *fixture,
       const char *json)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (text, -1, bw_picture_get_catalogue (picture), &error);

  g_assert_no_error (error);
  bw_picture_apply (picture, &document, 1);
  bw_picture_commit (picture);
}

static void
on_patience_timeout_cb (gpointer data)
{
  g_error ("%s does not come", (const char *) data);
}

/* @data: whether there are areas. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, (gpointer) "the map");

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  apply (fixture, "{'type':'area','id':'c','at':'2021-08-08T14:00:00+08:00','level':'city','name':'许昌市',"
                  "'names':{'en':'Xuchang'}}");
  if (data != NULL)
    apply (fixture, "{'type':'area','id':'d1','at':'2021-08-08T14:00:00+08:00','parent':'c','level':'district',"
                    "'name':'甲区','boundary':{'type':'Polygon','coordinates':"
                    "[[[113.0,34.0],[113.5,34.0],[113.5,34.5],[113.0,34.5],[113.0,34.0]]]}}");
  fixture->desk = bw_desk_new (fixture->session);
  bw_desk_set_scope (fixture->desk, "c");
  fixture->map = BW_MAP (bw_map_new (fixture->desk));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 400);
  fixture->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), GTK_WIDGET (fixture->map));
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->toasts);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!bw_map_is_settled (fixture->map))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  fixture->folder = g_dir_make_tmp ("map-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
}

/* (nullable): a label below @widget that says @part */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, part);
  return found;
}

/* Until the window tells how it ended. */
static void
save (Fixture    *fixture,
      gboolean    as_pdf,
      const char *told)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, (gpointer) told);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  bw_map_saving_save (fixture->map, file, as_pdf);
  while (find_label (fixture->toasts, told) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* The map of the screen with twice its pixels, and room around it. */
static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, FALSE, "Saved map");
  picture = gdk_texture_new_from_filename (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (picture), >, 2 * 500);
  g_assert_cmpint (gdk_texture_get_height (picture), >, 2 * 400);
}

static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  const char *argv[] = { "pdftotext", "-layout", fixture->path, "-", NULL };
  g_autoptr (GSettings) settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_settings_set_string (settings, "map-approval-number", "GS(2021)1234");
  save (fixture, TRUE, "Saved map");
  g_settings_reset (settings, "map-approval-number");
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "完成率 · 许昌市"));
  g_assert_nonnull (strstr (text, "As of "));
  g_assert_nonnull (strstr (text, "5 公里"));
  g_assert_nonnull (strstr (text, "GS(2021)1234"));
}

/* What cannot be drawn is told, and no file is left. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  save (fixture, TRUE, "map was not saved: there is nothing on the map");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* The window may go meanwhile: the file is written all the same. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, (gpointer) "the end of the map");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  BwMap *map = fixture->map;

  bw_map_saving_save (map, file, TRUE);
  g_object_add_weak_pointer (G_OBJECT (map), (gpointer *) &map);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  while (map != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  bw_locations_set_environment ();
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/map-saving/picture", Fixture, GINT_TO_POINTER (TRUE), set_up, test_picture, tear_down);
  g_test_add ("/app/map-saving/pdf", Fixture, GINT_TO_POINTER (TRUE), set_up, test_pdf, tear_down);
  g_test_add ("/app/map-saving/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/app/map-saving/gone", Fixture, GINT_TO_POINTER (TRUE), set_up, test_gone, tear_down);
  return g_test_run ();
}
