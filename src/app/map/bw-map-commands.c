/* bw-map-commands.c: the keys of the map, for the map itself and for the help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-commands.h"

#include <glib/gi18n.h>

static const BwCommand commands[] = {
  { NULL, { "Left Right", "Up Down" }, N_("Go to the neighbour in that direction"), N_("On the Map") },
  { NULL, { "Tab", "<Shift>Tab" }, N_("Go to the next or last exception"), N_("On the Map") },
  { NULL, { "Return" }, N_("Narrow to it"), N_("On the Map") },
  { NULL, { "Escape" }, N_("Let go of what is selected"), N_("On the Map") },
  { NULL, { "BackSpace" }, N_("Widen to the area above"), N_("On the Map") },
  { "hand.menu", { "Menu", "<Shift>F10" }, N_("Open its menu"), N_("On the Map") },
  { "hand.copy-position", { "<Control>c" }, N_("Copy its coordinates"), N_("On the Map") },
  { "hand.copy-name", { "<Shift><Control>c" }, N_("Copy its name"), N_("On the Map") },
  { "hand.measure", { "m" }, N_("Measure from it; Enter adds a point, Escape ends"), N_("On the Map") },
  { "hand.zoom-in", { "plus", "KP_Add" }, N_("Zoom in"), N_("View of the Map") },
  { "hand.zoom-out", { "minus", "KP_Subtract" }, N_("Zoom out"), N_("View of the Map") },
  { "hand.fit", { "0", "KP_0" }, N_("Show all of the area"), N_("View of the Map") },
  { "hand.go-back", { "bracketleft" }, N_("The view before"), N_("View of the Map") },
  { "hand.go-forward", { "bracketright" }, N_("The view after"), N_("View of the Map") },
  { "hand.zoom-in", { "equal" }, NULL, NULL },
  { NULL, { NULL }, NULL, NULL },
};

/**
 * bw_map_commands_get:
 *
 * Returns: (transfer none): the keys of the map
 */
const BwCommand *
bw_map_commands_get (void)
{
  return commands;
}

/**
 * bw_map_commands_has_key:
 * @key: GDK_KEY_…
 *
 * Returns: whether it is one of bw_map_commands_install()
 */
gboolean
bw_map_commands_has_key (guint key)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      for (guint j = 0; commands[i].action != NULL && j < G_N_ELEMENTS (commands[i].accels); j++)
        {
          guint accel = 0;

          if (commands[i].accels[j] != NULL)
            gtk_accelerator_parse (commands[i].accels[j], &accel, NULL);
          if (accel != 0 && accel == gdk_keyval_to_lower (key))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_map_commands_install:
 * @klass: of the map, with its actions
 */
void
bw_map_commands_install (GtkWidgetClass *klass)
{
  /* From the last: menus show the key that came last, which is to be the plain one. */
  for (guint i = G_N_ELEMENTS (commands); i > 0; i--)
    {
      const BwCommand *command = &commands[i - 1];

      for (guint j = G_N_ELEMENTS (command->accels); command->action != NULL && j > 0; j--)
        {
          guint key;
          GdkModifierType modifiers;

          if (command->accels[j - 1] == NULL)
            continue;

          gtk_accelerator_parse (command->accels[j - 1], &key, &modifiers);
          gtk_widget_class_add_binding_action (klass, key, modifiers, command->action, NULL);
        }
    }
}
