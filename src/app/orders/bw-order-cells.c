/* bw-order-cells.c: the steps of an order in columns of one width, drawn by one widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-cells.h"

#include "bw-order-ladder.h"
#include "bw-table-picture.h"

#define SPACING 4

typedef struct
{
  char           *text;     /* (owned) (nullable): nothing yet */
  BwTone          tone;
  BwTablePicture  sign;
  PangoLayout    *layout;   /* (owned) (nullable): not asked for since it was set */
  guint           serial;   /* with @layout: of the context by whose font it was measured */
  int             least;    /* likewise: of the longest word, pixels */
  int             line;     /* likewise: in one line */
  int             height;   /* likewise: of that line */
} Cell;

struct _BwOrderCells
{
  GtkWidget parent_instance;

  Cell cells[BW_N_ORDER_STEPS];
};

G_DEFINE_FINAL_TYPE (BwOrderCells, bw_order_cells, GTK_TYPE_WIDGET)

static int
get_room_of_sign (const Cell *cell)
{
  return bw_table_picture_get_room (&cell->sign, G_MAXINT, 0);
}

/* Texts are broken between words only, and Chinese anywhere: a layout without room has the
 * width of what cannot be broken. */
static int
find_least (PangoLayout *layout)
{
  g_autoptr (PangoLayout) narrow = pango_layout_copy (layout);
  int least;

  pango_layout_set_width (narrow, 0);
  pango_layout_get_pixel_size (narrow, &least, NULL);
  return least;
}

/* For how long an area is late is never cut off: where a column is too narrow, its text
 * has a second line. */
static void
ensure_layout (BwOrderCells *self,
               Cell         *cell)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_autoptr (PangoAttrList) attributes = NULL;

  if (cell->layout != NULL && cell->serial == serial)
    return;

  g_clear_object (&cell->layout);
  cell->serial = serial;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  cell->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), cell->text != NULL ? cell->text : "");
  pango_layout_set_attributes (cell->layout, attributes);
  pango_layout_get_pixel_size (cell->layout, &cell->line, &cell->height);
  cell->least = find_least (cell->layout);
}

static int
find_column_width (int width)
{
  return (width - (BW_N_ORDER_STEPS - 1) * SPACING) / BW_N_ORDER_STEPS;
}

static int
measure_width (BwOrderCells *self)
{
  int column = 0;

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      Cell *cell = &self->cells[i];

      ensure_layout (self, cell);
      column = MAX (column, get_room_of_sign (cell) + cell->least);
    }

  return BW_N_ORDER_STEPS * column + (BW_N_ORDER_STEPS - 1) * SPACING;
}

/* Breaking a text into lines takes long: what fits into one is not broken. */
static int
place_text (Cell *cell,
            int   column)
{
  int width = MAX (column - get_room_of_sign (cell), cell->least);
  int height;

  if (cell->line <= width)
    {
      pango_layout_set_width (cell->layout, -1);
      return cell->height;
    }

  pango_layout_set_width (cell->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (cell->layout, NULL, &height);
  return height;
}

static int
measure_height (BwOrderCells *self,
                int           width)
{
  int column = width >= 0 ? find_column_width (width) : G_MAXINT;
  int height = 0;

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      ensure_layout (self, &self->cells[i]);
      height = MAX (height, place_text (&self->cells[i], column));
    }

  return height;
}

static GtkSizeRequestMode
bw_order_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_order_cells_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwOrderCells *self = BW_ORDER_CELLS (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? measure_width (self) : measure_height (self, for_size);
  *natural = *minimum;
}

static void
get_color (GtkWidget *widget,
           BwTone     tone,
           GdkRGBA   *color)
{
  const BwColor *named;

  if (tone == BW_TONE_FG)
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
      return;
    }

  named = bw_theme_get_tone (bw_theme_get_palette (widget), tone);
  *color = (GdkRGBA) { (float) named->red, (float) named->green, (float) named->blue, (float) named->alpha };
}

