/* test-bw-picture-menu.c: a chart as a picture: its size, what is on it, by mouse and keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up-view.h"
#include "bw-facts.h"
#include "bw-picture-menu.h"
#include "overview-fixture.h"
#include "picture-fixture.h"

#include <glib/gstdio.h>

#define WIDTH  400
#define HEIGHT 180

typedef struct
{
  BwDesk    *desk;
  GtkWidget *chart;
  GtkWidget *card;
  GtkWindow *window;
  char      *folder;
  GFile     *file;
} Fixture;

static void
show_chart (Fixture *fixture)
{
  BwPlace scope = bw_desk_get_scope_place (fixture->desk);
  BwBurnUp chart;
  BwFacts facts;

  bw_facts_init (&facts, fixture->desk);
  chart = (BwBurnUp) {
    .round = facts.round,
    .history = bw_picture_get_series (facts.picture, scope, facts.sampling, facts.sampled),
    .pace = *bw_desk_get_pace (fixture->desk, scope),
    .now = facts.now,
    .zone = facts.zone,
    .language = facts.language,
  };
  bw_burn_up_view_set_chart (BW_BURN_UP_VIEW (fixture->chart), &chart);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  is_card)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-picture-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "chart.png", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->desk = overview_fixture_new ();
  fixture->chart = bw_burn_up_view_new ();
  fixture->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (fixture->chart, TRUE);
  gtk_box_append (GTK_BOX (fixture->card), fixture->chart);
  bw_picture_menu_attach (fixture->chart, GPOINTER_TO_INT (is_card) ? fixture->card : NULL);
  show_chart (fixture);
  fixture->window = overview_fixture_present (fixture->card, WIDTH, HEIGHT);
  overview_fixture_run (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_finalize_object (fixture->desk);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

/* How many pixels of the rows differ from that in the corner, which is the ground. */
static guint
count_drawn (GdkTexture *picture,
             guint       from,
             guint       to)
{
  gsize width = (gsize) gdk_texture_get_width (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * (gsize) gdk_texture_get_height (picture));
  guint n = 0;

  gdk_texture_download (picture, (guchar *) pixels, width * 4);
  for (gsize i = from * width; i < to * width; i++)
    n += pixels[i] != pixels[0];

  return n;
}

/* The file is there before all of it is written. */
static GdkTexture *
save (Fixture *fixture)
{
  GdkTexture *picture = NULL;

  bw_picture_menu_save (fixture->chart, fixture->file);
  while (picture == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      picture = gdk_texture_new_from_file (fixture->file, NULL);
    }

  return picture;
}

static void
test_save (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GdkTexture) picture = NULL;
  guint height;
  guint top;

  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "Progress", NULL);
  picture = save (fixture);
  height = (guint) gdk_texture_get_height (picture);
  top = height - 2 * (guint) gtk_widget_get_height (fixture->card);
  g_assert_cmpint (gdk_texture_get_width (picture), ==, 2 * gtk_widget_get_width (fixture->card));
  g_assert_cmpuint (top, >, 40);
  g_assert_cmpuint (count_drawn (picture, 0, top), >, 100);
  g_assert_cmpuint (count_drawn (picture, top, height), >, 1000);
}

/* More words are more ink above the chart. */
static void
test_heading (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GdkTexture) scope = NULL;
  g_autoptr (GdkTexture) other = NULL;

  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "", NULL);
  scope = save (fixture);
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "A title of some length", "and a place");
  other = save (fixture);
  g_assert_cmpuint (count_drawn (other, 0, 60), >, count_drawn (scope, 0, 60));
}

/* A drill is marked on what leaves the window. */
static void
test_exercise (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GdkTexture) earnest = NULL;
  g_autoptr (GdkTexture) drill = NULL;

  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "Progress", NULL);
  earnest = save (fixture);
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  g_assert_true (fixture_apply (bw_desk_get_picture (fixture->desk),
                                "{'type':'area','id':'d9','parent':'c','level':'district','name':'d9','exercise':true,"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}"));
  overview_fixture_tell (fixture->desk);
  drill = save (fixture);
  g_assert_cmpuint (count_drawn (drill, 0, 90), >, count_drawn (earnest, 0, 90));
}

