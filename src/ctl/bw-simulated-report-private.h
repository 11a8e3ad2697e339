/* bw-simulated-report-private.h: what all simulated places do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-report.h"

G_BEGIN_DECLS

/* Nothing is added where nothing happened. */
void bw_simulated_report_add (BwReport            *report,
                              BwMeasureCatalogue  *catalogue,
                              const char          *measure,
                              double               value);
void bw_simulated_report_set (BwReport            *report,
                              BwMeasureCatalogue  *catalogue,
                              const char          *measure,
                              double               value);

/* Minutes of the day; equal ones: always open. */
void bw_simulated_report_read_hours (const char          *hours,
                              guint               *opens,
                              guint               *closes);

G_END_DECLS
