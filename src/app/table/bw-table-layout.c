/* bw-table-layout.c: the captions of a table above its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-layout.h"

#include <math.h>

struct _BwTableLayout
{
  GtkLayoutManager parent_instance;

  BwTableGrid       *grid;      /* (owned) (nullable) */
  GtkColumnView     *captions;  /* (unowned): of the widget that owns this */
  GtkScrolledWindow *scroller;  /* (unowned) */
  GtkAdjustment     *across;    /* (owned) (nullable): of the captions */
  int                bar;       /* what a scrollbar takes beside the rows, pixels */
  gboolean           is_allocating;
};

G_DEFINE_FINAL_TYPE (BwTableLayout, bw_table_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_caption_height (BwTableLayout *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->captions), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

/* As far to the side as the other. While either is told its size the other may have none
 * for it yet: the rows lead then. */
static void
follow (GtkAdjustment *adjustment,
        GtkAdjustment *other)
{
  gtk_adjustment_set_value (other, gtk_adjustment_get_value (adjustment));
}

static void
on_across_value_changed_cb (GtkAdjustment *across,
                            BwTableLayout *self)
{
  g_assert (BW_IS_TABLE_LAYOUT (self));

  if (self->scroller != NULL && !self->is_allocating)
    follow (across, gtk_scrolled_window_get_hadjustment (self->scroller));
}

static void
on_rows_value_changed_cb (GtkAdjustment *rows,
                          BwTableLayout *self)
{
  g_assert (BW_IS_TABLE_LAYOUT (self));

  if (!self->is_allocating)
    follow (rows, self->across);
}

/* A turn of the wheel over the captions is one over the rows. */
static gboolean
on_scroll_scroll_cb (BwTableLayout *self,
                     double         dx,
                     double         dy)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);

  g_assert (BW_IS_TABLE_LAYOUT (self));

  /* The step that GTK's own scrolled window takes. */
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down)
                                    + dy * pow (gtk_adjustment_get_page_size (down), 2.0 / 3.0));
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across)
                                      + dx * pow (gtk_adjustment_get_page_size (across), 2.0 / 3.0));
  return GDK_EVENT_STOP;
}

static void
allocate_captions (BwTableLayout *self,
                   int            width,
                   int            height)
{
  int room = MAX (width - self->bar, 0);
  int over = MAX (bw_table_grid_get_min_width (self->grid) - room, 0);

  /* A column view reads how far it is scrolled before it finds out how far it can be. */
  gtk_adjustment_set_value (self->across, MIN (gtk_adjustment_get_value (self->across), over));
  gtk_widget_size_allocate (GTK_WIDGET (self->captions), &(GtkAllocation) { 0, 0, room, height }, -1);
  bw_table_grid_place (self->grid, self->captions);
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
  const GtkAllocation captions_room = { 0, 0, width, self->grid != NULL ? get_caption_height (self) : 0 };
  const GtkAllocation rows_room = { 0, captions_room.height, width, MAX (height - captions_room.height, 0) };
  GtkAdjustment *rows;
  int bar;

  if (self->grid == NULL)
    return;

  self->is_allocating = TRUE;
  rows = gtk_scrolled_window_get_hadjustment (self->scroller);
  allocate_captions (self, width, captions_room.height);
  gtk_widget_size_allocate (GTK_WIDGET (self->scroller), &rows_room, -1);

  /* A scrollbar that lies over the rows takes nothing from them. */
  bar = MAX (width - (int) gtk_adjustment_get_page_size (rows), 0);
  if (bar != self->bar || gtk_adjustment_get_value (rows) != gtk_adjustment_get_value (self->across))
    {
      self->bar = bar;
      follow (rows, self->across);
      gtk_widget_queue_allocate (GTK_WIDGET (self->captions));
      allocate_captions (self, width, captions_room.height);
      gtk_widget_size_allocate (GTK_WIDGET (self->scroller), &rows_room, -1);
    }
  self->is_allocating = FALSE;
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
  g_clear_object (&BW_TABLE_LAYOUT (object)->across);

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
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_return_if_fail (BW_IS_TABLE_LAYOUT (self));
  g_return_if_fail (BW_IS_TABLE_GRID (grid) && self->grid == NULL);
  g_return_if_fail (GTK_IS_COLUMN_VIEW (captions) && GTK_IS_SCROLLED_WINDOW (scroller));

  self->grid = g_object_ref (grid);
  self->captions = captions;
  self->scroller = scroller;
  self->across = g_object_ref_sink (gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
  gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (captions), self->across);
  g_signal_connect_object (self->across, "value-changed", G_CALLBACK (on_across_value_changed_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "value-changed",
                           G_CALLBACK (on_rows_value_changed_cb), self, 0);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll_scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (captions), scroll);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
