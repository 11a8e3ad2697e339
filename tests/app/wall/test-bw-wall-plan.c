/* test-bw-wall-plan.c: each monitor has its own list of scenes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-plan.h"

static const char *const monitors[] = { "HDMI-1", "DP-1", "DP-2", NULL };

static void
assert_scenes (BwWallPlan *plan,
               guint       index,
               const char *wanted)
{
  const char * const *scenes = bw_wall_plan_find (plan, monitors, index);
  g_autofree char *text = scenes != NULL ? g_strjoinv (",", (char **) scenes) : NULL;

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_one_for_all (void)
{
  g_autoptr (BwWallPlan) plan = bw_wall_plan_new ();

  g_assert_true (bw_wall_plan_is_empty (plan));
  g_assert_true (bw_wall_plan_is_empty (NULL));
  assert_scenes (plan, 1, NULL);
  g_assert_null (bw_wall_plan_find (NULL, monitors, 0));
  g_assert_true (bw_wall_plan_add (plan, "map,alerts"));
  for (guint i = 0; i < 3; i++)
    assert_scenes (plan, i, "map,alerts");
}

static void
test_in_order (void)
{
  g_autoptr (BwWallPlan) plan = bw_wall_plan_new ();

  g_assert_true (bw_wall_plan_add (plan, "map"));
  g_assert_true (bw_wall_plan_add (plan, "districts"));
  assert_scenes (plan, 0, "map");
  assert_scenes (plan, 1, "districts");
  assert_scenes (plan, 2, "districts");
}

/* One with a list of its own takes none of the others'. */
static void
test_by_connector (void)
{
  g_autoptr (BwWallPlan) plan = bw_wall_plan_new ();

  g_assert_true (bw_wall_plan_add (plan, "map"));
  g_assert_true (bw_wall_plan_add (plan, "HDMI-1:alerts,map"));
  g_assert_true (bw_wall_plan_add (plan, "funds"));
  assert_scenes (plan, 0, "alerts,map");
  assert_scenes (plan, 1, "map");
  assert_scenes (plan, 2, "funds");
}

static void
test_refused (void)
{
  static const char *const lines[] = { "", "nothing", "map,nothing", "HDMI-1:", ":map", "map,", "HDMI-1:nothing" };
  g_autoptr (BwWallPlan) plan = bw_wall_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_false (bw_wall_plan_add (plan, lines[i]));
  g_assert_true (bw_wall_plan_is_empty (plan));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/plan/one-for-all", test_one_for_all);
  g_test_add_func ("/app/wall/plan/in-order", test_in_order);
  g_test_add_func ("/app/wall/plan/by-connector", test_by_connector);
  g_test_add_func ("/app/wall/plan/refused", test_refused);
  return g_test_run ();
}
