/* test-bw-text-line.c: a line has room for Chinese and for digits, whatever the font
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-line.h"

/* Not enough for a name. */
#define SHORT_WIDTH (90 * PANGO_SCALE)

/* It is not cut off; its baseline from the top of the line, pixels. */
static double
check_text (GtkWidget  *widget,
            const char *text,
            int         width)
{
  const BwTextLine *line = bw_text_line_get (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  float top;
  int height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width);
  g_assert_true (width < 0 || pango_layout_is_ellipsized (layout));
  top = bw_text_line_get_top (line, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  g_assert_cmpfloat (top, >=, 0.0f);
  g_assert_cmpfloat (top + height, <=, line->height + 1);
  return top + (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/* Nothing of these is cut off, and all stand on one line; the dots of what is shortened may
 * come from a third font. */
static void
check_lines (GtkWidget *widget)
{
  double baseline = check_text (widget, "1,817 / 2,670", -1);

  g_assert_cmpfloat_with_epsilon (check_text (widget, "数量未登记", -1), baseline, 1.0);
  g_assert_cmpfloat_with_epsilon (check_text (widget, "Central Square sampling point", SHORT_WIDTH), baseline, 1.0);
  g_assert_cmpfloat_with_epsilon (check_text (widget, "中心广场采样点二号通道", SHORT_WIDTH), baseline, 1.0);
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
