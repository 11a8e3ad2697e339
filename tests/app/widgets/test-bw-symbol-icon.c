/* test-bw-symbol-icon.c: set, get, notify, finalize
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol-icon.h"

#include <adwaita.h>

static void
on_icon_notify_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_properties (void)
{
  BwSymbolIcon *icon = g_object_ref_sink (BW_SYMBOL_ICON (bw_symbol_icon_new ()));
  guint n_notified = 0;
  guint symbol;
  int size;
  int natural;

  g_signal_connect_swapped (icon, "notify", G_CALLBACK (on_icon_notify_cb), &n_notified);
  g_assert_cmpint (bw_symbol_icon_get_symbol (icon), ==, BW_SYMBOL_NONE);
  bw_symbol_icon_set_symbol (icon, BW_SYMBOL_NONE);
  bw_symbol_icon_set_tone (icon, BW_TONE_FG);
  g_assert_cmpuint (n_notified, ==, 0);

  bw_symbol_icon_set_symbol (icon, BW_SYMBOL_LATE);
  g_object_set (icon, "tone", (guint) BW_TONE_LATE, NULL);
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_get (icon, "symbol", &symbol, "size", &size, NULL);
  g_assert_cmpuint (symbol, ==, BW_SYMBOL_LATE);
  g_assert_cmpint (bw_symbol_icon_get_tone (icon), ==, BW_TONE_LATE);

  gtk_widget_measure (GTK_WIDGET (icon), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, size);
  g_assert_finalize_object (icon);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/symbol-icon/properties", test_properties);

  return g_test_run ();
}
