/* bw-map-measure-menu.c: what a map can be coloured by, as a menu
 *
 * What the round tells comes first, then its figures; figures of anything else are a
 * menu of their own each, so that the first one stays short.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-measure-menu.h"

#include <glib/gi18n.h>

/* Of measures. One that is not here goes by its own name. */
static const struct
{
  const char *id;
  const char *name;
} subjects[] =
{
  { "checkpoint", NC_("subject", "Checkpoints") },
  { "mobilisation", NC_("subject", "Mobilisation") },
  { "grids", NC_("subject", "Grids") },
  { "cases", NC_("subject", "Cases") },
  { "isolation", NC_("subject", "Isolation") },
  { "returnees", NC_("subject", "Returnees") },
  { "disinfection", NC_("subject", "Disinfection") },
  { "premises", NC_("subject", "Premises") },
  { "tickets", NC_("subject", "Tickets") },
  { "donations", NC_("subject", "Donations") },
  { "funds", NC_("subject", "Funds") },
  { "supplies", NC_("subject", "Supplies") },
};

static const char *
get_subject_name (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (g_str_equal (subjects[i].id, id))
        return g_dpgettext2 (NULL, "subject", subjects[i].name);
    }

  return id;
}

static void
append_measure (GMenu              *menu,
                const BwMapMeasure *measure,
                const char         *action,
                const char         *language)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (bw_map_measure_get_name (measure, language), NULL);

  g_menu_item_set_action_and_target (item, action, "s", bw_map_measure_to_string (measure));
  g_menu_append_item (menu, item);
}

/**
 * bw_map_measure_menu_new:
 * @measures: (element-type BwMapMeasure): in the order of the catalogue
 * @action: detailed name of an action whose state is the id of a measure
 * @language: of the names
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
bw_map_measure_menu_new (GArray     *measures,
                         const char *action,
                         const char *language)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) told = g_menu_new ();
  g_autoptr (GMenu) figures = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) of_subject = NULL;
  const char *subject = NULL;

  for (guint i = 0; i < measures->len; i++)
    {
      const BwMapMeasure *measure = &g_array_index (measures, BwMapMeasure, i);

      if (bw_map_measure_is_of_round (measure))
        {
          append_measure (measure->figure == NULL ? told : figures, measure, action, language);
          continue;
        }

      if (g_strcmp0 (subject, measure->figure->subject) != 0)
        {
          subject = measure->figure->subject;
          g_clear_object (&of_subject);
          of_subject = g_menu_new ();
          g_menu_append_submenu (others, get_subject_name (subject), G_MENU_MODEL (of_subject));
        }
      append_measure (of_subject, measure, action, language);
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (told));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (figures));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
