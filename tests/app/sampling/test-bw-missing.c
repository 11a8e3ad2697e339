/* test-bw-missing.c: near the end: who is missing, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-language.h"
#include "bw-missing.h"
#include "sampling-fixture.h"

#include <string.h>

static gboolean
is_due (SamplingFixture *fixture,
        const char      *code)
{
  return bw_missing_is_due (&fixture->facts, sampling_fixture_place (fixture->desk, code));
}

static void
test_due (SamplingFixture *fixture,
          gconstpointer    unused)
{
  g_assert_false (is_due (fixture, "d2"));
  g_assert_false (is_due (fixture, "d3"));
  sampling_fixture_add (fixture->desk, "d2", "sampled", 715);
  sampling_fixture_tell (fixture);
  g_assert_true (is_due (fixture, "d2"));
  sampling_fixture_add (fixture->desk, "d2", "sampled", 45);
  sampling_fixture_tell (fixture);
  g_assert_false (is_due (fixture, "d2"));
}

static const BwMissing *
get_missing (GArray *list,
             guint   index)
{
  g_assert_cmpuint (index, <, list->len);
  return &g_array_index (list, BwMissing, index);
}

static void
test_points (SamplingFixture *fixture,
             gconstpointer    unused)
{
  guint n_all = 0;
  g_autoptr (GArray) list = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "d1"), 10, NULL);
  g_autoptr (GArray) most = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "d1"), 1, &n_all);

  /* The most missing first; one that is done and one without a target are not there. */
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpuint (get_missing (list, 0)->place, ==, sampling_fixture_place (fixture->desk, "p1"));
  g_assert_cmpfloat (get_missing (list, 0)->n_people, ==, 80.0);
  g_assert_cmpuint (get_missing (list, 1)->place, ==, sampling_fixture_place (fixture->desk, "p4"));
  g_assert_cmpstr (get_missing (list, 1)->reason, ==, "1 个采样点排队过长");
  g_assert_true (get_missing (list, 1)->is_urgent);
  g_assert_cmpstr (get_missing (list, 2)->reason, ==, "1 个采样点暂停");
  g_assert_cmpuint (most->len, ==, 1);
  g_assert_cmpuint (n_all, ==, 3);
}

static void
test_areas (SamplingFixture *fixture,
            gconstpointer    unused)
{
  g_autoptr (GArray) list = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "c"), 10, NULL);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (get_missing (list, 0)->place, ==, sampling_fixture_place (fixture->desk, "d2"));
  g_assert_cmpfloat (get_missing (list, 0)->n_people, ==, 760.0);

  /* It goes on there: nothing stands still. */
  g_assert_false (get_missing (list, 0)->is_urgent);
  g_assert_nonnull (strstr (get_missing (list, 0)->reason, "仍在采样"));
}

static void
check_count (SamplingFixture *fixture,
             const char      *scope,
             const char      *code,
             const char      *wanted)
{
  g_autoptr (GArray) list = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, scope), 10, NULL);
  BwPlace place = sampling_fixture_place (fixture->desk, code);
  g_autofree char *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      if (get_missing (list, i)->place == place)
        found = bw_missing_dup_count (get_missing (list, i), "zh_CN");
    }
  g_assert_cmpstr (found, ==, wanted);
}

/* Nothing reported is not nobody sampled; and a sum with such a part is a bound. */
static void
test_unreported (SamplingFixture *fixture,
                 gconstpointer    unused)
{
  check_count (fixture, "d1", "p4", "缺 80 人");
  check_count (fixture, "c", "d2", "缺 760 人");

  sampling_fixture_set (fixture->desk, "p6", "target", 300);
  sampling_fixture_tell (fixture);
  check_count (fixture, "d1", "p6", "未上报：应采 300 人");
  check_count (fixture, "c", "d1", "至多缺 170 人");

  /* As soon as it has reported it is counted. */
  sampling_fixture_add (fixture->desk, "p6", "sampled", 100);
  sampling_fixture_tell (fixture);
  check_count (fixture, "d1", "p6", "缺 200 人");
}

int
main (int    argc,
      char **argv)
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, SamplingFixture, NULL, sampling_fixture_set_up, test, sampling_fixture_tear_down)
  ADD ("/missing/due", test_due);
  ADD ("/missing/points", test_points);
  ADD ("/missing/areas", test_areas);
  ADD ("/missing/unreported", test_unreported);

  return g_test_run ();
}
