/* test-bw-roster.c: which shifts need a team, which have one, which do not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster.h"

#include "bw-time.h"
#include "picture-fixture.h"
#include "roster-fixture.h"

#define NOW "8T14:30"

static BwCoverage
get_coverage (BwRoster   *roster,
              const char *code,
              guint       shift)
{
  BwCoverage coverage;

  bw_roster_get_coverage (roster, bw_place_tree_lookup (bw_roster_get_places (roster), code), shift, &coverage);
  return coverage;
}

/* A night of two open hours needs nobody; a sampling point is needed up to the
 * deadline (9 August, 20:00). */
static void
test_needs (void)
{
  static const struct
  {
    const char *code;
    guint       needed[BW_N_SHIFTS];
  } cases[] = {
    { "k1", { 1, 1, 1, 1, 1, 1 } },
    { "p1", { 1, 1, 0, 1, 1, 0 } },
    { "k2", { 1, 1, 0, 1, 1, 0 } },
    { "s1", { 2, 2, 1, 2, 2, 1 } },
    { "d", { 3, 3, 1, 3, 3, 1 } },
    { "c", { 3, 3, 1, 3, 3, 1 } },
  };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < BW_N_SHIFTS; j++)
      {
        BwCoverage coverage = get_coverage (roster, cases[i].code, j);

        g_assert_cmpuint (coverage.needed, ==, cases[i].needed[j]);
        g_assert_cmpuint (coverage.unplanned, ==, cases[i].needed[j]);
        g_assert_cmpuint (coverage.missing, ==, 0);
      }
}

