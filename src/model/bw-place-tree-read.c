/* bw-place-tree-read.c: answers who stands in whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-tree-private.h"

#include <math.h>
#include <string.h>

static int
compare_codes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  BwPlaceTree *self = user_data;
  const BwPlace *left = a;
  const BwPlace *right = b;

  return strcmp (bw_place_tree_get_node (self, *left)->code, bw_place_tree_get_node (self, *right)->code);
}

/* Where among the first @n_parts, which stand in order, @place would stand. */
static guint
find_rank (BwPlaceTree   *self,
           const BwPlace *parts,
           guint          n_parts,
           BwPlace        place)
{
  guint first = 0;

  while (first < n_parts)
    {
      guint middle = first + (n_parts - first) / 2;

      if (compare_codes (&parts[middle], &place, self) < 0)
        first = middle + 1;
      else
        n_parts = middle;
    }

  return first;
}

/* Those that came since the last time are put in order, and where they belong among the
 * others, from the last to the first: what it costs follows how many came. */
static void
sort_parts (BwPlaceTree *self,
            BwPlaceNode *node)
{
  BwPlace *parts = (BwPlace *) (gpointer) node->parts->data;
  guint n_left = node->n_sorted;
  guint n_fresh = node->parts->len - n_left;
  g_autofree BwPlace *fresh = g_memdup2 (parts + n_left, n_fresh * sizeof (BwPlace));

  g_qsort_with_data (fresh, (int) n_fresh, sizeof (BwPlace), compare_codes, self);
  while (n_fresh > 0)
    {
      guint rank = find_rank (self, parts, n_left, fresh[n_fresh - 1]);

      memmove (parts + rank + n_fresh, parts + rank, (n_left - rank) * sizeof (BwPlace));
      n_fresh--;
      parts[rank + n_fresh] = fresh[n_fresh];
      n_left = rank;
    }

  node->n_sorted = node->parts->len;
}

static guint
count_below (BwPlaceTree *self,
             BwPlace      place)
{
  const BwPlaceNode *node = bw_place_tree_get_node (self, place);
  guint n = 1;

  for (guint i = 0; node->parts != NULL && i < node->parts->len; i++)
    n += count_below (self, g_array_index (node->parts, BwPlace, i));

  return n;
}

static BwPlace
find_root (BwPlaceTree *self)
{
  BwPlace root = BW_PLACE_NONE;
  guint most = 0;

  for (BwPlace place = 0; place < self->n_nodes; place++)
    {
      const BwPlaceNode *node = bw_place_tree_get_node (self, place);
      guint n;

      if (node->parent != BW_PLACE_NONE || !bw_place_tree_node_listed (node))
        continue;

      n = count_below (self, place);
      if (n > most || (n == most && strcmp (node->code, bw_place_tree_get_node (self, root)->code) < 0))
        {
          most = n;
          root = place;
        }
    }

  return root;
}

/* @kinds: a bit for each BwSiteKind. */
static void
collect_sites (BwPlaceTree *self,
               BwPlace      place,
               guint        kinds,
               GArray      *sites)
{
  const BwPlaceNode *node = bw_place_tree_get_node (self, place);
  const BwPlace *parts;
  guint n_parts;

  if (node != NULL && node->is_site)
    {
      if (kinds & 1u << node->kind)
        g_array_append_val (sites, place);
      return;
    }

  parts = bw_place_tree_get_parts (self, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    collect_sites (self, parts[i], kinds, sites);
}

/**
 * bw_place_tree_get_root:
 * @self: a tree
 *
 * O(places) after a change of structure, else O(1).
 *
 * Returns: the place without parent that most places stand under, of equals the
 *   one whose code is first; %BW_PLACE_NONE if there is no place
 */
BwPlace
bw_place_tree_get_root (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);

  if (self->root_generation != self->generation)
    {
      self->root = find_root (self);
      self->root_generation = self->generation;
    }

  return self->root;
}

gboolean
bw_place_tree_is_listed (BwPlaceTree *self,
                         BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  node = bw_place_tree_get_node (self, place);
  return node != NULL && bw_place_tree_node_listed (node);
}

gboolean
bw_place_tree_is_site (BwPlaceTree *self,
                       BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  node = bw_place_tree_get_node (self, place);
  return node != NULL && node->is_site;
}

/**
 * bw_place_tree_get_parent:
 * @self: a tree
 * @place: a place
 *
 * Returns: the area that it stands in; %BW_PLACE_NONE for a root
 */
BwPlace
bw_place_tree_get_parent (BwPlaceTree *self,
                          BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);

  node = bw_place_tree_get_node (self, place);
  return node != NULL ? node->parent : BW_PLACE_NONE;
}

/**
 * bw_place_tree_get_level:
 * @self: a tree
 * @place: a place
 *
 * Returns: its level; %BW_LEVEL_SITE for sites, %BW_LEVEL_UNKNOWN for placeholders
 */
BwLevel
bw_place_tree_get_level (BwPlaceTree *self,
                         BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_LEVEL_UNKNOWN);

  node = bw_place_tree_get_node (self, place);
  if (node == NULL || (node->area == NULL && node->site == NULL))
    return BW_LEVEL_UNKNOWN;

  return node->site != NULL ? BW_LEVEL_SITE : node->area->level;
}

