/* bw-table-layout.c: the captions of a table above its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-layout.h"

struct _BwTableLayout
{
  GtkLayoutManager parent_instance;

  BwTableGrid       *grid;      /* (owned) (nullable) */
  GtkColumnView     *captions;  /* (unowned): of the widget that owns this */
  GtkScrolledWindow *scroller;  /* (unowned) */
  int                bar;       /* what a scrollbar takes beside the rows, pixels */
};

G_DEFINE_FINAL_TYPE (BwTableLayout, bw_table_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_caption_height (BwTableLayout *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->captions), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

/* As far to the side as the rows are. */
static void
on_across_value_changed_cb (GtkAdjustment *captions,
                            GtkAdjustment *rows)
{
  gtk_adjustment_set_value (captions, gtk_adjustment_get_value (rows));
}

/* What is beside the captions is not wider than they are: the rows scroll. */
static void
bw_table_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  BwTableLayout *self = BW_TABLE_LAYOUT (manager);

  *minimum = *natural = 0;
  if (self->grid == NULL)
    return;

  gtk_widget_measure (GTK_WIDGET (self->scroller), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int height = get_caption_height (self);

      *minimum += height;
      *natural += height;
    }
}

static void
bw_table_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  BwTableLayout *self = BW_TABLE_LAYOUT (manager);
  GtkAdjustment *across;
  int top;
  int bar;

  if (self->grid == NULL)
    return;

  top = get_caption_height (self);
  gtk_widget_size_allocate (GTK_WIDGET (self->captions),
                            &(GtkAllocation) { 0, 0, MAX (width - self->bar, 0), top }, -1);
  bw_table_grid_place (self->grid, self->captions);
  gtk_widget_size_allocate (GTK_WIDGET (self->scroller),
                            &(GtkAllocation) { 0, top, width, MAX (height - top, 0) }, -1);

  /* A scrollbar that lies over the rows takes nothing from them. */
  across = gtk_scrolled_window_get_hadjustment (self->scroller);
  bar = MAX (width - (int) gtk_adjustment_get_page_size (across), 0);
  if (bar != self->bar)
    {
      self->bar = bar;
      gtk_widget_queue_allocate (widget);
    }
}

static GtkSizeRequestMode
bw_table_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
bw_table_layout_finalize (GObject *object)
{
  g_clear_object (&BW_TABLE_LAYOUT (object)->grid);

  G_OBJECT_CLASS (bw_table_layout_parent_class)->finalize (object);
}

static void
bw_table_layout_class_init (BwTableLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_table_layout_finalize;
  layout_class->measure = bw_table_layout_measure;
  layout_class->allocate = bw_table_layout_allocate;
  layout_class->get_request_mode = bw_table_layout_get_request_mode;
}

static void
bw_table_layout_init (BwTableLayout *self)
{
}

GtkLayoutManager *
bw_table_layout_new (void)
{
  return g_object_new (BW_TYPE_TABLE_LAYOUT, NULL);
}

/**
 * bw_table_layout_set_grid:
 * @self: the layout of the parent of both
 * @grid: is told where the columns stand
 * @captions: has the columns of @grid
 * @scroller: has the rows
 */
void
bw_table_layout_set_grid (BwTableLayout     *self,
                          BwTableGrid       *grid,
                          GtkColumnView     *captions,
                          GtkScrolledWindow *scroller)
{
  g_autoptr (GtkAdjustment) across = NULL;

  g_return_if_fail (BW_IS_TABLE_LAYOUT (self));
  g_return_if_fail (BW_IS_TABLE_GRID (grid) && self->grid == NULL);
  g_return_if_fail (GTK_IS_COLUMN_VIEW (captions) && GTK_IS_SCROLLED_WINDOW (scroller));

  self->grid = g_object_ref (grid);
  self->captions = captions;
  self->scroller = scroller;
  across = g_object_ref_sink (gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
  gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (captions), across);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "value-changed",
                           G_CALLBACK (on_across_value_changed_cb), across, G_CONNECT_SWAPPED);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
