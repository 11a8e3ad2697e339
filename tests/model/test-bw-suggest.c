/* test-bw-suggest.c: the moves are the best of all that there are, which are all tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define T0        (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define HOUR      BW_TIME_HOUR
#define STEP      (30 * BW_TIME_MINUTE)
#define MAX_AREAS 4
#define MAX_DESKS 4
#define N_CASES   1500

static const BwSuggestTerms plain_terms = {
  .now = T0,
  .deadline = T0 + 24 * HOUR,
  .setup = HOUR,
  .margin = HOUR,
  .most = 20,
};

/* @per_step people each half-hour for five days. */
static BwSuggestArea
make_area (double missing,
           guint  desks,
           double per_step)
{
  BwSuggestArea area = {
    .desks = desks,
    .queue = 10,
    .target = missing,
    .rate = 2 * per_step,
    .course = { .start = T0, .step = STEP, .now = T0, .missing = missing, .low = 0.8, .high = 1.25, .n_steps = 240 },
  };

  area.course.come = g_new0 (double, area.course.n_steps + 1);
  for (guint i = 1; i <= area.course.n_steps; i++)
    area.course.come[i] = area.course.come[i - 1] + per_step;

  return area;
}

static BwSuggestArea
make_done (guint desks)
{
  return (BwSuggestArea) { .desks = desks, .is_done = TRUE, .queue = 0, .target = 100, .rate = 0 };
}

static void
take (BwSuggest     *suggest,
      BwSuggestArea  area)
{
  bw_suggest_take_area (suggest, &area);
}

static const BwSuggestMove *
get_move (BwSuggest *suggest,
          guint      index)
{
  return &g_array_index (bw_suggest_get_moves (suggest), BwSuggestMove, index);
}

static guint
get_n_moves (BwSuggest *suggest)
{
  return bw_suggest_get_moves (suggest)->len;
}

static void
assert_about (gint64 a,
              gint64 b)
{
  g_assert_cmpint (ABS (a - b), <=, BW_TIME_SECOND);
}

/* The late one is short of 2000 at 100 an hour with ten desks: 20 hours. The early one
 * has ten desks too and two hours left. Five of its desks: 100 come in the hour of
 * setting up, then 150 an hour: 13:40. It takes four hours itself. */
static void
test_by_hand (void)
{
  BwSuggestTerms terms = plain_terms;
  g_autoptr (BwSuggest) suggest = NULL;
  BwSuggestEnd before;
  BwSuggestEnd after;

  terms.most = 5;
  suggest = bw_suggest_new (&terms);
  take (suggest, make_area (2000, 10, 50));
  take (suggest, make_area (200, 10, 50));
  bw_suggest_solve (suggest);

  g_assert_cmpuint (get_n_moves (suggest), ==, 1);
  g_assert_cmpuint (get_move (suggest, 0)->from, ==, 1);
  g_assert_cmpuint (get_move (suggest, 0)->to, ==, 0);
  g_assert_cmpuint (get_move (suggest, 0)->desks, ==, 5);

  bw_suggest_get_before (suggest, 0, &before);
  bw_suggest_get_after (suggest, 0, &after);
  g_assert_cmpuint (after.desks, ==, 15);
  assert_about (before.finish, T0 + 20 * HOUR);
  assert_about (after.finish, T0 + HOUR + 1900 * HOUR / 150);
  assert_about (after.margin, 23 * HOUR - 1900 * HOUR / 150);

  /* 80 come in the first hour and 120 in each later, or 125 and 187.5. */
  assert_about (before.late, T0 + 25 * HOUR);
  assert_about (after.late, T0 + HOUR + 1920 * HOUR / 120);
  assert_about (before.early, T0 + 16 * HOUR);
  assert_about (after.early, T0 + HOUR + 1875 * HOUR * 2 / 375);

  bw_suggest_get_after (suggest, 1, &after);
  assert_about (after.finish, T0 + 4 * HOUR);
  assert_about (after.late, T0 + 5 * HOUR);
  g_assert_true (after.keeps_deadline);
}

