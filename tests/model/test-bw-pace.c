/* test-bw-pace.c: hand-computed curves, and the ends of what can be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-pace.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <math.h>

#define T0     (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define HOUR   BW_TIME_HOUR
#define STEP   (30 * BW_TIME_MINUTE)
#define SECOND BW_TIME_SECOND

/* Two days, of which the plan wants each hour alike. */
static BwMilestone even_plan[] = { { T0 + 48 * HOUR, 1.0 } };

static const BwRound even_round = {
  .id = (char *) "r1",
  .starts = T0,
  .deadline = T0 + 48 * HOUR,
  .milestones = even_plan,
  .n_milestones = 1,
};

/* Four days, of which the plan says nothing. */
static const BwRound four_days = {
  .id = (char *) "r1",
  .starts = T0,
  .deadline = T0 + 96 * HOUR,
};

/* Eleven hours between 50 and 150 where the plan has 100: the 10th percentile is
 * 60, the 90th 140; the last hour was as planned. */
static const double rough_hours[] = { 50, 60, 70, 80, 90, 110, 120, 130, 140, 150, 100 };

static BwSeries *
make_series (const char   *code,
             gint64        start,
             const double *values,
             guint         n_values)
{
  return bw_series_new_full (code, "sampling:r1", "sampled", start, STEP, values, n_values);
}

/* A running total from @start that grows by @per_step from step to step. */
static BwSeries *
make_line_of (const char *code,
              gint64      start,
              guint       n_values,
              double      per_step)
{
  g_autofree double *values = g_new (double, n_values);

  for (guint i = 0; i < n_values; i++)
    values[i] = per_step * i;

  return make_series (code, start, values, n_values);
}

static BwSeries *
make_line (guint  n_values,
           double per_step)
{
  return make_line_of ("c", T0, n_values, per_step);
}

/* By day (12 hours from T0) 100 each half-hour, by night none. */
static BwSeries *
make_days (guint n_values)
{
  g_autofree double *values = g_new (double, n_values);

  for (guint i = 0; i < n_values; i++)
    values[i] = i == 0 ? 0.0 : values[i - 1] + ((i - 1) % 48 < 24 ? 100.0 : 0.0);

  return make_series ("c", T0, values, n_values);
}

/* As rough_hours has it: 1100 in all. */
static BwSeries *
make_rough_line (const char *code)
{
  double values[2 * G_N_ELEMENTS (rough_hours) + 1] = { 0 };

  for (guint i = 1; i < G_N_ELEMENTS (values); i++)
    values[i] = values[i - 1] + rough_hours[(i - 1) / 2] / 2.0;

  return make_series (code, T0, values, G_N_ELEMENTS (values));
}

static BwPace
compute (const BwRound  *round,
         const BwSeries *history,
         double          done,
         double          target,
         gint64          now)
{
  BwPace pace;

  bw_pace_compute (&pace, round, history, done, target, now);
  return pace;
}

/* In the even round, with a line of @n_values from its start. */
static BwPace
compute_line (guint  n_values,
              double per_step,
              double done,
              double target,
              gint64 now)
{
  g_autoptr (BwSeries) history = make_line (n_values, per_step);

  return compute (&even_round, history, done, target, now);
}

static void
assert_about (gint64 a,
              gint64 b)
{
  g_assert_cmpint (ABS (a - b), <=, SECOND);
}

