/* bw-wall-choice.c: which scenes the walls show, as rows of the preferences
 *
 * One list for all monitors. Where each monitor has its own (see bw-wall-plan.h), which
 * is set by hand, the switches would destroy it: they say so and stand still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-choice.h"

#include "bw-accessible.h"
#include "bw-wall-scenes.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY   "wall-scenes"
#define SCENE "bw-scene"

/* (transfer full) (nullable): the list of all monitors; NULL: they have their own */
static GStrv
dup_chosen (GSettings *settings)
{
  g_auto (GStrv) lines = g_settings_get_strv (settings, KEY);

  if (lines[0] == NULL)
    return g_strdupv ((char **) bw_wall_scenes_get_names ());
  if (lines[1] != NULL || strchr (lines[0], ':') != NULL)
    return NULL;

  return g_strsplit (lines[0], ",", -1);
}

static GPtrArray *
get_switches (GObject *row)
{
  return g_object_get_data (row, "bw-switches");
}

static guint
count_active (GPtrArray *switches)
{
  guint n = 0;

  for (guint i = 0; i < switches->len; i++)
    n += gtk_switch_get_active (g_ptr_array_index (switches, i));

  return n;
}

static void
on_switch_active_cb (GtkSwitch  *toggle,
                     GParamSpec *pspec,
                     GObject    *row)
{
  GPtrArray *switches = get_switches (row);
  GSettings *settings = g_object_get_data (row, "bw-settings");
  g_autoptr (GString) line = g_string_new (NULL);
  const char *lines[2] = { NULL, NULL };

  for (guint i = 0; i < switches->len; i++)
    {
      GtkSwitch *other = g_ptr_array_index (switches, i);

      if (gtk_switch_get_active (other))
        g_string_append_printf (line, "%s%s", line->len > 0 ? "," : "",
                                (const char *) g_object_get_data (G_OBJECT (other), SCENE));
    }

  lines[0] = count_active (switches) < switches->len ? line->str : NULL;
  g_settings_set_strv (settings, KEY, lines);
}

/* A wall shows something: the last scene cannot be switched off. */
static void
show (GObject   *row,
      GSettings *settings)
{
  GPtrArray *switches = get_switches (row);
  g_auto (GStrv) chosen = dup_chosen (settings);
  guint n;

  for (guint i = 0; i < switches->len; i++)
    {
      GtkSwitch *toggle = g_ptr_array_index (switches, i);
      const char *scene = g_object_get_data (G_OBJECT (toggle), SCENE);

      g_signal_handlers_block_by_func (toggle, on_switch_active_cb, row);
      gtk_switch_set_active (toggle, chosen == NULL || g_strv_contains ((const char * const *) chosen, scene));
      g_signal_handlers_unblock_by_func (toggle, on_switch_active_cb, row);
    }

  n = count_active (switches);
  for (guint i = 0; i < switches->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (switches, i),
                              chosen != NULL && (n > 1 || !gtk_switch_get_active (g_ptr_array_index (switches, i))));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 chosen == NULL ? _("Each monitor has its own; see the manual") : "");
}

static void
on_settings_changed_cb (GObject    *row,
                        const char *key,
                        GSettings  *settings)
{
  show (row, settings);
}

static void
add_scene (GtkWidget  *row,
           const char *scene)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), bw_wall_scenes_get_title (scene));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (toggle), SCENE, g_strdup (scene), g_free);
  bw_accessible_set_label (GTK_ACCESSIBLE (toggle), bw_wall_scenes_get_title (scene));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), toggle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  g_ptr_array_add (get_switches (G_OBJECT (row)), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switch_active_cb), row, 0);
}

/**
 * bw_wall_choice_new:
 * @settings: what is set
 *
 * Returns: (transfer floating): a row for a group of the preferences
 */
GtkWidget *
bw_wall_choice_new (GSettings *settings)
{
  GtkWidget *row = adw_expander_row_new ();
  const char * const *names = bw_wall_scenes_get_names ();

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Scenes"));
  g_object_set_data_full (G_OBJECT (row), "bw-settings", g_object_ref (settings), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "bw-switches", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; names[i] != NULL; i++)
    add_scene (row, names[i]);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_settings_changed_cb), row, G_CONNECT_SWAPPED);
  show (G_OBJECT (row), settings);
  return row;
}
