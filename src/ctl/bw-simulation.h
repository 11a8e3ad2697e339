/* bw-simulation.h: a campaign that never was, for any city
 *
 * Made from the documents of a city and a seed: the same two give the same
 * reports, ids included, byte for byte. Reports come in order of time from the
 * start of the round; whoever wants to begin later skips what is older, so that
 * a second run that begins anywhere sends what the first one sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

/* Minutes between two reports: of a sampling point by day (twice that at
 * night), of a checkpoint. */
#define BW_SIMULATION_POINT_INTERVAL      10
#define BW_SIMULATION_CHECKPOINT_INTERVAL 60

typedef struct _BwSimulation BwSimulation;

/* @documents: (element-type BwDocument): of a city, in any order. An error if
 * there is no round, or no sampling point with a target in it. */
BwSimulation *bw_simulation_new          (GPtrArray           *documents,
                                          BwMeasureCatalogue  *catalogue,
                                          guint64              seed,
                                          GError             **error);
void          bw_simulation_free         (BwSimulation        *self);

gint64        bw_simulation_get_starts   (BwSimulation        *self);

/* A day after the deadline: nobody reports after that. */
gint64        bw_simulation_get_ends     (BwSimulation        *self);

/* The next report not after @until; FALSE: there is none yet. @report is owned
 * by the caller. */
gboolean      bw_simulation_next         (BwSimulation        *self,
                                          gint64               until,
                                          BwReport            *report);

/* Lets everything up to @time happen without a word. */
void          bw_simulation_skip         (BwSimulation        *self,
                                          gint64               time);

/* (nullable): the site that goes silent, and from when. */
const char   *bw_simulation_get_silent   (BwSimulation        *self,
                                          gint64              *from);

/* People, over all points: to be sampled, who came, sampled, in line now. */
void          bw_simulation_count        (BwSimulation        *self,
                                          guint64             *target,
                                          guint64             *arrived,
                                          guint64             *sampled,
                                          guint64             *queue);

/* How far the district with that code can keep up with the plan; 1: exactly. */
double        bw_simulation_get_lead     (BwSimulation        *self,
                                          const char          *district);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSimulation, bw_simulation_free)

G_END_DECLS
