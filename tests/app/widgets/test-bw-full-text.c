/* test-bw-full-text.c: what is shortened is told, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-full-text.h"

#include <adwaita.h>

#define LONG "Dongchengqu, Zhaowan sampling point"

static void
allocate (GtkWidget *widget,
          int        width)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, 0, width, 30 }, -1);
}

static void
assert_told (GtkWidget  *widget,
             int         width,
             const char *told)
{
  g_autofree char *text = NULL;

  allocate (widget, width);
  text = bw_full_text_dup (widget);
  g_assert_cmpstr (text, ==, told);
}

static void
test_label (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (LONG));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  assert_told (label, 60, LONG);
  assert_told (label, 900, NULL);
  g_assert_finalize_object (label);
}

static void
test_inscription (void)
{
  GtkWidget *inscription = g_object_ref_sink (gtk_inscription_new (LONG));

  assert_told (inscription, 60, LONG);
  assert_told (inscription, 900, NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), NULL);
  assert_told (inscription, 60, NULL);
  g_assert_finalize_object (inscription);
}

/* The window is asked for a place within it. */
static void
test_window (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new (LONG);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean is_told = FALSE;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), 60, 60);
  bw_full_text_attach (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  g_signal_emit_by_name (window, "query-tooltip", gtk_widget_get_width (window) / 2, gtk_widget_get_height (window) / 2,
                         FALSE, tooltip, &is_told);
  g_assert_true (is_told);
  gtk_label_set_text (GTK_LABEL (label), "–");
  gtk_test_widget_wait_for_draw (window);
  g_signal_emit_by_name (window, "query-tooltip", gtk_widget_get_width (window) / 2, gtk_widget_get_height (window) / 2,
                         FALSE, tooltip, &is_told);
  g_assert_false (is_told);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/full-text/label", test_label);
  g_test_add_func ("/full-text/inscription", test_inscription);
  g_test_add_func ("/full-text/window", test_window);

  return g_test_run ();
}
