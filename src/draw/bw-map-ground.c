/* bw-map-ground.c: the tiles of a base map, painted under a map of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-ground.h"

#include <math.h>
#include <string.h>

/* So many levels up is a tile looked for that can stand in. */
#define MOST_LEVELS 6

/* A drawing that would need more of them gets none: a street map has no whole city. */
#define MOST_CELLS 512

/* Of a tile's colours, in light: how much of them is left, and of the distance from
 * white. In dark, where light and dark change places: how dark the darkest is, and how
 * much of the contrast is left. Chosen by eye with the fills of both palettes on them. */
#define SATURATION      0.45
#define LIGHT_CONTRAST  0.70
#define DARK_SATURATION 0.25
#define DARK_FLOOR      0.12
#define DARK_CONTRAST   0.40

struct _BwMapGround
{
  GHashTable *tiles; /* (owned) (element-type guint64 cairo_surface_t): by make_key() */
  guint       min_zoom;
  guint       max_zoom;
};

/* Levels below 25. */
static guint64
make_key (guint zoom,
          guint x,
          guint y)
{
  return (guint64) zoom << 56 | (guint64) x << 28 | y;
}

static void
insert (BwMapGround     *self,
        guint64          key,
        cairo_surface_t *tile)
{
  guint64 *owned = g_new (guint64, 1);

  *owned = key;
  g_hash_table_replace (self->tiles, owned, cairo_surface_reference (tile));
}

/* (transfer full): only reads from @tile */
static cairo_surface_t *
copy_tile (cairo_surface_t *tile)
{
  int height = cairo_image_surface_get_height (tile);
  gsize stride = (gsize) cairo_image_surface_get_stride (tile);
  cairo_surface_t *copy = cairo_image_surface_create (cairo_image_surface_get_format (tile),
                                                      cairo_image_surface_get_width (tile), height);
  gsize own_stride = (gsize) cairo_image_surface_get_stride (copy);
  const unsigned char *from = cairo_image_surface_get_data (tile);
  unsigned char *to = cairo_image_surface_get_data (copy);

  for (int y = 0; from != NULL && to != NULL && y < height; y++)
    memcpy (to + (gsize) y * own_stride, from + (gsize) y * stride, MIN (stride, own_stride));
  cairo_surface_mark_dirty (copy);
  return copy;
}

static cairo_surface_t *
find_tile (const BwMapGround *self,
           guint              zoom,
           guint              x,
           guint              y)
{
  guint64 key = make_key (zoom, x, y);

  return g_hash_table_lookup (self->tiles, &key);
}

static guint
clamp_cell (double value,
            guint  zoom)
{
  return (guint) CLAMP (value, 0, (double) (1u << zoom));
}

/* Device pixels, so that neighbours share an edge and nothing shines through it. */
static double
snap (double value,
      int    device_scale)
{
  return round (value * device_scale) / device_scale;
}

/* The part of @tile, @levels above, that covers the cell at (@x, @y). */
static void
paint_cell (cairo_t         *cr,
            cairo_surface_t *tile,
            guint            levels,
            guint            x,
            guint            y,
            const double     box[4])
{
  double part = 1 << levels;
  double width = cairo_image_surface_get_width (tile);
  double height = cairo_image_surface_get_height (tile);
  double scale_x = (box[2] - box[0]) * part / width;
  double scale_y = (box[3] - box[1]) * part / height;

  cairo_save (cr);
  cairo_rectangle (cr, box[0], box[1], box[2] - box[0], box[3] - box[1]);
  cairo_clip (cr);
  cairo_translate (cr, box[0] - (box[2] - box[0]) * fmod (x, part), box[1] - (box[3] - box[1]) * fmod (y, part));
  cairo_scale (cr, scale_x, scale_y);
  cairo_set_source_surface (cr, tile, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* One channel, premultiplied. */
static guint32
calm_channel (double   value,
              double   grey,
              double   alpha,
              gboolean is_dark)
{
  double saturation = is_dark ? DARK_SATURATION : SATURATION;
  double calm = grey + (value - grey) * saturation;

  calm = is_dark ? alpha * DARK_FLOOR + (alpha - calm) * DARK_CONTRAST : alpha - (alpha - calm) * LIGHT_CONTRAST;
  return (guint32) (CLAMP (calm, 0, alpha) + 0.5);
}

static guint32
calm_pixel (guint32  pixel,
            gboolean is_dark)
{
  double alpha = pixel >> 24;
  double red = pixel >> 16 & 0xff;
  double green = pixel >> 8 & 0xff;
  double blue = pixel & 0xff;
  double grey = 0.299 * red + 0.587 * green + 0.114 * blue; /* ITU-R BT.601 */

  return (pixel & 0xff000000) | calm_channel (red, grey, alpha, is_dark) << 16
         | calm_channel (green, grey, alpha, is_dark) << 8 | calm_channel (blue, grey, alpha, is_dark);
}

/**
 * bw_map_ground_new:
 * @min_zoom: lowest level that there are tiles of
 * @max_zoom: highest level, 22 at most
 *
 * Returns: (transfer full): a ground without tiles
 */
BwMapGround *
bw_map_ground_new (guint min_zoom,
                   guint max_zoom)
{
  BwMapGround *self = g_new0 (BwMapGround, 1);

  self->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  self->min_zoom = MIN (min_zoom, 22);
  self->max_zoom = CLAMP (max_zoom, self->min_zoom, 22);
  return self;
}

/**
 * bw_map_ground_copy:
 * @self: a ground
 *
 * Returns: (transfer full): another one with the same tiles
 */
BwMapGround *
bw_map_ground_copy (const BwMapGround *self)
{
  BwMapGround *copy = bw_map_ground_new (self->min_zoom, self->max_zoom);
  GHashTableIter iter;
  gpointer key;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, &tile))
    insert (copy, *(guint64 *) key, tile);

  return copy;
}

