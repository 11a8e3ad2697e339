/* test-bw-text-layout.c: a line is as high as its inscription says, whatever the font
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text-layout.h"

static GtkWidget *
make_text (void)
{
  GtkWidget *text = gtk_inscription_new ("许昌 95 %");

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  return text;
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

static void
test_height (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plain = make_text ();
  GtkWidget *ours = make_text ();
  const char *const classes[] = { "title-1", "caption", "heading", "numeric", "title-2", "title-4" };
  int before;

  gtk_widget_set_layout_manager (ours, bw_text_layout_new ());
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), ours);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (measure (ours, GTK_ORIENTATION_HORIZONTAL, -1), ==, 0);
  before = measure (ours, GTK_ORIENTATION_VERTICAL, -1);
  g_assert_cmpint (before, ==, measure (plain, GTK_ORIENTATION_VERTICAL, -1));
  g_assert_cmpint (before, ==, measure (ours, GTK_ORIENTATION_VERTICAL, 7));

  /* More fonts than are remembered, twice. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (classes); i++)
    {
      const char *name = classes[i % G_N_ELEMENTS (classes)];

      gtk_widget_add_css_class (plain, name);
      gtk_widget_add_css_class (ours, name);
      g_assert_cmpint (measure (ours, GTK_ORIENTATION_VERTICAL, -1), ==,
                       measure (plain, GTK_ORIENTATION_VERTICAL, -1));
      gtk_widget_remove_css_class (plain, name);
      gtk_widget_remove_css_class (ours, name);
    }

  /* Somebody wants larger letters. */
  g_object_set (gtk_widget_get_settings (ours), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (measure (ours, GTK_ORIENTATION_VERTICAL, -1), >, before);
  g_assert_cmpint (measure (ours, GTK_ORIENTATION_VERTICAL, -1), ==, measure (plain, GTK_ORIENTATION_VERTICAL, -1));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/text-layout/height", test_height);

  return g_test_run ();
}
