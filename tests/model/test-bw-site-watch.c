/* test-bw-site-watch.c: opening hours as they are written
 *
 * What the conditions come to is in test-bw-picture-places.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-watch-private.h"

static void
test_hours (void)
{
  guint opens;
  guint closes;

  g_assert_true (bw_site_watch_parse_hours ("07:30-23:00", &opens, &closes));
  g_assert_cmpuint (opens, ==, 450);
  g_assert_cmpuint (closes, ==, 1380);
  g_assert_true (bw_site_watch_parse_hours ("22:00-06:00", &opens, &closes));
  g_assert_cmpuint (closes, <, opens);
  g_assert_true (bw_site_watch_parse_hours ("00:00-24:00", &opens, &closes));
  g_assert_cmpuint (closes, ==, 1440);
}

static void
test_not_hours (void)
{
  const char *texts[] = {
    "", "07:00", "07:00-", "7:00-23:00", "07:00-23:00 ", "07:60-23:00", "07:00-24:01", "all day",
  };
  guint opens;
  guint closes;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (bw_site_watch_parse_hours (texts[i], &opens, &closes));
}

static void
test_nothing (void)
{
  g_autoptr (BwPlaceTree) tree = bw_place_tree_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  BwSiteWatch *watch = bw_site_watch_new (tree);

  bw_site_watch_sweep (watch, 1, zone, changed);
  g_assert_cmpuint (changed->len, ==, 0);
  g_assert_cmpint (bw_site_watch_get (watch, 7), ==, BW_CONDITION_UNKNOWN);
  g_assert_cmpuint (bw_site_watch_count (watch, 7, BW_SITE_KIND_VENUE, BW_CONDITION_NORMAL), ==, 0);
  g_assert_false (bw_site_watch_judge (watch, 7, 1, BW_CONDITION_GAP));
  bw_site_watch_free (watch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/site-watch/hours", test_hours);
  g_test_add_func ("/site-watch/not-hours", test_not_hours);
  g_test_add_func ("/site-watch/nothing", test_nothing);

  return g_test_run ();
}
