/* test-bw-truth.c: every kind of figure, and what is said of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-time.h"
#include "bw-truth.h"

#include <string.h>

#define NOW (G_GINT64_CONSTANT (1628404320) * BW_TIME_SECOND)

static BwFigure
make_figure (const char *measure)
{
  return (BwFigure) {
    .measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), measure),
  };
}

static BwTruth *
make_truth (const BwFigure *figure)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwTruth *truth = bw_truth_new ("title", "value");

  bw_truth_add_figure (truth, figure, NOW, zone, "en");
  return truth;
}

static gboolean
is_warning (BwTruth    *truth,
            const char *label)
{
  for (guint i = 0; i < truth->lines->len; i++)
    {
      const BwTruthLine *line = g_ptr_array_index (truth->lines, i);

      if (g_str_equal (line->label, label))
        return line->is_warning;
    }

  g_assert_not_reached ();
}

static void
test_missing (void)
{
  BwFigure figure = make_figure ("sampled");
  g_autoptr (BwTruth) truth = NULL;

  figure.n_expected = 9;
  truth = make_truth (&figure);
  g_assert_cmpstr (bw_truth_get_text (truth, "Value"), ==, "not reported");
  g_assert_cmpstr (bw_truth_get_text (truth, "Parts that reported"), ==, "0 of 9");
  g_assert_null (bw_truth_get_text (truth, "As of"));
  g_assert_true (is_warning (truth, "Value"));
  g_assert_nonnull (truth->definition);
}

static void
test_not_itemised (void)
{
  BwFigure figure = make_figure ("target");
  g_autoptr (BwTruth) truth = NULL;

  figure.has_stated = figure.has_summed = TRUE;
  figure.stated = 1000;
  figure.summed = 400;
  figure.stated_bound = BW_BOUND_OVER;
  figure.stated_at = figure.summed_at = NOW - BW_TIME_MINUTE;
  figure.source = BW_SOURCE_MANUAL;
  truth = make_truth (&figure);
  g_assert_nonnull (strstr (bw_truth_get_text (truth, "Stated total"), "1,000"));
  g_assert_cmpstr (bw_truth_get_text (truth, "Added up from below"), ==, "400 people");
  g_assert_cmpstr (bw_truth_get_text (truth, "Not itemised"), ==, "600 people");
  g_assert_cmpstr (bw_truth_get_text (truth, "Precision"), ==, "More than stated");
  g_assert_cmpstr (bw_truth_get_text (truth, "Source"), ==, "Typed by hand");
  g_assert_null (bw_truth_get_text (truth, "Contradiction"));
}

static void
test_contradiction (void)
{
  BwFigure figure = make_figure ("target");
  g_autoptr (BwTruth) truth = NULL;

  figure.has_stated = figure.has_summed = TRUE;
  figure.stated = 100;
  figure.summed = 400;
  figure.stated_at = figure.summed_at = NOW;
  truth = make_truth (&figure);
  g_assert_true (is_warning (truth, "Contradiction"));
  g_assert_null (bw_truth_get_text (truth, "Not itemised"));
}

static void
test_corrections (void)
{
  BwFigure figure = make_figure ("sampled");
  g_autoptr (BwTruth) truth = NULL;

  figure.has_summed = TRUE;
  figure.summed = -52;
  figure.summed_at = NOW;
  truth = make_truth (&figure);
  g_assert_cmpstr (bw_truth_get_text (truth, "Added up from below"), ==, "−52 people");
  g_assert_true (is_warning (truth, "Contradiction"));
  g_assert_true (g_str_has_prefix (bw_truth_get_text (truth, "Contradiction"), "Corrections exceed reports"));
}

static void
test_stale (void)
{
  BwFigure figure = make_figure ("sampled");
  g_autoptr (BwTruth) truth = NULL;
  g_autoptr (BwTruth) fresh = NULL;

  figure.has_summed = TRUE;
  figure.summed = 12;
  figure.summed_at = NOW - BW_TIME_HOUR;
  truth = make_truth (&figure);
  g_assert_true (is_warning (truth, "As of"));

  figure.summed_at = NOW - BW_TIME_MINUTE;
  fresh = make_truth (&figure);
  g_assert_false (is_warning (fresh, "As of"));
}

/* What is stated for a day is not as of its first minute; what is reported at
 * midnight is. */
static void
test_day (void)
{
  const struct { const char *measure; gint64 at; const char *as_of; } cases[] = {
    { "teams", NOW - NOW % BW_TIME_DAY, NULL },
    { "teams", NOW - NOW % BW_TIME_DAY + BW_TIME_SECOND, "00:00" },
    { "sampled", NOW - NOW % BW_TIME_DAY, "00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BwFigure figure = make_figure (cases[i].measure);
      g_autoptr (BwTruth) truth = NULL;

      figure.has_summed = TRUE;
      figure.summed = 2295;
      figure.summed_at = cases[i].at;
      truth = make_truth (&figure);
      if (cases[i].as_of != NULL)
        g_assert_cmpstr (bw_truth_get_text (truth, "As of"), ==, cases[i].as_of);
      else
        g_assert_null (strchr (bw_truth_get_text (truth, "As of"), ':'));
    }
}

static void
test_lines (void)
{
  g_autoptr (BwTruth) truth = bw_truth_new ("title", "value");

  bw_truth_take (truth, "a", g_strdup ("1"));
  bw_truth_take (truth, "b", NULL);
  bw_truth_warn (truth, "c", g_strdup ("3"));
  g_assert_cmpuint (truth->lines->len, ==, 2);
  g_assert_cmpstr (bw_truth_get_text (truth, "a"), ==, "1");
  g_assert_null (bw_truth_get_text (truth, "b"));
  g_assert_true (is_warning (truth, "c"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/truth/missing", test_missing);
  g_test_add_func ("/truth/not-itemised", test_not_itemised);
  g_test_add_func ("/truth/contradiction", test_contradiction);
  g_test_add_func ("/truth/corrections", test_corrections);
  g_test_add_func ("/truth/stale", test_stale);
  g_test_add_func ("/truth/day", test_day);
  g_test_add_func ("/truth/lines", test_lines);

  return g_test_run ();
}
