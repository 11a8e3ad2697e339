/* bw-report-private.h: what the two readers of a report share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-report.h"

G_BEGIN_DECLS

/* Bytes of a place or a subject. */
#define BW_REPORT_MAX_CODE 128

/* Judges the statement by its measure and by what the report says already; there
 * must be room for it. */
gboolean bw_report_take_statement (BwReport           *self,
                                   const BwStatement  *statement,
                                   const BwMeasure    *measure,
                                   GError            **error);

G_END_DECLS
