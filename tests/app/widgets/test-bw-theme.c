/* test-bw-theme.c: fading goes down the tree, tones exclude each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-theme.h"

#include <adwaita.h>

static void
test_faded (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *label = gtk_label_new (NULL);
  const BwPalette *lively;
  const BwPalette *faded;

  gtk_box_append (GTK_BOX (box), label);
  g_assert_false (bw_theme_is_faded (label));
  lively = bw_theme_get_palette (label);

  bw_theme_set_faded (box, TRUE);
  g_assert_true (bw_theme_is_faded (label));
  faded = bw_theme_get_palette (label);
  g_assert_cmpfloat (faded->late.red - faded->late.blue, <, lively->late.red - lively->late.blue);
  g_assert_true (faded == bw_theme_get_palette (label));

  bw_theme_set_faded (box, FALSE);
  g_assert_false (bw_theme_is_faded (label));
  g_assert_finalize_object (box);
}

static void
test_tone (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  bw_theme_set_tone (label, BW_TONE_LATE);
  g_assert_true (gtk_widget_has_css_class (label, "late"));
  bw_theme_set_tone (label, BW_TONE_FG2);
  g_assert_false (gtk_widget_has_css_class (label, "late"));
  g_assert_true (gtk_widget_has_css_class (label, "fg2"));
  bw_theme_set_tone (label, BW_TONE_FG);
  g_assert_false (gtk_widget_has_css_class (label, "fg2"));
  g_assert_cmpstr (bw_theme_get_class (BW_TONE_TIGHT), ==, "tight");
  g_assert_cmpstr (bw_theme_get_class (BW_TONE_SUCCESS), ==, "success");
  g_assert_true (bw_theme_get_tone (bw_palette_get (BW_PALETTE_LIGHT), BW_TONE_SUCCESS)
                 == &bw_palette_get (BW_PALETTE_LIGHT)->success);
  g_assert_finalize_object (label);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/theme/faded", test_faded);
  g_test_add_func ("/theme/tone", test_tone);

  return g_test_run ();
}
