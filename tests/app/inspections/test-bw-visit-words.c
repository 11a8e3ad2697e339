/* test-bw-visit-words.c: deadlines, findings and refusals, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-words.h"
#include "visit-fixture.h"

#include <string.h>

typedef struct
{
  BwClientSession *session;
  BwVisitBook     *book;
  GTimeZone       *zone;
  gint64           now;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->book = bw_visit_book_new ();
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  fixture->now = visit_fixture_time (VISIT_FIXTURE_NOW);
  visit_fixture_apply (fixture->session);
  bw_visit_book_read (fixture->book, bw_client_session_get_picture (fixture->session), G_MAXUINT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_visit_book_free (fixture->book);
  g_object_unref (fixture->session);
  g_time_zone_unref (fixture->zone);
}

static void
assert_deadline (Fixture    *fixture,
                 const char *id,
                 const char *now,
                 const char *expected)
{
  g_autofree char *text = bw_visit_words_dup_deadline (bw_visit_book_lookup_followup (fixture->book, id),
                                                       visit_fixture_time (now), fixture->zone, "en");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_deadline (Fixture       *fixture,
               gconstpointer  unused)
{
  assert_deadline (fixture, "f1", VISIT_FIXTURE_NOW, "overdue 0:32");
  assert_deadline (fixture, "f2", VISIT_FIXTURE_NOW, "1:28 left");
  assert_deadline (fixture, "f2", "2021-08-07T23:59:00+08:00", "tomorrow 16:00");
  assert_deadline (fixture, "f2", "2021-08-06T23:59:00+08:00", "8 Aug 16:00");
  assert_deadline (fixture, "f3", VISIT_FIXTURE_NOW, "13:45");
}

static void
assert_findings (Fixture    *fixture,
                 const char *id,
                 const char *expected)
{
  g_autofree char *text = bw_visit_words_dup_findings (bw_visit_book_lookup (fixture->book, id),
                                                       bw_measure_catalogue_get_default (), "zh_CN");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_findings (Fixture       *fixture,
               gconstpointer  unused)
{
  assert_findings (fixture, "v1", "有序检测，给予肯定");
  assert_findings (fixture, "v2", "Asked for: Temperature、Health code");
  assert_findings (fixture, "v4", "来访登记不全；排队间距不足一米");
  assert_findings (fixture, "v5", "In order: Health code、Registration");
  assert_findings (fixture, "v6", "No finding is told");
}

/* Of what is dated to the day no time is made up. */
static void
test_found (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *dated = bw_visit_words_dup_found (bw_visit_book_lookup (fixture->book, "v3"), fixture->now,
                                                     fixture->zone, "en");
  g_autofree char *undated = bw_visit_words_dup_found (bw_visit_book_lookup (fixture->book, "v1"), fixture->now,
                                                       fixture->zone, "en");

  g_assert_cmpstr (dated, ==, "09:20 unannounced");
  g_assert_null (strstr (undated, "00:00"));
}

static void
test_coverage (Fixture       *fixture,
               gconstpointer  unused)
{
  const struct { const char *last; const char *expected; } cases[] =
  {
    { NULL, "never" }, { "2021-08-08T00:10:00+08:00", "today" }, { "2021-08-07T23:50:00+08:00", "1 day ago" },
    { "2021-08-05T12:00:00+08:00", "3 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BwVisitCoverage coverage = { 0, cases[i].last != NULL ? visit_fixture_time (cases[i].last) : 0 };
      g_autofree char *text = bw_visit_words_dup_coverage (&coverage, fixture->now, fixture->zone);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The rule of the backend, case by case. */
static void
test_close (Fixture       *fixture,
            gconstpointer  unused)
{
  const BwFollowup *open = bw_visit_book_lookup_followup (fixture->book, "f1");
  const BwFollowup *shown = bw_visit_book_lookup_followup (fixture->book, "f2");
  const BwFollowup *closed = bw_visit_book_lookup_followup (fixture->book, "f3");

  g_assert_nonnull (strstr (bw_visit_words_refuse_close (open, "token-other", FALSE), "no evidence"));
  g_assert_nonnull (strstr (bw_visit_words_refuse_close (shown, "token-staff", FALSE), "second person"));
  g_assert_nonnull (strstr (bw_visit_words_refuse_close (shown, "token-other", TRUE), "level above"));
  g_assert_nonnull (strstr (bw_visit_words_refuse_close (closed, "token-other", FALSE), "end already"));
  g_assert_null (bw_visit_words_refuse_close (shown, "token-other", FALSE));
  g_assert_null (bw_visit_words_refuse_close (shown, NULL, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/visit-words/deadline", Fixture, NULL, set_up, test_deadline, tear_down);
  g_test_add ("/visit-words/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/visit-words/found", Fixture, NULL, set_up, test_found, tear_down);
  g_test_add ("/visit-words/coverage", Fixture, NULL, set_up, test_coverage, tear_down);
  g_test_add ("/visit-words/close", Fixture, NULL, set_up, test_close, tear_down);

  return g_test_run ();
}
