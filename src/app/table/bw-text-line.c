/* bw-text-line.c: how high one line of a table's text is, and where texts stand in it
 *
 * Asking Pango for the metrics of a font takes longer than all else in a row, and a table
 * asks for two hundred rows when it gets another width. The answer depends on nothing but
 * the font.
 *
 * Letters and Chinese come from different fonts: a line has room for both, and they stand
 * on one baseline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-line.h"

/* Fonts of a table: usual, and those of another scale for a while. */
#define N_KNOWN 4

typedef struct
{
  PangoFontDescription *font;        /* (owned) (nullable) */
  double                resolution;  /* dots per inch */
  BwTextLine            line;
} Known;

/* Of the main thread. */
static Known known[N_KNOWN];
static guint next_known;

static void
learn (BwTextLine *self,
       GtkWidget  *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0g国");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int height;

  pango_layout_get_size (layout, NULL, &height);
  self->height = PANGO_PIXELS_CEIL (height);
  self->baseline = pango_layout_get_baseline (layout);

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, "100%", -1);
  pango_layout_get_pixel_size (layout, &self->percent_width, NULL);
}

/**
 * bw_text_line_get:
 * @widget: whose font it is
 *
 * Returns: (transfer none): one line of it
 */
const BwTextLine *
bw_text_line_get (GtkWidget *widget)
{
  PangoContext *context;
  const PangoFontDescription *font;
  double resolution;
  Known *entry;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  resolution = pango_cairo_context_get_resolution (context);
  for (guint i = 0; i < N_KNOWN; i++)
    {
      if (known[i].font != NULL && known[i].resolution == resolution
          && pango_font_description_equal (known[i].font, font))
        return &known[i].line;
    }

  entry = &known[next_known];
  next_known = (next_known + 1) % N_KNOWN;
  g_clear_pointer (&entry->font, pango_font_description_free);
  entry->font = pango_font_description_copy (font);
  entry->resolution = resolution;
  learn (&entry->line, widget);
  return &entry->line;
}

/**
 * bw_text_line_get_top:
 * @self: a line
 * @layout: one line of text
 *
 * Returns: where its top stands, pixels from the top of the line
 */
float
bw_text_line_get_top (const BwTextLine *self,
                      PangoLayout      *layout)
{
  g_return_val_if_fail (self != NULL, 0.0f);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0.0f);

  /* On a whole pixel, or letters are blurred. */
  return (float) ((self->baseline - pango_layout_get_baseline (layout) + PANGO_SCALE / 2) / PANGO_SCALE);
}