/* What if it were two; all, but for one that stays; and more than there are. */
static void
test_what_if (void)
{
  g_autoptr (BwSuggest) suggest = bw_suggest_new (&plain_terms);
  BwSuggestEnd end;

  take (suggest, make_area (2000, 10, 50));
  take (suggest, make_area (200, 10, 50));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 1);

  bw_suggest_try (suggest, 0, 2);
  bw_suggest_get_after (suggest, 0, &end);
  g_assert_cmpuint (end.desks, ==, 12);
  assert_about (end.finish, T0 + HOUR + 1900 * HOUR / 120);
  bw_suggest_get_after (suggest, 1, &end);
  g_assert_cmpuint (end.desks, ==, 8);
  assert_about (end.finish, T0 + 200 * HOUR / 80);

  g_assert_cmpuint (bw_suggest_get_most (suggest, 0), ==, 9);
  bw_suggest_try (suggest, 0, 100);
  bw_suggest_get_after (suggest, 1, &end);
  g_assert_cmpuint (end.desks, ==, 1);
  assert_about (end.finish, T0 + 20 * HOUR);

  bw_suggest_try (suggest, 0, 0);
  bw_suggest_get_after (suggest, 0, &end);
  assert_about (end.finish, T0 + 20 * HOUR);

  /* Solving forgets what was tried. */
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_move (suggest, 0)->desks, >, 0);
}

/* Whoever gives would end 40 minutes before the deadline: not enough. */
static void
test_no_slack (void)
{
  BwSuggestTerms terms = plain_terms;
  g_autoptr (BwSuggest) suggest = NULL;
  BwSuggestEnd end;

  terms.deadline = T0 + 20 * HOUR;
  suggest = bw_suggest_new (&terms);
  take (suggest, make_area (4000, 10, 50));
  take (suggest, make_area (1740, 10, 50));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 0);

  /* The same with the margin of half an hour, but for the late end of its band. */
  terms.margin = BW_TIME_HOUR / 2;
  bw_suggest_set_terms (suggest, &terms);
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 0);
  bw_suggest_get_before (suggest, 1, &end);
  g_assert_cmpint (end.margin, >, 2 * HOUR);
  g_assert_cmpint (end.late, >, terms.deadline);
  g_assert_false (end.keeps_deadline);
}

static void
test_nothing_to_do (void)
{
  g_autoptr (BwSuggest) none = bw_suggest_new (&plain_terms);
  g_autoptr (BwSuggest) one = bw_suggest_new (&plain_terms);
  g_autoptr (BwSuggest) finished = bw_suggest_new (&plain_terms);
  BwSuggestEnd end;

  bw_suggest_solve (none);
  g_assert_cmpuint (get_n_moves (none), ==, 0);

  take (one, make_area (4000, 10, 50));
  bw_suggest_solve (one);
  g_assert_cmpuint (get_n_moves (one), ==, 0);

  take (finished, make_done (4));
  take (finished, make_done (7));
  bw_suggest_solve (finished);
  g_assert_cmpuint (get_n_moves (finished), ==, 0);
  bw_suggest_get_before (finished, 0, &end);
  g_assert_cmpint (end.finish, ==, 0);
  g_assert_true (end.keeps_deadline);
}

/* After the deadline those who are done can still help, and only they. */
static void
test_past_deadline (void)
{
  BwSuggestTerms terms = plain_terms;
  g_autoptr (BwSuggest) suggest = NULL;

  terms.deadline = T0 - HOUR;
  suggest = bw_suggest_new (&terms);
  take (suggest, make_area (4000, 10, 50));
  take (suggest, make_area (200, 10, 50));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 0);

  take (suggest, make_done (3));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 1);
  g_assert_cmpuint (get_move (suggest, 0)->from, ==, 2);
  g_assert_cmpuint (get_move (suggest, 0)->to, ==, 0);
  g_assert_cmpuint (get_move (suggest, 0)->desks, ==, 3);
}

