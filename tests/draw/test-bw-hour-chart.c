/* test-bw-hour-chart.c: the bars from their pixels, and the same in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-hour-chart.h"

#include "burn-up-fixture.h"
#include "bw-time.h"
#include "canvas-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH  1010
#define HEIGHT 120

static BwHourChart
make_chart (Campaign   *campaign,
            const char *language)
{
  campaign_init (campaign, language);
  return (BwHourChart) {
    .round = &campaign->round,
    .history = campaign->history,
    .target = 1268400.0,
    .done = 1012846.0,
    .now = BURN_UP_NOW,
    .zone = campaign->zone,
    .language = language,
    .font_size = 12.0,
    .font = "Cantarell, Noto Sans CJK SC",
  };
}

static void
draw (Canvas            *canvas,
      const BwHourChart *chart,
      BwPaletteKind      kind)
{
  canvas_init (canvas, WIDTH, HEIGHT);
  canvas_paint (canvas, &bw_palette_get (kind)->card);
  bw_hour_chart_draw (chart, canvas->cr, bw_palette_get (kind), WIDTH, HEIGHT);
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
}

/* Runs of a colour, not only an edge of it, along a line just above the axis: one a
 * bar. */
static guint
count_runs (Canvas        *canvas,
            const BwColor *color,
            int            y)
{
  guint length = 0;
  guint n = 0;

  for (int x = 0; x < WIDTH; x++)
    {
      length = canvas_count (canvas, color, x, y, 1, 1) == 1 ? length + 1 : 0;
      n += length == 12;
    }

  return n;
}

static BwColor
get_bar_color (BwPaletteKind kind,
               double        opacity)
{
  BwColor color = bw_palette_get (kind)->done;

  color.alpha *= opacity;
  return canvas_blend (&color, &bw_palette_get (kind)->card);
}

/* 14 to 14 o'clock: sixteen bars of the day, eight paler ones of the night (22 to
 * 6), and the current hour paler still. */
static void
test_bars (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      g_auto (Campaign) campaign = { 0 };
      g_auto (Canvas) canvas = { 0 };
      BwHourChart chart = make_chart (&campaign, "zh_CN");
      BwColor day = get_bar_color (kind, 0.85);
      BwColor night = get_bar_color (kind, 0.5);
      BwColor current = get_bar_color (kind, 0.35);
      int y = HEIGHT - 21 - 6;

      draw (&canvas, &chart, kind);
      g_assert_cmpuint (count_runs (&canvas, &day, y), ==, 16);
      g_assert_cmpuint (count_runs (&canvas, &night, y), ==, 8);
      g_assert_cmpuint (canvas_count (&canvas, &current, WIDTH - 40, y, 40, 1), >=, 15);
    }
}

/* Each hour has its plan, as a line of the text's colour; without a target none has. */
static void
test_plan (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_auto (Canvas) with = { 0 };
  g_auto (Canvas) without = { 0 };
  BwHourChart chart = make_chart (&campaign, "zh_CN");
  const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);

  draw (&with, &chart, BW_PALETTE_WALL);
  chart.target = NAN;
  draw (&without, &chart, BW_PALETTE_WALL);
  g_assert_cmpuint (canvas_count (&with, &palette->fg, 0, 0, WIDTH, HEIGHT - 21), >, 25 * 16);
  g_assert_cmpuint (canvas_count (&without, &palette->fg, 0, 0, WIDTH, HEIGHT - 21), ==, 0);
}

/* Hours before the record began have no bar, which is not a bar of nothing. */
static void
test_record_begins (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_auto (Canvas) canvas = { 0 };
  BwHourChart chart = make_chart (&campaign, "zh_CN");
  BwColor day = get_bar_color (BW_PALETTE_LIGHT, 0.85);
  BwColor night = get_bar_color (BW_PALETTE_LIGHT, 0.5);

  chart.now = BURN_UP_START + 3 * BW_TIME_HOUR + 10 * BW_TIME_MINUTE;
  chart.done = 40000.0;
  draw (&canvas, &chart, BW_PALETTE_LIGHT);
  g_assert_cmpuint (count_runs (&canvas, &day, HEIGHT - 21 - 6), ==, 2);
  g_assert_cmpuint (count_runs (&canvas, &night, HEIGHT - 21 - 6), ==, 1);
}

