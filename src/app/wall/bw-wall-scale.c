/* bw-wall-scale.c: how large the wall's type must be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-scale.h"

#define STEP         1.1
#define LEAST_STEP   0.62
#define MOST_STEP    1.62

/* What a screen says of itself: a projector or a virtual one says nothing, or a size
 * that no screen has. */
#define LEAST_HEIGHT_MM 100
#define MOST_HEIGHT_MM  6000

/**
 * bw_wall_scale_find: (skip)
 * @height: of the screen in pixels
 * @height_mm: of its glass in millimetres, 0: not known
 * @distance: of the reader in metres, 0: 5
 * @adjust: 1, or what a person has made of it
 *
 * A unit is 1/1080 of the height. On a glass of height h seen from d the factor is
 * (d / 5 m) · (934 mm / h), within 0.75 … 1.6: beyond that nothing fits any more,
 * or nothing is gained.
 *
 * Returns: pixels for one unit
 */
double
bw_wall_scale_find (int    height,
                    int    height_mm,
                    double distance,
                    double adjust)
{
  double pixels = MAX (height, 1) / 1080.0;
  double factor = 1.0;

  if (height_mm >= LEAST_HEIGHT_MM && height_mm <= MOST_HEIGHT_MM)
    factor = (distance > 0.0 ? distance : BW_WALL_SCALE_DISTANCE) / BW_WALL_SCALE_DISTANCE
             * BW_WALL_SCALE_HEIGHT_MM / height_mm;
  if (adjust > 0.0)
    factor *= adjust;

  return pixels * CLAMP (factor, BW_WALL_SCALE_LEAST, BW_WALL_SCALE_GREATEST);
}

double
bw_wall_scale_fit (double scale,
                   double width,
                   double natural,
                   double least,
                   double greatest)
{
  return MIN (scale, width / CLAMP (natural, least, greatest));
}

double
bw_wall_scale_step (double adjust,
                    int    direction)
{
  return CLAMP (direction > 0 ? adjust * STEP : adjust / STEP, LEAST_STEP, MOST_STEP);
}
