/* bw-text-layout.c: how high one line of a table's text is
 *
 * A GtkInscription asks Pango for the metrics of its font each time it is measured, which
 * takes longer than all else in a row; a table measures two thousand of them when it gets
 * another width. The answer depends on nothing but the font.
 *
 * An inscription is as high as the letters of its font, and cuts off what is higher: Chinese
 * comes from another font. Here a line has room for both, and they stand on one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-layout.h"

/* Fonts of a table: usual, strong, and those of another scale for a while. */
#define N_KNOWN 4

struct _BwTextLayout
{
  GtkLayoutManager parent_instance;
};

typedef struct
{
  PangoFontDescription *font;        /* (owned) (nullable) */
  double                resolution;  /* dots per inch */
  int                   height;      /* pixels: of a line with letters and Chinese */
  float                 letters;     /* where a line of letters alone stands in it, 0 to 1 */
  float                 ideographs;  /* and one of Chinese alone; one of both has no room to choose */
} Known;

/* Of the main thread. */
static Known known[N_KNOWN];
static guint next_known;

G_DEFINE_FINAL_TYPE (BwTextLayout, bw_text_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Height and baseline of a line, in units of Pango. */
static void
measure_line (GtkWidget  *widget,
              const char *text,
              int        *height,
              int        *baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_get_size (layout, NULL, height);
  *baseline = pango_layout_get_baseline (layout);
}

/* Where a line must stand in a higher one that both share the baseline, 0 to 1. */
static float
find_yalign (GtkWidget  *widget,
             const char *text,
             int         height,
             int         baseline)
{
  int own_height;
  int own_baseline;

  measure_line (widget, text, &own_height, &own_baseline);
  if (own_height >= height)
    return 0.0f;

  return CLAMP ((float) (baseline - own_baseline) / (float) (height - own_height), 0.0f, 1.0f);
}

static void
learn (Known     *self,
       GtkWidget *widget)
{
  int height;
  int baseline;

  measure_line (widget, "0g国", &height, &baseline);
  self->height = PANGO_PIXELS_CEIL (height);
  self->letters = find_yalign (widget, "0g", height, baseline);
  self->ideographs = find_yalign (widget, "国", height, baseline);
}

static const Known *
get_known (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  Known *entry;

  for (guint i = 0; i < N_KNOWN; i++)
    {
      if (known[i].font != NULL && known[i].resolution == resolution
          && pango_font_description_equal (known[i].font, font))
        return &known[i];
    }

  entry = &known[next_known];
  next_known = (next_known + 1) % N_KNOWN;
  g_clear_pointer (&entry->font, pango_font_description_free);
  entry->font = pango_font_description_copy (font);
  entry->resolution = resolution;
  learn (entry, widget);
  return entry;
}

/* From here on scripts have fonts of their own: radicals, kana, ideographs. */
static gboolean
has_ideograph (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_utf8_get_char (text) >= 0x2e80)
        return TRUE;
    }

  return FALSE;
}

/* As wide as its column makes it. */
static void
bw_text_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? get_known (widget)->height : 0;
  *natural = *minimum;
}

static void
bw_text_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  GTK_WIDGET_GET_CLASS (widget)->size_allocate (widget, width, height, baseline);
}

static GtkSizeRequestMode
bw_text_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
bw_text_layout_class_init (BwTextLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = bw_text_layout_measure;
  layout_class->allocate = bw_text_layout_allocate;
  layout_class->get_request_mode = bw_text_layout_get_request_mode;
}

static void
bw_text_layout_init (BwTextLayout *self)
{
}

/**
 * bw_text_layout_new:
 *
 * Returns: (transfer full): a layout for one inscription of one line
 */
GtkLayoutManager *
bw_text_layout_new (void)
{
  return g_object_new (BW_TYPE_TEXT_LAYOUT, NULL);
}

/**
 * bw_text_layout_align:
 * @inscription: with such a layout
 * @text: what it says
 *
 * Puts letters and digits on the line on which Chinese stands.
 */
void
bw_text_layout_align (GtkInscription *inscription,
                      const char     *text)
{
  const Known *font;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));
  g_return_if_fail (text != NULL);

  font = get_known (GTK_WIDGET (inscription));
  gtk_inscription_set_yalign (inscription, has_ideograph (text) ? font->ideographs : font->letters);
}