/* Without its ring, which comes back. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->chart);

  g_assert_false (gtk_widget_activate_action (fixture->chart, "picture.copy", NULL));
  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "Progress", NULL);
  g_assert_true (gtk_widget_grab_focus (fixture->chart));
  g_assert_true (gtk_widget_activate_action (fixture->chart, "picture.copy", NULL));
  g_assert_true (gtk_widget_has_css_class (fixture->chart, "taken"));
  while (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_has_css_class (fixture->chart, "taken"));
}

static GtkWidget *
find_menu (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER_MENU (child))
        return child;
    }

  return NULL;
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  unused)
{
  overview_fixture_emit (fixture->chart, GTK_TYPE_GESTURE_CLICK, "pressed", 10, 10);
  g_assert_null (find_menu (fixture));

  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "Progress", NULL);
  g_assert_true (gtk_widget_activate_action (fixture->chart, "picture.menu", NULL));
  g_assert_true (gtk_widget_get_visible (find_menu (fixture)));
  gtk_popover_popdown (GTK_POPOVER (find_menu (fixture)));
  g_assert_false (gtk_widget_get_visible (find_menu (fixture)));
}

/* The numbers of the chart, what is not known left empty, with what they are of and when. */
static void
test_csv (Fixture       *fixture,
          gconstpointer  unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->chart);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *pasted = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  bw_picture_menu_set_rows (fixture->chart, bw_burn_up_view_list_rows, 1, fixture->chart);
  bw_picture_menu_set_subject (fixture->chart, fixture->desk, "Progress", "Somewhere");
  rows = bw_burn_up_view_list_rows (fixture->chart);
  g_assert_cmpuint (rows->len, >, 3);

  gdk_clipboard_set_text (clipboard, "");
  g_assert_true (gtk_widget_activate_action (fixture->chart, "picture.copy-data", NULL));
  while (pasted == NULL || *pasted == '\0')
    {
      GdkContentProvider *content;
      g_auto (GValue) value = G_VALUE_INIT;

      g_main_context_iteration (NULL, TRUE);
      content = gdk_clipboard_get_content (clipboard);
      g_value_init (&value, G_TYPE_STRING);
      g_clear_pointer (&pasted, g_free);
      if (content != NULL && gdk_content_provider_get_value (content, &value, NULL))
        pasted = g_value_dup_string (&value);
    }

  lines = g_strsplit (pasted, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, rows->len + 1);
  cells = g_strsplit (lines[rows->len - 1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 6);
  g_assert_cmpstr (cells[0], ==, ((GStrv) g_ptr_array_index (rows, rows->len - 1))[0]);
  g_assert_cmpstr (cells[1], ==, "");
  g_assert_cmpstr (cells[4], ==, "Progress · Somewhere");
  g_assert_cmpstr (cells[5], !=, "");
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/picture-menu/save", Fixture, GINT_TO_POINTER (FALSE), set_up, test_save, tear_down);
  g_test_add ("/picture-menu/save-card", Fixture, GINT_TO_POINTER (TRUE), set_up, test_save, tear_down);
  g_test_add ("/picture-menu/heading", Fixture, GINT_TO_POINTER (FALSE), set_up, test_heading, tear_down);
  g_test_add ("/picture-menu/exercise", Fixture, GINT_TO_POINTER (FALSE), set_up, test_exercise, tear_down);
  g_test_add ("/picture-menu/copy", Fixture, GINT_TO_POINTER (FALSE), set_up, test_copy, tear_down);
  g_test_add ("/picture-menu/menu", Fixture, GINT_TO_POINTER (FALSE), set_up, test_menu, tear_down);
  g_test_add ("/picture-menu/csv", Fixture, GINT_TO_POINTER (FALSE), set_up, test_csv, tear_down);
  return g_test_run ();
}
