/* test-bw-burn-up.c: the chart from its pixels, and the same in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up.h"

#include "burn-up-fixture.h"
#include "bw-burn-up-private.h"
#include "bw-time.h"
#include "canvas-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH  1010
#define HEIGHT 185

static void
draw (Canvas        *canvas,
      Campaign      *campaign,
      BwPaletteKind  kind,
      int            width,
      int            height)
{
  canvas_init (canvas, width, height);
  canvas_paint (canvas, &bw_palette_get (kind)->card);
  bw_burn_up_draw (&campaign->chart, canvas->cr, bw_palette_get (kind), width, height);
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
}

static void
find_layout (BwBurnUpLayout *layout,
             Campaign       *campaign,
             int             width,
             int             height)
{
  g_auto (Canvas) canvas = { 0 };
  g_auto (BwCaption) caption = { 0 };

  canvas_init (&canvas, 1, 1);
  bw_caption_init (&caption, canvas.cr, campaign->chart.font, campaign->chart.font_size, campaign->chart.language);
  g_assert_true (bw_burn_up_layout_init (layout, &campaign->chart, &caption,
                                         bw_palette_get (BW_PALETTE_LIGHT), width, height));
}

/* The plot keeps its place while the notes beside it change. */
static void
test_notes_keep_their_room (void)
{
  double rights[2];

  for (guint i = 0; i < 2; i++)
    {
      g_auto (Campaign) campaign = { 0 };
      BwBurnUpLayout layout;

      campaign_init (&campaign, "zh_CN");
      if (i == 1)
        campaign.chart.pace.finish = 0;
      find_layout (&layout, &campaign, WIDTH, HEIGHT);
      rights[i] = layout.right;
      bw_burn_up_layout_clear (&layout);
    }

  g_assert_cmpfloat_with_epsilon (rights[0], rights[1], 1.5);
}

/* The line of what is done is where the record says, in its colour. */
static void
test_actual (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwBurnUpLayout layout;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      g_auto (Canvas) canvas = { 0 };

      draw (&canvas, &campaign, kind, WIDTH, HEIGHT);
      for (guint hour = 12; hour < 64; hour += 4)
        {
          gint64 time = BURN_UP_START + hour * BW_TIME_HOUR;
          double value = bw_series_get_at (campaign.history, time);
          int x = (int) bw_burn_up_layout_get_x (&layout, time);
          int y = (int) bw_burn_up_layout_get_y (&layout, value);

          g_assert_cmpuint (canvas_count (&canvas, &bw_palette_get (kind)->done, x - 1, y - 2, 3, 5), >=, 1);
        }
    }
  bw_burn_up_layout_clear (&layout);
}

/* Past the deadline it is drawn in the colour of what is late, before it is not. */
static void
test_late (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwBurnUpLayout layout;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  for (guint kind = 0; kind < BW_PALETTE_PAPER; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      int deadline = (int) bw_burn_up_layout_get_x (&layout, campaign.round.deadline);
      g_auto (Canvas) canvas = { 0 };

      draw (&canvas, &campaign, kind, WIDTH, HEIGHT);
      g_assert_cmpuint (canvas_count (&canvas, &palette->late_fill, deadline + 3, 0, 40, HEIGHT), >, 20);
      g_assert_cmpuint (canvas_count (&canvas, &palette->late_fill, 0, 0, deadline - 2, HEIGHT), ==, 0);
    }
  bw_burn_up_layout_clear (&layout);
}

/* The projection is dashed: along it there is line and there is none. */
static void
test_projection_is_dashed (void)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  g_auto (Campaign) campaign = { 0 };
  g_auto (Canvas) canvas = { 0 };
  BwBurnUpLayout layout;
  guint n_line = 0;
  guint n_gap = 0;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  draw (&canvas, &campaign, BW_PALETTE_LIGHT, WIDTH, HEIGHT);
  for (guint i = 10; i < 120; i++)
    {
      double value = bw_burn_up_layout_get_expected (&layout, i, campaign.chart.pace.finish);
      int x = (int) bw_burn_up_layout_get_x (&layout, bw_burn_up_layout_get_sample (&layout, i));
      int y = (int) bw_burn_up_layout_get_y (&layout, value);
      gboolean is_line = canvas_count (&canvas, &palette->done, x, y - 2, 1, 5) > 0;

      n_line += is_line;
      n_gap += !is_line;
    }
  g_assert_cmpuint (n_line, >, 20);
  g_assert_cmpuint (n_gap, >, 15);
  bw_burn_up_layout_clear (&layout);
}

