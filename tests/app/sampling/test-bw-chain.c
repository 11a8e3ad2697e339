/* test-bw-chain.c: what waits at each step, and what cannot be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-chain.h"
#include "bw-language.h"
#include "sampling-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  BwDesk  *desk;
  BwFacts  facts;
  BwChain  chain;
} Fixture;

static void
read_chain (Fixture *fixture)
{
  overview_fixture_tell (fixture->desk);
  bw_facts_init (&fixture->facts, fixture->desk);
  bw_chain_init (&fixture->chain, &fixture->facts, sampling_fixture_place (fixture->desk, "d2"));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->desk = sampling_fixture_new ();
  sampling_fixture_add (fixture->desk, "d2", "sent", 200);
  sampling_fixture_add (fixture->desk, "d2", "tested", 150);
  read_chain (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
}

static void
check_note (Fixture    *fixture,
            guint       step,
            const char *wanted)
{
  g_autofree char *note = bw_chain_dup_note (&fixture->chain, step);

  g_assert_cmpstr (note, ==, wanted);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_cmpfloat (fixture->chain.target, ==, 1000.0);
  g_assert_cmpfloat (fixture->chain.done[0], ==, 240.0);
  g_assert_cmpfloat (fixture->chain.waiting[1], ==, 40.0);
  g_assert_cmpfloat (fixture->chain.waiting[2], ==, 50.0);
  g_assert_cmpfloat (bw_chain_get_share (&fixture->chain, 1), ==, 0.2);
  check_note (fixture, 0, "待采 760");
  check_note (fixture, 1, "待送 40");
  check_note (fixture, 2, "待检 50");

  /* Nothing is reported of the last: that is not none. */
  g_assert_true (isnan (fixture->chain.waiting[3]));
  g_assert_true (isnan (bw_chain_get_share (&fixture->chain, 3)));
  check_note (fixture, 3, "");

  sampling_fixture_add (fixture->desk, "d2", "reported", 100);
  read_chain (fixture);
  check_note (fixture, 3, "待报 50");
}

static void
test_contradiction (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (BwTruth) truth = NULL;

  sampling_fixture_add (fixture->desk, "d2", "tested", 100);
  read_chain (fixture);
  g_assert_true (fixture->chain.is_contradiction[2]);
  check_note (fixture, 2, "多于上一环节");
  truth = bw_chain_new_truth (&fixture->facts, sampling_fixture_place (fixture->desk, "d2"), 2);
  g_assert_cmpstr (bw_truth_get_text (truth, "数据矛盾"), ==, "多于上一环节");
  g_assert_nonnull (strstr (bw_truth_get_text (truth, "计数"), "人"));

  /* More than expected were sampled: nobody waits, and nothing is wrong. */
  sampling_fixture_add (fixture->desk, "d2", "sampled", 900);
  read_chain (fixture);
  g_assert_false (fixture->chain.is_contradiction[0]);
  check_note (fixture, 0, "待采 0");
}

int
main (int    argc,
      char **argv)
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/chain/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/chain/contradiction", Fixture, NULL, set_up, test_contradiction, tear_down);

  return g_test_run ();
}