/* Neither where nobody is in line, nor where nothing can be told; where the line is not
 * reported one cannot say that nobody waits. */
static void
test_left_out (void)
{
  g_autoptr (BwSuggest) suggest = bw_suggest_new (&plain_terms);
  BwSuggestArea empty = make_area (2000, 10, 50);
  BwSuggestArea stale = make_area (2300, 10, 50);
  BwSuggestArea giver = make_area (100, 10, 50);
  BwSuggestArea quiet = make_area (1500, 10, 50);

  empty.queue = 0;
  stale.fault = BW_SUGGEST_FAULT_STALE;
  bw_suggest_area_clear (&stale);
  quiet.queue = NAN;
  take (suggest, empty);
  take (suggest, stale);
  take (suggest, giver);
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 0);

  take (suggest, quiet);
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 1);
  g_assert_cmpuint (get_move (suggest, 0)->from, ==, 2);
  g_assert_cmpuint (get_move (suggest, 0)->to, ==, 3);
}

/* So little is missing that it ends before anybody could come; and at most as many come
 * as there are. */
static void
test_limits_of_help (void)
{
  BwSuggestTerms terms = plain_terms;
  g_autoptr (BwSuggest) suggest = NULL;

  suggest = bw_suggest_new (&terms);
  take (suggest, make_area (90, 2, 50));
  take (suggest, make_done (50));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 0);

  take (suggest, make_area (4000, 3, 50));
  bw_suggest_solve (suggest);
  g_assert_cmpuint (get_n_moves (suggest), ==, 1);
  g_assert_cmpuint (get_move (suggest, 0)->desks, ==, 3);
}

/* Nothing more in the projection than a week's end that is far off: an order, but no time. */
static void
test_out_of_sight (void)
{
  g_autoptr (BwSuggest) suggest = bw_suggest_new (&plain_terms);
  BwSuggestEnd end;

  take (suggest, make_area (20000, 10, 50));
  take (suggest, make_done (10));
  bw_suggest_solve (suggest);
  bw_suggest_get_before (suggest, 0, &end);
  g_assert_cmpint (end.finish, ==, 0);
  g_assert_cmpint (end.margin, ==, 0);
  g_assert_false (end.keeps_deadline);

  /* 200 an hour is. */
  bw_suggest_get_after (suggest, 0, &end);
  g_assert_cmpuint (end.desks, ==, 20);
  assert_about (end.finish, T0 + HOUR + 19900 * HOUR / 200);
  g_assert_cmpint (end.late, ==, 0);
}

/* By each half-hour, as a person would count: nothing of bw-course.c. */
static double
count_finish (const BwSuggestTerms *terms,
              const BwSuggestArea  *area,
              guint                 desks,
              double                factor)
{
  double since = desks > area->desks ? (double) terms->setup : 0.0;
  double ratio = (double) desks / (double) area->desks;
  double left = area->course.missing;
  guint n = area->course.n_steps;
  double daily;

  /* It has no course. */
  if (area->is_done)
    return 0.0;

  daily = (area->course.come[n] - area->course.come[n - 48]) / 48.0;
  for (guint i = 0; i < 100000; i++)
    {
      double from = (double) i * STEP;
      double come = factor * (i < n ? area->course.come[i + 1] - area->course.come[i] : daily);
      double slow = CLAMP ((since - from) / STEP, 0.0, 1.0);
      double early = come * slow;
      double later = come * (1.0 - slow) * ratio;

      if (left <= early && early > 0.0)
        return from + STEP * slow * left / early;
      if (left <= early + later && later > 0.0)
        return from + STEP * (slow + (1.0 - slow) * (left - early) / later);

      left -= early + later;
    }

  return INFINITY;
}

