/* test-bw-team-fit.c: whether a team can come, and which one first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-team-fit.h"

#include "bw-duty-hours.h"
#include "bw-time.h"
#include "picture-fixture.h"
#include "roster-fixture.h"

#include <math.h>

#define NOW  "8T06:30"
#define NONE G_MAXUINT

static const BwTeam *
get_team (BwPicture  *picture,
          const char *id)
{
  return bw_document_get_team (bw_picture_get_document (picture, BW_DOCUMENT_TYPE_TEAM, id));
}

static BwTeamVerdict
judge (BwRoster  *roster,
       BwPicture *picture)
{
  BwTeamFit fit;

  bw_team_fit_init (&fit, roster, get_team (picture, "t1"), fixture_place (picture, "k1"),
                    roster_fixture_time ("8T23:00"), roster_fixture_time ("9T07:00"));
  return fit.verdict;
}

/* A headquarters may be stricter, or must be less so. */
static void
test_hours_that_are_set (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;

  roster_fixture_assign (picture, "t1", "k2", "8T08:00", "8T16:00", "planned");
  roster = roster_fixture_read (picture, NOW);
  g_assert_cmpint (judge (roster, picture), ==, BW_TEAM_VERDICT_NO_REST);

  bw_duty_hours_set (6, 7, 0);
  g_assert_cmpint (judge (roster, picture), ==, BW_TEAM_VERDICT_FITS);
  bw_duty_hours_set (6, 9, 0);
  g_assert_cmpint (judge (roster, picture), ==, BW_TEAM_VERDICT_SHORT_REST);
  bw_duty_hours_set (6, 9, 7);
  g_assert_cmpint (judge (roster, picture), ==, BW_TEAM_VERDICT_TOO_LONG);
  bw_duty_hours_set (BW_DUTY_HOURS_LEAST_REST, BW_DUTY_HOURS_GOOD_REST, 0);
}

