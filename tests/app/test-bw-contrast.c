/* test-bw-contrast.c: high contrast by the setting, at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-contrast.h"
#include "bw-locations.h"
#include "bw-theme.h"

#include <adwaita.h>

static GSettings *settings;

static void
on_contrast_notify_cb (GObject    *contrast,
                       GParamSpec *pspec,
                       guint      *n_told)
{
  (*n_told)++;
}

static void
test_setting (void)
{
  BwContrast *contrast = bw_contrast_get_default ();
  guint n_told = 0;
  unsigned long handler = g_signal_connect (contrast, "notify::high", G_CALLBACK (on_contrast_notify_cb), &n_told);

  g_assert_false (bw_contrast_is_high (contrast));
  g_assert_cmpint (bw_theme_get_kind (), ==, BW_PALETTE_LIGHT);

  g_settings_set_string (settings, "contrast", "high");
  g_assert_true (bw_contrast_is_high (contrast));
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (bw_theme_get_fg2_percent (), ==, 85);
  g_assert_cmpint (bw_theme_get_kind (), ==, BW_PALETTE_LIGHT_HIGH);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpint (bw_theme_get_kind (), ==, BW_PALETTE_DARK_HIGH);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpint (bw_theme_get_kind (), ==, BW_PALETTE_LIGHT_HIGH);

  g_settings_reset (settings, "contrast");
  g_assert_false (bw_contrast_is_high (contrast));
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpint (bw_theme_get_kind (), ==, BW_PALETTE_LIGHT);
  g_signal_handler_disconnect (contrast, handler);
}

static double
find_red (GtkWidget *label)
{
  GdkRGBA color;

  /* What takes its place came with GTK 4.10. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_style_context_get_color (gtk_widget_get_style_context (label), &color);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return color.red;
}

/* What is on the screen changes, in words and in drawings. */
static void
test_style (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("late");
  const BwPalette *usual = bw_theme_get_palette (label);
  double before;

  bw_theme_set_tone (label, BW_TONE_LATE);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  before = find_red (label);

  g_settings_set_string (settings, "contrast", "high");
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpfloat (find_red (label), <, before);
  g_assert_cmpfloat_with_epsilon (find_red (label), bw_theme_get_palette (label)->late.red, 0.01);
  g_assert_true (bw_theme_get_palette (label) != usual);

  g_settings_reset (settings, "contrast");
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpfloat_with_epsilon (find_red (label), before, 0.001);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  int status;

  bw_locations_set_environment ();
  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (adw_application_new ("io.github.bulwarkdesk.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/bulwarkdesk/Bulwark");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");

  g_test_add_func ("/app/contrast/setting", test_setting);
  g_test_add_func ("/app/contrast/style", test_style);
  status = g_test_run ();
  g_object_unref (settings);
  return status;
}