static void
test_no_history (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_auto (Canvas) canvas = { 0 };
  BwHourChart chart = make_chart (&campaign, "zh_CN");
  g_autofree char *text = NULL;
  BwColor day = get_bar_color (BW_PALETTE_LIGHT, 0.85);

  chart.history = NULL;
  chart.done = NAN;
  draw (&canvas, &chart, BW_PALETTE_LIGHT);
  g_assert_cmpuint (canvas_count (&canvas, &day, 0, 0, WIDTH, HEIGHT), ==, 0);

  /* No plan runs through the words: left and right of them, and between, is ground. */
  g_assert_cmpuint (canvas_count (&canvas, &bw_palette_get (BW_PALETTE_LIGHT)->fg, WIDTH / 2 - 20, HEIGHT / 2 - 14,
                                  40, 16), ==, 0);
  g_assert_true (isnan (bw_hour_chart_get_peak (&chart)));
  text = bw_hour_chart_describe (&chart);
  g_assert_nonnull (strstr (text, "没有历史数据"));
}

static void
test_peak (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwHourChart chart = make_chart (&campaign, "en");
  g_autofree char *text = bw_hour_chart_describe (&chart);
  double greatest = 0.0;

  for (guint hour = 24; hour > 0; hour--)
    {
      gint64 until = BURN_UP_NOW - 32 * BW_TIME_MINUTE - (hour - 1) * BW_TIME_HOUR;

      greatest = MAX (greatest, bw_series_get_at (campaign.history, until)
                                - bw_series_get_at (campaign.history, until - BW_TIME_HOUR));
    }
  g_assert_cmpfloat_with_epsilon (bw_hour_chart_get_peak (&chart), greatest, 1e-6);
  g_assert_nonnull (strstr (text, "peak of the last 24 hours 18,824 (15:00)"));
}

static void
test_inside (void)
{
  static const int sizes[][3] = {
    { 1010, 85, 12 }, { 400, 85, 12 }, { 330, 60, 12 }, { 1700, 400, 28 }, { 90, 30, 12 },
  };
  static const char *const languages[] = { "zh_CN", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_auto (Campaign) campaign = { 0 };
          g_auto (Canvas) canvas = { 0 };
          BwHourChart chart = make_chart (&campaign, languages[j]);
          cairo_rectangle_int_t box;

          chart.font_size = sizes[i][2];
          canvas_init (&canvas, sizes[i][0] + 100, sizes[i][1] + 100);
          cairo_translate (canvas.cr, 50, 50);
          bw_hour_chart_draw (&chart, canvas.cr, bw_palette_get (BW_PALETTE_DARK), sizes[i][0], sizes[i][1]);
          if (!canvas_find_ink (&canvas, &box))
            {
              g_assert_cmpint (sizes[i][0], <, 200);
              continue;
            }
          g_assert_cmpint (box.x, >=, 49);
          g_assert_cmpint (box.y, >=, 49);
          g_assert_cmpint (box.x + box.width, <=, 51 + sizes[i][0]);
          g_assert_cmpint (box.y + box.height, <=, 51 + sizes[i][1]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/hour-chart/bars", test_bars);
  g_test_add_func ("/draw/hour-chart/plan", test_plan);
  g_test_add_func ("/draw/hour-chart/record-begins", test_record_begins);
  g_test_add_func ("/draw/hour-chart/no-history", test_no_history);
  g_test_add_func ("/draw/hour-chart/peak", test_peak);
  g_test_add_func ("/draw/hour-chart/inside", test_inside);
  return g_test_run ();
}
