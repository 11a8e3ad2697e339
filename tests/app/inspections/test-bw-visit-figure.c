/* test-bw-visit-figure.c: the five figures, as of when they are, and what is not known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-figure.h"

#include "visit-fixture.h"

typedef struct
{
  BwClientSession *session;
  BwVisitBook     *book;
  BwVisitFacts    *facts;
  GTimeZone       *zone;
  gint64           now;
} Fixture;

static void
read_facts (Fixture    *fixture,
            const char *scope)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);

  g_clear_pointer (&fixture->facts, bw_visit_facts_free);
  bw_visit_book_read (fixture->book, picture, G_MAXUINT);
  fixture->facts = bw_visit_facts_new (fixture->book, picture, desk_fixture_place (fixture->session, scope),
                                       fixture->now, fixture->zone);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->book = bw_visit_book_new ();
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  fixture->now = visit_fixture_time (VISIT_FIXTURE_NOW);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_visit_facts_free (fixture->facts);
  bw_visit_book_free (fixture->book);
  g_object_unref (fixture->session);
  g_time_zone_unref (fixture->zone);
}

static void
assert_face (Fixture       *fixture,
             BwVisitFigure  figure,
             const char    *value,
             const char    *note,
             const char    *tooltip)
{
  BwFigureFace face;

  bw_visit_figure_init_face (figure, fixture->facts, fixture->now, fixture->zone, "en", &face);
  g_assert_cmpstr (face.value, ==, value);
  g_assert_cmpstr (face.note, ==, note);
  g_assert_cmpstr (face.tooltip, ==, tooltip);
  bw_figure_face_clear (&face);
}

static void
test_as_of (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwTruth) truth = NULL;

  visit_fixture_apply (fixture->session);
  read_facts (fixture, "c");
  assert_face (fixture, BW_VISIT_FIGURE_TODAY, "3", "1 unannounced · 2 announced", "As of 14:00");
  assert_face (fixture, BW_VISIT_FIGURE_CLOSED, "1", "3 h 40 min on average", "As of 14:00");
  assert_face (fixture, BW_VISIT_FIGURE_MEASURES, "0.0%", "0 / 1 checkpoints", "As of 14:30");

  /* Of a part it is as old as what was told of that part. */
  read_facts (fixture, "d2");
  assert_face (fixture, BW_VISIT_FIGURE_OPEN, "2", "1 overdue · 1 due today", "As of 13:45");
  truth = bw_visit_figure_new_truth (BW_VISIT_FIGURE_OPEN, fixture->facts, fixture->now, fixture->zone, "en");
  g_assert_cmpstr (bw_truth_get_text (truth, "As of"), ==, "13:45");
}

/* What is planned is not known yet. */
static void
test_planned (Fixture       *fixture,
              gconstpointer  unused)
{
  desk_fixture_apply (fixture->session, "{'type':'inspection','id':'v9','at':'2021-08-09T09:00:00+08:00','place':'p1',"
                      "'unannounced':false,'state':'planned','seq':200}\n");
  read_facts (fixture, "c");
  g_assert_cmpint (fixture->facts->as_of, ==, 0);
  assert_face (fixture, BW_VISIT_FIGURE_TODAY, "not reported", NULL, NULL);
}

/* Where nothing was ever told nobody knows that nothing was closed. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (BwTruth) truth = NULL;

  read_facts (fixture, "c");
  for (BwVisitFigure figure = BW_VISIT_FIGURE_TODAY; figure < BW_VISIT_FIGURE_MEASURES; figure++)
    assert_face (fixture, figure, "not reported", NULL, NULL);
  truth = bw_visit_figure_new_truth (BW_VISIT_FIGURE_CLOSED, fixture->facts, fixture->now, fixture->zone, "en");
  g_assert_cmpstr (bw_truth_get_text (truth, "As of"), ==, "not reported");

  read_facts (fixture, "s1");
  assert_face (fixture, BW_VISIT_FIGURE_MEASURES, "not reported", NULL, NULL);
}

/* One that was closed is not none, though nobody knows how long it took. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  unused)
{
  desk_fixture_apply (fixture->session, "{'type':'followup','id':'f9','at':'2021-08-08T13:45:00+08:00',"
                      "'inspection':'gone','area':'d2','what':'x','due':'2021-08-09T09:00:00+08:00','state':'closed',"
                      "'closed_by_role':'commander','seq':200}\n");
  read_facts (fixture, "d2");
  assert_face (fixture, BW_VISIT_FIGURE_CLOSED, "1", "how long it took is not reported", "As of 13:45");
}

/* A day without an inspection has no number of faults, though there was one before. */
static void
test_nobody_went (Fixture       *fixture,
                  gconstpointer  unused)
{
  visit_fixture_apply (fixture->session);
  fixture->now = visit_fixture_time ("2021-08-09T08:00:00+08:00");
  read_facts (fixture, "c");
  assert_face (fixture, BW_VISIT_FIGURE_FAULTS, "not reported", NULL, "As of 8 Aug 14:00");
  assert_face (fixture, BW_VISIT_FIGURE_OPEN, "2", "2 overdue · 0 due today", "As of 8 Aug 14:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/visit-figure/as-of", Fixture, NULL, set_up, test_as_of, tear_down);
  g_test_add ("/visit-figure/planned", Fixture, NULL, set_up, test_planned, tear_down);
  g_test_add ("/visit-figure/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/visit-figure/nobody-went", Fixture, NULL, set_up, test_nobody_went, tear_down);
  g_test_add ("/visit-figure/closed", Fixture, NULL, set_up, test_closed, tear_down);

  return g_test_run ();
}