static void
draw_cell (BwOrderCells *self,
           Cell         *cell,
           GtkSnapshot  *snapshot,
           int           x,
           int           column)
{
  int room = get_room_of_sign (cell);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int text = place_text (cell, column);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, 0.0f, (float) column, (float) height);
  GdkRGBA color;

  bw_table_picture_draw (&cell->sign, GTK_WIDGET (self), snapshot, &bounds);
  get_color (GTK_WIDGET (self), cell->tone, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + room), (float) ((height - text) / 2)));
  gtk_snapshot_append_layout (snapshot, cell->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
bw_order_cells_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  BwOrderCells *self = BW_ORDER_CELLS (widget);
  int column = find_column_width (gtk_widget_get_width (widget));

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      ensure_layout (self, &self->cells[i]);
      draw_cell (self, &self->cells[i], snapshot, (int) i * (column + SPACING), column);
    }
}

/* Texts in another font have another size; colours are taken when it is drawn. */
static void
bw_order_cells_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  BwOrderCells *self = BW_ORDER_CELLS (widget);

  GTK_WIDGET_CLASS (bw_order_cells_parent_class)->css_changed (widget, change);
  if (self->cells[0].layout != NULL
      && self->cells[0].serial != pango_context_get_serial (gtk_widget_get_pango_context (widget)))
    gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static void
bw_order_cells_finalize (GObject *object)
{
  BwOrderCells *self = BW_ORDER_CELLS (object);

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      g_clear_pointer (&self->cells[i].text, g_free);
      g_clear_object (&self->cells[i].layout);
    }

  G_OBJECT_CLASS (bw_order_cells_parent_class)->finalize (object);
}

static void
bw_order_cells_class_init (BwOrderCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_order_cells_finalize;
  widget_class->get_request_mode = bw_order_cells_get_request_mode;
  widget_class->measure = bw_order_cells_measure;
  widget_class->snapshot = bw_order_cells_snapshot;
  widget_class->css_changed = bw_order_cells_css_changed;
  gtk_widget_class_set_css_name (widget_class, "ordercells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_order_cells_init (BwOrderCells *self)
{
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    self->cells[i].sign.kind = BW_TABLE_PICTURE_SYMBOL;
}

GtkWidget *
bw_order_cells_new (void)
{
  return g_object_new (BW_TYPE_ORDER_CELLS, NULL);
}

/**
 * bw_order_cells_set:
 * @self: cells
 * @index: a step
 * @text: what it says
 * @tone: its colour
 */
void
bw_order_cells_set (BwOrderCells *self,
                    guint         index,
                    const char   *text,
                    BwTone        tone)
{
  Cell *cell;

  g_return_if_fail (BW_IS_ORDER_CELLS (self));
  g_return_if_fail (index < BW_N_ORDER_STEPS);
  g_return_if_fail (text != NULL);

  cell = &self->cells[index];
  if (cell->tone != tone)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  cell->tone = tone;
  if (g_strcmp0 (cell->text, text) == 0)
    return;

  g_free (cell->text);
  cell->text = g_strdup (text);
  g_clear_object (&cell->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bw_order_cells_set_sign:
 * @self: cells
 * @index: a step
 * @symbol: what stands before its text; %BW_SYMBOL_NONE: nothing
 * @tone: its colour
 */
void
bw_order_cells_set_sign (BwOrderCells *self,
                         guint         index,
                         BwSymbol      symbol,
                         BwTone        tone)
{
  const BwTablePicture sign = { .kind = BW_TABLE_PICTURE_SYMBOL, .symbol = symbol, .tone = tone };
  Cell *cell;
  int room;

  g_return_if_fail (BW_IS_ORDER_CELLS (self));
  g_return_if_fail (index < BW_N_ORDER_STEPS);

  cell = &self->cells[index];
  if (bw_table_picture_equal (&cell->sign, &sign))
    return;

  room = get_room_of_sign (cell);
  cell->sign = sign;
  if (room != get_room_of_sign (cell))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_order_cells_get_text:
 * @self: cells
 * @index: a step
 *
 * Returns: what it says; "" if nothing yet
 */
const char *
bw_order_cells_get_text (BwOrderCells *self,
                         guint         index)
{
  g_return_val_if_fail (BW_IS_ORDER_CELLS (self) && index < BW_N_ORDER_STEPS, "");

  return self->cells[index].text != NULL ? self->cells[index].text : "";
}
