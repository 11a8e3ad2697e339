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

/* By kind and condition, made when first needed. */
typedef struct
{
  cairo_surface_t *pictures[BW_N_SITE_KINDS][BW_N_CONDITIONS]; /* (owned) (nullable) */
} Sprites;

static void
clear_sprites (Sprites *sprites)
{
  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    for (guint j = 0; j < BW_N_CONDITIONS; j++)
      g_clear_pointer (&sprites->pictures[i][j], cairo_surface_destroy);
}

static cairo_surface_t *
get_sprite (Sprites            *sprites,
            const BwMapPainter *self,
            BwSiteKind          kind,
            BwCondition         condition,
            double              radius,
            double              device_scale)
{
  cairo_surface_t **slot = &sprites->pictures[kind][condition];
  int side = 2 * (int) ceil ((radius + 3 * self->size) * device_scale) + 1;
  cairo_t *cr;

  if (*slot != NULL)
    return *slot;

  *slot = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cr = cairo_create (*slot);
  cairo_translate (cr, side / 2.0, side / 2.0);
  cairo_scale (cr, device_scale, device_scale);
  bw_site_mark_draw (kind, condition, cr, self->palette, 0, 0, self->size);
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

/* One mark for many sites: how many they are, on paper or on the colour of what is
 * wrong. */
static void
paint_crowd (const BwMapPainter *self,
             cairo_t            *cr,
             const BwMapMark    *mark,
             double              x,
             double              y)
{
  g_autofree char *count = bw_format_integer (mark->n);
  g_autoptr (PangoLayout) text = bw_map_painter_create_text (self, cr, count, BW_MAP_CAPTION, TRUE);
  double radius = mark->radius;
  double half;
  int width;
  int height;

  pango_layout_get_pixel_size (text, &width, &height);
  half = MAX (radius, width / 2.0 + 5 * self->size);

  cairo_new_path (cr);
  cairo_arc (cr, x - half + radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + half - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  bw_color_set_source (mark->is_exception ? &self->palette->late : &self->palette->card, cr);
  cairo_fill_preserve (cr);
  bw_color_set_source (mark->is_exception ? &self->palette->card : &self->palette->fg, cr);
  cairo_set_line_width (cr, RING_WIDTH * self->size);
  cairo_stroke (cr);

  cairo_move_to (cr, round (x - width / 2.0), round (y - height / 2.0));
  pango_cairo_show_layout (cr, text);
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

/* One pass over the marks of a sort: single ones, or those that stand for many. */
static void
paint_pass (const BwMapPainter *self,
            cairo_t            *cr,
            gboolean            exceptions,
            gboolean            crowds,
            Sprites            *sprites,
            double              device_scale)
{
  for (guint i = 0; i < self->marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (self->marks->marks, BwMapMark, i);
      BwSiteKind kind;
      BwCondition condition;
      double x;
      double y;

      if (mark->is_exception != exceptions || (mark->n > 1) != crowds)
        continue;
      bw_map_view_to_screen (&self->view, mark->x, mark->y, &x, &y);
      if (!is_in_view (self, mark, x, y))
        continue;
      if (crowds)
        {
          paint_crowd (self, cr, mark, x, y);
          continue;
        }

      get_site (self, mark, &kind, &condition);
      if (sprites != NULL)
        bw_map_sprite_stamp (get_sprite (sprites, self, kind, condition, mark->radius, device_scale),
                             cairo_get_target (cr),
                             (int) floor (x * device_scale), (int) floor (y * device_scale));
      else
        bw_site_mark_draw (kind, condition, cr, self->palette, x, y, self->size);
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
  double device_scale;
  gboolean stamp;

  if (self->marks == NULL)
    return;

  stamp = self->marks->marks->len >= MANY && can_stamp (cr, &device_scale);
  cairo_surface_flush (cairo_get_target (cr));
  paint_pass (self, cr, exceptions, FALSE, stamp ? &sprites : NULL, stamp ? device_scale : 1);
  if (stamp)
    cairo_surface_mark_dirty (cairo_get_target (cr));
  paint_pass (self, cr, exceptions, TRUE, NULL, 1);
  clear_sprites (&sprites);
}
