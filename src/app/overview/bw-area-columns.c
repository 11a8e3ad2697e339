/* bw-area-columns.c: where the columns of the list of areas stand
 *
 * Measures of the visual reference (01, 02b, 02c), widened where a larger font
 * needs more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area-columns.h"

#define PAD_START   18
#define ICON        16
#define ICON_GAP    10
#define NAME_GAP    14
#define GAP         4
#define BAR_LEAST   48
#define NAME_LEAST  44
#define NAME_MOST   132
#define CHEVRON     12
#define CHEVRON_GAP 10
#define PAD_END     14

/* 0 without a @layout */
static int
measure_text (PangoLayout *layout,
              const char  *text)
{
  int width;

  if (layout == NULL)
    return 0;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Figures of one width, as the rows have them: they take more than others. */
static PangoLayout *
new_layout (GtkWidget   *widget,
            PangoWeight  weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (weight != PANGO_WEIGHT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static int
find_name_width (PangoLayout        *layout,
                 const char * const *names)
{
  int width = NAME_LEAST;

  for (guint i = 0; names != NULL && names[i] != NULL && width < NAME_MOST; i++)
    width = MAX (width, measure_text (layout, names[i]));

  return MIN (width, NAME_MOST);
}

/**
 * bw_area_columns_init:
 * @self: filled
 * @widget: (nullable): in whose font; %NULL: it has none yet, each column is as wide as
 *   it is at least. Before it stands in a window it would be whatever font comes first,
 *   and that font would be loaded for good
 * @names: (nullable): names to be shown
 * @is_chinese: the language of the desk
 * @is_dense: below the city, where the card is narrower
 */
void
bw_area_columns_init (BwAreaColumns      *self,
                      GtkWidget          *widget,
                      const char * const *names,
                      gboolean            is_chinese,
                      gboolean            is_dense)
{
  g_autoptr (PangoLayout) plain = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  const char *finish = is_chinese ? "29日 23:06" : "29 Aug 23:06";
  const char *margin = is_chinese ? "晚 13:06" : "13:06 early";

  g_return_if_fail (self != NULL);
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  if (widget != NULL)
    {
      plain = new_layout (widget, PANGO_WEIGHT_NORMAL);
      layout = new_layout (widget, PANGO_WEIGHT_BOLD);
    }

  self->name = find_name_width (layout, names);
  self->percent = MAX (is_chinese && !is_dense ? 60 : 56, GAP + measure_text (layout, "88.8%"));
  self->rate = MAX (is_chinese && !is_dense ? 56 : 50, GAP + measure_text (plain, "8,888"));
  self->finish = MAX (is_chinese ? 84 : 90, GAP + measure_text (plain, finish));
  self->margin = MAX (is_dense ? 62 : 70, GAP + measure_text (layout, margin));
}

/**
 * bw_area_columns_get:
 * @self: columns
 * @column: one of them
 * @width: of the row
 * @x: (out): left edge
 * @column_width: (out): what can be drawn on
 */
void
bw_area_columns_get (const BwAreaColumns *self,
                     BwAreaColumn         column,
                     int                  width,
                     int                 *x,
                     int                 *column_width)
{
  int name_x = PAD_START + ICON + ICON_GAP;
  int margin_end = width - PAD_END - CHEVRON - CHEVRON_GAP;
  int finish_end = margin_end - self->margin;
  int rate_end = finish_end - self->finish;
  int percent_end = rate_end - self->rate;
  int bar_x = name_x + self->name + NAME_GAP;
  const int edges[BW_N_AREA_COLUMNS][2] = {
    [BW_AREA_COLUMN_ICON] = { PAD_START, PAD_START + ICON },
    [BW_AREA_COLUMN_NAME] = { name_x, name_x + self->name },
    [BW_AREA_COLUMN_BAR] = { bar_x, percent_end - self->percent },
    [BW_AREA_COLUMN_PERCENT] = { percent_end - self->percent + 2, percent_end },
    [BW_AREA_COLUMN_RATE] = { percent_end + 2, rate_end },
    [BW_AREA_COLUMN_FINISH] = { rate_end + 2, finish_end },
    [BW_AREA_COLUMN_MARGIN] = { finish_end + 2, margin_end },
    [BW_AREA_COLUMN_CHEVRON] = { width - PAD_END - CHEVRON, width - PAD_END },
  };

  *x = edges[column][0];
  *column_width = MAX (edges[column][1] - edges[column][0], 0);
}

int
bw_area_columns_get_least (const BwAreaColumns *self)
{
  return PAD_START + ICON + ICON_GAP + self->name + NAME_GAP + BAR_LEAST + self->percent
         + self->rate + self->finish + self->margin + CHEVRON_GAP + CHEVRON + PAD_END;
}