/* What is tried. */
typedef struct
{
  BwSuggestTerms terms;
  BwSuggestArea  areas[MAX_AREAS];
  guint          n;
  guint          desks[MAX_AREAS];
  double         best[MAX_AREAS];  /* finishes, the latest first */
  gboolean       has_best;
} Trial;

static int
compare_later (const void *a,
               const void *b)
{
  const double *left = a;
  const double *right = b;

  return *left > *right ? -1 : *left < *right;
}

static void
list_finishes (Trial       *trial,
               const guint *desks,
               double      *finishes)
{
  for (guint i = 0; i < trial->n; i++)
    finishes[i] = trial->areas[i].fault != BW_SUGGEST_FAULT_NONE
                    ? 0.0
                    : count_finish (&trial->terms, &trial->areas[i], desks[i], 1.0);

  qsort (finishes, trial->n, sizeof *finishes, compare_later);
}

static int
compare_finishes (const double *a,
                  const double *b,
                  guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      if (a[i] != b[i] && !(fabs (a[i] - b[i]) < 1000.0))
        return a[i] < b[i] ? -1 : 1;
    }

  return 0;
}

static gboolean
is_allowed (Trial *trial,
            guint  index,
            guint  desks)
{
  const BwSuggestArea *area = &trial->areas[index];
  const BwSuggestTerms *terms = &trial->terms;

  if (desks == area->desks)
    return TRUE;
  if (area->fault != BW_SUGGEST_FAULT_NONE)
    return FALSE;
  if (desks > area->desks)
    return !area->is_done && area->queue != 0.0 && desks <= BW_SUGGEST_GROWTH * area->desks;
  if (area->is_done)
    return TRUE;

  return desks >= 1
         && count_finish (terms, area, desks, 1.0) <= (double) (terms->deadline - terms->margin - T0)
         && count_finish (terms, area, desks, area->course.low) <= (double) (terms->deadline - T0);
}

static void
try_everything (Trial *trial,
                guint  index,
                int    balance,
                guint  moved)
{
  double finishes[MAX_AREAS];

  if (moved > trial->terms.most)
    return;
  if (index == trial->n)
    {
      list_finishes (trial, trial->desks, finishes);
      if (balance == 0 && (!trial->has_best || compare_finishes (finishes, trial->best, trial->n) < 0))
        {
          memcpy (trial->best, finishes, sizeof finishes);
          trial->has_best = TRUE;
        }
      return;
    }

  for (guint desks = 0; desks <= BW_SUGGEST_GROWTH * MAX_DESKS; desks++)
    {
      guint before = trial->areas[index].desks;

      if (!is_allowed (trial, index, desks))
        continue;

      trial->desks[index] = desks;
      try_everything (trial, index + 1, balance + (int) desks - (int) before,
                      moved + (desks > before ? desks - before : 0));
    }
}

/* Nights, standstills, corrections that took back; sometimes nothing at all. */
static BwSuggestArea
draw_area (void)
{
  BwSuggestArea area = make_area (g_test_rand_int_range (1, 3000), (guint) g_test_rand_int_range (1, MAX_DESKS + 1), 0);
  int pace = g_test_rand_int_range (0, 10) == 0 ? 0 : g_test_rand_int_range (1, 80);
  int night = g_test_rand_int_range (0, 24);

  for (guint i = 1; i <= area.course.n_steps; i++)
    {
      gboolean is_night = (int) (i % 48) < night;

      area.course.come[i] = area.course.come[i - 1] + (is_night ? 0 : pace * g_test_rand_double_range (0.5, 1.5));
    }
  if (g_test_rand_int_range (0, 8) == 0)
    {
      g_clear_pointer (&area.course.come, g_free);
      area.is_done = TRUE;
    }
  else if (bw_course_get_finish (&area.course, 1.0, 1.0, T0) == BW_COURSE_NEVER)
    area.fault = BW_SUGGEST_FAULT_NO_END;
  else if (g_test_rand_int_range (0, 10) == 0)
    {
      g_clear_pointer (&area.course.come, g_free);
      area.fault = BW_SUGGEST_FAULT_STALE;
    }
  if (g_test_rand_int_range (0, 6) == 0)
    area.queue = 0;

  return area;
}

