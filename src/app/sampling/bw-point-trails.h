/* bw-point-trails.h: the last six hours of the points that somebody looks at
 *
 * What is seen here is kept as it comes; what was before, the backend is asked for, one
 * point after the other, when its row is shown; how many waited, when its panel is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-point-trail.h"

G_BEGIN_DECLS

#define BW_TYPE_POINT_TRAILS (bw_point_trails_get_type ())

/* Signal: `told` (uint, BwPlace): more is known of a point. */
G_DECLARE_FINAL_TYPE (BwPointTrails, bw_point_trails, BW, POINT_TRAILS, GObject)

BwPointTrails      *bw_point_trails_new    (BwClientSession  *session);

/* Takes in what is known now of those in @change (nullable: of all at @points). */
void                bw_point_trails_record (BwPointTrails    *self,
                                            const BwFacts    *facts,
                                            const BwPlace    *points,
                                            guint             n_points);

/* (nullable): nothing is known of it. Borrowed until the next record. */
const BwPointTrail *bw_point_trails_get    (BwPointTrails    *self,
                                            BwPlace           point);

/* Somebody looks at it: the backend is asked, at most once in ten minutes. */
void                bw_point_trails_want   (BwPointTrails    *self,
                                            const BwFacts    *facts,
                                            BwPlace           point,
                                            gboolean          has_queue);

/* Other places, another round: all is forgotten. */
void                bw_point_trails_clear  (BwPointTrails    *self);

/* Whether no answer is awaited. */
gboolean            bw_point_trails_is_settled (BwPointTrails *self);

G_END_DECLS
