/* test-bw-roster-plan.c: several gaps at once use nobody twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster-plan.h"

#include "picture-fixture.h"
#include "roster-fixture.h"

static BwRosterPlan *
make_plan (BwRoster *roster,
           GArray   *gaps)
{
  BwRosterPlan *plan = bw_roster_plan_new (roster, gaps);

  while (!bw_roster_plan_step (plan))
    continue;

  return plan;
}

static GArray *
make_gaps (BwPicture          *picture,
           const char * const *sites,
           const guint        *shifts,
           guint               n)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BwGap));

  for (guint i = 0; i < n; i++)
    {
      BwGap gap = { .site = fixture_place (picture, sites[i]), .shift = shifts[i] };

      g_array_append_val (gaps, gap);
    }

  return gaps;
}

/* Four gaps of one shift, three teams: nobody twice, and one stays. */
static void
test_nobody_twice (void)
{
  static const char * const sites[] = { "k1", "p1", "k2", "k1" };
  static const guint shifts[] = { 1, 1, 1, 1 };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, "8T14:30");
  g_autoptr (GArray) gaps = make_gaps (picture, sites, shifts, G_N_ELEMENTS (sites));
  g_autoptr (BwRosterPlan) plan = make_plan (roster, gaps);
  GArray *moves = bw_roster_plan_get_moves (plan);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_teams = 0;

  g_assert_cmpuint (moves->len, ==, gaps->len);
  for (guint i = 0; i < moves->len; i++)
    {
      const BwRosterMove *move = &g_array_index (moves, BwRosterMove, i);

      g_assert_cmpuint (move->gap.site, ==, g_array_index (gaps, BwGap, i).site);
      if (!move->has_team)
        continue;
      g_assert_true (g_hash_table_add (used, (gpointer) move->fit.team->code));
      n_teams++;
    }
  g_assert_cmpuint (n_teams, ==, 3);

  /* It was a thought only. */
  g_assert_true (bw_roster_get_duties (roster, "t1") == NULL || bw_roster_get_duties (roster, "t1")->len == 0);
}

/* Who can be filled by few chooses first: t2 and t3 are busy at night, so the night
 * takes t1, though the middle shift would like it and comes first. */
static void
test_few_first (void)
{
  static const char * const sites[] = { "k1", "k1" };
  static const guint shifts[] = { 1, 2 };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  g_autoptr (GArray) gaps = make_gaps (picture, sites, shifts, G_N_ELEMENTS (sites));
  g_autoptr (BwRosterPlan) plan = NULL;
  GArray *moves;

  roster_fixture_assign (picture, "t2", "k2", "9T07:00", "9T15:00", "planned");
  roster_fixture_assign (picture, "t3", "k2", "9T07:00", "9T15:00", "planned");
  roster = roster_fixture_read (picture, "8T14:30");
  plan = make_plan (roster, gaps);
  moves = bw_roster_plan_get_moves (plan);
  g_assert_true (g_array_index (moves, BwRosterMove, 1).has_team);
  g_assert_cmpstr (g_array_index (moves, BwRosterMove, 1).fit.team->code, ==, "t1");
  g_assert_true (g_array_index (moves, BwRosterMove, 0).has_team);
  g_assert_cmpstr (g_array_index (moves, BwRosterMove, 0).fit.team->code, !=, "t1");
}

static void
test_nobody (void)
{
  static const char * const sites[] = { "k1" };
  static const guint shifts[] = { 1 };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  g_autoptr (GArray) gaps = make_gaps (picture, sites, shifts, 1);
  g_autoptr (BwRosterPlan) plan = NULL;
  GArray *moves;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *team = g_strdup_printf ("t%u", i);

      roster_fixture_assign (picture, team, "k2", "8T15:00", "8T23:00", "planned");
    }
  roster = roster_fixture_read (picture, "8T14:30");
  plan = make_plan (roster, gaps);
  moves = bw_roster_plan_get_moves (plan);
  g_assert_false (g_array_index (moves, BwRosterMove, 0).has_team);
}

/* Two gaps in s1, and whoever could come; but only the teams of s2 are asked. */
static void
test_lenders (void)
{
  static const char * const sites[] = { "k1", "p1" };
  static const guint shifts[] = { 1, 1 };
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, "8T14:30");
  g_autoptr (GArray) gaps = make_gaps (picture, sites, shifts, G_N_ELEMENTS (sites));
  g_autoptr (GArray) lenders = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  g_autoptr (BwRosterPlan) plan = bw_roster_plan_new (roster, gaps);
  BwPlace lender = fixture_place (picture, "s2");
  guint n_teams = 0;

  g_array_append_val (lenders, lender);
  bw_roster_plan_set_lenders (plan, lenders);
  while (!bw_roster_plan_step (plan))
    continue;

  for (guint i = 0; i < gaps->len; i++)
    {
      const BwRosterMove *move = &g_array_index (bw_roster_plan_get_moves (plan), BwRosterMove, i);

      if (!move->has_team)
        continue;
      g_assert_cmpstr (move->fit.team->area, ==, "s2");
      n_teams++;
    }
  g_assert_cmpuint (n_teams, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/roster-plan/nobody-twice", test_nobody_twice);
  g_test_add_func ("/model/roster-plan/few-first", test_few_first);
  g_test_add_func ("/model/roster-plan/nobody", test_nobody);
  g_test_add_func ("/model/roster-plan/lenders", test_lenders);
  return g_test_run ();
}
