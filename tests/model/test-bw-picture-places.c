/* test-bw-picture-places.c: how sites do, and how many do so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture.h"
#include "bw-time.h"
#include "picture-fixture.h"

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

static BwCondition
get_condition (BwPicture  *picture,
               const char *code)
{
  return bw_picture_get_condition (picture, fixture_place (picture, code));
}

static guint
count (BwPicture   *picture,
       const char  *code,
       BwSiteKind   kind,
       BwCondition  condition)
{
  return bw_picture_count_sites (picture, fixture_place (picture, code), kind, condition);
}

static void
put_site (BwPicture  *picture,
          const char *state,
          const char *hours)
{
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'s','area':'d','kind':'sampling','name':'s',"
                                "'position':[113.8,34.0],'state':'%s','hours':'%s',"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}", state, hours));
}

static void
test_readings (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_UNKNOWN);
  fixture_set (picture, "s", ROUND, "queue", 0, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  fixture_set (picture, "s", ROUND, "wait", 25, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  fixture_set (picture, "s", ROUND, "wait", 26, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_BUSY);
  fixture_set (picture, "s", ROUND, "wait", 51, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_JAMMED);
  g_assert_cmpuint (count (picture, "c", BW_SITE_KIND_SAMPLING, BW_CONDITION_JAMMED), ==, 1);
  g_assert_cmpuint (count (picture, "c", BW_SITE_KIND_SAMPLING, BW_CONDITION_UNKNOWN), ==, 0);

  bw_picture_set_limits (picture, 600, 25, 60);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_BUSY);
}

/* No desk open is a pause, unless everybody was sampled. */
static void
test_no_desk_open (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "s", ROUND, "target", 2, BW_BOUND_EXACT, T0);
  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  fixture_set (picture, "s", ROUND, "desks_open", 1, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  fixture_set (picture, "s", ROUND, "desks_open", 0, BW_BOUND_EXACT, T0 + 1);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_PAUSED);
  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
}

/* A checkpoint reports by the hour. */
static void
test_checkpoint_patience (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_add (picture, "k", "checkpoint", "passed", 1, T0);
  bw_picture_set_now (picture, T0 + 3 * BW_TIME_HOUR);
  g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_UNCONFIRMED);
  bw_picture_set_now (picture, T0 + 3 * BW_TIME_HOUR + 1);
  g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_SILENT);
}

static void
test_gap (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "k", "checkpoint", "check_code", 1, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_UNCONFIRMED);
  fixture_set (picture, "k", "checkpoint", "check_certificate", 0, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_GAP);
  g_assert_cmpuint (count (picture, "d", BW_SITE_KIND_CHECKPOINT, BW_CONDITION_GAP), ==, 1);
  g_assert_cmpuint (count (picture, "d", BW_SITE_KIND_SAMPLING, BW_CONDITION_GAP), ==, 0);
}

/* A measure of which nothing was told is neither carried out nor missing. */
static void
test_unconfirmed (void)
{
  static const char * const checks[] = { "check_temperature", "check_code", "check_register", "check_certificate" };
  g_autoptr (BwPicture) picture = make_city ();

  fixture_add (picture, "k", "checkpoint", "passed", 1, T0);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_UNCONFIRMED);
      g_assert_cmpuint (count (picture, "d", BW_SITE_KIND_CHECKPOINT, BW_CONDITION_UNCONFIRMED), ==, 1);
      fixture_set (picture, "k", "checkpoint", checks[i], 1, BW_BOUND_EXACT, T0);
    }
  g_assert_cmpint (get_condition (picture, "k"), ==, BW_CONDITION_NORMAL);

  /* Nobody asks a sampling point for them. */
  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
}

