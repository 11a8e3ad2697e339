/* bw-site-log.h: what happened at one site in the last day
 *
 * Inspections, alerts and who took over come with the feed; entries of the log do not,
 * and are asked for when a person looks. An entry is the area's: of a site are
 * those that name it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

G_BEGIN_DECLS

#define BW_TYPE_SITE_LOG (bw_site_log_get_type ())

/* Signal: `changed`: something came, or did not. */
G_DECLARE_FINAL_TYPE (BwSiteLog, bw_site_log, BW, SITE_LOG, GObject)

BwSiteLog *bw_site_log_new        (BwDesk         *desk);

/* @site: that a person looks at, or BW_PLACE_NONE. @as_of: of its newest report. @types: bit
 * `1 << BwDocumentType` of the documents that have changed since. */
void       bw_site_log_set_site   (BwSiteLog      *self,
                                   const BwFacts  *facts,
                                   BwPlace         site,
                                   gint64          as_of,
                                   guint           types);

/* (element-type BwSiteEvent): the newest first; borrowed until `changed` or the
 * next bw_site_log_set_site(). */
GArray    *bw_site_log_get_events (BwSiteLog      *self);

/* (transfer full) (nullable): why these may not be all; NULL: they are. */
char      *bw_site_log_dup_note   (BwSiteLog      *self);

/* Whether something is still on its way. */
gboolean   bw_site_log_is_asking  (BwSiteLog      *self);

/* Whether a text of the log of an area names a place in it: "3 号卡点" is none of
 * "13 号卡点". */
gboolean   bw_site_log_names      (const char     *text,
                                   const char     *name);

G_END_DECLS
