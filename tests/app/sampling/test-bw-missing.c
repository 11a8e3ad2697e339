/* test-bw-missing.c: near the end: who is missing, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-language.h"
#include "bw-missing.h"
#include "sampling-fixture.h"

#include <string.h>

typedef struct
{
  BwDesk  *desk;
  BwFacts  facts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->desk = sampling_fixture_new ();
  bw_facts_init (&fixture->facts, fixture->desk);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
}

static void
tell (Fixture *fixture)
{
  overview_fixture_tell (fixture->desk);
  bw_facts_init (&fixture->facts, fixture->desk);
}

static gboolean
is_due (Fixture    *fixture,
        const char *code)
{
  return bw_missing_is_due (&fixture->facts, sampling_fixture_place (fixture->desk, code));
}

static void
test_due (Fixture       *fixture,
          gconstpointer  unused)
{
  g_assert_false (is_due (fixture, "d2"));
  g_assert_false (is_due (fixture, "d3"));
  sampling_fixture_add (fixture->desk, "d2", "sampled", 715);
  tell (fixture);
  g_assert_true (is_due (fixture, "d2"));
  sampling_fixture_add (fixture->desk, "d2", "sampled", 45);
  tell (fixture);
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
test_points (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GArray) list = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "d1"), 10);
  g_autoptr (GArray) most = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "d1"), 1);

  /* The most missing first; one that is done and one without a target are not there. */
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpuint (get_missing (list, 0)->place, ==, sampling_fixture_place (fixture->desk, "p1"));
  g_assert_cmpfloat (get_missing (list, 0)->n_people, ==, 80.0);
  g_assert_cmpuint (get_missing (list, 1)->place, ==, sampling_fixture_place (fixture->desk, "p4"));
  g_assert_cmpstr (get_missing (list, 1)->reason, ==, "1 个采样点排队过长");
  g_assert_true (get_missing (list, 1)->is_urgent);
  g_assert_cmpstr (get_missing (list, 2)->reason, ==, "1 个采样点暂停");
  g_assert_cmpuint (most->len, ==, 1);
}

static void
test_areas (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GArray) list = bw_missing_list (&fixture->facts, sampling_fixture_place (fixture->desk, "c"), 10);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (get_missing (list, 0)->place, ==, sampling_fixture_place (fixture->desk, "d2"));
  g_assert_cmpfloat (get_missing (list, 0)->n_people, ==, 760.0);

  /* It goes on there: nothing stands still. */
  g_assert_false (get_missing (list, 0)->is_urgent);
  g_assert_nonnull (strstr (get_missing (list, 0)->reason, "仍在采样"));
}

int
main (int    argc,
      char **argv)
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/missing/due", Fixture, NULL, set_up, test_due, tear_down);
  g_test_add ("/missing/points", Fixture, NULL, set_up, test_points, tear_down);
  g_test_add ("/missing/areas", Fixture, NULL, set_up, test_areas, tear_down);

  return g_test_run ();
}
