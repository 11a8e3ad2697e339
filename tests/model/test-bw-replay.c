/* test-bw-replay.c: what stood at a time, and nothing that came later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-replay.h"

#include "bw-time.h"

#include <math.h>

#define T0   (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define STEP (15 * BW_TIME_MINUTE)

static BwRound *
make_round (void)
{
  static const char text[] = "{\"type\":\"round\",\"id\":\"r1\",\"at\":\"2021-08-07T08:00:00+08:00\",\"name\":\"一\","
                             "\"starts\":\"2021-08-07T08:00:00+08:00\",\"deadline\":\"2021-08-07T20:00:00+08:00\","
                             "\"areas\":[\"c\"]}";
  g_autoptr (JsonNode) json = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  BwRound *round = bw_round_new (json_node_get_object (json), &error);

  g_assert_no_error (error);
  g_assert_cmpint (round->starts, ==, T0);
  return round;
}

static BwReplay *
make_replay (gint64 until)
{
  g_autoptr (BwRound) round = make_round ();

  return bw_replay_new (round, until);
}

static guint
add (BwReplay     *replay,
     gint64        start,
     double        target,
     const double *values,
     guint         n_values)
{
  g_autoptr (BwSeries) history = bw_series_new_full ("c", "sampling:r1", "sampled", start, STEP, values, n_values);

  return bw_replay_add (replay, history, target);
}

static void
assert_done (BwReplay *replay,
             guint     index,
             gint64    time,
             double    done,
             gint64    at)
{
  BwReplayMoment moment;

  bw_replay_get_moment (replay, index, time, &moment);
  if (isnan (done))
    g_assert_true (isnan (moment.done) && isnan (moment.share));
  else
    g_assert_cmpfloat (moment.done, ==, done);
  g_assert_cmpint (moment.at, ==, at);
}

/* Between two totals the one before stands, at its own time; after the last, the last. */
static void
test_between (void)
{
  static const double values[] = { 0, 10, 40, 40, 90 };
  g_autoptr (BwReplay) replay = make_replay (T0 + 2 * BW_TIME_HOUR);
  guint area = add (replay, T0, 100, values, G_N_ELEMENTS (values));
  BwReplayMoment moment;

  assert_done (replay, area, T0 + STEP, 10, T0 + STEP);
  assert_done (replay, area, T0 + 2 * STEP - 1, 10, T0 + STEP);
  assert_done (replay, area, T0 + 2 * STEP, 40, T0 + 2 * STEP);
  assert_done (replay, area, T0 + 4 * STEP - 1, 40, T0 + 3 * STEP);
  assert_done (replay, area, T0 + 8 * STEP, 90, T0 + 4 * STEP);
  bw_replay_get_moment (replay, area, T0 + 2 * STEP, &moment);
  g_assert_cmpfloat_with_epsilon (moment.share, 0.4, 1e-9);
}

/* Missing is not 0: before the history, before anything was counted, without one. */
static void
test_missing (void)
{
  static const double late[] = { 0, 0, 7 };
  static const double earlier[] = { 5, 8 };
  g_autoptr (BwReplay) replay = make_replay (T0 + 2 * BW_TIME_HOUR);
  guint begun_late = add (replay, T0 + STEP, 100, late, G_N_ELEMENTS (late));
  guint folded = add (replay, T0, 100, earlier, G_N_ELEMENTS (earlier));
  guint none = bw_replay_add (replay, NULL, 100);
  guint empty = add (replay, T0, 100, NULL, 0);

  assert_done (replay, begun_late, T0, NAN, 0);
  assert_done (replay, begun_late, T0 + 2 * STEP, NAN, 0);
  assert_done (replay, begun_late, T0 + 3 * STEP, 7, T0 + 3 * STEP);
  /* What came before the history stands at its beginning. */
  assert_done (replay, folded, T0, 5, T0);
  assert_done (replay, folded, T0 - 1, NAN, 0);
  assert_done (replay, none, T0 + STEP, NAN, 0);
  assert_done (replay, empty, T0 + STEP, NAN, 0);
}

/* What comes later is there from then on. */
static void
test_later (void)
{
  static const double values[] = { 0, 10, 40 };
  g_autoptr (BwSeries) history = bw_series_new_full ("p", "sampling:r1", "sampled", T0, STEP, values, 3);
  g_autoptr (BwReplay) replay = make_replay (T0 + BW_TIME_HOUR);
  guint point = bw_replay_add (replay, NULL, 100);

  assert_done (replay, point, T0 + STEP, NAN, 0);
  bw_replay_set_history (replay, point, history);
  assert_done (replay, point, T0 + STEP, 10, T0 + STEP);
  g_assert_cmpint (bw_replay_get_step (replay), ==, STEP);
}

/* A correction takes back from its time on; below zero there is no share. After a report
 * 0 is a figure. */
