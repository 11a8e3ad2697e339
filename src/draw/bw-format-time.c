/* bw-format-time.c: of the formats: times, spans and margins
 *
 * Clocks cut off, they do not round: at 14:32:59 it is 14:32. A countdown and an
 * early margin are rounded up and a late one is cut off, so that each agrees with
 * the two clock times that stand beside it: 20:00 − 19:51:20 is shown as 20:00,
 * 19:51 and 0:09.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format-private.h"

#include "bw-time.h"

/* From here on hours say less than days. */
#define MANY_HOURS 100

static const char *const months[12] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
};

/* (nullable): the local time; %NULL: not known, or beyond the calendar */
static GDateTime *
get_local (gint64     time,
           GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  return time == 0 ? NULL : bw_time_to_date_time (time, zone);
}

static char *
format_day_of (GDateTime  *local,
               const char *language)
{
  int month = g_date_time_get_month (local);
  int day = g_date_time_get_day_of_month (local);

  if (bw_format_is_chinese (language))
    return g_strdup_printf ("%d月%d日", month, day);

  return g_strdup_printf ("%d %.3s", day, months[month - 1]);
}

static char *
format_clock_of (GDateTime *local)
{
  return g_strdup_printf ("%02d:%02d", g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/* Whole minutes of a margin, never 0 unless it is. */
static gint64
count_margin_minutes (gint64 margin)
{
  gint64 size = ABS (margin);

  if (margin > 0)
    return (size + BW_TIME_MINUTE - 1) / BW_TIME_MINUTE;

  return MAX (size / BW_TIME_MINUTE, 1);
}

/* 3 小时 6 分, 9 分, 3 天 4 小时: two units, the lesser one only if it is not 0. */
static char *
format_wide_span (gint64   minutes,
                  gboolean is_chinese)
{
  gint64 hours = minutes / 60;
  gint64 great = hours >= 48 ? hours / 24 : hours;
  gint64 small = hours >= 48 ? hours % 24 : minutes % 60;
  const char *great_unit = hours >= 48 ? (is_chinese ? "天" : "d") : (is_chinese ? "小时" : "h");
  const char *small_unit = hours >= 48 ? (is_chinese ? "小时" : "h") : (is_chinese ? "分" : "min");

  if (great == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", small, small_unit);
  if (small == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", great, great_unit);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s",
                          great, great_unit, small, small_unit);
}

static char *
format_narrow_span (gint64   minutes,
                    gboolean is_chinese)
{
  if (minutes >= MANY_HOURS * 60)
    return g_strdup_printf (is_chinese ? "%" G_GINT64_FORMAT " 天" : "%" G_GINT64_FORMAT " d",
                            minutes / (24 * 60));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, minutes / 60, minutes % 60);
}

/**
 * bw_format_clock:
 * @time: a time
 * @zone: of the reader
 *
 * Returns: (transfer full): `14:32`; `–` if @time is 0
 */
char *
bw_format_clock (gint64     time,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) local = get_local (time, zone);

  return local == NULL ? g_strdup (BW_FORMAT_NOTHING) : format_clock_of (local);
}

/**
 * bw_format_day_time:
 * @time: a time
 * @zone: of the reader
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `9日 23:06`, `9 Aug 23:06`; `–` if @time is 0
 */
char *
bw_format_day_time (gint64      time,
                    GTimeZone  *zone,
                    const char *language)
{
  g_autoptr (GDateTime) local = get_local (time, zone);
  g_autofree char *clock = NULL;

  if (local == NULL || !bw_format_is_chinese (language))
    return bw_format_date_time (time, zone, language);

  clock = format_clock_of (local);
  return g_strdup_printf ("%d日 %s", g_date_time_get_day_of_month (local), clock);
}

/**
 * bw_format_date_time:
 * @time: a time
 * @zone: of the reader
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `8月9日 20:00`, `9 Aug 20:00`; `–` if @time is 0
 */
char *
bw_format_date_time (gint64      time,
                     GTimeZone  *zone,
                     const char *language)
{
  g_autoptr (GDateTime) local = get_local (time, zone);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (local == NULL)
    return g_strdup (BW_FORMAT_NOTHING);

  day = format_day_of (local, language);
  clock = format_clock_of (local);
  return g_strconcat (day, " ", clock, NULL);
}

/**
 * bw_format_date:
 * @time: a time
 * @zone: of the reader
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `2021年8月8日`, `8 August 2021`; `–` if @time is 0
 */
char *
bw_format_date (gint64      time,
                GTimeZone  *zone,
                const char *language)
{
  g_autoptr (GDateTime) local = get_local (time, zone);
  int year;
  int month;
  int day;

  if (local == NULL)
    return g_strdup (BW_FORMAT_NOTHING);

  g_date_time_get_ymd (local, &year, &month, &day);
  if (bw_format_is_chinese (language))
    return g_strdup_printf ("%d年%d月%d日", year, month, day);

  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}

/**
 * bw_format_day:
 * @time: a time
 * @now: the backend's time
 * @zone: of the reader
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `8月6日`, `6 Aug`; of another year than that of @now
 *   `2020年8月6日`, `6 August 2020`; `–` if @time is 0
 */
char *
bw_format_day (gint64      time,
               gint64      now,
               GTimeZone  *zone,
               const char *language)
{
  g_autoptr (GDateTime) local = get_local (time, zone);
  g_autoptr (GDateTime) today = get_local (now, zone);

  if (local == NULL || today == NULL || g_date_time_get_year (local) != g_date_time_get_year (today))
    return bw_format_date (time, zone, language);

  return format_day_of (local, language);
}

/**
 * bw_format_as_of:
 * @time: for when a figure holds
 * @now: the backend's time
 * @zone: of the reader
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `14:21` on the day of @now, `8月7日 14:21` on another,
 *   `2020年8月7日 14:21` of another year; `–` if @time is 0
 */
char *
bw_format_as_of (gint64      time,
                 gint64      now,
                 GTimeZone  *zone,
                 const char *language)
{
  g_autoptr (GDateTime) local = get_local (time, zone);
  g_autoptr (GDateTime) today = get_local (now, zone);
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (local == NULL || today == NULL)
    return bw_format_date_time (time, zone, language);
  if (g_date_time_get_year (local) != g_date_time_get_year (today))
    {
      date = bw_format_date (time, zone, language);
      clock = format_clock_of (local);
      return g_strconcat (date, " ", clock, NULL);
    }
  if (g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (today))
    return format_clock_of (local);

  return bw_format_date_time (time, zone, language);
}

/**
 * bw_format_countdown:
 * @span: microseconds to go; negative: it is over since
 * @seconds: whether they are shown; else minutes are rounded up
 *
 * Returns: (transfer full): `29:28`, `29:27:52`, `−0:05`
 */
char *
bw_format_countdown (gint64   span,
                     gboolean seconds)
{
  gboolean is_over = span < 0;
  gint64 unit = seconds ? BW_TIME_SECOND : BW_TIME_MINUTE;
  gint64 units = is_over ? -(span / unit) : span / unit + (span % unit > 0 ? 1 : 0);
  gint64 minutes = seconds ? units / 60 : units;
  const char *sign = is_over && units > 0 ? "−" : "";

  if (seconds)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT,
                            sign, minutes / 60, minutes % 60, units % 60);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, sign, minutes / 60, minutes % 60);
}

