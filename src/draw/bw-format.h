/* bw-format.h: numbers and times as a person reads them
 *
 * @language is "zh_CN" or "en" and need not be the locale of the process: a
 * briefing is printed in the language that was asked for. All strings returned
 * are owned by the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure.h"
#include "bw-pace.h"

G_BEGIN_DECLS

/* 1,012,846 */
char *bw_format_integer  (double           value);

/* With its bound: "＞1,000,000", "约 3,000"; "未上报" / "not reported" if NaN. */
char *bw_format_value    (double           value,
                          BwBound          bound,
                          const char      *language);
char *bw_format_figure   (const BwFigure  *figure,
                          const char      *language);

/* Where room is short: 126.84 万 / 1,268k; axis values 100 万 / 1,000k. */
char *bw_format_short    (double           value,
                          const char      *language);
double bw_format_round_short (double       value,
                              const char  *language);

/* 79.9% of 0.799; a difference of two in points: +1.0 / −2.2, without the sign of
 * percent. */
char *bw_format_share    (double           share);
char *bw_format_points   (double           difference);

/* 14:32 · 9日 23:06 / 9 Aug 23:06 · 8月9日 20:00 / 9 Aug 20:00 · 2021年8月8日 · 8月8日 */
char *bw_format_clock    (gint64           time,
                          GTimeZone       *zone);
char *bw_format_day_time (gint64           time,
                          GTimeZone       *zone,
                          const char      *language);
char *bw_format_date_time (gint64          time,
                          GTimeZone       *zone,
                          const char      *language);
char *bw_format_date     (gint64           time,
                          GTimeZone       *zone,
                          const char      *language);

/* The year stands there only if it is not that of @now. */
char *bw_format_day      (gint64           time,
                          gint64           now,
                          GTimeZone       *zone,
                          const char      *language);

/* As-of of a figure: the clock if it is of the day of @now, else with its day. */
char *bw_format_as_of    (gint64           time,
                          gint64           now,
                          GTimeZone       *zone,
                          const char      *language);

/* Hours and minutes: 29:28; with seconds: 29:27:52. */
char *bw_format_countdown (gint64          span,
                           gboolean        seconds);

/* 晚 3:06 / 3:06 late, 早 0:09 / 0:09 early; @wide: 晚 3 小时 6 分 / 3 h 6 min late */
char *bw_format_margin   (gint64           margin,
                          gboolean         wide,
                          const char      *language);

/* By whole minutes: 3 小时 6 分 / 3 h 6 min, 27 分 / 27 min */
char *bw_format_span     (gint64           span,
                          const char      *language);

/* 11 分 08 秒 / 11 min 08 s; 38 秒 / 38 s under a minute */
char *bw_format_age      (gint64           span,
                          const char      *language);

/* 2,526.64 万元 / ¥25,266,400 of fen; two decimals only where there are some. */
char *bw_format_money    (double           fen,
                          BwBound          bound,
                          const char      *language);
double bw_format_round_money (double       fen,
                              const char  *language);

/* The same in full: 25,266,400 元 / ¥25,266,400. */
char *bw_format_yuan     (double           fen,
                          BwBound          bound,
                          const char      *language);

/* 850 米, 3.25 公里 / 850 m, 3.25 km */
char *bw_format_distance (double           metres,
                          const char      *language);

/* Word of a condition: 暂停 / paused. Borrowed. */
const char *bw_format_condition (BwCondition   condition,
                                 const char   *language);

/* 更正多于上报 / corrections exceed reports; "" if there is none. Borrowed. */
const char *bw_format_contradiction (BwContradiction   contradiction,
                                     const char       *language);

G_END_DECLS
