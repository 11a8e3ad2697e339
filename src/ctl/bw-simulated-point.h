/* bw-simulated-point.h: a sampling point that is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-arrivals.h"
#include "bw-report.h"
#include "bw-site.h"

G_BEGIN_DECLS

typedef struct _BwSimulatedPoint BwSimulatedPoint;

BwSimulatedPoint *bw_simulated_point_new           (const BwSite        *site,
                                                    guint                target,
                                                    double               lead,
                                                    guint                pool,
                                                    gint64               starts,
                                                    guint64              seed);
void              bw_simulated_point_free          (BwSimulatedPoint    *self);

/* Goes on from where it was to @time, @minute_of_day there. */
void              bw_simulated_point_advance       (BwSimulatedPoint    *self,
                                                    const BwArrivals    *arrivals,
                                                    gint64               time,
                                                    guint                minute_of_day);

/* Says what is new since it last spoke; FALSE: it is closed and silent. */
gboolean          bw_simulated_point_speak         (BwSimulatedPoint    *self,
                                                    BwMeasureCatalogue  *catalogue,
                                                    BwReport            *report);

guint             bw_simulated_point_get_arrived   (BwSimulatedPoint    *self);
guint             bw_simulated_point_get_sampled   (BwSimulatedPoint    *self);
guint             bw_simulated_point_get_queue     (BwSimulatedPoint    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSimulatedPoint, bw_simulated_point_free)

G_END_DECLS
