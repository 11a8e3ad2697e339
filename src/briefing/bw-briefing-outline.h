/* bw-briefing-outline.h: boundaries as fine as paper shows them
 *
 * A sheet is kept with all that it was made of, and a surveyed boundary is larger than
 * all of its words. What is left out is thinner than a printed line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-places.h"

G_BEGIN_DECLS

/* Points of all boundaries of a map. */
#define BW_BRIEFING_OUTLINE_MAX_POINTS 4000

/* What is kept of a position: a tenth of a metre. */
#define BW_BRIEFING_OUTLINE_PER_DEGREE 1e6

/* (transfer full): the same areas with thinner boundaries, and the same sites; the same
 * for what was thin. */
BwMapPlaces *bw_briefing_outline_thin  (BwMapPlaces       *places);

/* (transfer full): in a line of text, whole millionths of a degree: the first point of
 * each ring, and steps from one to the next; `h` before a hole. */
char        *bw_briefing_outline_write (const BwGeometry  *geometry);

/* (transfer full) (nullable): NULL: it is none. */
BwGeometry  *bw_briefing_outline_read  (const char        *text);

G_END_DECLS
