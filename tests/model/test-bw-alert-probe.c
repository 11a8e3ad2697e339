/* test-bw-alert-probe.c: what rules read off the picture, and when nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule-book.h"
#include "bw-alert-probe.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <math.h>

#define ROUND "sampling:r1"
#define T0    (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND) /* 08:00 in Xuchang */

static BwPicture *
make_city (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_area (picture, "c", NULL);
  fixture_area (picture, "d", "c");
  fixture_site (picture, "s", "d", "sampling");
  fixture_site (picture, "k", "d", "checkpoint");
  fixture_round (picture, T0);
  bw_picture_set_limits (picture, 600, 25, 50);
  bw_picture_set_now (picture, T0);
  return picture;
}

/* -1: the rule says nothing. */
static double
read_rule (BwPicture  *picture,
           const char *rule,
           const char *code,
           gint64      now)
{
  g_autoptr (BwAlertProbe) probe = bw_alert_probe_new (picture);
  BwAlertReading reading;

  bw_alert_probe_begin (probe, now);
  if (bw_alert_probe_read (probe, bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), rule),
                          fixture_place (picture, code), &reading))
    return reading.value;

  return -1;
}

static void
put_state (BwPicture  *picture,
           const char *state)
{
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'s','area':'d','kind':'sampling','name':'s',"
                                "'position':[113.8,34.0],'state':'%s',"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}", state));
}

static void
test_condition (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_true (isnan (read_rule (picture, "point-paused", "s", T0)));
  fixture_set (picture, "s", ROUND, "desks_open", 2, BW_BOUND_EXACT, T0);
  g_assert_cmpfloat (read_rule (picture, "point-paused", "s", T0), ==, 0);
  fixture_set (picture, "s", ROUND, "desks_open", 0, BW_BOUND_EXACT, T0 + 1);
  g_assert_cmpfloat (read_rule (picture, "point-paused", "s", T0), ==, 1);
  g_assert_cmpfloat (read_rule (picture, "point-silent", "s", T0), ==, 0);

  bw_picture_set_now (picture, T0 + BW_TIME_HOUR);
  g_assert_cmpfloat (read_rule (picture, "point-silent", "s", T0 + BW_TIME_HOUR), ==, 1);
  put_state (picture, "closed");
  g_assert_cmpfloat (read_rule (picture, "point-silent", "s", T0 + BW_TIME_HOUR), ==, -1);
}

static void
test_measure (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_true (isnan (read_rule (picture, "queue-long", "s", T0)));
  fixture_set (picture, "s", ROUND, "wait", 40, BW_BOUND_EXACT, T0);
  fixture_add (picture, "s", ROUND, "positive_tubes", 1, T0);
  g_assert_cmpfloat (read_rule (picture, "queue-long", "s", T0), ==, 40);
  bw_picture_set_now (picture, T0 + BW_TIME_HOUR);

  /* A tube stays positive when the point goes home. */
  put_state (picture, "closed");
  g_assert_cmpfloat (read_rule (picture, "queue-long", "s", T0 + BW_TIME_HOUR), ==, -1);
  g_assert_cmpfloat (read_rule (picture, "positive-tube", "s", T0 + BW_TIME_HOUR), ==, 1);
}

/* What a site said holds from then on, for as long as it may stay silent. What its
 * document says, and that it is silent, holds now. */
static void
test_times (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (BwAlertProbe) probe = bw_alert_probe_new (picture);
  BwAlertRuleBook *rules = bw_alert_rule_book_get_default ();
  BwPlace site = fixture_place (picture, "s");
  gint64 now = T0 + BW_TIME_HOUR;
  BwAlertReading reading;

  fixture_set (picture, "s", ROUND, "desks_open", 0, BW_BOUND_EXACT, T0);
  bw_picture_set_now (picture, now);
  bw_alert_probe_begin (probe, now);
  g_assert_true (bw_alert_probe_read (probe, bw_alert_rule_book_lookup (rules, "point-paused"), site, &reading));
  g_assert_cmpfloat (reading.value, ==, 1);
  g_assert_cmpint (reading.at, ==, T0);
  g_assert_cmpint (reading.known_for, ==, 30 * BW_TIME_MINUTE);
  g_assert_true (bw_alert_probe_read (probe, bw_alert_rule_book_lookup (rules, "point-silent"), site, &reading));
  g_assert_cmpfloat (reading.value, ==, 1);
  g_assert_cmpint (reading.at, ==, now);
  g_assert_cmpint (reading.known_for, ==, G_MAXINT64);

  fixture_set (picture, "s", ROUND, "desks_open", 3, BW_BOUND_EXACT, now);
  put_state (picture, "paused");
  g_assert_true (bw_alert_probe_read (probe, bw_alert_rule_book_lookup (rules, "point-paused"), site, &reading));
  g_assert_cmpfloat (reading.value, ==, 1);
  g_assert_cmpint (reading.known_for, ==, G_MAXINT64);
}

static void
test_pace (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_cmpfloat (read_rule (picture, "area-late", "d", T0 - 1), ==, -1);
  g_assert_true (isnan (read_rule (picture, "area-late", "d", T0 + BW_TIME_HOUR)));
  fixture_set (picture, "s", ROUND, "target", 1000, BW_BOUND_EXACT, T0);
  fixture_add (picture, "s", ROUND, "sampled", 10, T0);

  /* The deadline is over, and it is not done. */
  g_assert_cmpfloat (read_rule (picture, "area-late", "d", T0 + 3 * BW_TIME_DAY), >, 0);
  fixture_add (picture, "s", ROUND, "sampled", 990, T0);
  g_assert_cmpfloat (read_rule (picture, "area-late", "d", T0 + 3 * BW_TIME_DAY), ==, -1);
}

static void
test_contradiction (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_add (picture, "s", ROUND, "sampled", 50, T0);
  g_assert_cmpfloat (read_rule (picture, "totals-contradict", "d", T0), ==, -1);
  fixture_set (picture, "d", ROUND, "sampled", 60, BW_BOUND_EXACT, T0);
  g_assert_cmpfloat (read_rule (picture, "totals-contradict", "d", T0), ==, 0);
  fixture_add (picture, "s", ROUND, "sampled", 15, T0);
  g_assert_cmpfloat (read_rule (picture, "totals-contradict", "d", T0), ==, 5);

  /* More was taken back than there ever was. */
  fixture_add (picture, "s", ROUND, "sampled", -70, T0);
  g_assert_cmpfloat (read_rule (picture, "totals-contradict", "d", T0), ==, 5);
}

static void
test_applies (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  const BwAlertRule *paused = bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), "point-paused");
  BwPlace site = fixture_place (picture, "s");

  g_assert_true (bw_alert_rule_applies (paused, places, site));
  g_assert_false (bw_alert_rule_applies (paused, places, fixture_place (picture, "k")));
  g_assert_false (bw_alert_rule_applies (paused, places, fixture_place (picture, "d")));
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "s");
  g_assert_false (bw_alert_rule_applies (paused, places, site));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/alert-probe/condition", test_condition);
  g_test_add_func ("/model/alert-probe/measure", test_measure);
  g_test_add_func ("/model/alert-probe/times", test_times);
  g_test_add_func ("/model/alert-probe/pace", test_pace);
  g_test_add_func ("/model/alert-probe/contradiction", test_contradiction);
  g_test_add_func ("/model/alert-probe/applies", test_applies);
  return g_test_run ();
}
