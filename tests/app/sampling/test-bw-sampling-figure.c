/* test-bw-sampling-figure.c: the five figures, and how people are counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-language.h"
#include "bw-sampling-figure.h"
#include "sampling-fixture.h"

#include <math.h>
#include <string.h>

static void
check_face (SamplingFixture  *fixture,
            BwSamplingFigure  index,
            const char       *code,
            const char       *wanted)
{
  g_autofree char *text = NULL;
  BwFigureFace face;

  bw_sampling_figure_init_face (index, &fixture->facts, sampling_fixture_place (fixture->desk, code), &face);
  text = g_strdup_printf ("%s|%s|%s|%s", face.name, face.value, face.unit != NULL ? face.unit : "",
                          face.note != NULL ? face.note : "");
  bw_figure_face_clear (&face);
  g_assert_cmpstr (text, ==, wanted);
}

/* 5 people an hour since a day; before it there was nothing. */
static void
test_hour (SamplingFixture *fixture,
           gconstpointer    unused)
{
  double values[97];
  g_autoptr (BwSeries) series = NULL;

  check_face (fixture, BW_SAMPLING_FIGURE_HOUR, "d2", "近 1 小时|10|人|无昨日数据");
  check_face (fixture, BW_SAMPLING_FIGURE_HOUR, "d3", "近 1 小时|暂不能预测||未上报");

  /* The same district from two days before on, 8 an hour then. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i <= 48 ? 4.0 * i : 192.0 + (i - 48) * 1.0;
  series = bw_series_new_full ("d2", FIXTURE_SUBJECT, "sampled", FIXTURE_NOW - 2 * BW_TIME_DAY, 30 * BW_TIME_MINUTE,
                               values, G_N_ELEMENTS (values));
  bw_picture_put_series (bw_desk_get_picture (fixture->desk), series);
  g_assert_cmpfloat (bw_sampling_figure_get_yesterday (&fixture->facts, sampling_fixture_place (fixture->desk, "d2")),
                     ==, 8.0);
  g_assert_true (isnan (bw_sampling_figure_get_yesterday (&fixture->facts,
                                                          sampling_fixture_place (fixture->desk, "d3"))));
}

static void
test_points (SamplingFixture *fixture,
             gconstpointer    unused)
{
  check_face (fixture, BW_SAMPLING_FIGURE_POINTS, "d1", "采样点|3|/ 6|1 个暂停 · 1 个拥堵 · 2 个未上报");
  check_face (fixture, BW_SAMPLING_FIGURE_POINTS, "d2", "采样点|未上报||");
}

/* People are people: how tubes and rounds stand to them is said. */
static void
test_counting (SamplingFixture *fixture,
               gconstpointer    unused)
{
  g_autoptr (BwTruth) truth = NULL;

  sampling_fixture_add (fixture->desk, "d2", "tubes", 24);
  sampling_fixture_tell (fixture);
  truth = bw_sampling_figure_new_truth (BW_SAMPLING_FIGURE_SAMPLED, &fixture->facts,
                                        sampling_fixture_place (fixture->desk, "d2"));
  g_assert_cmpstr (bw_truth_get_text (truth, "轮次"), ==, "r1");
  g_assert_cmpstr (bw_truth_get_text (truth, "采样管"), ==, "24");
  g_assert_cmpstr (bw_truth_get_text (truth, "每管人数"), ==, "10.0");
  g_assert_nonnull (strstr (bw_truth_get_text (truth, "计数"), "人次"));
  g_assert_nonnull (bw_truth_get_text (truth, "核减"));
}

int
main (int    argc,
      char **argv)
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, SamplingFixture, NULL, sampling_fixture_set_up, test, sampling_fixture_tear_down)
  ADD ("/sampling-figure/hour", test_hour);
  ADD ("/sampling-figure/points", test_points);
  ADD ("/sampling-figure/counting", test_counting);

  return g_test_run ();
}
