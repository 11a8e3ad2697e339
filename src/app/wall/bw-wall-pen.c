/* bw-wall-pen.c: text of any size on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-pen.h"

#include "bw-theme.h"

#define LEAST_SHRINK 0.6

/* Letters are laid on whole pixels: smaller ones need not be narrower in proportion. */
#define SLACK        0.97

static void
set_font (BwWallPen   *self,
          double       size,
          PangoWeight  weight)
{
  PangoFontDescription *font = pango_font_description_from_string (BW_THEME_FONT);

  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, MAX (size, 1.0) * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
}

void
bw_wall_pen_init (BwWallPen  *self,
                  cairo_t    *cr,
                  const char *language)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  gboolean is_chinese = language != NULL && g_str_has_prefix (language, "zh");

  self->cr = cairo_reference (cr);
  self->layout = pango_cairo_create_layout (cr);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (is_chinese ? "zh-cn" : "en")));
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_attr_list_unref (attributes);
}

void
bw_wall_pen_clear (BwWallPen *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->cr, cairo_destroy);
}

double
bw_wall_pen_measure (BwWallPen   *self,
                     const char  *text,
                     double       size,
                     PangoWeight  weight)
{
  int width;

  set_font (self, size, weight);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
bw_wall_pen_write (BwWallPen     *self,
                   const char    *text,
                   double         size,
                   PangoWeight    weight,
                   const BwColor *color,
                   double         x,
                   double         y,
                   double         align,
                   double         max_width)
{
  double width;

  if (text == NULL || *text == '\0')
    return 0.0;

  width = bw_wall_pen_measure (self, text, size, weight);
  if (max_width > 0.0 && width > max_width)
    width = bw_wall_pen_measure (self, text, size * MAX (SLACK * max_width / width, LEAST_SHRINK), weight);
  if (max_width > 0.0 && width > max_width + 1.0)
    {
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (self->layout, (int) (max_width * PANGO_SCALE));
      width = max_width;
    }

  bw_color_set_source (color, self->cr);
  cairo_move_to (self->cr, x - align * width, y - (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (self->layout, -1);
  return width;
}
