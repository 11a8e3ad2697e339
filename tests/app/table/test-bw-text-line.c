/* test-bw-text-line.c: a line has room for Chinese and for digits, whatever the font
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-line.h"

/* It is not cut off; its baseline from the top of the line, pixels. */
static double
check_text (GtkWidget  *widget,
            const char *text)
{
  const BwTextLine *line = bw_text_line_get (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  float top = bw_text_line_get_top (line, layout);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  g_assert_cmpfloat (top, >=, 0.0f);
  g_assert_cmpfloat (top + height, <=, line->height + 1);
  return top + (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/* Nothing of either is cut off, and both stand on one line. */
static void
check_lines (GtkWidget *widget)
{
  g_assert_cmpfloat_with_epsilon (check_text (widget, "数量未登记"), check_text (widget, "1,817 / 2,670"), 1.0);
}

static void
test_lines (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = gtk_label_new (NULL);
  const char *const classes[] = { "title-1", "caption", "heading", "numeric", "title-2", "title-4" };
  BwTextLine before;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  check_lines (widget);
  before = *bw_text_line_get (widget);

  /* More fonts than are remembered, twice. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (classes); i++)
    {
      const char *name = classes[i % G_N_ELEMENTS (classes)];

      gtk_widget_add_css_class (widget, name);
      check_lines (widget);
      gtk_widget_remove_css_class (widget, name);
    }

  /* Somebody wants larger letters. */
  g_object_set (gtk_widget_get_settings (widget), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (bw_text_line_get (widget)->height, >, before.height);
  g_assert_cmpint (bw_text_line_get (widget)->percent_width, >, before.percent_width);
  check_lines (widget);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/text-line/lines", test_lines);

  return g_test_run ();
}