static void
test_no_data (void)
{
  BwPace pace = compute (&even_round, NULL, NAN, 4800, T0 + HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
  g_assert_true (isnan (pace.share) && isnan (pace.rate) && isnan (pace.needed));
  g_assert_cmpfloat_with_epsilon (pace.plan_share, 1.0 / 48.0, 1e-9);

  pace = compute (&even_round, NULL, 10, NAN, T0 + HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);

  pace = compute (&even_round, NULL, 10, 4800, T0 + HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
  g_assert_cmpint (pace.finish, ==, 0);

  pace = compute (NULL, NULL, 10, 40, T0);
  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
  g_assert_cmpfloat (pace.share, ==, 0.25);
}

/* Twenty-nine minutes cannot tell, thirty can. */
static void
test_too_early (void)
{
  BwPace pace = compute_line (1, 0, 50, 4800, T0 + STEP - 1);

  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
  g_assert_true (isnan (pace.rate));

  pace = compute_line (1, 0, 50, 4800, T0 + STEP);
  g_assert_cmpfloat_with_epsilon (pace.rate, 100, 1e-6);
  g_assert_cmpint (pace.state, !=, BW_PACE_UNKNOWN);
}

/* As planned: 100 an hour of 4800 in 48 hours; after 10 hours 38 are left. */
static void
test_as_planned (void)
{
  BwPace pace = compute_line (21, 50, 1000, 4800, T0 + 10 * HOUR);

  g_assert_cmpfloat_with_epsilon (pace.rate, 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (pace.needed, 100, 1e-6);
  assert_about (pace.finish, T0 + 48 * HOUR);
  assert_about (pace.margin, 0);

  /* Every hour was as the plan has it: no spread at all. */
  assert_about (pace.finish_early, pace.finish);
  assert_about (pace.finish_late, pace.finish);
}

/* Twice as fast as the plan: 1000 in 5 hours, 3800 left at 200 an hour. */
static void
test_faster (void)
{
  BwPace pace = compute_line (11, 100, 1000, 4800, T0 + 5 * HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_IN_TIME);
  assert_about (pace.finish, T0 + 24 * HOUR);
  assert_about (pace.margin, 24 * HOUR);

  /* Five hours are not enough for quantiles: 25 % of the level. */
  assert_about (pace.finish_early, T0 + 5 * HOUR + (gint64) (19.0 / 1.25 * (double) HOUR));
  assert_about (pace.finish_late, T0 + 5 * HOUR + (gint64) (19.0 / 0.75 * (double) HOUR));
}

/* 47.5 hours at the very rate that leaves half an hour. */
static void
test_tight_and_late (void)
{
  BwPace pace = compute_line (21, 50, 1000, 4750, T0 + 10 * HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_TIGHT);
  assert_about (pace.margin, HOUR / 2);

  /* The plan's last day goes on past its end, at the rate of the last hour. */
  pace = compute_line (21, 50, 1000, 6000, T0 + 10 * HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_LATE);
  assert_about (pace.finish, T0 + 60 * HOUR);
  assert_about (pace.margin, -12 * HOUR);
}

/* 3700 are left. */
static void
test_band (void)
{
  g_autoptr (BwSeries) history = make_rough_line ("c");
  gint64 now = T0 + 11 * HOUR;
  BwPace pace = compute (&even_round, history, 1100, 4800, now);

  assert_about (pace.finish, now + 37 * HOUR);
  assert_about (pace.finish_early, now + (gint64) (37.0 / 1.4 * (double) HOUR));
  assert_about (pace.finish_late, now + (gint64) (37.0 / 0.6 * (double) HOUR));
}

/* 2400 a day between 0 and 12 o'clock, none at night. It is 6 o'clock of the third
 * day and 6000 are done: 1200 more come today, the last 1200 by 6 tomorrow. */
static void
test_nights (void)
{
  const guint hours[] = { 60, 72, 90, 6 };
  const double expected[] = { 7200, 7200, 8400, 1200 };
  g_autoptr (BwSeries) history = make_days (2 * 48 + 13);
  gint64 now = T0 + 54 * HOUR;
  BwPace pace = compute (&four_days, history, 6000, 8400, now);

  g_assert_cmpfloat_with_epsilon (pace.rate, 200, 1e-6);
  assert_about (pace.finish, T0 + 78 * HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_IN_TIME);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    g_assert_cmpfloat_with_epsilon (bw_pace_get_expected_at (&pace, &four_days, history, now,
                                                             T0 + hours[i] * HOUR),
                                    expected[i], 1e-6);
}

/* Seen at night, when nobody came for hours: the day's rate counts, not zero. */
static void
test_seen_at_night (void)
{
  g_autoptr (BwSeries) history = make_days (2 * 48 - 7);
  BwPace pace = compute (&four_days, history, 4800, 6000, T0 + 44 * HOUR);

  g_assert_cmpfloat (pace.rate, ==, 0);
  assert_about (pace.finish, T0 + 54 * HOUR);
}

/* Half as many came in the last hour as the day before: so it goes on. */
static void
test_level (void)
{
  g_autoptr (BwSeries) history = make_days (2 * 48 + 13);
  BwPace pace;

  history->values[history->n_values - 1] -= 100;
  pace = compute (&four_days, history, 5900, 6200, T0 + 54 * HOUR);

  g_assert_cmpfloat_with_epsilon (pace.rate, 100, 1e-6);
  assert_about (pace.finish, T0 + 57 * HOUR);
  g_assert_cmpint (pace.finish_early, <=, pace.finish);
  g_assert_cmpint (pace.finish_late, >=, pace.finish);
}

/* It stands still by day: not for ever, but a quarter of what is usual. */
static void
test_standstill (void)
{
  g_autoptr (BwSeries) history = make_line (21, 50);
  BwPace pace;

  history->values[19] = history->values[20] = history->values[18];
  pace = compute (&even_round, history, 900, 1000, T0 + 10 * HOUR);

  g_assert_cmpfloat (pace.rate, ==, 0);
  assert_about (pace.finish, T0 + 10 * HOUR + (gint64) (100.0 / (1000.0 / 48.0 / 4.0) * (double) HOUR));
}

static void
test_no_end_in_sight (void)
{
  BwPace pace = compute_line (21, 0.001, 0.02, 1e6, T0 + 10 * HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_LATE);
  g_assert_cmpfloat (pace.needed, >, 26000);
}

static void
test_done (void)
{
  BwPace pace = compute_line (21, 50, 1000, 975, T0 + 10 * HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_DONE);
  assert_about (pace.finish, T0 + 9 * HOUR + 45 * BW_TIME_MINUTE);
  g_assert_cmpfloat (pace.needed, ==, 0);
  g_assert_cmpfloat (pace.share, >, 1.0);

  /* Done needs no history, and stays done after the deadline. */
  pace = compute (&even_round, NULL, 1000, 1000, T0 + 60 * HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_DONE);
  pace = compute (&even_round, NULL, 0, 0, T0);
  g_assert_cmpint (pace.state, ==, BW_PACE_DONE);
  g_assert_cmpfloat (pace.share, ==, 1.0);
}

static void
test_past_deadline (void)
{
  BwPace pace = compute_line (99, 40, 3920, 4800, T0 + 49 * HOUR);

  g_assert_cmpint (pace.state, ==, BW_PACE_LATE);
  g_assert_true (isnan (pace.needed));
  g_assert_cmpfloat (pace.plan_share, ==, 1.0);
  assert_about (pace.finish, T0 + 60 * HOUR);

  pace = compute (&even_round, NULL, 0, 4800, T0 + 49 * HOUR);
  g_assert_cmpint (pace.state, ==, BW_PACE_LATE);
  g_assert_cmpint (pace.finish, ==, 0);
}

/* A series of a clock that is ahead of ours: only what is over counts. */
static void
test_future_history (void)
{
  g_autoptr (BwSeries) ahead = make_line_of ("c", T0 + 20 * HOUR, 21, 50);
  gint64 now = T0 + 10 * HOUR;
  BwPace a = compute_line (41, 50, 1000, 4800, now);
  BwPace b = compute_line (21, 50, 1000, 4800, now);

  g_assert_cmpint (a.finish, ==, b.finish);
  g_assert_cmpfloat (a.rate, ==, b.rate);

  a = compute (&even_round, ahead, 1000, 4800, now);
  g_assert_cmpint (a.state, ==, BW_PACE_UNKNOWN);
}

/* Nobody came for hours, so the series was not sent anew; twenty came just now. */
static void
test_old_series (void)
{
  g_autoptr (BwSeries) history = make_line (3, 50);
  gint64 now = T0 + 10 * HOUR + 10 * BW_TIME_MINUTE;
  BwPace pace = compute (&even_round, history, 120, 4800, now);

  g_assert_cmpfloat_with_epsilon (pace.rate, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (bw_pace_get_expected_at (&pace, &even_round, history, now, T0 + 9 * HOUR),
                                  100, 1e-6);

  /* The first ones ever came just now. */
  history->values[1] = history->values[2] = 0;
  pace = compute (&even_round, history, 20, 4800, now);
  g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
}

static void
put_series (BwPicture  *picture,
            const char *code,
            guint       n_values,
            double      per_step)
{
  g_autoptr (BwSeries) series = make_line_of (code, T0, n_values, per_step);

  bw_picture_put_series (picture, series);
}

/* Of which nothing is known but the last minutes. */
static void
put_fresh_series (BwPicture  *picture,
                  const char *code,
                  gint64      now)
{
  g_autoptr (BwSeries) series = make_line_of (code, now - 20 * BW_TIME_MINUTE, 1, 0);

  bw_picture_put_series (picture, series);
}

static void
remove_series (BwPicture  *picture,
               const char *code)
{
  g_autofree char *id = g_strconcat (code, "/sampling:r1/sampled", NULL);

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SERIES, id);
}

static void
set_target (BwPicture  *picture,
            const char *code,
            double      target,
            gint64      at)
{
  fixture_set (picture, code, "sampling:r1", "target", target, BW_BOUND_EXACT, at);
}

/* The round, and the city `c` in it. */
static BwPicture *
make_city (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_round (picture, T0);
  fixture_area (picture, "c", NULL);
  return picture;
}

/* @done of @target people in @code, told a minute before @now. */
static void
add_part (BwPicture  *picture,
          const char *code,
          const char *parent,
          double      done,
          double      target,
          gint64      now)
{
  fixture_area (picture, code, parent);
  fixture_add (picture, code, "sampling:r1", "sampled", done, now - BW_TIME_MINUTE);
  set_target (picture, code, target, T0);
}

/* d1 is fast: 1400 left at 100 an hour, by 24 o'clock. d2 is slow: 2000 left at 40,
 * by 60 o'clock. d3 has as many people to sample, 100 of them done, and no history.
 * All of them together: 5700 left at 150, by 48 o'clock. */
static BwPicture *
make_three_parts (gint64 now)
{
  BwPicture *picture = make_city ();

  add_part (picture, "d1", "c", 1000, 2400, now);
  add_part (picture, "d2", "c", 400, 2400, now);
  add_part (picture, "d3", "c", 100, 2400, now);
  put_series (picture, "d1", 21, 50);
  put_series (picture, "d2", 21, 20);
  put_series (picture, "c", 21, 75);
  return picture;
}

/* But for d2, of which no history is known. */
static BwPicture *
make_untold_part (gint64 now)
{
  BwPicture *picture = make_three_parts (now);

  remove_series (picture, "d2");
  return picture;
}

static BwPace
compute_place (BwPicture  *picture,
               const char *code,
               gint64      now)
{
  BwPace pace;

  bw_pace_compute_place (&pace, picture, fixture_place (picture, code), &even_round, now);
  return pace;
}

static BwPace
compute_own (BwPicture     *picture,
             const char    *code,
             const BwRound *round,
             gint64         now)
{
  BwPace pace;

  bw_pace_compute_own (&pace, picture, fixture_place (picture, code), round, now);
  return pace;
}

/* The city ends with d2, which is later than its own curve. */
static void
test_latest_part (void)
{
  gint64 now = T0 + 10 * HOUR;
  g_autoptr (BwPicture) picture = make_three_parts (now);
  BwPace city = compute_place (picture, "c", now);
  BwPace slow = compute_place (picture, "d2", now);

  g_assert_cmpfloat (city.done, ==, 1500);
  g_assert_cmpfloat (city.target, ==, 7200);
  g_assert_cmpint (city.as_of, ==, now - BW_TIME_MINUTE);
  g_assert_cmpuint (city.latest_part, ==, fixture_place (picture, "d2"));
  g_assert_cmpint (city.finish, ==, slow.finish);
  g_assert_cmpint (city.finish_late, ==, slow.finish_late);
  assert_about (city.finish, T0 + 60 * HOUR);
  g_assert_cmpint (city.margin, ==, even_round.deadline - city.finish);
  g_assert_cmpint (city.state, ==, BW_PACE_LATE);
  g_assert_cmpuint (slow.latest_part, ==, BW_PLACE_NONE);

  /* Without histories of parts the city's own curve counts. */
  remove_series (picture, "d1");
  remove_series (picture, "d2");
  city = compute_place (picture, "c", now);
  g_assert_cmpuint (city.latest_part, ==, BW_PLACE_NONE);
  assert_about (city.finish, T0 + 48 * HOUR);
}

/* Only the fast one reports. The silence of the others does not make the city
 * earlier than its own curve. */
static void
test_untold_part (void)
{
  gint64 now = T0 + 10 * HOUR;
  g_autoptr (BwPicture) picture = make_untold_part (now);
  BwPace city = compute_place (picture, "c", now);
  BwPace own = compute_own (picture, "c", &even_round, now);

  g_assert_cmpint (city.finish, ==, own.finish);
  g_assert_cmpint (city.finish_early, >=, own.finish_early);
  g_assert_cmpint (city.finish_late, >=, own.finish_late);
  g_assert_cmpint (city.margin, ==, own.margin);
  g_assert_cmpint (city.state, ==, own.state);
  g_assert_cmpuint (city.latest_part, ==, BW_PLACE_NONE);
  assert_about (city.finish, T0 + 48 * HOUR);

  /* A part of which less than half an hour is known says no more than none. */
  put_fresh_series (picture, "d2", now);
  city = compute_place (picture, "c", now);
  g_assert_cmpint (city.finish, ==, own.finish);

  /* The city is told by nothing: that d1 is in time says nothing of the others. */
  remove_series (picture, "d2");
  remove_series (picture, "c");
  city = compute_place (picture, "c", now);
  g_assert_cmpint (city.state, ==, BW_PACE_UNKNOWN);
  g_assert_cmpint (city.finish, ==, 0);
  g_assert_cmpint (city.finish_late, ==, 0);
  g_assert_cmpint (city.margin, ==, 0);
  g_assert_cmpuint (city.latest_part, ==, BW_PLACE_NONE);

  /* But a part that is late makes it late, at the earliest then. */
  put_series (picture, "d2", 21, 20);
  city = compute_place (picture, "c", now);
  g_assert_cmpint (city.state, ==, BW_PACE_LATE);
  g_assert_cmpuint (city.latest_part, ==, fixture_place (picture, "d2"));
  assert_about (city.finish, T0 + 60 * HOUR);
}

/* The own curve has no end in sight, which is later than any. After a day its own
 * past is the rhythm, and that is slow. */
static void
test_untold_part_out_of_sight (void)
{
  gint64 now = T0 + 30 * HOUR;
  g_autoptr (BwPicture) picture = make_three_parts (now);
  BwPace city;

  set_target (picture, "d3", 1e9, T0 + HOUR);
  put_series (picture, "d1", 61, 1000.0 / 60.0);
  put_series (picture, "d2", 61, 400.0 / 60.0);
  put_series (picture, "c", 61, 1500.0 / 60.0);
  city = compute_place (picture, "c", now);
  g_assert_cmpint (city.finish, ==, 0);
  g_assert_cmpint (city.finish_late, ==, 0);
  g_assert_cmpint (city.margin, ==, 0);
  g_assert_cmpint (city.state, ==, BW_PACE_LATE);
  g_assert_cmpuint (city.latest_part, ==, BW_PLACE_NONE);
}

/* Nobody to sample there, or all are done: nothing to wait for. */
static void
test_untold_part_is_no_matter (void)
{
  gint64 now = T0 + 10 * HOUR;
  g_autoptr (BwPicture) picture = make_untold_part (now);
  const double targets[] = { 0, 100 };
  BwPace city;

  set_target (picture, "d2", 400, T0 + HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      set_target (picture, "d3", targets[i], T0 + HOUR * (1 + i));
      city = compute_place (picture, "c", now);
      g_assert_cmpuint (city.latest_part, ==, fixture_place (picture, "d1"));
      assert_about (city.finish, T0 + 24 * HOUR);
      g_assert_cmpint (city.state, ==, BW_PACE_IN_TIME);
    }
}

/* Past the deadline a part without data is late, and says no more than before. */
static void
test_untold_part_past_deadline (void)
{
  gint64 now = T0 + 49 * HOUR;
  g_autoptr (BwPicture) picture = make_untold_part (now);
  BwPace city = compute_place (picture, "c", now);
  BwPace own = compute_own (picture, "c", &even_round, now);

  g_assert_cmpint (city.state, ==, BW_PACE_LATE);
  g_assert_cmpint (city.finish, ==, own.finish);
}

/* d1 is the later one; d2 has the wider band (see test_band()), and by its P90 the
 * city may well be later than d1. */
static void
test_band_of_parts (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (BwSeries) series = make_rough_line ("d2");
  gint64 now = T0 + 11 * HOUR;
  BwPace city;

  add_part (picture, "d1", "c", 1100, 5100, now);
  add_part (picture, "d2", "c", 1100, 4800, now);
  bw_picture_put_series (picture, series);
  put_series (picture, "d1", 23, 50);
  city = compute_place (picture, "c", now);

  g_assert_cmpuint (city.latest_part, ==, fixture_place (picture, "d1"));
  assert_about (city.finish, now + 40 * HOUR);
  assert_about (city.finish_early, now + 40 * HOUR);
  assert_about (city.finish_late, now + (gint64) (37.0 / 0.6 * (double) HOUR));
}

/* A community that is slower still is its district's own affair: the row of the
 * district and the total of the city agree. */
static void
test_part (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  gint64 now = T0 + 10 * HOUR;
  BwPace city;
  BwPace row;
  BwPace district;
  BwPace later;
  BwPace latest;

  fixture_area (picture, "d", "c");
  add_part (picture, "e", "d", 400, 1400, now);
  add_part (picture, "f", "d", 20, 100, now);
  put_series (picture, "e", 21, 20);
  put_series (picture, "f", 21, 1);
  put_series (picture, "d", 21, 21);

  city = compute_place (picture, "c", now);
  row = compute_own (picture, "d", &even_round, now);
  district = compute_place (picture, "d", now);
  g_assert_cmpint (row.finish, !=, 0);
  g_assert_cmpint (city.finish, ==, row.finish);
  g_assert_cmpuint (city.latest_part, ==, fixture_place (picture, "d"));

  /* One that is opened ends when its row has said. */
  g_assert_cmpint (district.finish, ==, row.finish);
  g_assert_cmpuint (district.latest_part, ==, BW_PLACE_NONE);

  /* Silence is not a crowd that stays away: the finish stands as its time does. */
  later = compute_place (picture, "d", now + 2 * HOUR);
  latest = compute_place (picture, "d", now + 5 * HOUR);
  g_assert_cmpint (later.as_of, ==, district.as_of);
  g_assert_cmpint (later.finish, ==, latest.finish);

  row = compute_own (picture, "d", NULL, now);
  g_assert_cmpint (row.state, ==, BW_PACE_UNKNOWN);
}

/* Nothing follows from a count below zero, neither before the deadline nor after. */
static void
test_overcorrected (void)
{
  const gint64 times[] = { T0 + 10 * HOUR, T0 + 100 * HOUR };
  const double targets[] = { 1000.0, 0.0, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    for (guint j = 0; j < G_N_ELEMENTS (targets); j++)
      {
        BwPace pace = compute_line (21, 50, -7.0, targets[j], times[i]);

        g_assert_true (bw_pace_is_overcorrected (&pace));
        g_assert_cmpint (pace.state, ==, BW_PACE_UNKNOWN);
        g_assert_cmpfloat (pace.done, ==, -7.0);
        g_assert_true (isnan (pace.share) && isnan (pace.rate) && isnan (pace.needed));
        g_assert_cmpint (pace.finish, ==, 0);
        g_assert_cmpint (pace.margin, ==, 0);
      }
}

/* The part cannot be told; the city's count is what is left, and its finish is not
 * promised without the part. */
static void
test_overcorrected_part (void)
{
  gint64 now = T0 + 10 * HOUR;
  g_autoptr (BwPicture) picture = make_three_parts (now);
  BwPace part;
  BwPace city;

  fixture_add (picture, "d2", "sampling:r1", "sampled", -450, now - BW_TIME_MINUTE);
  part = compute_place (picture, "d2", now);
  city = compute_place (picture, "c", now);
  g_assert_true (bw_pace_is_overcorrected (&part));
  g_assert_cmpint (part.state, ==, BW_PACE_UNKNOWN);
  g_assert_true (isnan (part.needed));
  g_assert_false (bw_pace_is_overcorrected (&city));
  g_assert_cmpfloat (city.done, ==, 1050.0);

  fixture_add (picture, "d2", "sampling:r1", "sampled", -4500, now - BW_TIME_MINUTE);
  city = compute_place (picture, "c", now);
  g_assert_true (bw_pace_is_overcorrected (&city));
  g_assert_cmpint (city.state, ==, BW_PACE_UNKNOWN);
  g_assert_cmpint (city.finish, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pace/no-data", test_no_data);
  g_test_add_func ("/pace/too-early", test_too_early);
  g_test_add_func ("/pace/as-planned", test_as_planned);
  g_test_add_func ("/pace/faster", test_faster);
  g_test_add_func ("/pace/tight-and-late", test_tight_and_late);
  g_test_add_func ("/pace/band", test_band);
  g_test_add_func ("/pace/nights", test_nights);
  g_test_add_func ("/pace/seen-at-night", test_seen_at_night);
  g_test_add_func ("/pace/level", test_level);
  g_test_add_func ("/pace/standstill", test_standstill);
  g_test_add_func ("/pace/no-end-in-sight", test_no_end_in_sight);
  g_test_add_func ("/pace/done", test_done);
  g_test_add_func ("/pace/past-deadline", test_past_deadline);
  g_test_add_func ("/pace/future-history", test_future_history);
  g_test_add_func ("/pace/old-series", test_old_series);
  g_test_add_func ("/pace/latest-part", test_latest_part);
  g_test_add_func ("/pace/untold-part", test_untold_part);
  g_test_add_func ("/pace/untold-part-out-of-sight", test_untold_part_out_of_sight);
  g_test_add_func ("/pace/untold-part-is-no-matter", test_untold_part_is_no_matter);
  g_test_add_func ("/pace/untold-part-past-deadline", test_untold_part_past_deadline);
  g_test_add_func ("/pace/band-of-parts", test_band_of_parts);
  g_test_add_func ("/pace/part", test_part);
  g_test_add_func ("/pace/overcorrected", test_overcorrected);
  g_test_add_func ("/pace/overcorrected-part", test_overcorrected_part);

  return g_test_run ();
}