static void
test_corrections (void)
{
  static const double values[] = { 0, 30, 20, 0, -5 };
  g_autoptr (BwReplay) replay = make_replay (T0 + 2 * BW_TIME_HOUR);
  guint area = add (replay, T0, 100, values, G_N_ELEMENTS (values));
  BwReplayMoment moment;

  assert_done (replay, area, T0 + STEP, 30, T0 + STEP);
  assert_done (replay, area, T0 + 2 * STEP, 20, T0 + 2 * STEP);
  bw_replay_get_moment (replay, area, T0 + 3 * STEP, &moment);
  g_assert_cmpfloat (moment.done, ==, 0);
  g_assert_cmpfloat (moment.share, ==, 0);
  bw_replay_get_moment (replay, area, T0 + 4 * STEP, &moment);
  g_assert_cmpfloat (moment.done, ==, -5);
  g_assert_true (isnan (moment.share));
  g_assert_cmpint (moment.pace, ==, BW_PACE_UNKNOWN);
}

/* Nobody to sample is all of them; without a target there is no share. */
static void
test_targets (void)
{
  static const double values[] = { 4, 8 };
  g_autoptr (BwReplay) replay = make_replay (T0 + BW_TIME_HOUR);
  guint nobody = add (replay, T0, 0, values, G_N_ELEMENTS (values));
  guint unknown = add (replay, T0, NAN, values, G_N_ELEMENTS (values));
  BwReplayMoment moment;

  bw_replay_get_moment (replay, nobody, T0, &moment);
  g_assert_cmpfloat (moment.share, ==, 1);
  bw_replay_get_moment (replay, unknown, T0, &moment);
  g_assert_cmpfloat (moment.done, ==, 4);
  g_assert_true (isnan (moment.share));
}

/* Told by what was known then: late after a slow beginning, whatever came afterwards. */
static void
test_pace (void)
{
  double values[25] = { 0 };
  g_autoptr (BwReplay) replay = make_replay (T0 + 6 * BW_TIME_HOUR);
  BwReplayMoment moment;
  guint area;

  for (guint i = 1; i < G_N_ELEMENTS (values); i++)
    values[i] = values[i - 1] + (i <= 8 ? 1 : 100);
  area = add (replay, T0, 1000, values, G_N_ELEMENTS (values));
  bw_replay_get_moment (replay, area, T0 + 8 * STEP, &moment);
  g_assert_cmpint (moment.pace, ==, BW_PACE_LATE);
  bw_replay_get_moment (replay, area, T0 + 24 * STEP, &moment);
  g_assert_cmpint (moment.pace, ==, BW_PACE_DONE);
}

/* All times of one instant show the same; it never leaves the round so far. */
static void
test_instants (void)
{
  static const double values[] = { 1, 2, 3 };
  g_autoptr (BwReplay) replay = make_replay (T0 + BW_TIME_HOUR + 1);

  g_assert_cmpint (bw_replay_get_step (replay), ==, 0);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 + 5), ==, T0 + 5);
  add (replay, T0 + STEP, 100, values, G_N_ELEMENTS (values));
  g_assert_cmpint (bw_replay_get_step (replay), ==, STEP);
  g_assert_cmpint (bw_replay_get_from (replay), ==, T0);
  g_assert_cmpint (bw_replay_get_until (replay), ==, T0 + BW_TIME_HOUR + 1);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 - 1), ==, T0);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 + STEP - 1), ==, T0);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 + STEP), ==, T0 + STEP);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 + 3 * STEP - 1), ==, T0 + 2 * STEP);
  g_assert_cmpint (bw_replay_get_instant (replay, T0 + BW_TIME_DAY), ==, T0 + BW_TIME_HOUR);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
compute (BwReplay     *replay,
         gint64        time,
         GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  bw_replay_compute_async (replay, time, cancellable, on_computed_cb, &result);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

/* A worker finds the same, of all that there were; what is let go of in between is still
 * there for it, and who has cancelled gets nothing. */
static void
test_compute (void)
{
  static const double values[] = { 0, 10, 40, 40, 90 };
  g_autoptr (BwReplay) replay = make_replay (T0 + 2 * BW_TIME_HOUR);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree BwReplayMoment *moments = NULL;
  guint n = 0;

  for (guint i = 0; i < 50; i++)
    add (replay, T0, 100 + i, values, i % (G_N_ELEMENTS (values) + 1));
  result = compute (replay, T0 + 3 * STEP, NULL);
  moments = bw_replay_compute_finish (result, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 50);
  for (guint i = 0; i < n; i++)
    {
      BwReplayMoment moment;

      bw_replay_get_moment (replay, i, T0 + 3 * STEP, &moment);
      g_assert_cmpint (moments[i].at, ==, moment.at);
      g_assert_cmpint (moments[i].pace, ==, moment.pace);
      g_assert_true (moments[i].done == moment.done || (isnan (moments[i].done) && isnan (moment.done)));
    }

  cancelled = compute (replay, T0, cancellable);
  g_assert_null (bw_replay_compute_finish (cancelled, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/replay/between", test_between);
  g_test_add_func ("/model/replay/missing", test_missing);
  g_test_add_func ("/model/replay/later", test_later);
  g_test_add_func ("/model/replay/corrections", test_corrections);
  g_test_add_func ("/model/replay/targets", test_targets);
  g_test_add_func ("/model/replay/pace", test_pace);
  g_test_add_func ("/model/replay/instants", test_instants);
  g_test_add_func ("/model/replay/compute", test_compute);
  return g_test_run ();
}
