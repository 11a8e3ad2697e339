/* test-bw-wall-choice.c: switches say what is set, and set what they say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-choice.h"

#include "bw-locations.h"
#include "bw-settings.h"

#define N_SCENES 5

typedef struct
{
  GSettings *settings;
  GtkWidget *group;
  GPtrArray *switches;  /* (element-type GtkSwitch) */
} Fixture;

static void
find_switches (GtkWidget *widget,
               GPtrArray *found)
{
  if (GTK_IS_SWITCH (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_switches (child, found);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = bw_settings_new ();
  g_assert_nonnull (fixture->settings);
  g_settings_reset (fixture->settings, "wall-scenes");
  fixture->group = g_object_ref_sink (adw_preferences_group_new ());
  bw_wall_choice_add (ADW_PREFERENCES_GROUP (fixture->group), fixture->settings);
  fixture->switches = g_ptr_array_new ();
  find_switches (fixture->group, fixture->switches);
  g_assert_cmpuint (fixture->switches->len, ==, N_SCENES);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "wall-scenes");
  g_ptr_array_unref (fixture->switches);
  g_object_unref (fixture->group);
  g_object_unref (fixture->settings);
}

static void
assert_set (Fixture    *fixture,
            const char *wanted)
{
  g_auto (GStrv) lines = g_settings_get_strv (fixture->settings, "wall-scenes");
  g_autofree char *text = g_strjoinv (";", lines);

  g_assert_cmpstr (text, ==, wanted);
}

static GtkSwitch *
get (Fixture *fixture,
     guint    scene)
{
  return g_ptr_array_index (fixture->switches, scene);
}

static void
test_sets (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_SCENES; i++)
    g_assert_true (gtk_switch_get_active (get (fixture, i)));
  gtk_switch_set_active (get (fixture, 3), FALSE);
  assert_set (fixture, "map,districts,posts,alerts");
  gtk_switch_set_active (get (fixture, 3), TRUE);
  assert_set (fixture, "");

  /* The last one stays: a wall shows something. */
  for (guint i = 1; i < N_SCENES; i++)
    gtk_switch_set_active (get (fixture, i), FALSE);
  assert_set (fixture, "map");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get (fixture, 0))));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get (fixture, 1))));
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const one[] = { "funds,alerts", NULL };
  static const char *const unknown[] = { "map,weather", NULL };
  static const char *const several[] = { "map", "DP-1:alerts", NULL };

  g_settings_set_strv (fixture->settings, "wall-scenes", one);
  for (guint i = 0; i < N_SCENES; i++)
    g_assert_cmpint (gtk_switch_get_active (get (fixture, i)), ==, i >= 3);

  /* The wall leaves out a line with a scene that there is not. */
  g_settings_set_strv (fixture->settings, "wall-scenes", unknown);
  for (guint i = 0; i < N_SCENES; i++)
    g_assert_true (gtk_switch_get_active (get (fixture, i)));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get (fixture, 0))));

  /* What each monitor has of its own is not set here, and not destroyed. */
  g_settings_set_strv (fixture->settings, "wall-scenes", several);
  for (guint i = 0; i < N_SCENES; i++)
    g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get (fixture, i))));
  assert_set (fixture, "map;DP-1:alerts");
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/wall/choice/sets", Fixture, NULL, set_up, test_sets, tear_down);
  g_test_add ("/app/wall/choice/follows", Fixture, NULL, set_up, test_follows, tear_down);
  return g_test_run ();
}
