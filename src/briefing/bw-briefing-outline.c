/* bw-briefing-outline.c: boundaries as fine as paper shows them
 *
 *   east north step step step …;h east north step …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-outline.h"

#include "bw-map-ring.h"

#include <math.h>
#include <string.h>

#define PER_DEGREE BW_BRIEFING_OUTLINE_PER_DEGREE

/* Of the width of a map of 156 mm: 0.04 mm, a third of its thinnest line. */
#define FINENESS   (1.0 / 4000.0)
#define COARSER    1.5

/* Of one map; more is no boundary that this program wrote. */
#define MAX_TEXT   (256 * 1024)

/* The farthest that a millionth of a degree can lie from the meridian, and back. */
#define MAX_STEP   (720.0 * PER_DEGREE)

static guint
count_points (const BwMapRing *ring,
              double           tolerance)
{
  guint n = 0;

  if (ring->tolerances == NULL)
    return ring->n_points;

  for (guint i = 0; i < ring->n_points; i++)
    n += ring->tolerances[i] > tolerance;

  return n;
}

/* Below zero all points are kept, and need not be ranked. */
static void
append_ring (GString      *text,
             const BwRing *ring,
             double        tolerance)
{
  BwMapRing ranked = { .n_points = ring->n_points };
  gint64 last[2] = { 0, 0 };

  if (tolerance >= 0.0)
    bw_map_ring_init (&ranked, ring, &BW_MAP_LENS_NONE);
  if (count_points (&ranked, tolerance) >= 3)
    {
      g_string_append (text, text->len > 0 ? ";" : "");
      g_string_append (text, ring->hole ? "h" : "");
      for (guint i = 0, n = 0; i < ring->n_points; i++)
        {
          const double *point = ring->points + 2 * i;
          gint64 x = llround (point[0] * PER_DEGREE);
          gint64 y = llround (point[1] * PER_DEGREE);

          if (ranked.tolerances != NULL && !(ranked.tolerances[i] > tolerance))
            continue;

          g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, n++ > 0 ? " " : "",
                                  x - last[0], y - last[1]);
          last[0] = x;
          last[1] = y;
        }
    }

  bw_map_ring_clear (&ranked);
}

static char *
write_thin (const BwGeometry *geometry,
            double            tolerance)
{
  GString *text = g_string_new (NULL);
  guint n;
  const BwRing *rings = bw_geometry_get_rings (geometry, &n);

  for (guint i = 0; i < n; i++)
    append_ring (text, &rings[i], tolerance);

  return g_string_free (text, FALSE);
}

static guint
count_all (const BwMapPlaces *places,
           double             tolerance)
{
  guint n = 0;

  for (guint area = 0; area < places->n_areas; area++)
    {
      guint n_rings;
      const BwRing *rings = bw_geometry_get_rings (places->areas[area].geometry, &n_rings);

      for (guint i = 0; i < n_rings; i++)
        {
          BwMapRing ranked;

          bw_map_ring_init (&ranked, &rings[i], &BW_MAP_LENS_NONE);
          n += count_points (&ranked, tolerance);
          bw_map_ring_clear (&ranked);
        }
    }

  return n;
}

/* GeoJSON's own parser says whether it is a ring. */
static JsonArray *
read_ring (const char *text)
{
  g_auto (GStrv) steps = g_strsplit (text, " ", -1);
  g_autoptr (JsonArray) ring = json_array_new ();
  double at[2] = { 0.0, 0.0 };
  guint n = g_strv_length (steps);

  if (n < 6 || n % 2 != 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      gint64 step;

      if (!g_ascii_string_to_signed (steps[i], 10, (gint64) -MAX_STEP, (gint64) MAX_STEP, &step, NULL))
        return NULL;

      at[i % 2] += (double) step;
      if (i % 2 == 1)
        {
          JsonArray *point = json_array_sized_new (2);

          json_array_add_double_element (point, at[0] / PER_DEGREE);
          json_array_add_double_element (point, at[1] / PER_DEGREE);
          json_array_add_array_element (ring, point);
        }
    }

  json_array_add_element (ring, json_node_copy (json_array_get_element (ring, 0)));
  return g_steal_pointer (&ring);
}

