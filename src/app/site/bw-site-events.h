/* bw-site-events.h: the newest of what happened, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-site-event.h"

G_BEGIN_DECLS

#define BW_TYPE_SITE_EVENTS (bw_site_events_get_type ())

G_DECLARE_FINAL_TYPE (BwSiteEvents, bw_site_events, BW, SITE_EVENTS, GtkBox)

GtkWidget  *bw_site_events_new      (void);

/* @events (element-type BwSiteEvent): the newest first. @note (nullable): why they
 * may not be all. */
void        bw_site_events_show     (BwSiteEvents   *self,
                                     const BwFacts  *facts,
                                     GArray         *events,
                                     const char     *note);

/* Of a line that is shown, as a screen reader has it; "": there is none. Borrowed. */
const char *bw_site_events_get_text (BwSiteEvents   *self,
                                     guint           line);

/* What stands below the lines. Borrowed. */
const char *bw_site_events_get_note (BwSiteEvents   *self);

G_END_DECLS
