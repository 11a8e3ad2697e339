/* bw-measure.c: something counted or stated about a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure.h"

#include <math.h>
#include <string.h>

/**
 * bw_measure_is_of_subject:
 * @self: a measure
 * @subject: a subject; what stands before the colon, if there is one, counts
 *
 * Returns: whether tallies of @subject carry it
 */
gboolean
bw_measure_is_of_subject (const BwMeasure *self,
                          const char      *subject)
{
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  length = strcspn (subject, ":");
  return strlen (self->subject) == length && strncmp (self->subject, subject, length) == 0;
}

/**
 * bw_measure_find_fault:
 * @self: a measure
 * @value: of a report or a stated total
 *
 * What the measure counts decides, not how much of it is plausible: that is @minimum
 * and @maximum, of one report.
 *
 * Returns: (transfer none) (nullable): the reason why nothing can have that value
 */
const char *
bw_measure_find_fault (const BwMeasure *self,
                       double           value)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!(fabs (value) <= BW_MEASURE_GREATEST))
    return "is too great to be exact: at most 9007199254740991";

  return self->whole && value != trunc (value) ? "must be a whole number" : NULL;
}

/**
 * bw_measure_get_greatest_total:
 * @self: a measure
 *
 * What is stated is of an area anyhow, and the greatest of many is no more than one.
 *
 * Returns: the greatest plausible value of an area, in the measure's unit
 */
double
bw_measure_get_greatest_total (const BwMeasure *self)
{
  if (self->kind == BW_MEASURE_KIND_STATED || self->rollup != BW_ROLLUP_SUM)
    return self->maximum;

  return MAX (self->maximum, BW_MEASURE_GREATEST_TOTAL);
}
