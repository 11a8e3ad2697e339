/* test-bw-visit-facts.c: what is counted, and what counts as one round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-facts.h"
#include "visit-fixture.h"

typedef struct
{
  BwClientSession *session;
  BwVisitBook     *book;
  GTimeZone       *zone;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->book = bw_visit_book_new ();
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  visit_fixture_apply (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_visit_book_free (fixture->book);
  g_object_unref (fixture->session);
  g_time_zone_unref (fixture->zone);
}

static BwVisitFacts *
read_facts (Fixture    *fixture,
            const char *scope,
            const char *now)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);

  bw_visit_book_read (fixture->book, picture, G_MAXUINT);
  return bw_visit_facts_new (fixture->book, picture, desk_fixture_place (fixture->session, scope),
                             visit_fixture_time (now), fixture->zone);
}

static void
test_city (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (BwVisitFacts) facts = read_facts (fixture, "c", VISIT_FIXTURE_NOW);

  g_assert_false (bw_visit_facts_is_empty (facts));
  g_assert_cmpuint (facts->n_today, ==, 3);
  g_assert_cmpuint (facts->n_unannounced, ==, 1);
  g_assert_cmpuint (facts->n_faults, ==, 3);
  g_assert_cmpuint (facts->n_fault_parts, ==, 1);
  g_assert_cmpuint (facts->n_open, ==, 2);
  g_assert_cmpuint (facts->n_overdue, ==, 1);
  g_assert_cmpuint (facts->n_due_today, ==, 1);
  g_assert_cmpuint (facts->n_ended, ==, 1);
  g_assert_cmpuint (facts->n_closed, ==, 1);
  g_assert_cmpint (facts->mean_close, ==, (3 * 60 + 40) * G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (facts->n_checkpoints, ==, 1);
  g_assert_cmpuint (facts->n_complete, ==, 0);
  g_assert_cmpuint (facts->followups->len, ==, 3);
}

/* What is invented does not stand before the round that was made; praise comes first. */
static void
test_round (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwVisitFacts) facts = read_facts (fixture, "c", VISIT_FIXTURE_NOW);
  g_autoptr (BwVisitFacts) other = read_facts (fixture, "d2", VISIT_FIXTURE_NOW);

  g_assert_cmpuint (facts->round->len, ==, 2);
  g_assert_cmpuint (facts->round_part, ==, desk_fixture_place (fixture->session, "d1"));
  g_assert_cmpstr (((const BwVisit *) g_ptr_array_index (facts->round, 0))->id, ==, "v1");
  g_assert_cmpstr (((const BwVisit *) g_ptr_array_index (facts->round, 1))->id, ==, "v2");
  g_assert_cmpuint (other->round->len, ==, 1);
  g_assert_cmpstr (((const BwVisit *) g_ptr_array_index (other->round, 0))->id, ==, "v3");
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwVisitFacts) today = read_facts (fixture, "c", VISIT_FIXTURE_NOW);
  g_autoptr (BwVisitFacts) tomorrow = read_facts (fixture, "c", "2021-08-09T08:00:00+08:00");

  g_assert_cmpuint (today->counts[0][2], ==, 0);
  g_assert_cmpuint (today->counts[2][2], ==, 1);
  g_assert_cmpuint (today->counts[3][2], ==, 1);
  g_assert_cmpuint (today->counts[4][2], ==, 1);
  g_assert_cmpuint (today->counts[4][1], ==, 0);
  g_assert_cmpuint (tomorrow->counts[3][1], ==, 1);
  g_assert_cmpuint (tomorrow->counts[3][2], ==, 0);
  g_assert_cmpuint (tomorrow->n_today, ==, 0);
  g_assert_cmpuint (today->n_done[0], ==, 0);
  g_assert_cmpuint (today->n_done[1], ==, 2);
  g_assert_cmpuint (today->n_done[2], ==, 3);
}

static void
test_coverage (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (BwVisitFacts) facts = read_facts (fixture, "c", VISIT_FIXTURE_NOW);
  const BwVisitCoverage *first = &g_array_index (facts->coverage, BwVisitCoverage, 0);

  g_assert_cmpuint (facts->coverage->len, ==, 2);
  g_assert_cmpuint (first->part, ==, desk_fixture_place (fixture->session, "d1"));
  g_assert_cmpint (first->last, ==, visit_fixture_time ("2021-08-07T00:00:00+08:00"));

  /* Announced, and one that is not done: neither is a visit. */
  desk_fixture_apply (fixture->session, "{'type':'area','id':'d3','at':'2021-08-05T00:00:00+08:00','parent':'c',"
                                        "'level':'district','name':'丙区','seq':300}");
  g_clear_pointer (&facts, bw_visit_facts_free);
  facts = read_facts (fixture, "c", VISIT_FIXTURE_NOW);
  g_assert_cmpuint (facts->coverage->len, ==, 3);
  g_assert_cmpint (g_array_index (facts->coverage, BwVisitCoverage, 0).last, ==, 0);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwVisitFacts) district = read_facts (fixture, "d1", VISIT_FIXTURE_NOW);
  g_autoptr (BwVisitFacts) site = read_facts (fixture, "k1", VISIT_FIXTURE_NOW);
  g_autoptr (BwVisitFacts) later = read_facts (fixture, "s1", VISIT_FIXTURE_NOW);

  g_assert_cmpuint (district->n_today, ==, 0);
  g_assert_cmpuint (district->followups->len, ==, 0);
  g_assert_cmpuint (site->n_today, ==, 2);
  g_assert_cmpuint (site->followups->len, ==, 1);
  g_assert_cmpuint (later->round->len, ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwVisitBook) book = bw_visit_book_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (BwVisitFacts) facts = bw_visit_facts_new (book, bw_client_session_get_picture (session),
                                                       desk_fixture_place (session, "c"), 1, zone);

  g_assert_true (bw_visit_facts_is_empty (facts));
  g_assert_cmpuint (facts->round_part, ==, BW_PLACE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/visit-facts/city", Fixture, NULL, set_up, test_city, tear_down);
  g_test_add ("/visit-facts/round", Fixture, NULL, set_up, test_round, tear_down);
  g_test_add ("/visit-facts/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/visit-facts/coverage", Fixture, NULL, set_up, test_coverage, tear_down);
  g_test_add ("/visit-facts/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add_func ("/visit-facts/empty", test_empty);

  return g_test_run ();
}