static void
test_who_needs (void)
{
  static const struct
  {
    const char *kind;
    const char *members;
    guint       needed;
  } cases[] = {
    { "checkpoint", "'state':'open'", 1 },
    { "checkpoint", "'state':'paused'", 1 },
    { "checkpoint", "'state':'closed'", 0 },
    { "checkpoint", "'state':'open','staff_required':0", 0 },
    { "venue", "'state':'open'", 0 },
    { "venue", "'state':'open','staff_required':2", 1 },
    { "checkpoint", "'state':'open','hours':'23:00-07:00'", 0 },
    { "checkpoint", "'state':'open','hours':'whenever'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;

      g_assert_true (fixture_apply (picture, "{'type':'site','id':'x','area':'s2','kind':'%s','name':'x',%s,"
                                    "'at':'2021-08-05T00:00:00+08:00'}", cases[i].kind, cases[i].members));
      roster = roster_fixture_read (picture, NOW);
      g_assert_cmpuint (get_coverage (roster, "x", 1).needed, ==, cases[i].needed);
    }
}

/* One assignment at k1, and whether the middle shift (15–23) is held by it. */
static void
test_cover (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *state;
    guint       covered;
  } cases[] = {
    { "8T15:00", "8T23:00", "planned", 1 },
    { "8T15:00", "8T23:00", "relieved", 0 },
    { "8T15:00", "8T23:00", "missed", 0 },
    { "8T07:00", "8T15:00", "on_duty", 0 },
    { "8T07:00", "8T15:15", "on_duty", 0 },
    { "8T08:00", "8T20:00", "on_duty", 1 },
    { "8T19:00", "9T03:00", "planned", 1 },
    { "8T19:01", "9T03:00", "planned", 0 },
    { "8T22:59", "8T23:30", "planned", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      BwCoverage coverage;

      roster_fixture_assign (picture, "t1", "k1", cases[i].from, cases[i].to, cases[i].state);
      roster_fixture_assign (picture, "t2", "k1", "9T15:00", "9T23:00", "planned");
      roster = roster_fixture_read (picture, NOW);
      coverage = get_coverage (roster, "k1", 1);
      g_assert_cmpuint (coverage.covered, ==, cases[i].covered);
      g_assert_cmpuint (coverage.missing, ==, 1 - cases[i].covered);
      g_assert_cmpuint (get_coverage (roster, "s1", 1).missing, ==, 2 - cases[i].covered);

      /* The other subdistrict has planned nobody. */
      g_assert_cmpuint (get_coverage (roster, "s2", 1).missing, ==, 0);
      g_assert_cmpuint (get_coverage (roster, "s2", 1).unplanned, ==, 1);
      g_assert_cmpuint (get_coverage (roster, "d", 1).needed, ==, 3);
    }
}

/* Two half shifts are a whole one. */
static void
test_halves (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;

  roster_fixture_assign (picture, "t1", "k1", "8T15:00", "8T17:00", "planned");
  roster_fixture_assign (picture, "t2", "k1", "8T19:00", "8T21:00", "planned");
  roster = roster_fixture_read (picture, NOW);
  g_assert_cmpuint (get_coverage (roster, "k1", 1).covered, ==, 1);
}

/* k1 needs four people; t1 has twelve, t2 three, t3 has not said. */
static void
test_people (void)
{
  static const struct
  {
    const char *teams[2];
    const char *from[2];
    const char *to[2];
    guint       people;
    guint       needed;
    guint       thin;
  } cases[] = {
    { { "t1" }, { "8T15:00" }, { "8T23:00" }, 12, 4, 0 },
    { { "t2" }, { "8T15:00" }, { "8T23:00" }, 3, 4, 1 },
    { { "t2", "t1" }, { "8T15:00", "8T15:00" }, { "8T23:00", "8T23:00" }, 15, 4, 0 },

    /* Who follows the other is not there beside him; who is there for an hour does not count. */
    { { "t2", "t2" }, { "8T15:00", "8T19:00" }, { "8T19:00", "8T23:00" }, 3, 4, 1 },
    { { "t2", "t1" }, { "8T15:00", "8T15:00" }, { "8T23:00", "8T16:00" }, 3, 4, 1 },

    /* Not reported is not too few. */
    { { "t2", "t3" }, { "8T15:00", "8T15:00" }, { "8T23:00", "8T23:00" }, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      g_autoptr (GArray) gaps = NULL;
      BwCoverage coverage;
      guint n_thin = 0;

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].teams) && cases[i].teams[j] != NULL; j++)
        roster_fixture_assign (picture, cases[i].teams[j], "k1", cases[i].from[j], cases[i].to[j], "planned");
      roster = roster_fixture_read (picture, NOW);
      coverage = get_coverage (roster, "k1", 1);
      g_assert_cmpuint (coverage.covered, ==, 1);
      g_assert_cmpuint (coverage.missing, ==, 0);
      g_assert_cmpuint (coverage.people, ==, cases[i].people);
      g_assert_cmpuint (coverage.people_needed, ==, cases[i].needed);
      g_assert_cmpuint (coverage.thin, ==, cases[i].thin);
      g_assert_cmpuint (get_coverage (roster, "c", 1).thin, ==, cases[i].thin);

      /* After those of the shift that nobody covers. */
      gaps = bw_roster_list_gaps (roster, fixture_place (picture, "s1"), FALSE);
      for (guint j = 0; j < gaps->len; j++)
        {
          const BwGap *gap = &g_array_index (gaps, BwGap, j);

          n_thin += gap->people_needed > 0;
          if (gap->people_needed > 0)
            {
              g_assert_cmpuint (gap->people, ==, cases[i].people);
              g_assert_cmpuint (gap->shift, ==, 1);
              g_assert_cmpuint (g_array_index (gaps, BwGap, j - 1).shift, ==, 1);
              g_assert_cmpuint (g_array_index (gaps, BwGap, j - 1).people_needed, ==, 0);
            }
        }
      g_assert_cmpuint (n_thin, ==, cases[i].thin);
    }
}

/* Who comes instead of another one holds what is left of the shift that is on; who is
 * still to come to it in some hours does not. */
static void
test_rest (void)
{
  static const struct
  {
    const char *now;
    const char *from;
    guint       covered;
  } cases[] = {
    { "8T21:10", "8T21:05", 1 }, { "8T21:10", "8T22:00", 1 }, { "8T15:00", "8T21:00", 0 }, { "8T14:59", "8T21:00", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;

      roster_fixture_assign (picture, "t1", "k1", cases[i].from, "8T23:00", "planned");
      roster = roster_fixture_read (picture, cases[i].now);
      g_assert_cmpuint (get_coverage (roster, "k1", 1).covered, ==, cases[i].covered);
    }
}

/* As the alert: a quarter of an hour after the beginning nobody has come. */
static void
test_absent (void)
{
  static const struct
  {
    const char *now;
    guint       covered;
    guint       n_gaps;
  } cases[] = {
    { "8T15:14", 1, 0 }, { "8T15:15", 0, 1 }, { "8T22:59", 0, 1 },
  };
  g_autoptr (BwPicture) picture = roster_fixture_new ();

  roster_fixture_assign (picture, "t1", "k1", "8T15:00", "8T23:00", "planned");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwRoster) roster = roster_fixture_read (picture, cases[i].now);
      g_autoptr (GArray) gaps = bw_roster_list_gaps (roster, fixture_place (picture, "k1"), FALSE);
      guint n_absent = 0;

      for (guint j = 0; j < gaps->len; j++)
        {
          const BwGap *gap = &g_array_index (gaps, BwGap, j);

          n_absent += gap->shift == 1 && gap->is_absent ? 1 : 0;
        }
      g_assert_cmpuint (get_coverage (roster, "k1", 1).covered, ==, cases[i].covered);
      g_assert_cmpuint (n_absent, ==, cases[i].n_gaps);
    }
}

