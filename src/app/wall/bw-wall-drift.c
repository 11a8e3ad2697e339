/* bw-wall-drift.c: where what stands still on the wall stands now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-drift.h"

#define SIDE   (2 * BW_WALL_DRIFT_REACH + 1)
#define PLACES (SIDE * SIDE)

/* Line by line, to and fro, and back the same way: always to a neighbour. */
void
bw_wall_drift_find (guint64  seconds,
                    int     *x,
                    int     *y)
{
  guint period = 2 * (PLACES - 1);
  guint step = (guint) ((seconds / BW_WALL_DRIFT_SECONDS + PLACES / 2) % period);
  guint place = step < PLACES ? step : period - step;
  guint line = place / SIDE;
  guint column = line % 2 == 0 ? place % SIDE : SIDE - 1 - place % SIDE;

  *x = (int) column - BW_WALL_DRIFT_REACH;
  *y = (int) line - BW_WALL_DRIFT_REACH;
}