static void
test_silent (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  bw_picture_set_now (picture, T0 + 30 * BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  bw_picture_set_now (picture, T0 + 30 * BW_TIME_MINUTE + 1);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_SILENT);
  g_assert_cmpuint (count (picture, "c", BW_SITE_KIND_SAMPLING, BW_CONDITION_SILENT), ==, 1);

  fixture_add (picture, "s", ROUND, "sampled", 1, T0 + 20 * BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
}

/* Open from 07:00 to 23:00; it is 08:00 at T0. */
static void
test_hours (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  gint64 closes = T0 + 15 * BW_TIME_HOUR;
  gint64 opens = T0 + 23 * BW_TIME_HOUR;

  put_site (picture, "open", "07:00-23:00");
  fixture_add (picture, "s", ROUND, "sampled", 1, closes - BW_TIME_MINUTE);

  bw_picture_set_now (picture, closes + 10 * BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  bw_picture_set_now (picture, closes + 2 * BW_TIME_HOUR);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_CLOSED);

  /* Nobody expects a report of the night in the morning. */
  bw_picture_set_now (picture, opens + 29 * BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_NORMAL);
  bw_picture_set_now (picture, opens + 31 * BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_SILENT);

  put_site (picture, "paused", "07:00-23:00");
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_PAUSED);
  bw_picture_set_now (picture, closes + BW_TIME_DAY + BW_TIME_HOUR);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_CLOSED);
  put_site (picture, "closed", "07:00-23:00");
  bw_picture_set_now (picture, opens + BW_TIME_DAY);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_CLOSED);
}

/* From 22:00 to 06:00, over midnight; and round the clock. */
static void
test_night_hours (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  put_site (picture, "open", "22:00-06:00");
  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  bw_picture_set_now (picture, T0 + 2 * BW_TIME_HOUR);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_CLOSED);
  bw_picture_set_now (picture, T0 + 18 * BW_TIME_HOUR);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_SILENT);

  put_site (picture, "open", "00:00-24:00");
  bw_picture_set_now (picture, T0 + 16 * BW_TIME_HOUR + BW_TIME_MINUTE);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_SILENT);
}

/* The next round begins: what was reported for the last says nothing of it. */
static void
test_next_round (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "s", ROUND, "wait", 60, BW_BOUND_EXACT, T0);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_JAMMED);
  g_assert_true (fixture_apply (picture, "{'type':'round','id':'r2','name':'r2','areas':[],'milestones':[],"
                                "'at':'2021-08-10T00:00:00Z','source':'import',"
                                "'starts':'2021-08-10T00:00:00Z','deadline':'2021-08-12T00:00:00Z'}"));
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_JAMMED);
  bw_picture_set_now (picture, T0 + 4 * BW_TIME_DAY);
  g_assert_cmpint (get_condition (picture, "s"), ==, BW_CONDITION_UNKNOWN);
}

static void
on_changed_cb (BwPicture             *picture,
               const BwPictureChange *change,
               guint                 *n_places)
{
  *n_places += change->n_places;
}

/* A sweep names the silent site and what it stands in, and nothing else. */
static void
test_sweep_is_a_change (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  guint n_places = 0;

  fixture_add (picture, "s", ROUND, "sampled", 1, T0);
  bw_picture_commit (picture);
  g_signal_connect (picture, "changed", G_CALLBACK (on_changed_cb), &n_places);
  bw_picture_set_now (picture, T0 + BW_TIME_MINUTE);
  bw_picture_commit (picture);
  g_assert_cmpuint (n_places, ==, 0);
  bw_picture_set_now (picture, T0 + BW_TIME_HOUR);
  bw_picture_commit (picture);
  g_assert_cmpuint (n_places, ==, 3);
}

/* A site that becomes one of another kind is counted there. */
static void
test_other_kind (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_site (picture, "s", "d", "venue");
  g_assert_cmpuint (count (picture, "c", BW_SITE_KIND_SAMPLING, BW_CONDITION_UNKNOWN), ==, 0);
  g_assert_cmpuint (count (picture, "c", BW_SITE_KIND_VENUE, BW_CONDITION_UNKNOWN), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-places/readings", test_readings);
  g_test_add_func ("/picture-places/gap", test_gap);
  g_test_add_func ("/picture-places/unconfirmed", test_unconfirmed);
  g_test_add_func ("/picture-places/silent", test_silent);
  g_test_add_func ("/picture-places/no-desk-open", test_no_desk_open);
  g_test_add_func ("/picture-places/checkpoint-patience", test_checkpoint_patience);
  g_test_add_func ("/picture-places/hours", test_hours);
  g_test_add_func ("/picture-places/night-hours", test_night_hours);
  g_test_add_func ("/picture-places/next-round", test_next_round);
  g_test_add_func ("/picture-places/sweep-is-a-change", test_sweep_is_a_change);
  g_test_add_func ("/picture-places/other-kind", test_other_kind);

  return g_test_run ();
}
