/* test-bw-checkpoint-order.c: in what order the lines stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-order.h"

#include "checkpoints-fixture.h"

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const guint32 *keys = user_data;

  return keys[*(const guint *) a] < keys[*(const guint *) b] ? -1 : 1;
}

static void
assert_order (CheckpointsFixture *fixture,
              const char         *scope,
              BwCheckpointSort    sort,
              const char         *wanted)
{
  const BwFacts *facts = &fixture->facts;
  g_autoptr (GArray) places = bw_checkpoint_book_list (fixture->book, facts,
                                                        checkpoints_fixture_place (fixture, scope), sort);
  g_autofree guint32 *keys = g_new0 (guint32, places->len + 1);
  g_autofree guint *order = g_new0 (guint, places->len + 1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      keys[i] = bw_checkpoint_order_get_key (facts, g_array_index (places, BwPlace, i), sort);
      order[i] = i;
    }

  g_qsort_with_data (order, (int) places->len, sizeof *order, compare_keys, keys);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (found, i > 0 ? " %s" : "%s",
                            bw_place_tree_get_code (facts->places, g_array_index (places, BwPlace, order[i])));
  g_assert_cmpstr (found->str, ==, wanted);
}

/* A gap first, then what is not confirmed, then what was never told; 2 before 10. */
static void
test_exceptions (CheckpointsFixture *fixture,
                 gconstpointer       unused)
{
  assert_order (fixture, "s1", BW_CHECKPOINT_SORT_EXCEPTIONS, "k12 k13 k14 k11");
}

static void
test_number (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  assert_order (fixture, "s1", BW_CHECKPOINT_SORT_NUMBER, "k11 k12 k14 k13");
  assert_order (fixture, "d2", BW_CHECKPOINT_SORT_NUMBER, "k1");
}

static void
test_passed (CheckpointsFixture *fixture,
             gconstpointer       unused)
{
  assert_order (fixture, "s1", BW_CHECKPOINT_SORT_PASSED, "k12 k11 k13 k14");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/checkpoint-order/exceptions", test_exceptions);
  ADD ("/checkpoint-order/number", test_number);
  ADD ("/checkpoint-order/passed", test_passed);
  return g_test_run ();
}
