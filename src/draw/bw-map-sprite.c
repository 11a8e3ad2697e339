/* bw-map-sprite.c: a small picture that is put down very many times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-sprite.h"

/* Two channels at once: x · a / 255 with right rounding, for the bytes 0 and 2. */
static inline guint32
scale_pair (guint32 pair,
            guint32 alpha)
{
  guint32 product = (pair & 0xff00ff) * alpha + 0x800080;

  return ((product + ((product >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
}

/* Porter and Duff's "over" for premultiplied pixels. */
static inline guint32
blend (guint32 source,
       guint32 target)
{
  guint32 rest = 255 - (source >> 24);

  return source + scale_pair (target, rest) + (scale_pair (target >> 8, rest) << 8);
}

/**
 * bw_map_sprite_stamp:
 * @self: an ARGB32 image surface, flushed
 * @target: an ARGB32 image surface, flushed
 * @x: device pixel that its middle comes to stand on
 * @y: device pixel that its middle comes to stand on
 */
void
bw_map_sprite_stamp (cairo_surface_t *self,
                     cairo_surface_t *target,
                     int              x,
                     int              y)
{
  int width = cairo_image_surface_get_width (self);
  int height = cairo_image_surface_get_height (self);
  int from_stride = cairo_image_surface_get_stride (self);
  int to_stride = cairo_image_surface_get_stride (target);
  const guchar *from = cairo_image_surface_get_data (self);
  guchar *to = cairo_image_surface_get_data (target);
  int left = x - width / 2;
  int top = y - height / 2;
  int first_column = MAX (0, -left);
  int last_column = MIN (width, cairo_image_surface_get_width (target) - left);
  int first_row = MAX (0, -top);
  int last_row = MIN (height, cairo_image_surface_get_height (target) - top);

  for (int row = first_row; row < last_row; row++)
    {
      const guint32 *source = (const guint32 *) (gconstpointer) (from + row * from_stride);
      guint32 *pixels = (guint32 *) (gpointer) (to + (top + row) * to_stride) + left;

      for (int column = first_column; column < last_column; column++)
        {
          if (source[column] != 0)
            pixels[column] = blend (source[column], pixels[column]);
        }
    }
}
