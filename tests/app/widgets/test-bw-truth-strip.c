/* test-bw-truth-strip.c: lines come and go with the truth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-truth-strip.h"

#include <adwaita.h>

static void
test_truth (void)
{
  BwTruthStrip *strip = g_object_ref_sink (BW_TRUTH_STRIP (bw_truth_strip_new ()));
  g_autoptr (BwTruth) truth = bw_truth_new ("Sampled", "12 people");
  g_autoptr (BwTruth) other = bw_truth_new ("Teams", "3");

  bw_truth_take (truth, "Out of", g_strdup ("30"));
  bw_truth_warn (truth, "As of", g_strdup ("14:20"));
  bw_truth_strip_set_truth (strip, truth);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "Out of"), ==, "30");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "As of"), ==, "14:20");

  bw_truth_take (other, "As of", g_strdup ("9:00"));
  bw_truth_strip_set_truth (strip, other);
  g_assert_null (bw_truth_strip_get_text (strip, "Out of"));
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "As of"), ==, "9:00");
  bw_truth_strip_set_truth (strip, truth);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "Out of"), ==, "30");

  bw_truth_strip_set_list (strip, "Show the list");
  bw_truth_strip_set_list (strip, NULL);
  g_assert_finalize_object (strip);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/truth-strip/truth", test_truth);

  return g_test_run ();
}
