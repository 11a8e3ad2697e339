/* bw-reading-private.h: a value with its time and bound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"

G_BEGIN_DECLS

/**
 * BwReading:
 * @value: the number; NaN if it is missing
 * @at: when it was true
 * @bound: how exact
 *
 * What a place shows for a measure, and what its parent adds up.
 */
typedef struct
{
  double  value;
  gint64  at;
  BwBound bound;
} BwReading;

extern const BwReading bw_reading_missing;

gboolean bw_reading_is_missing (const BwReading *self);
gboolean bw_reading_is_equal   (const BwReading *a,
                                const BwReading *b);

/* Whether a `set` of @candidate would stand against @standing. */
gboolean bw_reading_beats      (const BwReading *candidate,
                                const BwReading *standing);

G_END_DECLS