static void
draw_trial (Trial *trial)
{
  trial->n = (guint) g_test_rand_int_range (1, MAX_AREAS + 1);
  trial->terms = (BwSuggestTerms) {
    .now = T0,
    .deadline = T0 + g_test_rand_int_range (-5, 100) * HOUR,
    .setup = g_test_rand_int_range (0, 10) * STEP / 3,
    .margin = g_test_rand_int_range (0, 5) * STEP,
    .most = (guint) g_test_rand_int_range (0, 9),
  };
  for (guint i = 0; i < trial->n; i++)
    trial->areas[i] = draw_area ();

  /* Two that end together, and are helped differently: who of them? */
  if (trial->n > 1 && trial->areas[0].course.come != NULL && g_test_rand_int_range (0, 4) == 0)
    {
      bw_suggest_area_clear (&trial->areas[1]);
      trial->areas[1] = trial->areas[0];
      trial->areas[1].course.come = g_memdup2 (trial->areas[0].course.come,
                                               (trial->areas[0].course.n_steps + 1) * sizeof (double));
      trial->areas[1].desks = (guint) g_test_rand_int_range (1, MAX_DESKS + 1);
    }
}

/* FALSE: it is all as it was. */
static gboolean
check_trial (Trial *trial)
{
  g_autoptr (BwSuggest) suggest = bw_suggest_new (&trial->terms);
  double finishes[MAX_AREAS];
  guint desks[MAX_AREAS];
  guint moved = 0;

  try_everything (trial, 0, 0, 0);
  for (guint i = 0; i < trial->n; i++)
    {
      BwSuggestArea area = trial->areas[i];

      area.course.come = g_memdup2 (area.course.come, (area.course.n_steps + 1) * sizeof (double));
      bw_suggest_take_area (suggest, &area);
      desks[i] = area.desks;
    }

  bw_suggest_solve (suggest);
  for (guint i = 0; i < get_n_moves (suggest); i++)
    {
      const BwSuggestMove *move = get_move (suggest, i);

      g_assert_cmpuint (move->desks, >, 0);
      desks[move->from] -= move->desks;
      desks[move->to] += move->desks;
      moved += move->desks;
    }

  g_assert_cmpuint (moved, <=, trial->terms.most);
  for (guint i = 0; i < trial->n; i++)
    {
      BwSuggestEnd end;

      g_assert_true (is_allowed (trial, i, desks[i]));
      bw_suggest_get_after (suggest, i, &end);
      g_assert_cmpuint (end.desks, ==, desks[i]);
    }

  list_finishes (trial, desks, finishes);
  g_assert_cmpint (compare_finishes (finishes, trial->best, trial->n), ==, 0);
  return moved > 0;
}

static void
test_against_everything (void)
{
  guint n_moved = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      Trial trial = { 0 };

      draw_trial (&trial);
      n_moved += check_trial (&trial) ? 1 : 0;
      for (guint area = 0; area < trial.n; area++)
        bw_suggest_area_clear (&trial.areas[area]);
    }

  /* Else nothing was tried. */
  g_assert_cmpuint (n_moved, >, N_CASES / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest/by-hand", test_by_hand);
  g_test_add_func ("/suggest/what-if", test_what_if);
  g_test_add_func ("/suggest/no-slack", test_no_slack);
  g_test_add_func ("/suggest/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/suggest/past-deadline", test_past_deadline);
  g_test_add_func ("/suggest/left-out", test_left_out);
  g_test_add_func ("/suggest/limits-of-help", test_limits_of_help);
  g_test_add_func ("/suggest/out-of-sight", test_out_of_sight);
  g_test_add_func ("/suggest/against-everything", test_against_everything);
  return g_test_run ();
}
