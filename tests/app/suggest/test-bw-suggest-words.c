/* test-bw-suggest-words.c: ends before and after, and why there is nothing to say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest-words.h"

#include "bw-desk.h"
#include "desk-fixture.h"

#include <math.h>

#define STEP (30 * BW_TIME_MINUTE)

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwSuggest       *suggest;
  BwSuggestWords   words;
  gint64           now;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  BwSuggestTerms terms = { .setup = BW_TIME_HOUR, .margin = BW_TIME_HOUR, .most = 2 };

  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->now = bw_desk_get_now (fixture->desk);
  terms.now = fixture->now;
  terms.deadline = fixture->now + 20 * BW_TIME_HOUR;
  fixture->suggest = bw_suggest_new (&terms);
  bw_suggest_words_init (&fixture->words, fixture->suggest, fixture->desk);
  fixture->words.language = "en";
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_suggest_free (fixture->suggest);
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
}

/* @missing people at 100 an hour for five days, by ten desks. */
static BwSuggestArea
make_area (Fixture    *fixture,
           const char *code,
           double      missing)
{
  BwSuggestArea area = {
    .place = desk_fixture_place (fixture->session, code),
    .desks = 10,
    .queue = 12,
    .target = 1000,
    .rate = 100,
    .as_of = fixture->now - 2 * BW_TIME_MINUTE,
    .course = { .start = fixture->now, .step = STEP, .now = fixture->now, .missing = missing, .low = 0.8,
                .high = 1.25, .n_steps = 240 },
  };

  area.course.come = g_new0 (double, area.course.n_steps + 1);
  for (guint i = 1; i <= area.course.n_steps; i++)
    area.course.come[i] = 50.0 * i;

  return area;
}

static void
take (Fixture       *fixture,
      BwSuggestArea  area)
{
  bw_suggest_take_area (fixture->suggest, &area);
}

static void
assert_text (char       *text,
             const char *wanted)
{
  g_assert_cmpstr (text, ==, wanted);
  g_free (text);
}

/* It is 14:32. d2 has 22 hours to go: with two desks more from 15:32 on 100 come, then 120 an
 * hour. d1 has 8: with two fewer 10. */
static void
test_both_ends (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) none = NULL;
  char **row;

  take (fixture, make_area (fixture, "d1", 800));
  take (fixture, make_area (fixture, "d2", 2200));
  bw_suggest_solve (fixture->suggest);

  assert_text (bw_suggest_words_dup_headline (&fixture->words),
               "With 2 desks moved the last area would end: 9 Aug 09:02. As it is: 9 Aug 12:32.");
  assert_text (bw_suggest_words_dup_change (&fixture->words, 1),
               "Ends: 9 Aug 09:02; as it is: 9 Aug 12:32. 3:30 earlier (2:46 to 4:25)");
  assert_text (bw_suggest_words_dup_band (&fixture->words, 1), "Range: 9 Aug 05:22 to 9 Aug 13:37");
  assert_text (bw_suggest_words_dup_margin (&fixture->words, 1), "Deadline: 2:00 late → 1:30 early");
  assert_text (bw_suggest_words_dup_basis (&fixture->words, 1),
               "Desks: 10 → 12 · each serves 10 an hour · in line: 12 · as of 14:30");
  assert_text (bw_suggest_words_dup_change (&fixture->words, 0),
               "Ends: 9 Aug 00:32; as it is: 8 Aug 22:32. 2:00 later (1:36 to 2:30)");
  assert_text (bw_suggest_words_dup_margin (&fixture->words, 0), "Deadline: 12:00 early → 10:00 early");
  g_assert_null (bw_suggest_words_dup_refusal (&fixture->words, 0));

  rows = bw_suggest_words_list_moves (&fixture->words);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (g_strv_length (row), ==, g_strv_length ((char **) bw_suggest_words_get_titles ()));
  g_assert_cmpstr (row[0], ==, bw_suggest_words_get_name (&fixture->words, 0));
  g_assert_cmpstr (row[1], ==, bw_suggest_words_get_name (&fixture->words, 1));
  g_assert_cmpstr (row[2], ==, "2");
  g_assert_cmpstr (row[4], ==, "Deadline: 2:00 late → 1:30 early");
  g_assert_nonnull (strstr (row[6], "14:32"));

  /* Nine of ten desks: 80 hours. */
  bw_suggest_try (fixture->suggest, 0, 9);
  assert_text (bw_suggest_words_dup_refusal (&fixture->words, 0),
               "Too many: it must end 1:00 before the deadline, and before the deadline by the late end of its range");

  bw_suggest_try (fixture->suggest, 0, 0);
  assert_text (bw_suggest_words_dup_headline (&fixture->words), "As it is, no desk moves.");
  none = bw_suggest_words_list_moves (&fixture->words);
  g_assert_cmpuint (none->len, ==, 0);
  assert_text (bw_suggest_words_dup_change (&fixture->words, 1), "Ends: 9 Aug 12:32, unchanged");
  assert_text (bw_suggest_words_dup_margin (&fixture->words, 1), "Deadline: 2:00 late");
}

/* Rough numbers make rough times; what is not reported is said to be; what has no end in
 * sight has no time. */
