/* bw-text-layout.c: how high one line of a table's text is
 *
 * A GtkInscription asks Pango for the metrics of its font each time it is measured, which
 * takes longer than all else in a row; a table measures two thousand of them when it gets
 * another width. The answer depends on nothing but the font.
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
  int                   height;      /* pixels */
} Known;

/* Of the main thread. */
static Known known[N_KNOWN];
static guint next_known;

G_DEFINE_FINAL_TYPE (BwTextLayout, bw_text_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_height (GtkWidget *widget)
{
  int height = 0;

  GTK_WIDGET_GET_CLASS (widget)->measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, &(int) { 0 }, &(int) { 0 },
                                          &(int) { 0 });
  return height;
}

static int
get_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  Known *entry;

  for (guint i = 0; i < N_KNOWN; i++)
    {
      if (known[i].font != NULL && known[i].resolution == resolution
          && pango_font_description_equal (known[i].font, font))
        return known[i].height;
    }

  entry = &known[next_known];
  next_known = (next_known + 1) % N_KNOWN;
  g_clear_pointer (&entry->font, pango_font_description_free);
  entry->font = pango_font_description_copy (font);
  entry->resolution = resolution;
  entry->height = measure_height (widget);
  return entry->height;
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
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? get_height (widget) : 0;
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
