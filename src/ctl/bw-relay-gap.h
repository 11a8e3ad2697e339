/* bw-relay-gap.h: what a province has not been told of a city
 *
 * Compares what a city shows with what its province shows of it, area by area, and
 * writes the difference as reports to the province. Only areas that both know; no
 * site, no team, no person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"
#include "bw-relay-marks.h"

G_BEGIN_DECLS

/* Appends at most @maximum reports, NDJSON. Returns how many; 0: the province knows
 * all of it. @now: the city's. @marks: what of the city is made up. @cursor: 0 at first,
 * and kept: the next comparison starts where this one stopped, so that what is refused
 * does not hold up what is behind it. */
guint bw_relay_gap_write (BwPicture    *city,
                          BwPicture    *province,
                          gint64        now,
                          guint         maximum,
                          BwRelayMarks *marks,
                          guint        *cursor,
                          GString      *lines);

G_END_DECLS
