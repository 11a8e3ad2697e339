/* bw-area-list-strip.c: of the list of areas: what is known of a point that was pressed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area-list-private.h"
#include "bw-site-truth.h"
#include "bw-truth-strip.h"

/**
 * bw_area_list_update_strip: (skip)
 * @self: a list
 * @facts: of the desk
 */
void
bw_area_list_update_strip (BwAreaList    *self,
                           const BwFacts *facts)
{
  g_autoptr (BwTruth) truth = NULL;
  BwPlace site;

  if (self->strip == NULL || !gtk_widget_get_visible (self->strip))
    return;

  site = bw_place_tree_lookup (facts->places, self->strip_site);
  if (site == BW_PLACE_NONE || !bw_place_tree_is_site (facts->places, site))
    return;

  truth = bw_site_truth_new (facts, site);
  bw_truth_strip_set_truth (BW_TRUTH_STRIP (self->strip), truth);
}

/**
 * bw_area_list_show_site: (skip)
 * @self: a list with a desk
 * @site: whose row was pressed
 *
 * A site is the end of the way down: what is known of it stands in a popover.
 */
void
bw_area_list_show_site (BwAreaList *self,
                        BwPlace     site)
{
  BwAreaRow *row = bw_area_rows_find (self->rows, site);
  GdkRectangle rectangle;
  graphene_rect_t bounds;
  BwFacts facts;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;

  if (self->strip == NULL)
    {
      self->strip = g_object_ref_sink (bw_truth_strip_new ());
      gtk_popover_set_position (GTK_POPOVER (self->strip), GTK_POS_LEFT);
      gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
    }

  rectangle = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, 44,
                               (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->strip), &rectangle);
  g_free (self->strip_site);
  self->strip_site = g_strdup (bw_place_tree_get_code (bw_desk_get_places (self->desk), site));
  gtk_popover_popup (GTK_POPOVER (self->strip));
  bw_facts_init (&facts, self->desk);
  bw_area_list_update_strip (self, &facts);
}