/**
 * bw_format_margin:
 * @margin: deadline less finish, microseconds; 0: it cannot be told
 * @wide: with units
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `晚 3:06`, `3:06 late`, `早 0:09`; @wide `晚 3 小时 6 分`,
 *   `3 h 6 min late`; from a hundred hours in days; `–` if it cannot be told
 */
char *
bw_format_margin (gint64      margin,
                  gboolean    wide,
                  const char *language)
{
  gboolean is_chinese = bw_format_is_chinese (language);
  gint64 minutes;
  g_autofree char *span = NULL;

  if (margin == 0)
    return g_strdup (BW_FORMAT_NOTHING);

  minutes = count_margin_minutes (margin);
  span = wide ? format_wide_span (minutes, is_chinese) : format_narrow_span (minutes, is_chinese);
  if (is_chinese)
    return g_strconcat (margin < 0 ? "晚 " : "早 ", span, NULL);

  return g_strconcat (span, margin < 0 ? " late" : " early", NULL);
}

/**
 * bw_format_span:
 * @span: microseconds; less than nothing counts as nothing
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `27 分`, `3 小时 6 分`; `27 min`; from a hundred hours in days
 */
char *
bw_format_span (gint64      span,
                const char *language)
{
  return format_wide_span (MAX (span, 0) / BW_TIME_MINUTE, bw_format_is_chinese (language));
}

/**
 * bw_format_age:
 * @span: microseconds; less than nothing counts as nothing
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `38 秒`, `11 分 08 秒`, `2 小时 05 分`, `3 天 2 小时`;
 *   `11 min 08 s`
 */
char *
bw_format_age (gint64      span,
               const char *language)
{
  gboolean is_chinese = bw_format_is_chinese (language);
  gint64 seconds = MAX (span, 0) / BW_TIME_SECOND;
  gint64 minutes = seconds / 60;
  gint64 hours = minutes / 60;

  if (minutes == 0)
    return g_strdup_printf (is_chinese ? "%d 秒" : "%d s", (int) seconds);
  if (hours == 0)
    return g_strdup_printf (is_chinese ? "%d 分 %02d 秒" : "%d min %02d s",
                            (int) minutes, (int) (seconds % 60));
  if (hours < 48)
    return g_strdup_printf (is_chinese ? "%d 小时 %02d 分" : "%d h %02d min",
                            (int) hours, (int) (minutes % 60));

  return g_strdup_printf (is_chinese ? "%" G_GINT64_FORMAT " 天 %d 小时" : "%" G_GINT64_FORMAT " d %d h",
                          hours / 24, (int) (hours % 24));
}
