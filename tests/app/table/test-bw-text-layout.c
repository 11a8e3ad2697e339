/* test-bw-text-layout.c: a line has room for Chinese and for digits, whatever the font
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-layout.h"

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *inscription = gtk_inscription_new (text);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_widget_set_layout_manager (inscription, bw_text_layout_new ());
  return inscription;
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum;
  int natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, minimum);
  return natural;
}

/* Height of what it says, and where its baseline is in the room that it has. */
static int
find_line (GtkWidget *widget,
           double    *baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  layout = gtk_widget_create_pango_layout (widget, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  pango_layout_get_pixel_size (layout, NULL, &height);
  bw_text_layout_align (GTK_INSCRIPTION (widget), gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  *baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE
              + (double) gtk_inscription_get_yalign (GTK_INSCRIPTION (widget))
                * (measure (widget, GTK_ORIENTATION_VERTICAL, -1) - height);
  return height;
}

/* Nothing of either is cut off, and both stand on one line. */
static void
check_lines (GtkWidget *chinese,
             GtkWidget *digits)
{
  double chinese_baseline;
  double digits_baseline;

  g_assert_cmpint (measure (chinese, GTK_ORIENTATION_VERTICAL, -1), >=, find_line (chinese, &chinese_baseline));
  g_assert_cmpint (measure (digits, GTK_ORIENTATION_VERTICAL, -1), >=, find_line (digits, &digits_baseline));
  g_assert_cmpint (measure (chinese, GTK_ORIENTATION_VERTICAL, -1), ==, measure (digits, GTK_ORIENTATION_VERTICAL, 7));
  g_assert_cmpfloat_with_epsilon (chinese_baseline, digits_baseline, 1.0);
}

static void
test_lines (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chinese = make_text ("数量未登记");
  GtkWidget *digits = make_text ("1,817 / 2,670");
  const char *const classes[] = { "title-1", "caption", "heading", "numeric", "title-2", "title-4" };
  int before;

  gtk_box_append (GTK_BOX (box), chinese);
  gtk_box_append (GTK_BOX (box), digits);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (measure (digits, GTK_ORIENTATION_HORIZONTAL, -1), ==, 0);
  check_lines (chinese, digits);
  before = measure (digits, GTK_ORIENTATION_VERTICAL, -1);

  /* More fonts than are remembered, twice. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (classes); i++)
    {
      const char *name = classes[i % G_N_ELEMENTS (classes)];

      gtk_widget_add_css_class (chinese, name);
      gtk_widget_add_css_class (digits, name);
      check_lines (chinese, digits);
      gtk_widget_remove_css_class (chinese, name);
      gtk_widget_remove_css_class (digits, name);
    }

  /* Somebody wants larger letters. */
  g_object_set (gtk_widget_get_settings (digits), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (measure (digits, GTK_ORIENTATION_VERTICAL, -1), >, before);
  check_lines (chinese, digits);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/text-layout/lines", test_lines);

  return g_test_run ();
}
