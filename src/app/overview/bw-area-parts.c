/* bw-area-parts.c: which parts of a scope are listed, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-parts.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names that are measured for the width of their column. */
#define N_MEASURED 64

static BwPlace
get_part (const BwAreaParts *self,
          guint              index)
{
  return g_array_index (self->listed, BwPlace, index);
}

static gboolean
has_only_sites (const BwAreaParts *self,
                BwPlaceTree       *places)
{
  for (guint i = 0; i < self->listed->len; i++)
    {
      if (!bw_place_tree_is_site (places, get_part (self, i)))
        return FALSE;
    }

  return self->listed->len > 0;
}

/**
 * bw_area_parts_init:
 * @self: filled; clear it
 * @places: all places
 * @scope: the area whose direct parts they are, or %BW_PLACE_NONE
 *
 * Points that take no samples say nothing here; the map and other pages have them.
 */
void
bw_area_parts_init (BwAreaParts *self,
                    BwPlaceTree *places,
                    BwPlace      scope)
{
  const BwPlace *parts = NULL;
  guint n_parts = 0;

  if (scope != BW_PLACE_NONE)
    parts = bw_place_tree_get_parts (places, scope, &n_parts);

  self->listed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  for (guint i = 0; i < n_parts; i++)
    {
      const BwSite *site = bw_place_tree_get_site (places, parts[i]);

      if (site == NULL || site->kind == BW_SITE_KIND_SAMPLING)
        g_array_append_val (self->listed, parts[i]);
    }

  self->is_sites = has_only_sites (self, places);
  self->is_dense = scope != BW_PLACE_NONE && bw_place_tree_get_level (places, scope) > BW_LEVEL_CITY;
}

void
bw_area_parts_clear (BwAreaParts *self)
{
  g_clear_pointer (&self->listed, g_array_unref);
}

/**
 * bw_area_parts_get_title:
 * @self: parts
 * @places: all places
 *
 * Returns: (transfer none): after the level of the first area; points alone are so
 *   called
 */
const char *
bw_area_parts_get_title (const BwAreaParts *self,
                         BwPlaceTree       *places)
{
  for (guint i = 0; i < self->listed->len; i++)
    {
      switch (bw_place_tree_get_level (places, get_part (self, i)))
        {
        case BW_LEVEL_PROVINCE:
          return _("Provinces");
        case BW_LEVEL_CITY:
          return _("Cities");
        case BW_LEVEL_DISTRICT:
          return _("Districts");
        case BW_LEVEL_SUBDISTRICT:
          return _("Subdistricts");
        case BW_LEVEL_COMMUNITY:
          return _("Communities");
        case BW_LEVEL_GRID:
          return _("Grids");
        case BW_LEVEL_SITE:
          continue;
        case BW_LEVEL_COUNTRY:
        case BW_LEVEL_UNKNOWN:
        default:
          return _("Areas");
        }
    }

  return _("Points");
}

/**
 * bw_area_parts_list_names:
 * @self: parts
 * @places: all places; the names are theirs
 * @language: "zh_CN" or "en"
 *
 * Of very many names the longest stands for all.
 *
 * Returns: (transfer container): names to measure, %NULL at the end
 */
GPtrArray *
bw_area_parts_list_names (const BwAreaParts *self,
                          BwPlaceTree       *places,
                          const char        *language)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *longest = "";

  for (guint i = 0; i < self->listed->len; i++)
    {
      const char *name = bw_place_tree_get_name (places, get_part (self, i), language);

      if (self->listed->len <= N_MEASURED)
        g_ptr_array_add (names, (gpointer) name);
      else if (strlen (name) > strlen (longest))
        longest = name;
    }

  g_ptr_array_add (names, (gpointer) longest);
  g_ptr_array_add (names, NULL);
  return names;
}
