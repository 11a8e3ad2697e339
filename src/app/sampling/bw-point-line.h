/* bw-point-line.h: what is known of a sampling point, looked up once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-point-state.h"

G_BEGIN_DECLS

/**
 * BwPointLine:
 * @state: how it is doing
 * @name: of the point; borrowed
 * @area: of the area that it stands in; borrowed
 * @note: (nullable): why it pauses or what there is to say; borrowed
 * @done: people sampled, NaN if not reported
 * @target: people to sample, NaN if not set
 * @share: @done / @target, NaN if it cannot be told
 * @plan_share: share that the plan wants now
 * @queue: people who wait, NaN if not reported
 * @wait: minutes, NaN if not reported
 * @desks_open: NaN if not reported
 * @desks: laid out, -1 if not stated
 * @as_of: time of its newest report, 0: none
 * @is_old: that is more than three reporting intervals ago, and it should speak
 */
typedef struct
{
  BwPointState state;
  const char  *name;
  const char  *area;
  const char  *note;
  double       done;
  double       target;
  double       share;
  double       plan_share;
  double       queue;
  double       wait;
  double       desks_open;
  int          desks;
  gint64       as_of;
  gboolean     is_old;
} BwPointLine;

void     bw_point_line_init        (BwPointLine        *self,
                                    const BwFacts      *facts,
                                    BwPlace             point);

/* What orders by need of a person: exceptions first, of paused ones the least done, of
 * jammed ones the longest wait. For bw-table-order.h. */
guint32  bw_point_line_get_key     (const BwFacts      *facts,
                                    BwPlace             point);

/* State alone: the fast path, for counting. */
BwPointState bw_point_line_get_state (const BwFacts    *facts,
                                      BwPlace           point);

/* 226 people, about 52 min; why it pauses; "–". (transfer full) */
char    *bw_point_line_dup_queue   (const BwPointLine  *self,
                                    const char         *language);

/* 4 s, 12 min, 3 h. (transfer full) */
char    *bw_point_line_dup_age     (const BwPointLine  *self,
                                    gint64              now);

/* Whether its name or code holds @needle, which is casefolded; or that of its area. */
gboolean bw_point_line_matches     (const BwFacts      *facts,
                                    BwPlace             point,
                                    const char         *needle);
gboolean bw_point_line_matches_area (const BwFacts     *facts,
                                     BwPlace            area,
                                     const char        *needle);

G_END_DECLS
