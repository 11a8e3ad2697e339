/* canvas-fixture.c: a surface to draw on and to look at, pixel by pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas-fixture.h"

#include <math.h>

void
canvas_init (Canvas *self,
             int     width,
             int     height)
{
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  self->cr = cairo_create (self->surface);
  self->width = width;
  self->height = height;
}

void
canvas_clear (Canvas *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

void
canvas_paint (Canvas        *self,
              const BwColor *ground)
{
  bw_color_set_source (ground, self->cr);
  cairo_paint (self->cr);
}

static guint32
get_raw (Canvas *self,
         int     x,
         int     y)
{
  const guint8 *row;

  g_assert_true (x >= 0 && y >= 0 && x < self->width && y < self->height);
  cairo_surface_flush (self->surface);
  row = cairo_image_surface_get_data (self->surface)
        + (gsize) y * (gsize) cairo_image_surface_get_stride (self->surface);

  return ((const guint32 *) (const void *) row)[x];
}

BwColor
canvas_get_pixel (Canvas *self,
                  int     x,
                  int     y)
{
  guint32 raw = get_raw (self, x, y);
  double alpha = (raw >> 24) / 255.0;
  double unit = alpha > 0.0 ? 255.0 * alpha : 255.0;

  return (BwColor) {
    ((raw >> 16) & 0xff) / unit, ((raw >> 8) & 0xff) / unit, (raw & 0xff) / unit, alpha,
  };
}

BwColor
canvas_blend (const BwColor *color,
              const BwColor *ground)
{
  double rest = 1.0 - color->alpha;

  return (BwColor) {
    color->red * color->alpha + ground->red * rest,
    color->green * color->alpha + ground->green * rest,
    color->blue * color->alpha + ground->blue * rest,
    1.0,
  };
}

gboolean
canvas_is_like (const BwColor *a,
                const BwColor *b,
                double         tolerance)
{
  return fabs (a->red - b->red) <= tolerance && fabs (a->green - b->green) <= tolerance
         && fabs (a->blue - b->blue) <= tolerance && fabs (a->alpha - b->alpha) <= tolerance;
}

guint
canvas_count (Canvas        *self,
              const BwColor *color,
              int            x,
              int            y,
              int            width,
              int            height)
{
  guint n = 0;

  for (int row = MAX (y, 0); row < MIN (y + height, self->height); row++)
    {
      for (int column = MAX (x, 0); column < MIN (x + width, self->width); column++)
        {
          BwColor pixel = canvas_get_pixel (self, column, row);

          n += canvas_is_like (&pixel, color, 2.5 / 255.0);
        }
    }

  return n;
}

gboolean
canvas_find_ink (Canvas                *self,
                 cairo_rectangle_int_t *box)
{
  int left = self->width;
  int top = self->height;
  int right = -1;
  int bottom = -1;

  for (int y = 0; y < self->height; y++)
    {
      for (int x = 0; x < self->width; x++)
        {
          if (get_raw (self, x, y) == 0)
            continue;
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
    }
  *box = (cairo_rectangle_int_t) { left, top, right - left + 1, bottom - top + 1 };

  return right >= 0;
}

static double
find_luminance (const BwColor *color)
{
  double channels[3] = { color->red, color->green, color->blue };

  for (guint i = 0; i < 3; i++)
    channels[i] = channels[i] <= 0.03928 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4);

  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

double
canvas_contrast (const BwColor *a,
                 const BwColor *b)
{
  double first = find_luminance (a);
  double second = find_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

void
canvas_keep (Canvas     *self,
             const char *name)
{
  const char *folder = g_getenv ("BW_KEEP_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_cmpint (cairo_surface_write_to_png (self->surface, path), ==, CAIRO_STATUS_SUCCESS);
}
