/* bw-attention-site.c: a site of a scope that needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-attention-site.h"

/* A checkpoint without its measures lets the virus through now; a point that stands
 * still costs time. */
static int
get_urgency (BwCondition condition)
{
  switch (condition)
    {
    case BW_CONDITION_GAP:
      return 0;
    case BW_CONDITION_PAUSED:
      return 1;
    case BW_CONDITION_JAMMED:
      return 2;
    case BW_CONDITION_SILENT:
    case BW_CONDITION_UNKNOWN:
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_CLOSED:
    case BW_CONDITION_UNCONFIRMED:
    case BW_CONDITION_BUSY:
    default:
      return 3;
    }
}

static int
compare_sites (gconstpointer a,
               gconstpointer b)
{
  const BwAttentionSite *first = a;
  const BwAttentionSite *second = b;
  int difference = get_urgency (first->condition) - get_urgency (second->condition);

  if (difference != 0)
    return difference;

  return first->site < second->site ? -1 : first->site > second->site;
}

/**
 * bw_attention_site_list: (skip)
 * @desk: the desk
 * @scope: an area
 *
 * Returns: (transfer full) (element-type BwAttentionSite): its exceptions, the most
 *   urgent first
 */
GArray *
bw_attention_site_list (BwDesk  *desk,
                        BwPlace  scope)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (places, scope);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (BwAttentionSite));

  for (guint i = 0; i < sites->len; i++)
    {
      BwAttentionSite site = { g_array_index (sites, BwPlace, i), BW_SITE_KIND_VENUE, BW_CONDITION_UNKNOWN };

      site.kind = bw_place_tree_get_site (places, site.site)->kind;
      site.condition = bw_picture_get_condition (bw_desk_get_picture (desk), site.site);
      if (bw_condition_is_exception (site.condition)
          && (site.kind == BW_SITE_KIND_SAMPLING || site.kind == BW_SITE_KIND_CHECKPOINT))
        g_array_append_val (found, site);
    }

  g_array_sort (found, compare_sites);
  return found;
}
