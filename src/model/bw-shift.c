/* bw-shift.c: the six shifts that people are planned for: today's and tomorrow's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shift.h"

#include "bw-time.h"

#define MINUTES_A_DAY 1440
#define FIRST_HOUR    7

static gint64
get_local_time (GDateTime *day,
                guint      n_days,
                int        hour,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) shifted = g_date_time_add_days (day, (int) n_days);
  g_autoptr (GDateTime) time = g_date_time_new (zone, g_date_time_get_year (shifted),
                                                g_date_time_get_month (shifted),
                                                g_date_time_get_day_of_month (shifted), hour, 0, 0.0);

  return g_date_time_to_unix (time) * BW_TIME_SECOND;
}

/**
 * bw_shift_list:
 * @now: the backend's time, microseconds
 * @zone: of the city
 * @shifts: (out): filled, in order of time; each ends where the next begins
 */
void
bw_shift_list (gint64     now,
               GTimeZone *zone,
               BwShift    shifts[BW_N_SHIFTS])
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (now - FIRST_HOUR * BW_TIME_HOUR, zone);

  g_return_if_fail (local != NULL);

  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      guint kind = i % BW_N_SHIFTS_A_DAY;
      guint day = i / BW_N_SHIFTS_A_DAY;

      shifts[i].kind = (BwShiftKind) kind;
      shifts[i].day = day;
      shifts[i].from = get_local_time (local, day, FIRST_HOUR + 8 * (int) kind, zone);
      shifts[i].to = kind == BW_SHIFT_KIND_NIGHT ? get_local_time (local, day + 1, FIRST_HOUR, zone)
                                                 : get_local_time (local, day, FIRST_HOUR + 8 * (int) (kind + 1), zone);
    }
}

/**
 * bw_shift_find:
 * @shifts: of bw_shift_list()
 * @time: microseconds
 *
 * Returns: index of the shift that is on at @time; %BW_N_SHIFTS if none is
 */
guint
bw_shift_find (const BwShift shifts[BW_N_SHIFTS],
               gint64        time)
{
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      if (time >= shifts[i].from && time < shifts[i].to)
        return i;
    }

  return BW_N_SHIFTS;
}

/**
 * bw_shift_get_overlap:
 * @self: a shift
 * @from: microseconds
 * @to: microseconds
 *
 * Returns: whole minutes that both share
 */
guint
bw_shift_get_overlap (const BwShift *self,
                      gint64         from,
                      gint64         to)
{
  gint64 shared = MIN (self->to, to) - MAX (self->from, from);

  return shared > 0 ? (guint) (shared / BW_TIME_MINUTE) : 0;
}

/* One opening that begins at @opens, of a shift that begins at @starts. */
static guint
get_shared_minutes (int starts,
                    int opens,
                    int closes)
{
  int shared = MIN (starts + BW_SHIFT_MINUTES, closes) - MAX (starts, opens);

  return shared > 0 ? (guint) shared : 0;
}

/**
 * bw_shift_get_open_minutes:
 * @kind: which shift
 * @opens: minute of the day
 * @closes: minute of the day, up to 1440; before @opens: on the next day
 *
 * Returns: minutes of the shift in which it is open, of %BW_SHIFT_MINUTES
 */
guint
bw_shift_get_open_minutes (BwShiftKind kind,
                           guint       opens,
                           guint       closes)
{
  int starts = (FIRST_HOUR + 8 * (int) kind) * 60;
  int first = (int) opens;
  int last = (int) closes;
  guint minutes = 0;

  if (opens == closes)
    return BW_SHIFT_MINUTES;
  if (last < first)
    last += MINUTES_A_DAY;

  /* A shift over midnight may see the end of one day's hours and the start of the next. */
  for (int day = -1; day <= 1; day++)
    minutes += get_shared_minutes (starts, first + day * MINUTES_A_DAY, last + day * MINUTES_A_DAY);

  return MIN (minutes, BW_SHIFT_MINUTES);
}