/**
 * bw_map_ground_copy_pixels:
 * @self: a ground
 *
 * A surface that records, as that of a PDF does, notes at each tile that it has it. That
 * is not for several threads: such a one needs tiles of its own.
 *
 * Returns: (transfer full): another one that shares nothing with @self
 */
BwMapGround *
bw_map_ground_copy_pixels (const BwMapGround *self)
{
  BwMapGround *copy = bw_map_ground_new (self->min_zoom, self->max_zoom);
  GHashTableIter iter;
  gpointer key;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, &tile))
    {
      cairo_surface_t *own = copy_tile (tile);

      insert (copy, *(guint64 *) key, own);
      cairo_surface_destroy (own);
    }

  return copy;
}

/**
 * bw_map_ground_free:
 * @self: (transfer full): a ground
 */
void
bw_map_ground_free (BwMapGround *self)
{
  g_hash_table_unref (self->tiles);
  g_free (self);
}

/**
 * bw_map_ground_add:
 * @self: a ground
 * @zoom: level
 * @x: column, from the west
 * @y: row, from the north
 * @tile: (transfer none): an ARGB32 image surface that is not drawn on any more
 */
void
bw_map_ground_add (BwMapGround     *self,
                   guint            zoom,
                   guint            x,
                   guint            y,
                   cairo_surface_t *tile)
{
  g_return_if_fail (cairo_surface_get_type (tile) == CAIRO_SURFACE_TYPE_IMAGE);

  insert (self, make_key (zoom, x, y), tile);
}

/**
 * bw_map_ground_remove:
 * @self: a ground
 * @zoom: level
 * @x: column
 * @y: row
 */
void
bw_map_ground_remove (BwMapGround *self,
                      guint        zoom,
                      guint        x,
                      guint        y)
{
  guint64 key = make_key (zoom, x, y);

  g_hash_table_remove (self->tiles, &key);
}

/**
 * bw_map_ground_is_empty:
 * @self: a ground
 *
 * Returns: whether it has no tiles
 */
gboolean
bw_map_ground_is_empty (const BwMapGround *self)
{
  return g_hash_table_size (self->tiles) == 0;
}

/**
 * bw_map_ground_find_cells:
 * @self: a ground
 * @view: what is seen
 * @device_scale: pixels a logical one
 * @cells: (out caller-allocates): the tiles that it needs; none: east is west
 *
 * Of the level whose tiles come nearest to their own size.
 */
void
bw_map_ground_find_cells (const BwMapGround *self,
                          const BwMapView   *view,
                          int                device_scale,
                          BwMapCells        *cells)
{
  double zoom = round (bw_map_view_get_zoom (view) + log2 (MAX (device_scale, 1)));
  double box[4];
  double n;

  cells->zoom = (guint) CLAMP (zoom, self->min_zoom, self->max_zoom);
  n = 1u << cells->zoom;
  bw_map_view_get_box (view, box);
  cells->west = clamp_cell (floor (box[0] * n), cells->zoom);
  cells->north = clamp_cell (floor (box[1] * n), cells->zoom);
  cells->east = clamp_cell (ceil (box[2] * n), cells->zoom);
  cells->south = clamp_cell (ceil (box[3] * n), cells->zoom);
  if ((guint64) (cells->east - cells->west) * (cells->south - cells->north) > MOST_CELLS)
    cells->east = cells->west;
}

/**
 * bw_map_ground_paint:
 * @self: a ground
 * @cr: where to
 * @view: what is seen, in units of @cr
 * @device_scale: pixels a unit
 */
void
bw_map_ground_paint (const BwMapGround *self,
                     cairo_t           *cr,
                     const BwMapView   *view,
                     int                device_scale)
{
  BwMapCells cells;

  bw_map_ground_find_cells (self, view, device_scale, &cells);
  for (guint x = cells.west; x < cells.east; x++)
    for (guint y = cells.north; y < cells.south; y++)
      {
        double n = 1u << cells.zoom;
        cairo_surface_t *tile = NULL;
        guint levels = 0;
        double box[4];

        for (; tile == NULL && levels <= MIN (MOST_LEVELS, cells.zoom); levels++)
          tile = find_tile (self, cells.zoom - levels, x >> levels, y >> levels);
        if (tile == NULL)
          continue;

        bw_map_view_to_screen (view, x / n, y / n, &box[0], &box[1]);
        bw_map_view_to_screen (view, (x + 1) / n, (y + 1) / n, &box[2], &box[3]);
        for (guint i = 0; i < G_N_ELEMENTS (box); i++)
          box[i] = snap (box[i], device_scale);
        paint_cell (cr, tile, levels - 1, x, y, box);
      }
}

/**
 * bw_map_ground_calm:
 * @tile: an ARGB32 image surface; changed
 * @kind: the palette of the data
 */
void
bw_map_ground_calm (cairo_surface_t *tile,
                    BwPaletteKind    kind)
{
  gboolean is_dark = kind == BW_PALETTE_DARK || kind == BW_PALETTE_DARK_HIGH || kind == BW_PALETTE_WALL;
  int stride = cairo_image_surface_get_stride (tile);
  unsigned char *data;

  cairo_surface_flush (tile);
  data = cairo_image_surface_get_data (tile);
  for (int y = 0; y < cairo_image_surface_get_height (tile); y++)
    {
      guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);

      for (int x = 0; x < cairo_image_surface_get_width (tile); x++)
        row[x] = calm_pixel (row[x], is_dark);
    }
  cairo_surface_mark_dirty (tile);
}
