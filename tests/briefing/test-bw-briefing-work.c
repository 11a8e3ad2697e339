/* test-bw-briefing-work.c: what is read in steps is what is read at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-work.h"

#include "picture-fixture.h"
#include "roster-fixture.h"

/* An early shift of one team at the checkpoint that needs one round the clock. */
static BwBriefingWork *
make_work (BwPicture *picture)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 now = roster_fixture_time ("8T14:30");

  bw_picture_set_now (picture, now);
  bw_picture_commit (picture);
  return bw_briefing_work_new (picture, fixture_place (picture, "c"), zone, now);
}

static void
test_steps (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwBriefingWork) at_once = NULL;
  g_autoptr (BwBriefingWork) in_steps = NULL;
  const BwBriefingTasks *one;
  const BwBriefingTasks *other;

  roster_fixture_assign (picture, "t1", "k1", "8T07:00", "8T15:00", "on_duty");
  for (guint i = 0; i < 100; i++)
    fixture_apply (picture, "{'type':'followup','id':'f%u','inspection':'i','area':'s1','what':'w','state':'open',"
                   "'at':'2021-08-08T10:00:00+08:00','source':'manual'}", i);

  at_once = make_work (picture);
  in_steps = make_work (picture);
  while (!bw_briefing_work_step (at_once, G_USEC_PER_SEC))
    ;
  while (!bw_briefing_work_step (in_steps, 0))
    ;

  one = bw_briefing_work_get_tasks (at_once);
  other = bw_briefing_work_get_tasks (in_steps);
  g_assert_cmpuint (one->n_open, ==, 100);
  g_assert_cmpuint (other->n_open, ==, 100);
  g_assert_cmpuint (one->coverage.needed, >, 1);
  g_assert_cmpuint (one->coverage.covered, ==, 1);
  g_assert_cmpuint (one->coverage.needed, ==, other->coverage.needed);
  g_assert_cmpuint (one->coverage.missing, ==, other->coverage.missing);
  g_assert_cmpuint (one->coverage.covered + one->coverage.missing + one->coverage.unplanned, ==,
                    one->coverage.needed);
  g_assert_cmpint (one->shift.kind, ==, BW_SHIFT_KIND_EARLY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/steps", test_steps);
  return g_test_run ();
}