/* The curve begins with what is done, never falls, and ends at the target. */
static void
test_projection_ends_at_finish (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwBurnUpLayout layout;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  g_assert_cmpuint (layout.n_samples, ==, BW_BURN_UP_N_SAMPLES);
  for (gint64 hours = 20; hours < 60; hours += 2)
    {
      gint64 finish = BURN_UP_NOW + hours * BW_TIME_HOUR;
      double last = 0.0;

      for (guint i = 0; i < layout.n_samples; i++)
        {
          double value = bw_burn_up_layout_get_expected (&layout, i, finish);

          g_assert_cmpfloat (value, >=, last - 1e-6);
          g_assert_cmpfloat (value, <=, 1268400.0 + 1e-6);
          if (bw_burn_up_layout_get_sample (&layout, i) >= finish)
            g_assert_cmpfloat (value, ==, 1268400.0);
          last = value;
        }
      g_assert_cmpfloat (bw_burn_up_layout_get_expected (&layout, 0, finish), ==, 1012846.0);
    }
  bw_burn_up_layout_clear (&layout);
}

/* The nights are darker than the days, from midnight to six. */
static void
test_nights (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwBurnUpLayout layout;
  gint64 midnight = BURN_UP_START + 4 * BW_TIME_HOUR;
  const BwColor *card = &bw_palette_get (BW_PALETTE_LIGHT)->card;
  g_auto (Canvas) canvas = { 0 };
  int y;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  draw (&canvas, &campaign, BW_PALETTE_LIGHT, WIDTH, HEIGHT);
  y = (int) layout.top + 3;
  for (int hour = -1; hour < 8; hour++)
    {
      int x = (int) bw_burn_up_layout_get_x (&layout, midnight + hour * BW_TIME_HOUR + BW_TIME_HOUR / 2);
      BwColor pixel = canvas_get_pixel (&canvas, x, y);

      g_assert_true (canvas_is_like (&pixel, card, 0.004) == (hour < 0 || hour >= 6));
    }
  bw_burn_up_layout_clear (&layout);
}

/* Whatever the size and language, all ink stays in the drawing: with a wide empty
 * margin around it nothing may reach the margin. */
static void
test_inside (void)
{
  static const int sizes[][3] = {
    { 1010, 185, 12 }, { 400, 185, 12 }, { 400, 110, 12 }, { 300, 140, 12 }, { 1700, 700, 28 }, { 620, 160, 12 },
    { 900, 300, 20 }, { 120, 90, 12 }, { 50, 20, 12 },
  };
  static const char *const languages[] = { "zh_CN", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_auto (Campaign) campaign = { 0 };
          g_auto (Canvas) canvas = { 0 };
          g_autofree char *name = g_strdup_printf ("burn-up-%d-%s", sizes[i][0], languages[j]);
          cairo_rectangle_int_t box;

          campaign_init (&campaign, languages[j]);
          campaign.chart.font_size = sizes[i][2];
          canvas_init (&canvas, sizes[i][0] + 200, sizes[i][1] + 200);
          cairo_translate (canvas.cr, 100, 100);
          bw_burn_up_draw (&campaign.chart, canvas.cr, bw_palette_get (BW_PALETTE_LIGHT), sizes[i][0], sizes[i][1]);
          canvas_keep (&canvas, name);
          if (!canvas_find_ink (&canvas, &box))
            {
              g_assert_cmpint (sizes[i][0], <, 200);
              continue;
            }
          g_assert_cmpint (box.x, >=, 99);
          g_assert_cmpint (box.y, >=, 99);
          g_assert_cmpint (box.x + box.width, <=, 101 + sizes[i][0]);
          g_assert_cmpint (box.y + box.height, <=, 101 + sizes[i][1]);
        }
    }
}

