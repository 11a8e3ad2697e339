/* bw-facts.h: what a page needs to know of a place, looked up once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/**
 * BwFacts:
 * @desk: whose
 * @picture: of its session
 * @places: of the picture
 * @round: (nullable): the round that is on
 * @sampling: its subject
 * @now: time for which the figures hold
 * @zone: of the city
 * @language: "zh_CN" or "en"
 * @is_chinese: it is the former
 * @sampled: measure
 * @target: measure
 * @excluded: measure
 * @queue: measure
 * @wait: measure
 * @desks_open: measure
 *
 * Borrowed from the desk until its next refresh.
 */
typedef struct
{
  BwDesk      *desk;
  BwPicture   *picture;
  BwPlaceTree *places;
  BwRound     *round;
  BwSubject    sampling;
  gint64       now;
  GTimeZone   *zone;
  const char  *language;
  gboolean     is_chinese;
  BwMeasureId  sampled;
  BwMeasureId  target;
  BwMeasureId  excluded;
  BwMeasureId  queue;
  BwMeasureId  wait;
  BwMeasureId  desks_open;
} BwFacts;

void     bw_facts_init          (BwFacts        *self,
                                 BwDesk         *desk);

/* Always set, its measure too. @subject (nullable): NULL: the sampling of the round.
 * FALSE: there is nothing to show. */
gboolean bw_facts_get_figure    (const BwFacts  *self,
                                 BwPlace         place,
                                 const char     *subject,
                                 const char     *measure,
                                 BwFigure       *figure);

/* Whether the round asks anything of @place: else it is not missing. */
gboolean bw_facts_is_in_round   (const BwFacts  *self,
                                 BwPlace         place);

/* Whether the newest report of @place is older than its measure allows although
 * some point there is open: an old figure at night is not a late one. */
gboolean bw_facts_is_stale      (const BwFacts  *self,
                                 BwPlace         place);

/* Sites of @kind under @place, or the site itself, in @condition. */
guint    bw_facts_count         (const BwFacts  *self,
                                 BwPlace         place,
                                 BwSiteKind      kind,
                                 BwCondition     condition);
guint    bw_facts_count_all     (const BwFacts  *self,
                                 BwPlace         place,
                                 BwSiteKind      kind);
guint    bw_facts_count_exceptions (const BwFacts *self,
                                    BwPlace        place,
                                    BwSiteKind     kind);

G_END_DECLS