/**
 * bw_place_tree_get_code:
 * @self: a tree
 * @place: a place, listed or removed
 *
 * Returns: (transfer none) (nullable): its code
 */
const char *
bw_place_tree_get_code (BwPlaceTree *self,
                        BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = bw_place_tree_get_node (self, place);
  return node != NULL ? node->code : NULL;
}

/**
 * bw_place_tree_get_name:
 * @self: a tree
 * @place: a place
 * @language: `zh_CN`, `en`, …
 *
 * Returns: (transfer none) (nullable): its name in @language, else the Chinese
 *   one, else its code; %NULL only for an index that was never in use
 */
const char *
bw_place_tree_get_name (BwPlaceTree *self,
                        BwPlace      place,
                        const char  *language)
{
  const BwPlaceNode *node;
  const char *name = NULL;
  const char *name_en = NULL;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  node = bw_place_tree_get_node (self, place);
  if (node == NULL)
    return NULL;

  if (node->area != NULL)
    {
      name = node->area->name;
      name_en = node->area->name_en;
    }
  else if (node->site != NULL)
    {
      name = node->site->name;
      name_en = node->site->name_en;
    }

  if (g_str_has_prefix (language, "en") && name_en != NULL && *name_en != '\0')
    return name_en;

  return name != NULL && *name != '\0' ? name : node->code;
}

/**
 * bw_place_tree_get_position:
 * @self: a tree
 * @place: a place
 * @longitude: (out): degrees WGS-84
 * @latitude: (out): degrees WGS-84
 *
 * Returns: whether it has a position: a site's own, an area's centre
 */
gboolean
bw_place_tree_get_position (BwPlaceTree *self,
                            BwPlace      place,
                            double      *longitude,
                            double      *latitude)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);
  g_return_val_if_fail (longitude != NULL && latitude != NULL, FALSE);

  node = bw_place_tree_get_node (self, place);
  *longitude = NAN;
  *latitude = NAN;
  if (node != NULL && node->area != NULL)
    {
      *longitude = node->area->longitude;
      *latitude = node->area->latitude;
    }
  else if (node != NULL && node->site != NULL)
    {
      *longitude = node->site->longitude;
      *latitude = node->site->latitude;
    }

  return !isnan (*longitude) && !isnan (*latitude);
}

/**
 * bw_place_tree_get_area:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer none) (nullable): its document, until it is replaced; %NULL
 *   for a site or a placeholder
 */
BwArea *
bw_place_tree_get_area (BwPlaceTree *self,
                        BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = bw_place_tree_get_node (self, place);
  return node != NULL ? node->area : NULL;
}

/**
 * bw_place_tree_get_site:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer none) (nullable): its document, until it is replaced
 */
BwSite *
bw_place_tree_get_site (BwPlaceTree *self,
                        BwPlace      place)
{
  const BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = bw_place_tree_get_node (self, place);
  return node != NULL ? node->site : NULL;
}

/**
 * bw_place_tree_is_within:
 * @self: a tree
 * @place: a place
 * @ancestor: a place
 *
 * Returns: whether @place is @ancestor or stands somewhere under it. O(depth)
 */
gboolean
bw_place_tree_is_within (BwPlaceTree *self,
                         BwPlace      place,
                         BwPlace      ancestor)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  while (place != BW_PLACE_NONE && place != ancestor)
    place = bw_place_tree_get_parent (self, place);

  return place != BW_PLACE_NONE;
}

/**
 * bw_place_tree_get_parts:
 * @self: a tree
 * @place: a place
 * @n_parts: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_parts): its direct parts,
 *   areas and sites in one list, in order of code; until the next change of
 *   structure
 */
const BwPlace *
bw_place_tree_get_parts (BwPlaceTree *self,
                         BwPlace      place,
                         guint       *n_parts)
{
  BwPlaceNode *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);
  g_return_val_if_fail (n_parts != NULL, NULL);

  *n_parts = 0;
  node = bw_place_tree_get_node (self, place);
  if (node == NULL || node->parts == NULL)
    return NULL;

  if (node->n_sorted < node->parts->len)
    sort_parts (self, node);

  *n_parts = node->parts->len;
  return (const BwPlace *) (gpointer) node->parts->data;
}

static GArray *
dup_sites (BwPlaceTree *self,
           BwPlace      area,
           guint        kinds)
{
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  if (area != BW_PLACE_NONE)
    collect_sites (self, area, kinds, sites);

  return sites;
}

/**
 * bw_place_tree_dup_sites:
 * @self: a tree
 * @area: an area
 *
 * Returns: (transfer full) (element-type BwPlace): all sites under it, any depth
 */
GArray *
bw_place_tree_dup_sites (BwPlaceTree *self,
                         BwPlace      area)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  return dup_sites (self, area, ~0u);
}

/**
 * bw_place_tree_dup_sites_of_kind:
 * @self: a tree
 * @area: an area, or a site
 * @kind: which of the sites
 *
 * Returns: (transfer full) (element-type BwPlace): the sites of that kind under it, any
 *   depth; @area itself if it is one
 */
GArray *
bw_place_tree_dup_sites_of_kind (BwPlaceTree *self,
                                 BwPlace      area,
                                 BwSiteKind   kind)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  return dup_sites (self, area, 1u << kind);
}