/* What t1 does already, and whether it can take the night of the 8th (23–07) too. */
static void
test_verdicts (void)
{
  static const struct
  {
    const char    *from;
    const char    *to;
    BwTeamVerdict  verdict;
    guint          rest;     /* hours */
  } cases[] = {
    { NULL, NULL, BW_TEAM_VERDICT_FITS, NONE },
    { "8T23:00", "9T07:00", BW_TEAM_VERDICT_OVERLAPS, 0 },
    { "9T06:59", "9T15:00", BW_TEAM_VERDICT_OVERLAPS, 0 },
    { "8T15:00", "8T23:01", BW_TEAM_VERDICT_OVERLAPS, 0 },
    { "9T00:00", "9T01:00", BW_TEAM_VERDICT_OVERLAPS, 0 },
    { "8T15:00", "8T23:00", BW_TEAM_VERDICT_TOO_LONG, NONE },
    { "9T07:00", "9T15:00", BW_TEAM_VERDICT_TOO_LONG, NONE },
    { "8T19:00", "8T23:00", BW_TEAM_VERDICT_FITS, NONE },
    { "8T18:59", "8T23:00", BW_TEAM_VERDICT_TOO_LONG, NONE },
    { "8T08:00", "8T16:00", BW_TEAM_VERDICT_NO_REST, 7 },
    { "8T07:00", "8T15:00", BW_TEAM_VERDICT_SHORT_REST, 8 },
    { "9T14:00", "9T15:00", BW_TEAM_VERDICT_NO_REST, 7 },
    { "9T15:00", "9T23:00", BW_TEAM_VERDICT_SHORT_REST, 8 },
    { "8T04:00", "8T11:00", BW_TEAM_VERDICT_FITS, 12 },
    { "8T04:00", "8T11:30", BW_TEAM_VERDICT_SHORT_REST, 11 },
    { "9T19:00", "9T23:00", BW_TEAM_VERDICT_FITS, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      BwTeamFit fit;

      if (cases[i].from != NULL)
        roster_fixture_assign (picture, "t1", "k2", cases[i].from, cases[i].to, "planned");
      roster = roster_fixture_read (picture, NOW);
      bw_team_fit_init (&fit, roster, get_team (picture, "t1"),
                        fixture_place (picture, "k1"), roster_fixture_time ("8T23:00"),
                        roster_fixture_time ("9T07:00"));
      g_assert_cmpstr (fit.team->code, ==, "t1");
      g_assert_cmpint (fit.verdict, ==, cases[i].verdict);
      g_assert_cmpint (bw_team_fit_is_refused (&fit), ==, fit.verdict >= BW_TEAM_VERDICT_NO_REST);
      if (cases[i].rest == NONE)
        g_assert_cmpint (fit.rest, ==, G_MAXINT64);
      else
        g_assert_cmpint (fit.rest / BW_TIME_HOUR, ==, cases[i].rest);
      if (fit.verdict == BW_TEAM_VERDICT_OVERLAPS || cases[i].rest != NONE)
        g_assert_cmpstr (fit.conflict->site, ==, "k2");
    }
}

/* Of two neighbours the nearer one is told; before and after are told apart. */
static void
test_nearest (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  BwTeamFit fit;

  roster_fixture_assign (picture, "t1", "k2", "7T23:00", "8T07:00", "on_duty");
  roster_fixture_assign (picture, "t1", "k1", "9T17:00", "9T23:00", "planned");
  roster = roster_fixture_read (picture, NOW);
  bw_team_fit_init (&fit, roster, get_team (picture, "t1"),
                    fixture_place (picture, "k1"), roster_fixture_time ("8T23:00"), roster_fixture_time ("9T07:00"));
  g_assert_cmpint (fit.rest, ==, 10 * BW_TIME_HOUR);
  g_assert_false (fit.is_before);
  g_assert_cmpint (fit.verdict, ==, BW_TEAM_VERDICT_SHORT_REST);
}

/* t1 is near and large enough, t3 is lent and of unknown size, t2 is too small. */
static void
test_order (void)
{
  static const char * const order[] = { "t1", "t3", "t2" };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  g_autoptr (GArray) fits = bw_team_fit_list (roster, fixture_place (picture, "k1"), roster_fixture_time ("8T23:00"),
                                              roster_fixture_time ("9T07:00"), NULL);

  g_assert_cmpuint (fits->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < fits->len; i++)
    {
      const BwTeamFit *fit = &g_array_index (fits, BwTeamFit, i);

      g_assert_cmpstr (fit->team->code, ==, order[i]);
      g_assert_cmpint (fit->is_recommended, ==, i == 0);
    }

  g_assert_true (g_array_index (fits, BwTeamFit, 0).is_local);
  g_assert_cmpfloat (g_array_index (fits, BwTeamFit, 0).distance, <, 0.01);
  g_assert_true (g_array_index (fits, BwTeamFit, 1).is_lent);
  g_assert_true (isnan (g_array_index (fits, BwTeamFit, 1).distance));
  g_assert_cmpuint (g_array_index (fits, BwTeamFit, 2).n_short, ==, 1);

  /* A tenth of a degree of longitude at 34° north. */
  g_assert_cmpfloat_with_epsilon (g_array_index (fits, BwTeamFit, 2).distance, 9.22, 0.05);
}

static void
test_refused_last (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  g_autoptr (GArray) fits = NULL;

  roster_fixture_assign (picture, "t1", "k2", "8T23:00", "9T07:00", "planned");
  roster = roster_fixture_read (picture, NOW);
  fits = bw_team_fit_list (roster, fixture_place (picture, "k1"), roster_fixture_time ("8T23:00"),
                           roster_fixture_time ("9T07:00"), NULL);
  g_assert_cmpstr (g_array_index (fits, BwTeamFit, 2).team->code, ==, "t1");
  g_assert_true (bw_team_fit_is_refused (&g_array_index (fits, BwTeamFit, 2)));
}

/* How many t2, of three people, would lack at k1, which needs four, beside whoever is there. */
static void
test_short (void)
{
  static const struct
  {
    const char *size;
    gboolean    is_replaced;
    guint       n_short;
  } cases[] = {
    { ",'size':3", FALSE, 0 },

    /* Who goes is not there any more. */
    { ",'size':3", TRUE, 1 },

    /* Of unknown size: nobody knows that anybody lacks. */
    { "", FALSE, 0 },
    { "", TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      g_autoptr (GArray) fits = NULL;
      const BwAssignment *duty;

      g_assert_true (fixture_apply (picture, "{'type':'team','id':'t1','kind':'women','name':'x','area':'s1'%s,"
                                    "'at':'2021-08-07T00:00:00+08:00'}", cases[i].size));
      roster_fixture_assign (picture, "t1", "k1", "8T23:00", "9T07:00", "planned");
      roster = roster_fixture_read (picture, NOW);
      duty = g_ptr_array_index (bw_roster_get_duties (roster, "t1"), 0);
      fits = bw_team_fit_list (roster, fixture_place (picture, "k1"), roster_fixture_time ("8T23:00"),
                               roster_fixture_time ("9T07:00"), cases[i].is_replaced ? duty->id : NULL);
      for (guint j = 0; j < fits->len; j++)
        {
          const BwTeamFit *fit = &g_array_index (fits, BwTeamFit, j);

          if (g_str_equal (fit->team->code, "t2"))
            g_assert_cmpuint (fit->n_short, ==, cases[i].n_short);

          /* Nobody replaces himself. */
          if (g_str_equal (fit->team->code, "t1"))
            g_assert_cmpint (fit->verdict, ==, BW_TEAM_VERDICT_OVERLAPS);
        }
    }
}

/* What a lender has stated holds for whoever would send its team, and no longer. */
static void
test_lent (void)
{
  static const struct
  {
    const char    *members;
    BwTeamVerdict  verdict;
  } cases[] = {
    { "'lent_by':'d'", BW_TEAM_VERDICT_FITS },
    { "'lent_by':'d','lent_from':'2021-08-08T23:00:00+08:00'", BW_TEAM_VERDICT_FITS },
    { "'lent_by':'d','lent_from':'2021-08-08T23:01:00+08:00'", BW_TEAM_VERDICT_NOT_LENT },
    { "'lent_by':'d','lent_until':'2021-08-09T07:00:00+08:00'", BW_TEAM_VERDICT_FITS },
    { "'lent_by':'d','lent_until':'2021-08-09T06:59:00+08:00'", BW_TEAM_VERDICT_NOT_LENT },
    { "'lent_until':'2021-08-08T06:00:00+08:00'", BW_TEAM_VERDICT_FITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      BwTeamFit fit;

      g_assert_true (fixture_apply (picture, "{'type':'team','id':'t1','kind':'medical','name':'x','area':'c',%s,"
                                    "'at':'2021-08-05T00:00:00+08:00'}", cases[i].members));
      roster = roster_fixture_read (picture, NOW);
      bw_team_fit_init (&fit, roster, get_team (picture, "t1"), fixture_place (picture, "k1"),
                        roster_fixture_time ("8T23:00"), roster_fixture_time ("9T07:00"));
      g_assert_cmpint (fit.verdict, ==, cases[i].verdict);
      g_assert_cmpint (bw_team_fit_is_refused (&fit), ==, cases[i].verdict == BW_TEAM_VERDICT_NOT_LENT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/team-fit/verdicts", test_verdicts);
  g_test_add_func ("/model/team-fit/hours-that-are-set", test_hours_that_are_set);
  g_test_add_func ("/model/team-fit/nearest", test_nearest);
  g_test_add_func ("/model/team-fit/lent", test_lent);
  g_test_add_func ("/model/team-fit/short", test_short);
  g_test_add_func ("/model/team-fit/order", test_order);
  g_test_add_func ("/model/team-fit/refused-last", test_refused_last);
  return g_test_run ();
}
