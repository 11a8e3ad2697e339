/* bw-time.c: points in time, as the wire and the screen write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-time.h"

#include "bw-model-error.h"
#include "bw-reason.h"

#include <string.h>
#include <time.h>

/* Days from 0001-01-01 (day 1, as GDate counts) to 1970-01-01. */
#define JULIAN_OF_EPOCH 719163

/* Exactly @n_digits digits at *@text, which moves past them; -1 if not. */
static int
read_digits (const char **text,
             guint        n_digits)
{
  int value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return -1;
      value = value * 10 + ((*text)[i] - '0');
    }

  *text += n_digits;
  return value;
}

static gboolean
read_char (const char **text,
           const char  *choices)
{
  if (**text == '\0' || strchr (choices, **text) == NULL)
    return FALSE;

  (*text)++;
  return TRUE;
}

static gboolean
read_date (const char **text,
           gint64      *days)
{
  GDate date;
  int year;
  int month;
  int day;

  year = read_digits (text, 4);
  if (year < 1 || !read_char (text, "-"))
    return FALSE;
  month = read_digits (text, 2);
  if (month < 1 || !read_char (text, "-"))
    return FALSE;
  day = read_digits (text, 2);
  if (day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *days = (gint64) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
  return TRUE;
}

/* Digits beyond the sixth are read and dropped. */
static gboolean
read_fraction (const char **text,
               gint64      *microseconds)
{
  gint64 unit = BW_TIME_SECOND / 10;

  *microseconds = 0;
  if (!read_char (text, "."))
    return TRUE;
  if (!g_ascii_isdigit (**text))
    return FALSE;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      *microseconds += unit * (**text - '0');
      unit /= 10;
    }

  return TRUE;
}

static gboolean
read_clock (const char **text,
            gint64      *microseconds)
{
  gint64 fraction;
  int hours;
  int minutes;
  int seconds;

  hours = read_digits (text, 2);
  if (hours < 0 || hours > 23 || !read_char (text, ":"))
    return FALSE;
  minutes = read_digits (text, 2);
  if (minutes < 0 || minutes > 59 || !read_char (text, ":"))
    return FALSE;
  seconds = read_digits (text, 2);
  if (seconds < 0 || seconds > 59 || !read_fraction (text, &fraction))
    return FALSE;

  *microseconds = hours * BW_TIME_HOUR + minutes * BW_TIME_MINUTE + seconds * BW_TIME_SECOND + fraction;
  return TRUE;
}

static gboolean
read_offset (const char **text,
             gint64      *microseconds)
{
  gboolean is_west;
  int hours;
  int minutes;

  *microseconds = 0;
  if (read_char (text, "Zz"))
    return TRUE;

  is_west = **text == '-';
  if (!read_char (text, "+-"))
    return FALSE;
  hours = read_digits (text, 2);
  if (hours < 0 || hours > 23 || !read_char (text, ":"))
    return FALSE;
  minutes = read_digits (text, 2);
  if (minutes < 0 || minutes > 59)
    return FALSE;

  *microseconds = (hours * BW_TIME_HOUR + minutes * BW_TIME_MINUTE) * (is_west ? -1 : 1);
  return TRUE;
}

/**
 * bw_time_parse:
 * @text: a time of RFC 3339 with its offset, `2021-08-07T10:00:00+08:00`
 * @time: (out): microseconds since 1970, untouched on failure
 * @error: return location; `BW_MODEL_ERROR_FIELD`
 *
 * Leap seconds and times that are not after the beginning of 1970 are refused:
 * zero means "not known".
 *
 * Returns: whether @text is a time
 */
gboolean
bw_time_parse (const char  *text,
               gint64      *time,
               GError     **error)
{
  const char *rest = text;
  gint64 days;
  gint64 clock;
  gint64 offset;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  if (!read_date (&rest, &days) || !read_char (&rest, "Tt") || !read_clock (&rest, &clock)
      || !read_offset (&rest, &offset) || *rest != '\0')
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, bw_reason_say (BW_REASON_TIME));
      return FALSE;
    }

  if (days * BW_TIME_DAY + clock - offset <= 0)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, bw_reason_say (BW_REASON_TIME_EARLY));
      return FALSE;
    }

  *time = days * BW_TIME_DAY + clock - offset;
  return TRUE;
}

/**
 * bw_time_to_date_time:
 * @time: microseconds since 1970
 * @zone: the zone to show it in
 *
 * Returns: (transfer full) (nullable): the time, %NULL beyond the year 9999
 */
GDateTime *
bw_time_to_date_time (gint64     time,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) seconds = NULL;
  g_autoptr (GDateTime) exact = NULL;
  gint64 rest = time % BW_TIME_SECOND;

  g_return_val_if_fail (zone != NULL, NULL);

  if (rest < 0)
    rest += BW_TIME_SECOND;
  seconds = g_date_time_new_from_unix_utc ((time - rest) / BW_TIME_SECOND);
  if (seconds == NULL)
    return NULL;

  exact = g_date_time_add (seconds, rest);
  return exact != NULL ? g_date_time_to_timezone (exact, zone) : NULL;
}

/**
 * bw_time_format:
 * @time: microseconds since 1970
 * @zone: the zone to write it in
 *
 * Returns: (transfer full): RFC 3339 in whole seconds, with six more digits if
 *   there is a fraction; `""` for a time beyond the year 9999
 */
char *
bw_time_format (gint64     time,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = bw_time_to_date_time (time, zone);
  g_autofree char *clock = NULL;
  g_autofree char *offset = NULL;
  int fraction;

  if (moment == NULL)
    return g_strdup ("");

  fraction = g_date_time_get_microsecond (moment);
  if (fraction == 0)
    return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S%:z");

  clock = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");
  offset = g_date_time_format (moment, "%:z");
  return g_strdup_printf ("%s.%06d%s", clock, fraction, offset);
}

/**
 * bw_time_get_uptime:
 *
 * Nobody can set it, and it goes on while the machine sleeps.
 *
 * Returns: microseconds since the machine was started
 */
gint64
bw_time_get_uptime (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();

  return now.tv_sec * BW_TIME_SECOND + now.tv_nsec / 1000;
}
