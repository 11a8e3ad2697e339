/* bw-simulated-checkpoint.h: a checkpoint that is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-report.h"
#include "bw-site.h"

G_BEGIN_DECLS

typedef struct _BwSimulatedCheckpoint BwSimulatedCheckpoint;

BwSimulatedCheckpoint *bw_simulated_checkpoint_new   (const BwSite           *site,
                                                      guint64                 seed);
void                   bw_simulated_checkpoint_free  (BwSimulatedCheckpoint  *self);

/* What happened in the last @minutes; FALSE: it is closed. */
gboolean               bw_simulated_checkpoint_speak (BwSimulatedCheckpoint  *self,
                                                      BwMeasureCatalogue     *catalogue,
                                                      double                  minutes,
                                                      guint                   minute_of_day,
                                                      BwReport               *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSimulatedCheckpoint, bw_simulated_checkpoint_free)

G_END_DECLS