/* Nobody can fill a shift that is over, and nobody says who was there. */
static void
test_past (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  g_autoptr (GArray) gaps = NULL;

  roster_fixture_assign (picture, "t1", "k1", "9T07:00", "9T15:00", "planned");
  roster = roster_fixture_read (picture, "9T02:00");
  g_assert_cmpuint (bw_roster_get_current (roster), ==, 2);
  g_assert_true (bw_roster_is_past (roster, 0));
  g_assert_true (bw_roster_is_past (roster, 1));
  g_assert_false (bw_roster_is_past (roster, 2));
  g_assert_cmpuint (get_coverage (roster, "s1", 0).needed, ==, 0);

  gaps = bw_roster_list_gaps (roster, fixture_place (picture, "s1"), FALSE);
  g_assert_cmpuint (gaps->len, >, 0);
  g_assert_cmpuint (g_array_index (gaps, BwGap, 0).shift, ==, 2);
  for (guint i = 1; i < gaps->len; i++)
    g_assert_cmpuint (g_array_index (gaps, BwGap, i - 1).shift, <=, g_array_index (gaps, BwGap, i).shift);
}

static void
test_unplanned_gaps (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  g_autoptr (GArray) without = bw_roster_list_gaps (roster, fixture_place (picture, "c"), FALSE);
  g_autoptr (GArray) with = bw_roster_list_gaps (roster, fixture_place (picture, "c"), TRUE);
  BwCoverage total;

  bw_roster_get_total (roster, fixture_place (picture, "c"), &total);
  g_assert_cmpuint (without->len, ==, 0);
  g_assert_cmpuint (with->len, ==, total.unplanned);
  g_assert_true (g_array_index (with, BwGap, 0).is_unplanned);
}

/* What is on its way keeps its team busy and fills nothing. */
static void
test_pending (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GPtrArray) pending = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_assignment_unref);
  g_autoptr (BwRoster) roster = NULL;
  BwCoverage coverage;

  roster_fixture_assign (picture, "t2", "k1", "9T07:00", "9T15:00", "planned");
  g_ptr_array_add (pending, bw_assignment_new_planned ("x", "t1", "k1", roster_fixture_time ("8T15:00"),
                                                       roster_fixture_time ("8T23:00")));
  roster = bw_roster_new (picture, zone, roster_fixture_time (NOW), pending);
  while (!bw_roster_step (roster, 0))
    continue;

  coverage = get_coverage (roster, "k1", 1);
  g_assert_cmpuint (coverage.missing, ==, 1);
  g_assert_cmpuint (coverage.covered, ==, 0);
  g_assert_cmpuint (coverage.pending, ==, 1);
  g_assert_cmpuint (coverage.pending_missing, ==, 1);
  g_assert_cmpuint (bw_roster_get_duties (roster, "t1")->len, ==, 1);
}

/* Another site needs no other roster at once; another tree does. */
static void
test_stale (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "k1");
  g_assert_false (bw_roster_is_stale (roster));
  bw_picture_clear (picture);
  g_assert_true (bw_roster_is_stale (roster));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/roster/needs", test_needs);
  g_test_add_func ("/model/roster/who-needs", test_who_needs);
  g_test_add_func ("/model/roster/cover", test_cover);
  g_test_add_func ("/model/roster/halves", test_halves);
  g_test_add_func ("/model/roster/people", test_people);
  g_test_add_func ("/model/roster/rest", test_rest);
  g_test_add_func ("/model/roster/absent", test_absent);
  g_test_add_func ("/model/roster/past", test_past);
  g_test_add_func ("/model/roster/unplanned-gaps", test_unplanned_gaps);
  g_test_add_func ("/model/roster/pending", test_pending);
  g_test_add_func ("/model/roster/stale", test_stale);
  return g_test_run ();
}
