/* bw-reading.c: a value with its time and bound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reading-private.h"

#include <math.h>

const BwReading bw_reading_missing = { .value = NAN };

/**
 * bw_reading_is_missing:
 * @self: a reading
 *
 * Returns: whether nothing was reported
 */
gboolean
bw_reading_is_missing (const BwReading *self)
{
  return isnan (self->value);
}

/**
 * bw_reading_is_equal:
 * @a: a reading
 * @b: a reading
 *
 * Returns: whether both say the same; two missing ones do
 */
gboolean
bw_reading_is_equal (const BwReading *a,
                     const BwReading *b)
{
  if (isnan (a->value) || isnan (b->value))
    return isnan (a->value) && isnan (b->value);

  return a->value == b->value && a->at == b->at && a->bound == b->bound;
}

/**
 * bw_reading_beats:
 * @candidate: a new `set`, not missing
 * @standing: what stands; may be missing
 *
 * The greater of two sets by (time, value, bound) stands: a total order, so it
 * does not matter which came first. Time decides but for two statements about
 * the very same moment.
 *
 * Returns: whether @candidate replaces @standing
 */
gboolean
bw_reading_beats (const BwReading *candidate,
                  const BwReading *standing)
{
  if (isnan (standing->value))
    return TRUE;
  if (candidate->at != standing->at)
    return candidate->at > standing->at;
  if (candidate->value != standing->value)
    return candidate->value > standing->value;

  return candidate->bound > standing->bound;
}
