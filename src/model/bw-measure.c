/* bw-measure.c: something counted or stated about a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure.h"

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
