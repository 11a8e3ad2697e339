/* test-bw-order-cells.c: the steps of an order, in columns of one width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-cells.h"

#include "bw-order-ladder.h"

#include <adwaita.h>

static BwOrderCells *
make_cells (const char *text)
{
  BwOrderCells *cells = g_object_ref_sink (BW_ORDER_CELLS (bw_order_cells_new ()));

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    bw_order_cells_set (cells, i, i == 1 ? text : "2", BW_TONE_FG);
  return cells;
}

static int
measure (BwOrderCells   *cells,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (cells), orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_text (void)
{
  g_autoptr (BwOrderCells) cells = g_object_ref_sink (BW_ORDER_CELLS (bw_order_cells_new ()));

  g_assert_cmpstr (bw_order_cells_get_text (cells, 0), ==, "");
  bw_order_cells_set (cells, 0, "overdue 2:32", BW_TONE_LATE);
  bw_order_cells_set (cells, 3, "—", BW_TONE_FG2);
  g_assert_cmpstr (bw_order_cells_get_text (cells, 0), ==, "overdue 2:32");
  g_assert_cmpstr (bw_order_cells_get_text (cells, 3), ==, "—");
}

/* What cannot be broken, in the widest cell, sets the width of all. */
static void
test_width (void)
{
  g_autoptr (BwOrderCells) one = make_cells ("overdue");
  g_autoptr (BwOrderCells) two = make_cells ("overdue 2:32");
  g_autoptr (BwOrderCells) wide = make_cells ("overdueoverdue");
  int width = measure (one, GTK_ORIENTATION_HORIZONTAL, -1);

  g_assert_cmpint (measure (two, GTK_ORIENTATION_HORIZONTAL, -1), ==, width);
  g_assert_cmpint (measure (wide, GTK_ORIENTATION_HORIZONTAL, -1), >, width);

  /* A sign takes room in each column. */
  bw_order_cells_set_sign (one, 1, BW_SYMBOL_LATE, BW_TONE_LATE);
  g_assert_cmpint (measure (one, GTK_ORIENTATION_HORIZONTAL, -1), ==, width + (int) BW_N_ORDER_STEPS * 20);
}

/* Nothing is cut off: what does not fit has a second line. */
static void
test_height (void)
{
  g_autoptr (BwOrderCells) cells = make_cells ("overdue 2:32");
  int width = measure (cells, GTK_ORIENTATION_HORIZONTAL, -1);
  int line = measure (cells, GTK_ORIENTATION_VERTICAL, 4 * width);

  g_assert_cmpint (measure (cells, GTK_ORIENTATION_VERTICAL, width), >, line * 3 / 2);
  g_assert_cmpint (measure (cells, GTK_ORIENTATION_VERTICAL, 4 * width), ==, line);
  g_assert_cmpint (measure (cells, GTK_ORIENTATION_VERTICAL, -1), ==, line);

  bw_order_cells_set (cells, 1, "overdue", BW_TONE_LATE);
  g_assert_cmpint (measure (cells, GTK_ORIENTATION_VERTICAL, width), ==, line);
}

/* Larger text is measured anew. */
static void
test_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (BwOrderCells) cells = make_cells ("overdue");
  GtkWidget *window = gtk_window_new ();
  int before;
  int dpi;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (cells));
  gtk_window_present (GTK_WINDOW (window));
  before = measure (cells, GTK_ORIENTATION_HORIZONTAL, -1);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  while (measure (cells, GTK_ORIENTATION_HORIZONTAL, -1) <= before * 3 / 2)
    g_main_context_iteration (NULL, TRUE);

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  while (measure (cells, GTK_ORIENTATION_HORIZONTAL, -1) != before)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/order-cells/text", test_text);
  g_test_add_func ("/order-cells/width", test_width);
  g_test_add_func ("/order-cells/height", test_height);
  g_test_add_func ("/order-cells/font", test_font);
  return g_test_run ();
}
