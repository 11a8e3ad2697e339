/* bw-hour-chart.h: how many in each of the last 24 hours, against the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"
#include "bw-round.h"
#include "bw-series.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwHourChart:
 * @round: (not nullable): the plan
 * @history: (nullable): the running total
 * @target: people to sample, NaN if not set: no plan ticks then
 * @done: people sampled by @now, NaN if not reported
 * @now: end of the current hour's bar, which is outlined
 * @has_milestones: those of the last 24 hours are marked with their share
 * @zone: of the axis
 * @language: "zh_CN" or "en"
 * @font_size: of captions
 * @font: family list
 */
typedef struct
{
  BwRound    *round;
  BwSeries   *history;
  double      target;
  double      done;
  gint64      now;
  gboolean    has_milestones;
  GTimeZone  *zone;
  const char *language;
  double      font_size;
  const char *font;
} BwHourChart;

void   bw_hour_chart_draw     (const BwHourChart  *self,
                               cairo_t            *cr,
                               const BwPalette    *palette,
                               double              width,
                               double              height);

/* The greatest hour of the last 24; NaN: none. */
double bw_hour_chart_get_peak (const BwHourChart  *self);

/* One of the hours that are drawn, the oldest first; FALSE: there are no more. NaN:
 * nothing is on record of it, or there is no plan for it. */
gboolean bw_hour_chart_get_hour (const BwHourChart *self,
                                 guint              index,
                                 gint64            *from,
                                 gint64            *until,
                                 double            *count,
                                 double            *plan);
char  *bw_hour_chart_describe (const BwHourChart  *self);

G_END_DECLS
