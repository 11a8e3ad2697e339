/* test-bw-figure-button.c: what it shows is what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure-button.h"

#include <adwaita.h>

static void
test_face (void)
{
  BwFigureButton *button = g_object_ref_sink (BW_FIGURE_BUTTON (bw_figure_button_new ()));
  BwFigureFace face = {
    .name = g_strdup ("Sampled"),
    .value = g_strdup ("12"),
    .unit = g_strdup ("people"),
    .note = g_strdup ("of 30"),
    .symbol = BW_SYMBOL_LATE,
    .tone = BW_TONE_LATE,
    .is_stale = TRUE,
    .tooltip = g_strdup ("As of 14:20"),
  };

  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "");
  bw_figure_button_set_face (button, &face);
  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "Sampled 12 people, of 30");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sampled 12 people, of 30");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (button), "stale"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (button), "missing"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (button)), ==, "As of 14:20");

  bw_figure_face_clear (&face);
  face = (BwFigureFace) { .name = g_strdup ("Teams"), .value = g_strdup ("not reported"), .is_missing = TRUE };
  bw_figure_button_set_face (button, &face);
  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "Teams not reported");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (button), "stale"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (button), "missing"));
  g_assert_null (gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
  bw_figure_face_clear (&face);

  g_assert_finalize_object (button);
}

static int
measure_height (const char *value)
{
  BwFigureButton *button = g_object_ref_sink (BW_FIGURE_BUTTON (bw_figure_button_new ()));
  BwFigureFace face = { .name = g_strdup ("Finish"), .value = g_strdup (value), .note = g_strdup ("late") };
  int height;

  bw_figure_button_set_face (button, &face);
  bw_figure_face_clear (&face);
  gtk_widget_measure (GTK_WIDGET (button), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_finalize_object (button);
  return height;
}

/* Notes of figures side by side stand on one line, whichever font a value needs. */
static void
test_wide_letters (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (css, "* { font-family: Cantarell; }"
                                   ".figure-value { font-size: 20pt; font-weight: 800; line-height: 32px; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_assert_cmpint (measure_height ("9日 23:06"), ==, measure_height ("9 23:06"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/figure-button/face", test_face);
  g_test_add_func ("/figure-button/wide-letters", test_wide_letters);

  return g_test_run ();
}