static void
test_what_is_not_known (Fixture       *fixture,
                        gconstpointer  unused)
{
  BwSuggestArea rough = make_area (fixture, "d1", 800);
  BwSuggestArea endless = make_area (fixture, "d2", 20000);

  rough.bound = BW_BOUND_ABOUT;
  endless.queue = NAN;
  take (fixture, rough);
  take (fixture, endless);
  bw_suggest_solve (fixture->suggest);

  assert_text (bw_suggest_words_dup_change (&fixture->words, 0),
               "Ends: about 9 Aug 00:32; as it is: about 8 Aug 22:32. 2:00 later (1:36 to 2:30)");
  assert_text (bw_suggest_words_dup_change (&fixture->words, 1), "Ends: no end in sight, unchanged");
  assert_text (bw_suggest_words_dup_band (&fixture->words, 1), "");
  assert_text (bw_suggest_words_dup_margin (&fixture->words, 1), "");
  assert_text (bw_suggest_words_dup_basis (&fixture->words, 1),
               "Desks: 10 → 12 · each serves 10 an hour · in line: not reported · as of 14:30");
}

static void
test_done (Fixture       *fixture,
           gconstpointer  unused)
{
  BwSuggestArea done = {
    .place = desk_fixture_place (fixture->session, "d1"), .is_done = TRUE, .desks = 5, .queue = 0, .target = 10,
    .rate = 0, .as_of = fixture->now,
  };

  take (fixture, done);
  take (fixture, make_area (fixture, "d2", 2200));
  bw_suggest_solve (fixture->suggest);

  assert_text (bw_suggest_words_dup_change (&fixture->words, 0), "Done: its desks are free");
  assert_text (bw_suggest_words_dup_basis (&fixture->words, 0), "Desks: 5 → 3 · as of 14:32");
  assert_text (bw_suggest_words_dup_margin (&fixture->words, 0), "");
}

/* Why there is nothing to suggest, each in its turn. */
static void
test_none (Fixture       *fixture,
           gconstpointer  unused)
{
  BwSuggestArea stale = make_area (fixture, "d1", 800);
  BwSuggestArea late = make_area (fixture, "d2", 2200);
  BwSuggestArea idle = make_area (fixture, "s1", 800);

  stale.fault = BW_SUGGEST_FAULT_STALE;
  take (fixture, stale);
  bw_suggest_solve (fixture->suggest);
  assert_text (bw_suggest_words_dup_none (&fixture->words),
               "No area has a pace and open desks that can be told. Below stands why.");
  assert_text (bw_suggest_words_dup_fault (&fixture->words, 0), "figures too old · as of 14:30");

  late.queue = 0;
  take (fixture, late);
  bw_suggest_solve (fixture->suggest);
  assert_text (bw_suggest_words_dup_none (&fixture->words),
               "Only one area has a pace and open desks that can be told: none could help it.");

  take (fixture, make_area (fixture, "s1", 2300));
  bw_suggest_solve (fixture->suggest);
  assert_text (bw_suggest_words_dup_none (&fixture->words),
               "No area has a desk to spare: who gives must still end 1:00 before the deadline.");
  g_assert_cmpuint (bw_suggest_get_moves (fixture->suggest)->len, ==, 0);

  idle.queue = 0;
  take (fixture, idle);
  bw_suggest_solve (fixture->suggest);
  g_assert_cmpuint (bw_suggest_get_moves (fixture->suggest)->len, >, 0);
}

static void
test_nobody_waits (Fixture       *fixture,
                   gconstpointer  unused)
{
  BwSuggestArea late = make_area (fixture, "d2", 2200);
  BwSuggestArea early = make_area (fixture, "d1", 800);

  late.queue = 0;
  early.queue = 0;
  take (fixture, late);
  take (fixture, early);
  bw_suggest_solve (fixture->suggest);
  assert_text (bw_suggest_words_dup_none (&fixture->words),
               "Nobody is in line where people are missing: more desks would not help.");

  /* The late one is told of, the one in time needs no help. */
  g_assert_true (bw_suggest_words_is_left_out (&fixture->words, 0));
  assert_text (bw_suggest_words_dup_fault (&fixture->words, 0),
               "nobody is in line, more desks would not help · as of 14:30");
  g_assert_false (bw_suggest_words_is_left_out (&fixture->words, 1));
}

static void
test_all_done (Fixture       *fixture,
               gconstpointer  unused)
{
  BwSuggestArea done = { .place = desk_fixture_place (fixture->session, "d1"), .is_done = TRUE, .desks = 5 };

  take (fixture, done);
  take (fixture, done);
  bw_suggest_solve (fixture->suggest);
  assert_text (bw_suggest_words_dup_none (&fixture->words), "All areas that can be told of are done.");
}

/* Each reason has words of its own. */
static void
test_faults (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = BW_SUGGEST_FAULT_NONE + 1; i < BW_N_SUGGEST_FAULTS; i++)
    {
      BwSuggestArea area = { .place = desk_fixture_place (fixture->session, "d1"), .fault = (BwSuggestFault) i };
      char *text;

      take (fixture, area);
      text = bw_suggest_words_dup_fault (&fixture->words, i - 1);
      g_assert_cmpstr (text, !=, "");
      g_assert_true (g_hash_table_add (seen, text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/suggest-words/both-ends", Fixture, NULL, set_up, test_both_ends, tear_down);
  g_test_add ("/suggest-words/what-is-not-known", Fixture, NULL, set_up, test_what_is_not_known, tear_down);
  g_test_add ("/suggest-words/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/suggest-words/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/suggest-words/nobody-waits", Fixture, NULL, set_up, test_nobody_waits, tear_down);
  g_test_add ("/suggest-words/all-done", Fixture, NULL, set_up, test_all_done, tear_down);
  g_test_add ("/suggest-words/faults", Fixture, NULL, set_up, test_faults, tear_down);
  return g_test_run ();
}
