/* bw-simulated-shift.c: the three shifts of a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-shift.h"

#include "bw-simulated-report-private.h"
#include "bw-time.h"

#define A_DAY    (24 * 60)
#define A_SHIFT  (8 * 60)
#define ENOUGH   (A_SHIFT / 2)

/* Hours of the day: mock-ups of the desk, and what health staff on site worked. */
static const guint starts[BW_N_SIMULATED_SHIFTS] = { 7, 15, 23 };

gint64
bw_simulated_shift_get_start (guint shift)
{
  g_return_val_if_fail (shift < BW_N_SIMULATED_SHIFTS, 0);

  return starts[shift] * BW_TIME_HOUR;
}

gint64
bw_simulated_shift_get_end (guint shift)
{
  return bw_simulated_shift_get_start (shift) + A_SHIFT * BW_TIME_MINUTE;
}

const char *
bw_simulated_shift_get_letter (guint shift)
{
  static const char * const letters[BW_N_SIMULATED_SHIFTS] = { "e", "m", "n" };

  g_return_val_if_fail (shift < BW_N_SIMULATED_SHIFTS, NULL);

  return letters[shift];
}

const char *
bw_simulated_shift_get_name (guint shift)
{
  static const char * const names[BW_N_SIMULATED_SHIFTS] = { "早班", "中班", "夜班" };

  g_return_val_if_fail (shift < BW_N_SIMULATED_SHIFTS, NULL);

  return names[shift];
}

static int
overlap (int from,
         int to,
         int opens,
         int closes)
{
  return MAX (0, MIN (to, closes) - MAX (from, opens));
}

gboolean
bw_simulated_shift_is_open (guint               shift,
                            const BwPeoplePost *post)
{
  int from = (int) (starts[shift] * 60);
  guint opens = 0;
  guint closes = 0;
  int open = 0;

  bw_simulated_report_read_hours (post->site->hours, &opens, &closes);
  if (opens >= closes)
    closes += A_DAY;

  /* The shift may go on into the next day, and the post be open since the one before. */
  for (int day = -A_DAY; day <= A_DAY; day += A_DAY)
    open += overlap (from, from + A_SHIFT, (int) opens + day, (int) closes + day);

  return open >= ENOUGH;
}
