/* bw-area-list-export.c: of the list of areas: what is copied and saved of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-list-private.h"

#include <glib/gi18n.h>

/* The columns. */
enum
{
  CODE,
  NAME,
  DONE,
  RATE,
  FINISH,
  MARGIN,
  REMARK,
};

static const char * const area_titles[] = {
  N_("Code"), N_("Name"), N_("Done"), N_("Rate an hour"), N_("Finish"), N_("Margin"), N_("Note"), NULL,
};

/* Of points: see BwAreaLine. */
static const char * const site_titles[] = {
  N_("Code"), N_("Name"), N_("Done"), N_("Queue"), N_("Wait"), N_("State"), N_("Note"), NULL,
};

/* By place: who stands on a line may be another one meanwhile. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwAreaList *self = BW_AREA_LIST (user_data);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < bw_place_model_get_length (self->model); i++)
    g_ptr_array_add (rows, GUINT_TO_POINTER (bw_place_model_get_place (self->model, i)));

  return rows;
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwAreaList *self = BW_AREA_LIST (user_data);
  BwPlace place = (BwPlace) GPOINTER_TO_UINT (row);
  g_auto (BwAreaLine) line = { 0 };
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  if (column == CODE)
    return g_strdup (bw_place_tree_get_code (facts.places, place));

  bw_area_line_init (&line, &facts, place);
  switch (column)
    {
    case NAME:
      return g_steal_pointer (&line.name);
    case DONE:
      return g_steal_pointer (&line.percent);
    case RATE:
      return line.remark == NULL ? g_steal_pointer (&line.rate) : NULL;
    case FINISH:
      return line.remark == NULL ? g_steal_pointer (&line.finish) : NULL;
    case MARGIN:
      return g_steal_pointer (&line.margin);
    case REMARK:
    default:
      return g_steal_pointer (&line.remark);
    }
}

/**
 * bw_area_list_offer_export: (skip)
 * @self: a list
 * @is_sites: whether its rows are points
 */
void
bw_area_list_offer_export (BwAreaList *self,
                           gboolean    is_sites)
{
  bw_export_button_set_list (self->export, list_rows, is_sites ? site_titles : area_titles, dup_cell, G_OBJECT (self));
}
