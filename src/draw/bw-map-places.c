/* bw-map-places.c: what there is to draw for a scope, as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-places.h"

#include "bw-map-view.h"

#include <math.h>

static void
clear_places (gpointer data)
{
  BwMapPlaces *self = data;

  for (guint i = 0; i < self->n_areas; i++)
    {
      bw_geometry_unref (self->areas[i].geometry);
      g_free (self->areas[i].name);
    }
  g_free (self->areas);
  g_free (self->sites);
  g_free (self->longitudes);
  g_free (self->latitudes);
  g_free (self->kinds);
}

static gboolean
take_area (BwMapPlaces *self,
           BwPlaceTree *tree,
           BwPlace      place,
           const char  *language)
{
  const BwArea *area = bw_place_tree_get_area (tree, place);
  BwMapArea *row;

  if (area == NULL || area->boundary == NULL)
    return FALSE;

  row = &self->areas[self->n_areas++];
  row->place = place;
  row->geometry = bw_geometry_ref (area->boundary);
  row->name = g_strdup (bw_place_tree_get_name (tree, place, language));
  self->is_schematic |= area->schematic;
  return TRUE;
}

static void
take_areas (BwMapPlaces *self,
            BwPlaceTree *tree,
            BwPlace      scope,
            const char  *language)
{
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (tree, scope, &n_parts);

  self->areas = g_new0 (BwMapArea, n_parts + 1);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (tree, parts[i]) && !take_area (self, tree, parts[i], language))
        self->n_without_boundary++;
    }

  if (self->n_areas == 0)
    self->is_whole = take_area (self, tree, scope, language);
}

static void
take_sites (BwMapPlaces *self,
            BwPlaceTree *tree,
            BwPlace      scope)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (tree, scope);

  self->sites = g_new (BwPlace, MAX (sites->len, 1));
  self->longitudes = g_new (double, MAX (sites->len, 1));
  self->latitudes = g_new (double, MAX (sites->len, 1));
  self->kinds = g_new (guint8, MAX (sites->len, 1));

  for (guint i = 0; i < sites->len; i++)
    {
      BwPlace place = g_array_index (sites, BwPlace, i);
      const BwSite *site = bw_place_tree_get_site (tree, place);
      guint row = self->n_sites;

      if (site == NULL)
        continue;
      if (isnan (site->longitude) || isnan (site->latitude))
        {
          self->n_without_position[site->kind]++;
          continue;
        }

      self->sites[row] = place;
      self->longitudes[row] = site->longitude;
      self->latitudes[row] = site->latitude;
      self->kinds[row] = (guint8) site->kind;
      self->n_sites++;
    }
}

static void
widen_box (double box[4],
           double x,
           double y)
{
  box[0] = MIN (box[0], x);
  box[1] = MIN (box[1], y);
  box[2] = MAX (box[2], x);
  box[3] = MAX (box[3], y);
}

/**
 * bw_map_places_new:
 * @tree: the places
 * @scope: an area; %BW_PLACE_NONE: nothing
 * @language: "zh_CN" or "en", of the names
 *
 * Returns: (transfer full): what there is to draw
 */
BwMapPlaces *
bw_map_places_new (BwPlaceTree *tree,
                   BwPlace      scope,
                   const char  *language)
{
  BwMapPlaces *self = g_atomic_rc_box_new0 (BwMapPlaces);

  if (scope == BW_PLACE_NONE)
    return self;

  take_areas (self, tree, scope, language);
  take_sites (self, tree, scope);
  return self;
}

/**
 * bw_map_places_new_outlines:
 * @tree: the places
 * @scope: an area
 * @language: "zh_CN" or "en", of the names
 *
 * Returns: (transfer full): its parts, or itself, without any site
 */
BwMapPlaces *
bw_map_places_new_outlines (BwPlaceTree *tree,
                            BwPlace      scope,
                            const char  *language)
{
  BwMapPlaces *self = g_atomic_rc_box_new0 (BwMapPlaces);

  take_areas (self, tree, scope, language);
  return self;
}

/**
 * bw_map_places_new_for_areas:
 * @areas: (transfer full) (array length=n_areas): what there is to draw
 * @n_areas: how many
 * @is_whole: they are the scope itself
 * @n_without_boundary: parts of the scope that are not among them
 * @is_schematic: some outline is drawn, not surveyed
 *
 * Returns: (transfer full): the areas, without any site
 */
BwMapPlaces *
bw_map_places_new_for_areas (BwMapArea *areas,
                             guint      n_areas,
                             gboolean   is_whole,
                             guint      n_without_boundary,
                             gboolean   is_schematic)
{
  BwMapPlaces *self = g_atomic_rc_box_new0 (BwMapPlaces);

  self->areas = areas;
  self->n_areas = n_areas;
  self->is_whole = is_whole;
  self->n_without_boundary = n_without_boundary;
  self->is_schematic = is_schematic;
  return self;
}

/**
 * bw_map_places_add_site:
 * @self: places that nobody else has yet
 * @longitude: degrees
 * @latitude: degrees
 * @kind: what it is
 *
 * Of a site that is known otherwise: its row stands for the place.
 */
void
bw_map_places_add_site (BwMapPlaces *self,
                        double       longitude,
                        double       latitude,
                        BwSiteKind   kind)
{
  guint row;

  g_return_if_fail (self != NULL);

  row = self->n_sites++;
  self->sites = g_renew (BwPlace, self->sites, self->n_sites);
  self->longitudes = g_renew (double, self->longitudes, self->n_sites);
  self->latitudes = g_renew (double, self->latitudes, self->n_sites);
  self->kinds = g_renew (guint8, self->kinds, self->n_sites);
  self->sites[row] = row;
  self->longitudes[row] = longitude;
  self->latitudes[row] = latitude;
  self->kinds[row] = (guint8) kind;
}

/**
 * bw_map_places_ref:
 * @self: places
 *
 * Returns: (transfer full): the same
 */
BwMapPlaces *
bw_map_places_ref (BwMapPlaces *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_map_places_unref:
 * @self: (transfer full): places
 */
void
bw_map_places_unref (BwMapPlaces *self)
{
  g_atomic_rc_box_release_full (self, clear_places);
}

/**
 * bw_map_places_get_box:
 * @self: places
 * @box: (out): west, north, east, south in Mercator, true (without a lens)
 *
 * Returns: whether there is anything to show
 */
gboolean
bw_map_places_get_box (const BwMapPlaces *self,
                       double             box[4])
{
  box[0] = box[1] = G_MAXDOUBLE;
  box[2] = box[3] = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_areas; i++)
    {
      double degrees[4];
      double x;
      double y;

      bw_geometry_get_box (self->areas[i].geometry, degrees);
      bw_map_view_project (degrees[0], degrees[1], &x, &y);
      widen_box (box, x, y);
      bw_map_view_project (degrees[2], degrees[3], &x, &y);
      widen_box (box, x, y);
    }

  for (guint i = 0; self->n_areas == 0 && i < self->n_sites; i++)
    {
      double x;
      double y;

      bw_map_view_project (self->longitudes[i], self->latitudes[i], &x, &y);
      widen_box (box, x, y);
    }

  return box[0] <= box[2];
}
