/* bw-map-painter-marks.c: the sites of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format.h"
#include "bw-map-painter-private.h"
#include "bw-map-sprite.h"
#include "bw-symbol.h"

#include <math.h>

/* From so many marks on they are stamped, if the target is an image. */
#define MANY 200

#define RING_WIDTH 1.2

/* Pictures of marks, made when first needed, each put down many times. */
typedef struct
{
  const BwMapPainter *painter;
  double              device_scale;
  cairo_surface_t    *sites[BW_N_SITE_KINDS][BW_N_CONDITIONS]; /* (owned) (nullable) */
  GHashTable         *crowds; /* (owned) (element-type guint cairo_surface_t): by number and sort */
} Sprites;

/* The text of a mark for many: laid out anew for each, made once. */
typedef struct
{
  PangoLayout *layout; /* (owned) */
  int          width;
  int          height;
} CrowdText;

static void
init_sprites (Sprites            *sprites,
              const BwMapPainter *painter,
              double              device_scale)
{
  sprites->painter = painter;
  sprites->device_scale = device_scale;
  sprites->crowds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);
}

static void
clear_sprites (Sprites *sprites)
{
  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    for (guint j = 0; j < BW_N_CONDITIONS; j++)
      g_clear_pointer (&sprites->sites[i][j], cairo_surface_destroy);
  g_clear_pointer (&sprites->crowds, g_hash_table_unref);
}

/* A surface of so many logical pixels, an odd number of device pixels, and a context
 * whose origin is its middle. */
static cairo_surface_t *
create_sprite (const Sprites  *sprites,
               double          width,
               double          height,
               cairo_t       **cr)
{
  int columns = 2 * (int) ceil (width / 2 * sprites->device_scale) + 1;
  int rows = 2 * (int) ceil (height / 2 * sprites->device_scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);

  *cr = cairo_create (surface);
  cairo_translate (*cr, columns / 2.0, rows / 2.0);
  cairo_scale (*cr, sprites->device_scale, sprites->device_scale);
  return surface;
}

static cairo_surface_t *
get_site_sprite (Sprites     *sprites,
                 BwSiteKind   kind,
                 BwCondition  condition,
                 double       radius)
{
  cairo_surface_t **slot = &sprites->sites[kind][condition];
  double size = sprites->painter->size;
  cairo_t *cr;

  if (*slot != NULL)
    return *slot;

  *slot = create_sprite (sprites, 2 * radius + 6 * size, 2 * radius + 6 * size, &cr);
  bw_site_mark_draw (kind, condition, cr, sprites->painter->palette, 0, 0, size);
  cairo_destroy (cr);
  cairo_surface_flush (*slot);
  return *slot;
}

/* Whether device pixels of the target are at hand and lie as the view has them. */
static gboolean
can_stamp (cairo_t *cr,
           double  *device_scale)
{
  cairo_surface_t *target = cairo_get_target (cr);
  cairo_matrix_t matrix;
  double scale_y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, device_scale, &scale_y);
  return cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE
         && cairo_get_group_target (cr) == target
         && cairo_image_surface_get_format (target) == CAIRO_FORMAT_ARGB32
         && *device_scale == scale_y
         && matrix.xx == 1 && matrix.yy == 1 && matrix.xy == 0 && matrix.yx == 0
         && matrix.x0 == 0 && matrix.y0 == 0;
}

static void
get_site (const BwMapPainter *self,
          const BwMapMark    *mark,
          BwSiteKind         *kind,
          BwCondition        *condition)
{
  guint32 row = bw_map_marks_get_row (self->marks, mark, 0);

  *kind = (BwSiteKind) self->layout->places->kinds[row];
  *condition = bw_map_state_get_condition (self->state, self->layout->places->sites[row]);
}

static void
set_crowd_text (CrowdText          *text,
                const BwMapPainter *self,
                cairo_t            *cr,
                guint               n)
{
  g_autofree char *count = bw_format_integer (n);

  if (text->layout == NULL)
    text->layout = bw_map_painter_create_text (self, cr, count, BW_MAP_CAPTION, TRUE);
  else
    pango_layout_set_text (text->layout, count, -1);
  pango_layout_get_pixel_size (text->layout, &text->width, &text->height);
}

/* One mark for many sites: how many they are, on paper or on the colour of what is
 * wrong. */
