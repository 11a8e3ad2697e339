/* test-bw-calm.c: what is said already is not said again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-calm.h"

static void
on_label_notify_cb (GObject    *object,
                    GParamSpec *pspec,
                    guint      *n_told)
{
  (*n_told)++;
}

static void
test_text (void)
{
  GtkLabel *label = GTK_LABEL (g_object_ref_sink (gtk_label_new ("a")));
  guint n_told = 0;

  g_signal_connect (label, "notify::label", G_CALLBACK (on_label_notify_cb), &n_told);
  bw_calm_set_text (label, "a");
  g_assert_cmpuint (n_told, ==, 0);
  bw_calm_set_text (label, "b");
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (gtk_label_get_label (label), ==, "b");
  bw_calm_set_text (label, NULL);
  bw_calm_set_text (label, "");
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpstr (gtk_label_get_label (label), ==, "");
  g_assert_finalize_object (label);
}

static void
test_class (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  guint n_told = 0;

  g_signal_connect (label, "notify::css-classes", G_CALLBACK (on_label_notify_cb), &n_told);
  bw_calm_set_class (label, "late", FALSE);
  g_assert_cmpuint (n_told, ==, 0);

  /* Whatever is not FALSE is true. */
  bw_calm_set_class (label, "late", 4);
  bw_calm_set_class (label, "late", TRUE);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (gtk_widget_has_css_class (label, "late"));
  bw_calm_set_class (label, "late", FALSE);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_false (gtk_widget_has_css_class (label, "late"));
  g_assert_finalize_object (label);
}

static void
test_tooltip (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("a"));
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean is_told = TRUE;

  bw_calm_set_tooltip (label, NULL);
  g_assert_false (gtk_widget_get_has_tooltip (label));
  bw_calm_set_tooltip (label, "all of it");
  bw_calm_set_tooltip (label, "all of it, and more");
  g_signal_emit_by_name (label, "query-tooltip", 0, 0, FALSE, tooltip, &is_told);
  g_assert_true (is_told);

  bw_calm_set_tooltip (label, NULL);
  g_signal_emit_by_name (label, "query-tooltip", 0, 0, FALSE, tooltip, &is_told);
  g_assert_false (is_told);
  g_object_unref (tooltip);
  g_assert_finalize_object (GTK_LABEL (label));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/calm/text", test_text);
  g_test_add_func ("/calm/class", test_class);
  g_test_add_func ("/calm/tooltip", test_tooltip);
  return g_test_run ();
}
