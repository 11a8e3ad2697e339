/* bw-site-watch-private.h: the condition of each site, and how many are in which
 *
 * Sixteen bytes a site, so that the sweep that looks for silence goes through a
 * hundred thousand of them in about a millisecond. The counts of each area are
 * kept as conditions change: O(depth) a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

typedef struct _BwSiteWatch BwSiteWatch;

BwSiteWatch *bw_site_watch_new          (BwPlaceTree *places);
void         bw_site_watch_free         (BwSiteWatch *self);
void         bw_site_watch_clear        (BwSiteWatch *self);

/* Microseconds without a report that make a site silent. Sweep afterwards. */
void         bw_site_watch_set_patience (BwSiteWatch *self,
                                         gint64       patience);

/* Before and after the tree changes. Each call of the one needs the other. */
void         bw_site_watch_detach       (BwSiteWatch *self,
                                         BwPlace      place);
void         bw_site_watch_attach       (BwSiteWatch *self,
                                         BwPlace      place);

/* Looks at the site's document and its newest report; @condition is how it does
 * if it is open and not silent. TRUE if its condition changed. */
gboolean     bw_site_watch_judge        (BwSiteWatch *self,
                                         BwPlace      site,
                                         gint64       reported_at,
                                         BwCondition  condition);

/* Appends each site whose condition changed to @changed (element-type BwPlace). */
void         bw_site_watch_sweep        (BwSiteWatch *self,
                                         gint64       now,
                                         GTimeZone   *zone,
                                         GArray      *changed);
BwCondition  bw_site_watch_get          (BwSiteWatch *self,
                                         BwPlace      site);

/* What its readings say, whether it is open and speaks or not. */
BwCondition  bw_site_watch_get_reading  (BwSiteWatch *self,
                                         BwPlace      site);

/* Microseconds after a report that make it silent. */
gint64       bw_site_watch_get_patience (BwSiteWatch *self,
                                         BwPlace      site);
guint        bw_site_watch_count        (BwSiteWatch *self,
                                         BwPlace      area,
                                         BwSiteKind   kind,
                                         BwCondition  condition);

/* Reads `07:00-23:00` as minutes of the day. FALSE: it is not in that form. */
gboolean     bw_site_watch_parse_hours  (const char  *text,
                                         guint       *opens,
                                         guint       *closes);

G_END_DECLS
