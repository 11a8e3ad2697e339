/* bw-pace.h: is this area in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"

G_BEGIN_DECLS

/**
 * BwPaceState:
 * @BW_PACE_UNKNOWN: no target, nothing reported, under 30 minutes of data, or a
 *   count below zero
 * @BW_PACE_DONE: sampled is at least the target
 * @BW_PACE_IN_TIME: projected to finish at least an hour before the deadline
 * @BW_PACE_TIGHT: projected to finish within the last hour before the deadline
 * @BW_PACE_LATE: projected to finish after the deadline, or not within 14 days;
 *   or the deadline is over and it is not done
 */
typedef enum
{
  BW_PACE_UNKNOWN,
  BW_PACE_DONE,
  BW_PACE_IN_TIME,
  BW_PACE_TIGHT,
  BW_PACE_LATE,
} BwPaceState;

/**
 * BwPace:
 * @state: the verdict
 * @done: people sampled, NaN if not reported
 * @target: people to sample, NaN if not set
 * @share: @done / @target, NaN if either is missing or @done is below zero
 * @plan_share: share that the plan wants now
 * @rate: people in the last hour, NaN if it cannot be told; nothing can of a count
 *   below zero
 * @needed: people an hour that would still make the deadline, NaN if it is over
 * @finish: projected finish, 0 if it cannot be told or is over 14 days off; of
 *   one that is done, when it was
 * @finish_early: 10th percentile of the finish; of an area, the latest of its parts'
 * @finish_late: 90th percentile, likewise
 * @margin: deadline less @finish; negative when late; 0 if it cannot be told
 * @as_of: time of the newest report in it
 * @latest_part: for an area with parts, the one that finishes last; none while
 *   the area's own curve says so
 *
 * Plain values, microseconds for times.
 */
typedef struct
{
  BwPaceState state;
  double      done;
  double      target;
  double      share;
  double      plan_share;
  double      rate;
  double      needed;
  gint64      finish;
  gint64      finish_early;
  gint64      finish_late;
  gint64      margin;
  gint64      as_of;
  BwPlace     latest_part;
} BwPace;

/* One curve: pure, for tests and for the parts. @history may be NULL. */
void     bw_pace_compute          (BwPace         *self,
                                   const BwRound  *round,
                                   const BwSeries *history,
                                   double          done,
                                   double          target,
                                   gint64          now);

/* A city finishes when its last district does: the latest of the finishes of its
 * direct parts that are not done. While one of them cannot be told, the area's own
 * curve counts too. A district and what is below it have their own curve only: the
 * finish of a row of a list is the one that its area has when it is opened. */
void     bw_pace_compute_place    (BwPace         *self,
                                   BwPicture      *picture,
                                   BwPlace         place,
                                   const BwRound  *round,
                                   gint64          now);

/* The place's own curve, also of a city. */
void     bw_pace_compute_own      (BwPace         *self,
                                   BwPicture      *picture,
                                   BwPlace         place,
                                   const BwRound  *round,
                                   gint64          now);

/* What a projection starts from: the time up to which its reports speak. */
gint64   bw_pace_get_start        (const BwPace   *self,
                                   gint64          now);

/* More was taken back than was ever sampled: @done is below zero, and neither share,
 * rate nor finish follows from it. */
gboolean bw_pace_is_overcorrected (const BwPace   *self);

/* Running total that the projection expects at @time, for the dashed line. */
double   bw_pace_get_expected_at  (const BwPace   *self,
                                   const BwRound  *round,
                                   const BwSeries *history,
                                   gint64          now,
                                   gint64          time);

G_END_DECLS