static void
paint_crowd (const BwMapPainter *self,
             cairo_t            *cr,
             const BwMapMark    *mark,
             const CrowdText    *text,
             double              x,
             double              y)
{
  double radius = mark->radius;
  double half = MAX (radius, text->width / 2.0 + 5 * self->size);

  cairo_new_path (cr);
  cairo_arc (cr, x - half + radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + half - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  bw_color_set_source (mark->is_exception ? &self->palette->late : &self->palette->card, cr);
  cairo_fill_preserve (cr);
  bw_color_set_source (mark->is_exception ? &self->palette->card : &self->palette->fg, cr);
  cairo_set_line_width (cr, RING_WIDTH * self->size);
  cairo_stroke (cr);

  cairo_move_to (cr, x - text->width / 2.0, y - text->height / 2.0);
  pango_cairo_show_layout (cr, text->layout);
}

static cairo_surface_t *
get_crowd_sprite (Sprites         *sprites,
                  const BwMapMark *mark,
                  CrowdText       *text,
                  cairo_t         *target)
{
  gpointer key = GUINT_TO_POINTER (2 * mark->n + (mark->is_exception != FALSE));
  cairo_surface_t *sprite = g_hash_table_lookup (sprites->crowds, key);
  double size = sprites->painter->size;
  cairo_t *cr;

  if (sprite != NULL)
    return sprite;

  set_crowd_text (text, sprites->painter, target, mark->n);
  sprite = create_sprite (sprites, MAX (2 * mark->radius, text->width + 10 * size) + 4 * size,
                          2 * mark->radius + 4 * size, &cr);
  paint_crowd (sprites->painter, cr, mark, text, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (sprite);
  g_hash_table_insert (sprites->crowds, key, sprite);
  return sprite;
}

static gboolean
is_in_view (const BwMapPainter *self,
            const BwMapMark    *mark,
            double              x,
            double              y)
{
  double reach = 4 * mark->radius;

  return x > -reach && x < self->view.width + reach && y > -reach && y < self->view.height + reach;
}

static void
paint_mark (const BwMapPainter *self,
            cairo_t            *cr,
            const BwMapMark    *mark,
            CrowdText          *text,
            double              x,
            double              y)
{
  BwSiteKind kind;
  BwCondition condition;

  if (mark->n > 1)
    {
      set_crowd_text (text, self, cr, mark->n);
      paint_crowd (self, cr, mark, text, round (x), round (y));
      return;
    }

  get_site (self, mark, &kind, &condition);
  bw_site_mark_draw (kind, condition, cr, self->palette, x, y, self->size);
}

static void
stamp_mark (Sprites         *sprites,
            cairo_t         *cr,
            const BwMapMark *mark,
            CrowdText       *text,
            double           x,
            double           y)
{
  cairo_surface_t *sprite;
  BwSiteKind kind;
  BwCondition condition;

  if (mark->n > 1)
    {
      sprite = get_crowd_sprite (sprites, mark, text, cr);
    }
  else
    {
      get_site (sprites->painter, mark, &kind, &condition);
      sprite = get_site_sprite (sprites, kind, condition, mark->radius);
    }
  bw_map_sprite_stamp (sprite, cairo_get_target (cr),
                       (int) floor (x * sprites->device_scale), (int) floor (y * sprites->device_scale));
}

/* One pass over the marks of a sort: single ones, or those that stand for many. */
static void
paint_pass (const BwMapPainter *self,
            cairo_t            *cr,
            gboolean            exceptions,
            gboolean            crowds,
            Sprites            *sprites,
            CrowdText          *text)
{
  for (guint i = 0; i < self->marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (self->marks->marks, BwMapMark, i);
      double x;
      double y;

      if (mark->is_exception != exceptions || (mark->n > 1) != crowds)
        continue;
      bw_map_view_to_screen (&self->view, mark->x, mark->y, &x, &y);
      if (!is_in_view (self, mark, x, y))
        continue;

      if (sprites != NULL)
        stamp_mark (sprites, cr, mark, text, x, y);
      else
        paint_mark (self, cr, mark, text, x, y);
    }
}

/**
 * bw_map_painter_paint_marks:
 * @self: what to paint
 * @cr: where to
 * @exceptions: the exceptions, or else the ordinary sites
 */
void
bw_map_painter_paint_marks (const BwMapPainter *self,
                            cairo_t            *cr,
                            gboolean            exceptions)
{
  Sprites sprites = { 0 };
  CrowdText text = { 0 };
  double device_scale;
  gboolean stamp;

  if (self->marks == NULL)
    return;

  stamp = self->marks->marks->len >= MANY && can_stamp (cr, &device_scale);
  if (stamp)
    {
      init_sprites (&sprites, self, device_scale);
      cairo_surface_flush (cairo_get_target (cr));
    }
  for (int crowds = 0; crowds < 2; crowds++)
    paint_pass (self, cr, exceptions, crowds, stamp ? &sprites : NULL, &text);
  if (stamp)
    {
      cairo_surface_mark_dirty (cairo_get_target (cr));
      clear_sprites (&sprites);
    }
  g_clear_object (&text.layout);
}
