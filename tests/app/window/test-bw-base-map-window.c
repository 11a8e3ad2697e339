/* test-bw-base-map-window.c: what is wrong is said at its field, what is right is taken over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-base-map-window.h"

#include "bw-base-map-settings.h"
#include "bw-locations.h"

#include <glib/gstdio.h>

typedef struct
{
  GSettings *settings;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");
  for (guint i = 0; bw_base_map_settings_keys[i] != NULL; i++)
    g_settings_reset (fixture->settings, bw_base_map_settings_keys[i]);
  fixture->window = bw_base_map_window_new (NULL, fixture->settings);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->settings);
}

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  return gtk_widget_get_template_child (fixture->window, BW_TYPE_BASE_MAP_WINDOW, name);
}

static void
choose (Fixture    *fixture,
        const char *name,
        guint       choice)
{
  adw_combo_row_set_selected (get_child (fixture, name), choice);
}

static void
type (Fixture    *fixture,
      const char *name,
      const char *text)
{
  gtk_editable_set_text (get_child (fixture, name), text);
}

static void
press (Fixture    *fixture,
       const char *name)
{
  g_signal_emit_by_name (get_child (fixture, name), "clicked");
}

static gboolean
is_wrong (Fixture    *fixture,
          const char *name)
{
  return gtk_widget_has_css_class (get_child (fixture, name), "error");
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  choose (fixture, "kind", 1);
  press (fixture, "apply");
  g_assert_true (is_wrong (fixture, "address"));

  type (fixture, "address", "https://tile.example.org/{z}/{x}/{y}.png?k={key}");
  press (fixture, "apply");
  g_assert_false (is_wrong (fixture, "address"));
  g_assert_true (is_wrong (fixture, "key"));

  type (fixture, "key", "k");
  press (fixture, "apply");
  g_assert_false (is_wrong (fixture, "key"));
  g_assert_true (is_wrong (fixture, "datum"));

  choose (fixture, "datum", 3);
  press (fixture, "apply");
  g_assert_true (is_wrong (fixture, "datum"));
  g_assert_nonnull (fixture->window);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, 0);

  choose (fixture, "datum", 1);
  press (fixture, "apply");
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, 1);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map-datum"), ==, 1);
}

static void
test_tianditu (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *address = NULL;
  g_autofree char *labels = NULL;

  choose (fixture, "kind", 1);
  press (fixture, "streets");
  press (fixture, "apply");
  g_assert_true (is_wrong (fixture, "key"));
  type (fixture, "key", "k");
  press (fixture, "apply");
  address = g_settings_get_string (fixture->settings, "base-map-address");
  labels = g_settings_get_string (fixture->settings, "base-map-labels");
  g_assert_true (g_str_has_prefix (address, "https://t0.tianditu.gov.cn/vec_w/wmts?"));
  g_assert_true (g_str_has_prefix (labels, "https://t0.tianditu.gov.cn/cva_w/wmts?"));
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, 3);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map-datum"), ==, 2);
}

/* A file is looked into before it is taken over. */
static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("bulwark-XXXXXX.mbtiles", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  choose (fixture, "kind", 4);
  choose (fixture, "datum", 2);
  type (fixture, "file", path);
  press (fixture, "apply");
  while (!is_wrong (fixture, "file"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "apply")));
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, 0);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/base-map-window/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/base-map-window/tianditu", Fixture, NULL, set_up, test_tianditu, tear_down);
  g_test_add ("/base-map-window/file", Fixture, NULL, set_up, test_file, tear_down);

  return g_test_run ();
}
