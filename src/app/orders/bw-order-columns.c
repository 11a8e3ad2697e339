/* bw-order-columns.c: the steps of an order, in columns of one width over all rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-columns.h"

#define SPACING 4

struct _BwOrderColumns
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BwOrderColumns, bw_order_columns, GTK_TYPE_LAYOUT_MANAGER)

static int
count_columns (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return MAX (n, 1);
}

static int
find_column_width (GtkWidget *widget,
                   int        width)
{
  int n = count_columns (widget);

  return (width - (n - 1) * SPACING) / n;
}

/* The greatest minimum of a child. */
static int
find_greatest (GtkWidget      *widget,
               GtkOrientation  orientation,
               int             for_size)
{
  int greatest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
      greatest = MAX (greatest, minimum);
    }

  return greatest;
}

static GtkSizeRequestMode
bw_order_columns_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_order_columns_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int n = count_columns (widget);
  int column = find_greatest (widget, GTK_ORIENTATION_HORIZONTAL, -1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = n * column + (n - 1) * SPACING;
  else
    *minimum = *natural = find_greatest (widget, orientation,
                                         for_size < 0 ? -1 : MAX (find_column_width (widget, for_size), column));
}

static void
bw_order_columns_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  int column = find_column_width (widget, width);
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, column, height }, -1);
      x += column + SPACING;
    }
}

static void
bw_order_columns_class_init (BwOrderColumnsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = bw_order_columns_get_request_mode;
  manager_class->measure = bw_order_columns_measure;
  manager_class->allocate = bw_order_columns_allocate;
}

static void
bw_order_columns_init (BwOrderColumns *self)
{
}

GtkLayoutManager *
bw_order_columns_new (void)
{
  return g_object_new (BW_TYPE_ORDER_COLUMNS, NULL);
}
