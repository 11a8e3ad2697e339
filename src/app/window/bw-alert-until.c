/* bw-alert-until.c: until when an alert can wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alert-until.h"

#include "bw-alert-change.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MORNING 8

/* The longest that is read: "2021-08-09 18:00", and some blanks. */
#define MAX_TEXT 40

G_DEFINE_ENUM_TYPE (BwAlertUntil, bw_alert_until,
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_SHIFT, "shift"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_HALF_HOUR, "half-hour"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_HOUR, "hour"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_TWO_HOURS, "two-hours"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_MORNING, "morning"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_UNTIL_OTHER, "other"))

/* When the early, the middle and the night shift begin. */
static const int shifts[] = { 7, 15, 23 };

/* @days after the day of @now, @hour and @minute by the clock there. */
static gint64
find_clock (gint64     now,
            GTimeZone *zone,
            int        days,
            int        hour,
            int        minute)
{
  g_autoptr (GDateTime) here = bw_time_to_date_time (now, zone);
  g_autoptr (GDateTime) day = here != NULL ? g_date_time_add_days (here, days) : NULL;
  g_autoptr (GDateTime) time = NULL;

  if (day == NULL)
    return 0;

  time = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), hour, minute, 0);
  return time != NULL ? g_date_time_to_unix (time) * BW_TIME_SECOND : 0;
}

static gint64
find_shift (gint64     now,
            GTimeZone *zone)
{
  for (int day = 0; day < 2; day++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          gint64 change = find_clock (now, zone, day, shifts[i], 0);

          if (change >= now + BW_TIME_HOUR)
            return change;
        }
    }

  return now + BW_TIME_HOUR;
}

/* (transfer full): @end: of @self, as it is written */
static char *
format_words (BwAlertUntil  self,
              const char   *end)
{
  switch (self)
    {
    case BW_ALERT_UNTIL_HALF_HOUR:
      /* Translators: until when an alert is quiet; the place is for the time, "15:02" */
      return g_strdup_printf (_("%s, in half an hour"), end);
    case BW_ALERT_UNTIL_HOUR:
      /* Translators: until when an alert is quiet; the place is for the time, "15:32" */
      return g_strdup_printf (_("%s, in an hour"), end);
    case BW_ALERT_UNTIL_TWO_HOURS:
      /* Translators: until when an alert is quiet; the place is for the time, "16:32" */
      return g_strdup_printf (_("%s, in two hours"), end);
    case BW_ALERT_UNTIL_MORNING:
      /* Translators: until when an alert is quiet; the place is for the time, "9 Aug 08:00" */
      return g_strdup_printf (_("%s, tomorrow"), end);
    case BW_ALERT_UNTIL_OTHER:
      return g_strdup (_("Another Time"));
    case BW_ALERT_UNTIL_SHIFT:
    default:
      /* Translators: until when an alert is quiet; the place is for the time, "23:00" */
      return g_strdup_printf (_("%s, change of shift"), end);
    }
}

/* A clock alone is the next time that it says so. 0: it is none. */
static gint64
read_clock (const char *text,
            gint64      now,
            GTimeZone  *zone)
{
  int hour;
  int minute;
  int length = 0;
  gint64 today;

  if (sscanf (text, "%2d:%2d%n", &hour, &minute, &length) != 2 || text[length] != '\0')
    return 0;

  today = find_clock (now, zone, 0, hour, minute);
  return today > now ? today : find_clock (now, zone, 1, hour, minute);
}

static gint64
read_date (const char *text,
           GTimeZone  *zone)
{
  g_autoptr (GDateTime) time = NULL;
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int length = 0;

  if (sscanf (text, "%4d-%2d-%2d %2d:%2d%n", &year, &month, &day, &hour, &minute, &length) != 5
      || text[length] != '\0')
    return 0;

  time = g_date_time_new (zone, year, month, day, hour, minute, 0);
  return time != NULL ? g_date_time_to_unix (time) * BW_TIME_SECOND : 0;
}

/**
 * bw_alert_until_get_time:
 * @self: how long
 * @now: the backend's time, microseconds
 * @zone: of the city
 *
 * Returns: the end, microseconds; 0 if a person has to say it
 */
gint64
bw_alert_until_get_time (BwAlertUntil  self,
                         gint64        now,
                         GTimeZone    *zone)
{
  switch (self)
    {
    case BW_ALERT_UNTIL_SHIFT:
      return find_shift (now, zone);
    case BW_ALERT_UNTIL_HALF_HOUR:
      return now + BW_TIME_HOUR / 2;
    case BW_ALERT_UNTIL_HOUR:
      return now + BW_TIME_HOUR;
    case BW_ALERT_UNTIL_TWO_HOURS:
      return now + 2 * BW_TIME_HOUR;
    case BW_ALERT_UNTIL_MORNING:
      return find_clock (now, zone, 1, MORNING, 0);
    case BW_ALERT_UNTIL_OTHER:
    default:
      return 0;
    }
}

/**
 * bw_alert_until_describe:
 * @self: how long
 * @now: the backend's time, microseconds
 * @zone: of the city
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): for a list of choices
 */
char *
bw_alert_until_describe (BwAlertUntil  self,
                         gint64        now,
                         GTimeZone    *zone,
                         const char   *language)
{
  g_autofree char *end = bw_format_as_of (bw_alert_until_get_time (self, now, zone), now, zone, language);

  return format_words (self, end);
}

/**
 * bw_alert_until_read:
 * @text: what somebody typed
 * @now: the backend's time, microseconds
 * @zone: of the city
 * @until: (out): the end, microseconds; untouched on failure
 * @fault: (out) (nullable) (transfer none): why there is none
 *
 * Returns: whether it is a time that the backend would take
 */
gboolean
bw_alert_until_read (const char  *text,
                     gint64       now,
                     GTimeZone   *zone,
                     gint64      *until,
                     const char **fault)
{
  g_autofree char *stripped = NULL;
  gint64 time = 0;

  *fault = NULL;
  stripped = g_strstrip (g_strndup (text, MAX_TEXT));
  if (strlen (text) <= MAX_TEXT)
    time = strchr (stripped, '-') != NULL ? read_date (stripped, zone) : read_clock (stripped, now, zone);

  if (time == 0)
    *fault = _("Type a time as 18:00, or with its day as 2021-08-09 18:00");
  else if (time <= now)
    *fault = _("This time is over");
  else if (time > now + BW_ALERT_CHANGE_MAX_DAYS * BW_TIME_DAY)
    *fault = _("Nothing can wait for more than seven days");
  else
    *until = time;

  return *fault == NULL;
}

/**
 * bw_alert_until_write:
 * @time: microseconds
 * @zone: of the city
 *
 * Returns: (transfer full): with its day, to the minute
 */
char *
bw_alert_until_write (gint64     time,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) here = bw_time_to_date_time (time, zone);

  return here != NULL ? g_date_time_format (here, "%Y-%m-%d %H:%M") : g_strdup ("");
}