/* What is not there is said, and nothing is made up for it. */
static void
test_lacks (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_auto (Canvas) none = { 0 };
  g_auto (Canvas) fresh = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *early = NULL;
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);

  campaign_init (&campaign, "zh_CN");
  campaign.chart.history = NULL;
  bw_pace_compute (&campaign.chart.pace, &campaign.round, NULL, NAN, NAN, BURN_UP_NOW);
  draw (&none, &campaign, BW_PALETTE_LIGHT, WIDTH, HEIGHT);
  g_assert_cmpuint (canvas_count (&none, &palette->done, 0, 0, WIDTH, HEIGHT), ==, 0);
  text = bw_burn_up_describe (&campaign.chart);
  g_assert_nonnull (strstr (text, "未上报"));
  g_assert_null (strstr (text, "预计"));
  missing = bw_burn_up_dup_lack (&campaign.chart);
  g_assert_cmpstr (missing, ==, "未上报");

  /* Twenty minutes after the start. */
  campaign.chart.history = campaign.history;
  campaign.chart.now = BURN_UP_START + 20 * BW_TIME_MINUTE;
  bw_pace_compute (&campaign.chart.pace, &campaign.round, campaign.history, 900, 1268400, campaign.chart.now);
  g_assert_cmpint (campaign.chart.pace.state, ==, BW_PACE_UNKNOWN);
  draw (&fresh, &campaign, BW_PALETTE_LIGHT, WIDTH, HEIGHT);
  early = bw_burn_up_describe (&campaign.chart);
  g_assert_nonnull (strstr (early, "暂不能预测"));
}

static void
test_describe (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_autofree char *chinese = NULL;
  g_autofree char *english = NULL;
  g_autofree char *stale = NULL;

  campaign_init (&campaign, "zh_CN");
  chinese = bw_burn_up_describe (&campaign.chart);
  g_assert_cmpstr (chinese, ==,
                   "采样进度：截至 8月8日 14:32，已采样 1,012,846，目标 1,268,400，完成 79.9%，计划 83.2%，"
                   "预计 9日 23:06，晚 3 小时 6 分，区间 22:10–23:55；截止 8月9日 20:00。");
  campaign.chart.language = "en";
  english = bw_burn_up_describe (&campaign.chart);
  g_assert_cmpstr (english, ==,
                   "Sampling progress. As of 8 Aug 14:32: sampled 1,012,846 of 1,268,400, 79.9%, plan 83.2%, "
                   "Est. 9 Aug 23:06, 3 h 6 min late, 22:10–23:55; deadline 9 Aug 20:00.");
  campaign.chart.as_of = BURN_UP_NOW - 11 * BW_TIME_MINUTE;
  stale = bw_burn_up_describe (&campaign.chart);
  g_assert_nonnull (strstr (stale, "As of 8 Aug 14:21"));
}

/* Drawn from nothing on, and said to be less: the text has the number, the word and
 * no share or projection. */
static void
test_overcorrected (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_autofree char *chinese = NULL;
  g_autofree char *english = NULL;
  g_autofree char *now = NULL;
  BwBurnUpLayout layout;

  campaign_init (&campaign, "zh_CN");
  bw_pace_compute (&campaign.chart.pace, &campaign.round, campaign.history, -7, 1268400, BURN_UP_NOW);
  chinese = bw_burn_up_describe (&campaign.chart);
  g_assert_cmpstr (chinese, ==,
                   "采样进度：截至 8月8日 14:32，已采样 −7，目标 1,268,400，更正多于上报；截止 8月9日 20:00。");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  g_assert_cmpfloat (bw_burn_up_layout_get_y (&layout, -7), ==, layout.bottom);
  g_assert_true (bw_burn_up_pick (&campaign.chart, WIDTH, HEIGHT,
                                  bw_burn_up_layout_get_x (&layout, BURN_UP_NOW), &now));
  g_assert_nonnull (strstr (now, "−"));
  bw_burn_up_layout_clear (&layout);

  campaign.chart.language = "en";
  campaign.chart.pace.target = NAN;
  english = bw_burn_up_describe (&campaign.chart);
  g_assert_nonnull (strstr (english, ", corrections exceed reports; deadline"));
}

/* A band over midnight names both days. */
static void
test_band_over_midnight (void)
{
  g_auto (Campaign) campaign = { 0 };
  g_autofree char *text = NULL;

  campaign_init (&campaign, "zh_CN");
  campaign.chart.pace.finish_late = campaign.round.deadline + 5 * BW_TIME_HOUR;
  text = bw_burn_up_describe (&campaign.chart);
  g_assert_nonnull (strstr (text, "区间 9日 22:10，至 10日 01:00"));
}

