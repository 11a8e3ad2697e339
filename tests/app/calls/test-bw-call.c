/* test-bw-call.c: which report a figure by telephone is held against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call.h"

#include "bw-json.h"
#include "bw-measure-catalogue.h"
#include "bw-time.h"

#include <math.h>

/* 8 August 2021, 14:00 in UTC. */
#define TWO_O_CLOCK G_GINT64_CONSTANT (1628431200000000)
#define AT(minutes) (TWO_O_CLOCK + (minutes) * BW_TIME_MINUTE)

/* Said to be so at 14:05. */
static BwCall *
new_call (void)
{
  g_autoptr (JsonNode) node =
    bw_json_parse ("{\"id\":\"e\",\"at\":\"2021-08-08T15:00:00Z\",\"figure\":{\"place\":\"p\","
                   "\"subject\":\"sampling:r\",\"measure\":\"queue\",\"value\":35,\"said_by\":\"x\","
                   "\"at\":\"2021-08-08T14:05:00Z\"}}", -1, 1000, NULL);

  return bw_call_new (json_node_get_object (node));
}

/* What stood before each minute from 14:00 on; the newest report is of @newest. */
static void
assert_nearest (const double *values,
                guint         n_values,
                gint64        newest,
                double        value,
                gint64        time)
{
  g_autoptr (BwCall) call = new_call ();
  g_autoptr (BwSeries) series = bw_series_new_full ("p", "sampling:r", "queue", AT (0), BW_TIME_MINUTE, values,
                                                    n_values);
  BwFigure figure = { .has_summed = TRUE, .summed = 99, .summed_at = newest, .summed_bound = BW_BOUND_ABOUT };

  g_assert_cmpint (call->at, ==, AT (5));
  bw_call_find_nearest (call, series, &figure);
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, value);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, time);
  g_assert_cmpint (bw_figure_get_bound (&figure), ==, BW_BOUND_ABOUT);
}

/* One an hour later says nothing of then: the one a minute after it does, or before it. */
static void
test_nearest (void)
{
  const double after[] = { 20, 20, 20, 20, 20, 20, 41, 41, 41 };
  const double before[] = { 20, 20, 20, 20, 30, 30, 30, 30, 41 };

  assert_nearest (after, G_N_ELEMENTS (after), AT (60), 41, AT (5));
  assert_nearest (before, G_N_ELEMENTS (before), AT (60), 30, AT (3));
}

/* The newest is known to the second: what the series says of the same minute is no nearer. */
static void
test_newest (void)
{
  const double values[] = { 20, 20, 20, 20, 20, 20, 99, 99 };

  assert_nearest (values, G_N_ELEMENTS (values), AT (6) - 10 * BW_TIME_SECOND, 99, AT (6) - 10 * BW_TIME_SECOND);
}

/* What stood there at the beginning may be of any time; what was never set is no report. */
static void
test_unknown (void)
{
  const double flat[] = { 20, 20, 20, 20, 20, 20, 20 };
  const double unset[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  const double first[] = { NAN, NAN, NAN, 33, 33, 33, 33 };

  assert_nearest (flat, G_N_ELEMENTS (flat), AT (60), 99, AT (60));
  assert_nearest (unset, G_N_ELEMENTS (unset), AT (60), 99, AT (60));
  assert_nearest (first, G_N_ELEMENTS (first), AT (60), 33, AT (2));
}

/* A level that was reported at 14:06 stands there at 14:06; the newest is no older for it. */
static void
test_level (void)
{
  const double values[] = { 20, 20, 20, 20, 20, 20, 41, 41 };
  g_autoptr (BwCall) call = new_call ();
  g_autoptr (BwSeries) series = bw_series_new_full ("p", "sampling:r", "queue", AT (0), BW_TIME_MINUTE, values,
                                                    G_N_ELEMENTS (values));
  BwFigure figure = {
    .measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "queue"),
    .has_summed = TRUE,
    .summed = 99,
    .summed_at = AT (60),
  };

  g_assert_nonnull (figure.measure);
  bw_call_find_nearest (call, series, &figure);
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 41);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, AT (6));
}

/* Sums of reports are another quantity than what an area states. */
static void
test_stated (void)
{
  const double values[] = { 20, 20, 20, 20, 20, 20, 41, 41 };
  g_autoptr (BwCall) call = new_call ();
  g_autoptr (BwSeries) series = bw_series_new_full ("p", "sampling:r", "queue", AT (0), BW_TIME_MINUTE, values,
                                                    G_N_ELEMENTS (values));
  BwFigure figure = { .has_stated = TRUE, .stated = 500, .stated_at = AT (60), .has_summed = TRUE, .summed = 41,
                      .summed_at = AT (6) };

  bw_call_find_nearest (call, series, &figure);
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 500);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, AT (60));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call/nearest", test_nearest);
  g_test_add_func ("/call/newest", test_newest);
  g_test_add_func ("/call/unknown", test_unknown);
  g_test_add_func ("/call/level", test_level);
  g_test_add_func ("/call/stated", test_stated);
  return g_test_run ();
}
