/* bw-course.h: what is expected to come to an area from now on, as a table
 *
 * The projection of the pace (bw-forecast.c), laid out once, so that another number
 * of desks can be tried without projecting anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-round.h"
#include "bw-series.h"

G_BEGIN_DECLS

/* Of a finish that is not in sight. */
#define BW_COURSE_NEVER G_MAXINT64

/**
 * BwCourse:
 * @start: of the first step: the time that the projection starts from
 * @step: microseconds
 * @now: the backend's time: nothing ends before it
 * @missing: people who are still to be sampled, above zero
 * @low: what comes times this is its 10th percentile
 * @high: what comes times this is its 90th percentile
 * @n_steps: size of @come, less one
 * @come: (owned) (array): people expected from @start to the end of step i; the first
 *   is 0
 *
 * bw_course_clear() frees what it owns.
 */
typedef struct
{
  gint64  start;
  gint64  step;
  gint64  now;
  double  missing;
  double  low;
  double  high;
  guint   n_steps;
  double *come;
} BwCourse;

/* @start: see bw_pace_get_start(). */
void     bw_course_init        (BwCourse       *self,
                                const BwRound  *round,
                                const BwSeries *history,
                                double          done,
                                double          target,
                                gint64          start,
                                gint64          now);
void     bw_course_clear       (BwCourse       *self);

/* When nobody is missing any more, if @factor times as many come as is most likely,
 * and from @since on @ratio times that. */
gint64   bw_course_get_finish  (const BwCourse *self,
                                double          factor,
                                double          ratio,
                                gint64          since);

/* Whether the projection reaches so far; what lies beyond is a mere order of who
 * comes after whom. */
gboolean bw_course_is_in_sight (const BwCourse *self,
                                gint64          time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwCourse, bw_course_clear)

G_END_DECLS
