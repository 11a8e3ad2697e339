/* bw-wall-choice.c: which scenes the walls show, as rows of the preferences
 *
 * One list for all monitors. Where each monitor has its own (see bw-wall-plan.h), which
 * is set by hand, the switches would destroy it: they say so and stand still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-choice.h"

#include "bw-wall-plan.h"
#include "bw-wall-scenes.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY   "wall-scenes"
#define SCENE "bw-scene"

/* (transfer full) (nullable): the list of all monitors; NULL: they have their own. What
 * the wall leaves out as unknown is left out here, too. */
static GStrv
dup_chosen (GSettings *settings)
{
  g_auto (GStrv) lines = g_settings_get_strv (settings, KEY);
  g_autoptr (BwWallPlan) plan = bw_wall_plan_new ();
  const char *chosen = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!bw_wall_plan_add (plan, lines[i]))
        continue;
      if (chosen != NULL || strchr (lines[i], ':') != NULL)
        return NULL;
      chosen = lines[i];
    }

  return chosen != NULL ? g_strsplit (chosen, ",", -1) : g_strdupv ((char **) bw_wall_scenes_get_names ());
}

static GPtrArray *
get_switches (GObject *group)
{
  return g_object_get_data (group, "bw-switches");
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
                     GObject    *group)
{
  GPtrArray *switches = get_switches (group);
  GSettings *settings = g_object_get_data (group, "bw-settings");
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
show (GObject   *group,
      GSettings *settings)
{
  GPtrArray *switches = get_switches (group);
  g_auto (GStrv) chosen = dup_chosen (settings);
  guint n;

  for (guint i = 0; i < switches->len; i++)
    {
      GtkSwitch *toggle = g_ptr_array_index (switches, i);
      const char *scene = g_object_get_data (G_OBJECT (toggle), SCENE);

      g_signal_handlers_block_by_func (toggle, on_switch_active_cb, group);
      gtk_switch_set_active (toggle, chosen == NULL || g_strv_contains ((const char * const *) chosen, scene));
      g_signal_handlers_unblock_by_func (toggle, on_switch_active_cb, group);
    }

  n = count_active (switches);
  for (guint i = 0; i < switches->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (switches, i),
                              chosen != NULL && (n > 1 || !gtk_switch_get_active (g_ptr_array_index (switches, i))));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         chosen == NULL ? _("Each monitor has scenes of its own; see the manual")
                                                        : "");
}

static void
on_settings_changed_cb (GObject    *group,
                        const char *key,
                        GSettings  *settings)
{
  show (group, settings);
}

static void
add_scene (AdwPreferencesGroup *group,
           const char          *scene)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  /* Translators: a switch of the preferences: whether the wall shows a scene: "Scene: Map". */
  g_autofree char *title = g_strdup_printf (_("Scene: %s"), bw_wall_scenes_get_title (scene));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (toggle), SCENE, g_strdup (scene), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), toggle);
  adw_preferences_group_add (group, line);
  g_ptr_array_add (get_switches (G_OBJECT (group)), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switch_active_cb), group, 0);
}

/**
 * bw_wall_choice_add:
 * @group: a group of the preferences
 * @settings: what is set
 *
 * The last scene that is on cannot be switched off: a wall shows something.
 */
void
bw_wall_choice_add (AdwPreferencesGroup *group,
                    GSettings           *settings)
{
  const char * const *names = bw_wall_scenes_get_names ();

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_object_set_data_full (G_OBJECT (group), "bw-settings", g_object_ref (settings), g_object_unref);
  g_object_set_data_full (G_OBJECT (group), "bw-switches", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; names[i] != NULL; i++)
    add_scene (group, names[i]);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_settings_changed_cb), group, G_CONNECT_SWAPPED);
  show (G_OBJECT (group), settings);
}
