/* bw-record.h: the running total on record, up to now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series.h"

G_BEGIN_DECLS

/* @done: total at @now, NaN if not reported. NaN: there is no record. */
double bw_record_get_at (const BwSeries  *history,
                         double           done,
                         gint64           now,
                         gint64           time);

G_END_DECLS
