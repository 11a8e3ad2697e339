/* bw-shift.h: the six shifts that people are planned for: today's and tomorrow's
 *
 * Early 07–15, middle 15–23, night 23–07, by the city's clock. A working day begins
 * with its early shift: at two in the morning `today` is still yesterday's date, so
 * the shift that is on is always one of the six.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_N_SHIFTS       6
#define BW_N_SHIFTS_A_DAY 3

/* Hours of each. Whoever is there for half of them holds the shift: a handover of a
 * quarter of an hour does not, and two half shifts do. */
#define BW_SHIFT_MINUTES  480
#define BW_SHIFT_HALF     (BW_SHIFT_MINUTES / 2)

typedef enum
{
  BW_SHIFT_KIND_EARLY,
  BW_SHIFT_KIND_MIDDLE,
  BW_SHIFT_KIND_NIGHT,
} BwShiftKind;

/**
 * BwShift:
 * @kind: early, middle, night
 * @day: 0: today, 1: tomorrow
 * @from: when it begins
 * @to: when it is over
 */
typedef struct
{
  BwShiftKind kind;
  guint       day;
  gint64      from;
  gint64      to;
} BwShift;

void   bw_shift_list             (gint64          now,
                                  GTimeZone      *zone,
                                  BwShift         shifts[BW_N_SHIFTS]);

/* Index of the one that @time is in; BW_N_SHIFTS: none. */
guint  bw_shift_find             (const BwShift   shifts[BW_N_SHIFTS],
                                  gint64          time);

/* Minutes that both spans share. */
guint  bw_shift_get_overlap      (const BwShift  *self,
                                  gint64          from,
                                  gint64          to);

/* Minutes of the shift in which somebody is open who is so from @opens to @closes,
 * minutes of the day; equal: always. */
guint  bw_shift_get_open_minutes (BwShiftKind     kind,
                                  guint           opens,
                                  guint           closes);

G_END_DECLS
