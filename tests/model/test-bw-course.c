/* test-bw-course.c: the table ends where the projection does, and can be tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-course.h"
#include "bw-pace.h"
#include "bw-time.h"

#include <math.h>

#define T0   (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define HOUR BW_TIME_HOUR
#define STEP (30 * BW_TIME_MINUTE)

static BwMilestone even_plan[] = { { T0 + 48 * HOUR, 1.0 } };

static const BwRound even_round = {
  .id = (char *) "r1",
  .starts = T0,
  .deadline = T0 + 48 * HOUR,
  .milestones = even_plan,
  .n_milestones = 1,
};

/* About @per_step each half-hour by day, none at night, from T0 to @hours after it. */
static BwSeries *
draw_history (guint  hours,
              double per_step)
{
  guint n = 2 * hours + 1;
  g_autofree double *values = g_new0 (double, n);

  for (guint i = 1; i < n; i++)
    values[i] = values[i - 1] + (i % 48 < 30 ? per_step * g_test_rand_double_range (0.5, 1.5) : 0.0);

  return bw_series_new_full ("c", "sampling:r1", "sampled", T0, STEP, values, n);
}

static void
assert_about (gint64 a,
              gint64 b)
{
  g_assert_cmpint (ABS (a - b), <=, BW_TIME_SECOND);
}

/* Whatever came, the finish is the one that the lists show, and its band too. */
static void
test_same_as_pace (void)
{
  guint n_told = 0;

  for (guint i = 0; i < 200; i++)
    {
      guint hours = (guint) g_test_rand_int_range (1, 80);
      g_autoptr (BwSeries) history = draw_history (hours, 50);
      double done = history->values[history->n_values - 1];
      double target = done + g_test_rand_double_range (1, 5000);
      gint64 now = T0 + hours * HOUR;
      g_auto (BwCourse) course = { 0 };
      BwPace pace;

      bw_pace_compute (&pace, &even_round, history, done, target, now);
      bw_course_init (&course, &even_round, history, done, target, now, now);
      if (pace.finish == 0 || pace.finish_late >= now + 13 * BW_TIME_DAY)
        continue;

      assert_about (bw_course_get_finish (&course, 1.0, 1.0, now), pace.finish);
      assert_about (bw_course_get_finish (&course, course.high, 1.0, now), pace.finish_early);
      assert_about (bw_course_get_finish (&course, course.low, 1.0, now + HOUR), pace.finish_late);
      g_assert_true (bw_course_is_in_sight (&course, pace.finish));
      n_told++;
    }

  g_assert_cmpuint (n_told, >, 100);
}

/* 100 an hour as planned, 2800 left at 20 o'clock: by 48 o'clock. With half as many more
 * from 22 o'clock: 200 come before that, 2600 at 150. */
static void
test_ratio (void)
{
  double values[41];
  g_autoptr (BwSeries) history = NULL;
  g_auto (BwCourse) course = { 0 };
  gint64 now = T0 + 20 * HOUR;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 50.0 * i;
  history = bw_series_new_full ("c", "sampling:r1", "sampled", T0, STEP, values, G_N_ELEMENTS (values));
  bw_course_init (&course, &even_round, history, 2000, 4800, now, now);

  assert_about (bw_course_get_finish (&course, 1.0, 1.0, now), T0 + 48 * HOUR);
  assert_about (bw_course_get_finish (&course, 1.0, 1.5, now + 2 * HOUR), now + 2 * HOUR + 2600 * HOUR / 150);
  assert_about (bw_course_get_finish (&course, 1.0, 0.5, now), now + 56 * HOUR);
  assert_about (bw_course_get_finish (&course, 2.0, 1.0, now), now + 14 * HOUR);

  /* It is over before anything changes. */
  assert_about (bw_course_get_finish (&course, 1.0, 9.0, now + 30 * HOUR), now + 28 * HOUR);

  /* Nobody at all. */
  g_assert_cmpint (bw_course_get_finish (&course, 1.0, 0.0, now), ==, BW_COURSE_NEVER);
}

/* What lies beyond the table is still in order; what does not end has no time. */
static void
test_beyond (void)
{
  double come[] = { 0, 10, 20 };
  double none[] = { 0, 0, 0 };
  BwCourse course = { .start = T0, .step = STEP, .now = T0, .missing = 30, .low = 1, .high = 1, .n_steps = 2 };
  gint64 day = BW_TIME_DAY;

  course.come = come;
  g_assert_cmpint (bw_course_get_finish (&course, 1.0, 1.0, T0), ==, T0 + HOUR + day / 2);
  g_assert_false (bw_course_is_in_sight (&course, T0 + HOUR + day / 2));
  g_assert_cmpint (bw_course_get_finish (&course, 1.0, 0.5, T0), ==, T0 + HOUR + 2 * day);
  g_assert_cmpint (bw_course_get_finish (&course, 2.0, 1.0, T0), ==, T0 + 45 * BW_TIME_MINUTE);

  course.come = none;
  g_assert_cmpint (bw_course_get_finish (&course, 1.0, 1.0, T0), ==, BW_COURSE_NEVER);
  g_assert_false (bw_course_is_in_sight (&course, BW_COURSE_NEVER));
}

/* The reports are an hour old: who had come by then is done now, and not before. */
static void
test_not_before_now (void)
{
  double come[] = { 0, 10, 20, 30, 40 };
  BwCourse course = { .start = T0, .step = STEP, .now = T0 + HOUR, .missing = 5, .low = 1, .high = 1, .n_steps = 4,
                      .come = come };

  g_assert_cmpint (bw_course_get_finish (&course, 1.0, 1.0, T0 + HOUR), ==, T0 + HOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course/same-as-pace", test_same_as_pace);
  g_test_add_func ("/course/ratio", test_ratio);
  g_test_add_func ("/course/beyond", test_beyond);
  g_test_add_func ("/course/not-before-now", test_not_before_now);
  return g_test_run ();
}
