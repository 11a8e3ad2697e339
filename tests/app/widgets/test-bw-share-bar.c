/* test-bw-share-bar.c: set, get, notify, finalize
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-share-bar.h"

#include <adwaita.h>
#include <math.h>

static void
on_bar_notify_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_bar (void)
{
  BwShareBar *widget = g_object_ref_sink (BW_SHARE_BAR (bw_share_bar_new ()));
  const BwBar bar = { 0.4, 0.5, BW_PACE_LATE };
  BwBar found = bw_share_bar_get_bar (widget);

  /* Nothing was reported yet. */
  g_assert_true (isnan (found.share) && isnan (found.plan_share));

  bw_share_bar_set_bar (widget, &bar);
  found = bw_share_bar_get_bar (widget);
  g_assert_cmpfloat (found.share, ==, 0.4);
  g_assert_cmpfloat (found.plan_share, ==, 0.5);
  g_assert_cmpint (found.state, ==, BW_PACE_LATE);
  g_assert_finalize_object (widget);
}

static void
test_muted (void)
{
  BwShareBar *widget = g_object_ref_sink (BW_SHARE_BAR (bw_share_bar_new ()));
  guint n_notified = 0;

  g_signal_connect_swapped (widget, "notify::muted", G_CALLBACK (on_bar_notify_cb), &n_notified);
  bw_share_bar_set_muted (widget, FALSE);
  g_assert_cmpuint (n_notified, ==, 0);
  g_object_set (widget, "muted", TRUE, NULL);
  g_assert_true (bw_share_bar_get_muted (widget));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_finalize_object (widget);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/share-bar/bar", test_bar);
  g_test_add_func ("/share-bar/muted", test_muted);

  return g_test_run ();
}
