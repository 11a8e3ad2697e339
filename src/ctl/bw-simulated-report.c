/* bw-simulated-report.c: what all simulated places do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-report-private.h"

#include <stdio.h>

#define MINUTES_A_DAY 1440

/* A measure that the catalogue does not have, or one statement too many, is left out. */
static void
append (BwReport           *report,
        BwMeasureCatalogue *catalogue,
        const char         *name,
        gboolean            set,
        double              value)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (catalogue, name);

  if (measure == NULL || report->n_statements == BW_REPORT_MAX_STATEMENTS)
    return;

  report->statements[report->n_statements++] = (BwStatement)
    {
      .measure = measure->index,
      .set = set,
      .bound = BW_BOUND_EXACT,
      .value = CLAMP (value, measure->minimum, measure->maximum),
    };
}

void
bw_simulated_report_add (BwReport           *report,
                         BwMeasureCatalogue *catalogue,
                         const char         *measure,
                         double              value)
{
  if (value != 0)
    append (report, catalogue, measure, FALSE, value);
}

void
bw_simulated_report_set (BwReport           *report,
                         BwMeasureCatalogue *catalogue,
                         const char         *measure,
                         double              value)
{
  append (report, catalogue, measure, TRUE, value);
}

void
bw_simulated_report_read_hours (const char *hours,
                         guint      *opens,
                         guint      *closes)
{
  guint from;
  guint from_minute;
  guint to;
  guint to_minute;

  *opens = *closes = 0;
  if (hours == NULL
      || sscanf (hours, "%2u:%2u-%2u:%2u", &from, &from_minute, &to, &to_minute) != 4)
    return;

  *opens = MIN (from * 60 + from_minute, MINUTES_A_DAY);
  *closes = MIN (to * 60 + to_minute, MINUTES_A_DAY);
  if (*closes - *opens == MINUTES_A_DAY)
    *closes = *opens;
}
