/* bw-caption.c: short lines of text in a drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-caption.h"

#include "bw-format-private.h"

#include <math.h>

/* Figures of one width, so that a number does not shake while it counts; and the
 * language, or Han characters come in the shapes of another country. */
static void
set_attributes (BwCaption  *self,
                const char *language)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *tag = bw_format_is_chinese (language) ? "zh-cn" : "en";

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (tag)));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
set_text (BwCaption  *self,
          const char *text,
          gboolean    bold)
{
  PangoFontDescription *font;
  PangoWeight weight = bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
  const PangoFontDescription *old = pango_layout_get_font_description (self->layout);

  if (pango_font_description_get_weight (old) != weight)
    {
      font = pango_font_description_copy (old);
      pango_font_description_set_weight (font, weight);
      pango_layout_set_font_description (self->layout, font);
      pango_font_description_free (font);
    }
  pango_layout_set_text (self->layout, text, -1);
}

void
bw_caption_init (BwCaption  *self,
                 cairo_t    *cr,
                 const char *font,
                 double      size,
                 const char *language)
{
  PangoFontDescription *description = pango_font_description_new ();

  self->cr = cairo_reference (cr);
  self->layout = pango_cairo_create_layout (cr);
  pango_font_description_set_family (description, font != NULL ? font : "Sans");
  pango_font_description_set_absolute_size (description, MAX (size, 1.0) * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  set_attributes (self, language);
}

void
bw_caption_clear (BwCaption *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->cr, cairo_destroy);
}

void
bw_caption_measure (BwCaption  *self,
                    const char *text,
                    gboolean    bold,
                    double     *width,
                    double     *height)
{
  int pango_width;
  int pango_height;

  set_text (self, text, bold);
  pango_layout_get_size (self->layout, &pango_width, &pango_height);
  if (width != NULL)
    *width = (double) pango_width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) pango_height / PANGO_SCALE;
}

void
bw_caption_draw (BwCaption     *self,
                 const char    *text,
                 gboolean       bold,
                 const BwColor *color,
                 double         x,
                 double         y,
                 double         align)
{
  double width;
  double height;

  bw_caption_measure (self, text, bold, &width, &height);
  bw_color_set_source (color, self->cr);
  cairo_move_to (self->cr, x - align * width, y - height / 2.0);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
}
