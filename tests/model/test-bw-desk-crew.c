/* test-bw-desk-crew.c: who goes with desks that move, and where it is not known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-desk-crew.h"

#include "bw-team-fit.h"
#include "picture-fixture.h"
#include "roster-fixture.h"

#define NOW "8T14:30"
#define AT  "'at':'2021-08-08T14:00:00+08:00'"

static void
add_point (BwPicture  *picture,
           const char *id,
           const char *area,
           int         desks)
{
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'%s','area':'%s','kind':'sampling','name':'%s',"
                                "'hours':'06:00-24:00','state':'open'," AT ",'source':'import'}", id, area, id));
  if (desks >= 0)
    g_assert_true (fixture_apply (picture, "{'type':'tally','id':'%s/sampling:r1','place':'%s','subject':'sampling:r1',"
                                  "'values':{'desks_open':%d}," AT ",'source':'report'}", id, id, desks));
}

/* s1 has 4 desks with t1, 6 with t2 and t3, 3 of which nobody is told, and some of which
 * nobody has told how many they are; s2 has two points. */
static BwPicture *
make_picture (void)
{
  BwPicture *picture = roster_fixture_new ();

  add_point (picture, "p1", "s1", 4);
  add_point (picture, "p2", "s1", 6);
  add_point (picture, "p3", "s1", 3);
  add_point (picture, "p4", "s1", -1);
  add_point (picture, "q1", "s2", 5);
  add_point (picture, "q2", "s2", 2);
  g_assert_true (fixture_apply (picture, "{'type':'team','id':'t4','kind':'women','name':'t4','area':'s1','size':4,"
                                AT ",'source':'import'}"));
  roster_fixture_assign (picture, "t1", "p1", "8T07:00", "8T15:00", "on_duty");
  roster_fixture_assign (picture, "t2", "p2", "8T07:00", "8T15:00", "on_duty");
  roster_fixture_assign (picture, "t3", "p2", "8T07:00", "8T15:00", "on_duty");
  roster_fixture_assign (picture, "t4", "p4", "8T07:00", "8T15:00", "on_duty");
  return picture;
}

/* (transfer full): who takes how many to where, then what is left */
static char *
list (BwPicture *picture,
      guint      desks,
      guint      n_before)
{
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  g_autoptr (GString) who = g_string_new (NULL);
  g_autoptr (GArray) crews = NULL;
  guint left = G_MAXUINT;

  crews = bw_desk_crew_list (roster, picture, bw_picture_get_subject (picture, "sampling:r1"),
                             fixture_place (picture, "s1"), fixture_place (picture, "s2"), desks, n_before, &left);
  for (guint i = 0; i < crews->len; i++)
    {
      const BwDeskCrew *crew = &g_array_index (crews, BwDeskCrew, i);

      g_string_append_printf (who, "%s>%s:%u ", crew->duty->team,
                              bw_place_tree_get_code (bw_roster_get_places (roster), crew->site), crew->desks);
    }

  g_string_append_printf (who, "%u", left);
  return g_string_free (g_steal_pointer (&who), FALSE);
}

static void
test_list (void)
{
  static const struct
  {
    guint       desks;
    const char *who;
    guint       left;
  } cases[] = {
    /* A team of two that share six has three; its point keeps the other. Nobody is cut in two. */
    { 2, "", 2 },
    { 3, "t2>q2:3 ", 0 },
    { 4, "t2>q2:3 ", 1 },
    { 7, "t2>q2:3 t3>q1:3 ", 1 },
    { 10, "t2>q2:3 t3>q1:3 t1>q2:4 ", 0 },

    /* Three desks have nobody; those of t4 nobody has counted. */
    { 14, "t2>q2:3 t3>q1:3 t1>q2:4 ", 4 },
  };
  g_autoptr (BwPicture) picture = make_picture ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *who = list (picture, cases[i].desks, 0);
      g_autofree char *wanted = g_strdup_printf ("%s%u", cases[i].who, cases[i].left);

      g_assert_cmpstr (who, ==, wanted);
    }
}

/* Seven desks of two teams are four and three, not twice four. */
static void
test_remainder (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autofree char *all = NULL;

  add_point (picture, "p1", "s1", 0);
  add_point (picture, "p2", "s1", 7);
  all = list (picture, 14, 0);
  g_assert_cmpstr (all, ==, "t3>q2:3 t2>q1:4 7");
}

/* The last team of a point goes after those of points that keep one: of p1 with its two
 * desks nobody goes while p2 can give. */
static void
test_last_team (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autofree char *some = NULL;
  g_autofree char *more = NULL;

  add_point (picture, "p1", "s1", 2);
  some = list (picture, 3, 0);
  g_assert_cmpstr (some, ==, "t2>q2:3 0");
  more = list (picture, 5, 0);
  g_assert_cmpstr (more, ==, "t2>q2:3 t1>q1:2 0");
}

/* What another giver has sent stands where it was sent to. */
static void
test_before (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autofree char *first = list (picture, 3, 0);
  g_autofree char *second = list (picture, 3, 1);

  g_assert_cmpstr (first, ==, "t2>q2:3 0");
  g_assert_cmpstr (second, ==, "t2>q1:3 0");
}

/* Whoever moves is judged without what ends by it; else it would be elsewhere. */
static void
test_moves (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  const BwTeam *team = bw_document_get_team (bw_picture_get_document (picture, BW_DOCUMENT_TYPE_TEAM, "t1"));
  const BwAssignment *duty = g_ptr_array_index (bw_roster_get_duties (roster, "t1"), 0);
  BwTeamFit fit;

  bw_team_fit_init (&fit, roster, team, fixture_place (picture, "q1"), roster_fixture_time (NOW),
                    roster_fixture_time ("8T15:00"));
  g_assert_cmpint (fit.verdict, ==, BW_TEAM_VERDICT_OVERLAPS);
  bw_team_fit_init_after (&fit, roster, team, fixture_place (picture, "q1"), roster_fixture_time (NOW),
                          roster_fixture_time ("8T15:00"), duty->id);
  g_assert_cmpint (fit.verdict, ==, BW_TEAM_VERDICT_FITS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/desk-crew/list", test_list);
  g_test_add_func ("/model/desk-crew/remainder", test_remainder);
  g_test_add_func ("/model/desk-crew/last-team", test_last_team);
  g_test_add_func ("/model/desk-crew/before", test_before);
  g_test_add_func ("/model/desk-crew/moves", test_moves);
  return g_test_run ();
}