static void
test_pick (void)
{
  g_auto (Campaign) campaign = { 0 };
  BwBurnUpLayout layout;
  g_autofree char *past = NULL;
  g_autofree char *future = NULL;

  campaign_init (&campaign, "zh_CN");
  find_layout (&layout, &campaign, WIDTH, HEIGHT);
  g_assert_false (bw_burn_up_pick (&campaign.chart, WIDTH, HEIGHT, 1.0, NULL));
  g_assert_false (bw_burn_up_pick (&campaign.chart, WIDTH, HEIGHT, WIDTH - 1.0, NULL));
  g_assert_false (bw_burn_up_pick (&campaign.chart, 20, 20, 10, NULL));
  g_assert_true (bw_burn_up_pick (&campaign.chart, WIDTH, HEIGHT,
                                  bw_burn_up_layout_get_x (&layout, BURN_UP_START + 24 * BW_TIME_HOUR), &past));
  g_assert_nonnull (strstr (past, "6日 "));
  g_assert_nonnull (strstr (past, "实际"));
  g_assert_true (bw_burn_up_pick (&campaign.chart, WIDTH, HEIGHT,
                                  bw_burn_up_layout_get_x (&layout, BURN_UP_NOW + 20 * BW_TIME_HOUR), &future));
  g_assert_nonnull (strstr (future, "预测 约"));
  bw_burn_up_layout_clear (&layout);
}

/* Ends of what can come: nothing may crash, divide by zero or leave the drawing. */
static void
test_edges (void)
{
  static const struct
  {
    gint64 now;
    double done;
    double target;
  } cases[] = {
    { BURN_UP_START - 40 * BW_TIME_HOUR, 0.0, 1000.0 },
    { BURN_UP_START, 0.0, 0.0 },
    { BURN_UP_NOW, 0.0, 1e12 },
    { BURN_UP_NOW, 1268400.0, 1268400.0 },
    { BURN_UP_NOW, 5e6, 1268400.0 },
    { BURN_UP_NOW, NAN, 1268400.0 },
    { BURN_UP_NOW, 500.0, NAN },
    { BURN_UP_START + 400 * BW_TIME_HOUR, 1012846.0, 1268400.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Campaign) campaign = { 0 };
      g_auto (Canvas) canvas = { 0 };
      g_autofree char *text = NULL;
      g_autofree char *name = g_strdup_printf ("burn-up-edge-%u", i);

      campaign_init (&campaign, "zh_CN");
      campaign.chart.now = cases[i].now;
      bw_pace_compute (&campaign.chart.pace, &campaign.round, campaign.history, cases[i].done, cases[i].target,
                       cases[i].now);
      draw (&canvas, &campaign, BW_PALETTE_LIGHT, WIDTH, HEIGHT);
      canvas_keep (&canvas, name);
      text = bw_burn_up_describe (&campaign.chart);
      g_assert_null (strstr (text, "nan"));
      g_assert_null (strstr (text, "inf"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/burn-up/actual", test_actual);
  g_test_add_func ("/draw/burn-up/notes-keep-their-room", test_notes_keep_their_room);
  g_test_add_func ("/draw/burn-up/late", test_late);
  g_test_add_func ("/draw/burn-up/projection-is-dashed", test_projection_is_dashed);
  g_test_add_func ("/draw/burn-up/projection-ends-at-finish", test_projection_ends_at_finish);
  g_test_add_func ("/draw/burn-up/nights", test_nights);
  g_test_add_func ("/draw/burn-up/inside", test_inside);
  g_test_add_func ("/draw/burn-up/lacks", test_lacks);
  g_test_add_func ("/draw/burn-up/describe", test_describe);
  g_test_add_func ("/draw/burn-up/overcorrected", test_overcorrected);
  g_test_add_func ("/draw/burn-up/band-over-midnight", test_band_over_midnight);
  g_test_add_func ("/draw/burn-up/pick", test_pick);
  g_test_add_func ("/draw/burn-up/edges", test_edges);
  return g_test_run ();
}
