/* bw-campaign.h: sends a simulation to a backend, as fast as its clock goes
 *
 *   backlog (reports older than the backend's now): as fast as they are taken
 *   live: four times a second, what has become due
 *   load: so many a second, whatever the clock says
 *
 * With people what they write goes out beside it, as the clock goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-clock.h"
#include "bw-document-sender.h"
#include "bw-measure-catalogue.h"
#include "bw-people.h"
#include "bw-report-sender.h"
#include "bw-simulation.h"

G_BEGIN_DECLS

#define BW_TYPE_CAMPAIGN (bw_campaign_get_type ())

G_DECLARE_FINAL_TYPE (BwCampaign, bw_campaign, BW, CAMPAIGN, GObject)

/**
 * BwCampaign::done:
 * @self: the campaign
 *
 * All that was to be sent is answered for, or it was given up.
 */

/* Takes over @simulation. Reports after @until are not sent. @rate: reports a
 * second, or 0: as the clock goes. */
BwCampaign *bw_campaign_new   (BwSimulation        *simulation,
                               BwMeasureCatalogue  *catalogue,
                               BwReportSender      *sender,
                               BwClock             *clock,
                               gint64               until,
                               double               rate);

/* Takes over @people; before it starts. What they have told already is the caller's. */
void        bw_campaign_set_people
                              (BwCampaign          *self,
                               BwPeople            *people,
                               BwDocumentSender    *sender);
void        bw_campaign_start (BwCampaign          *self);

/* Sends what it has already made, and is done when that is answered for. */
void        bw_campaign_stop  (BwCampaign          *self);

G_END_DECLS
