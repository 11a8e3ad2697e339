/* bw-wall-scale.h: how large the wall's type must be
 *
 * Size on the glass, not pixels, makes text readable: a body letter is
 * 0.006 × the viewing distance. The sizes of the visual reference, in units of
 * 1/1080 of the height, are right for a 75-inch screen seen from 5 m.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Height of the glass of a 16 : 9 screen of 75 inches, millimetres. */
#define BW_WALL_SCALE_HEIGHT_MM 934.0
#define BW_WALL_SCALE_DISTANCE  5.0
#define BW_WALL_SCALE_LEAST     0.75
#define BW_WALL_SCALE_GREATEST  1.6

/* Pixels for one unit. @height: of the screen, pixels; @height_mm: of its glass,
 * 0: not known (then pixels alone count); @distance: metres, 0: 5; @adjust: what
 * + and − have made of it. */
double bw_wall_scale_find  (int     height,
                            int     height_mm,
                            double  distance,
                            double  adjust);

/* The same for a line of texts that are @natural units wide together and shall all be
 * there in @width pixels; no larger than @scale, and no smaller than if they were
 * @greatest wide: then one is cut. Below @least units nothing changes. */
double bw_wall_scale_fit   (double  scale,
                            double  width,
                            double  natural,
                            double  least,
                            double  greatest);

/* One step of + (1) or − (−1) on @adjust. */
double bw_wall_scale_step  (double  adjust,
                            int     direction);

G_END_DECLS