/* (transfer full) (nullable) (element-type BwMapPlaces): of the same areas */
static BwMapPlaces *
make_places (BwMapPlaces *places,
             double       tolerance)
{
  BwMapArea *areas = g_new0 (BwMapArea, MAX (places->n_areas, 1));

  for (guint i = 0; i < places->n_areas; i++)
    {
      g_autofree char *text = write_thin (places->areas[i].geometry, tolerance);
      BwGeometry *thin = bw_briefing_outline_read (text);

      areas[i].place = places->areas[i].place;
      areas[i].name = g_strdup (places->areas[i].name);
      areas[i].geometry = thin != NULL ? thin : bw_geometry_ref (places->areas[i].geometry);
    }

  return bw_map_places_new_for_areas (areas, places->n_areas, places->is_whole, places->n_without_boundary,
                                      places->is_schematic);
}

/* As they will be read again. */
static void
copy_sites (BwMapPlaces       *places,
            const BwMapPlaces *from)
{
  for (guint i = 0; i < from->n_sites; i++)
    bw_map_places_add_site (places, round (from->longitudes[i] * PER_DEGREE) / PER_DEGREE,
                            round (from->latitudes[i] * PER_DEGREE) / PER_DEGREE, (BwSiteKind) from->kinds[i]);
  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    places->n_without_position[i] = from->n_without_position[i];
}

/**
 * bw_briefing_outline_thin:
 * @places: what a map shows
 *
 * In a worker: it takes some microseconds a point.
 *
 * Returns: (transfer full): the same sites and areas, of these at most
 *   %BW_BRIEFING_OUTLINE_MAX_POINTS points
 */
BwMapPlaces *
bw_briefing_outline_thin (BwMapPlaces *places)
{
  double box[4];
  double tolerance = 0.0;
  BwMapPlaces *thin;

  g_return_val_if_fail (places != NULL, NULL);

  if (bw_map_places_get_box (places, box))
    tolerance = MAX (box[2] - box[0], box[3] - box[1]) * FINENESS;

  /* Rings that always keep a point or two may be too many by themselves. */
  while (count_all (places, tolerance) > BW_BRIEFING_OUTLINE_MAX_POINTS && tolerance < 1.0)
    tolerance *= COARSER;

  thin = make_places (places, tolerance);
  copy_sites (thin, places);
  return thin;
}

/**
 * bw_briefing_outline_write:
 * @geometry: a boundary
 *
 * Returns: (transfer full): its text
 */
char *
bw_briefing_outline_write (const BwGeometry *geometry)
{
  g_return_val_if_fail (geometry != NULL, NULL);

  return write_thin (geometry, -1.0);
}

/**
 * bw_briefing_outline_read:
 * @text: of bw_briefing_outline_write()
 *
 * Returns: (transfer full) (nullable): the boundary, if it is one
 */
BwGeometry *
bw_briefing_outline_read (const char *text)
{
  g_auto (GStrv) rings = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) polygons = json_array_new ();
  JsonArray *polygon = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_TEXT)
    return NULL;

  rings = g_strsplit (text, ";", -1);
  for (guint i = 0; rings[i] != NULL; i++)
    {
      gboolean is_hole = rings[i][0] == 'h' && polygon != NULL;
      JsonArray *ring = read_ring (rings[i] + (is_hole ? 1 : 0));

      if (ring == NULL)
        return NULL;

      if (!is_hole)
        {
          polygon = json_array_new ();
          json_array_add_array_element (polygons, polygon);
        }
      json_array_add_array_element (polygon, ring);
    }

  json_object_set_string_member (object, "type", "MultiPolygon");
  json_object_set_array_member (object, "coordinates", g_steal_pointer (&polygons));
  return bw_geometry_new (object, NULL);
}
