/* bw-briefing-work.h: what people do about it: shifts, orders, visits
 *
 * Read off the documents of the picture, of which there may be many: in steps, for a
 * desk that does other things meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-ladder.h"
#include "bw-roster.h"

G_BEGIN_DECLS

/**
 * BwBriefingErrand:
 * @title: (owned): of an order that somebody has to do something about still
 * @n_areas: how many it is for, of the scope
 * @n_taken: of these, those that have taken each step
 * @n_late: of these, those that are late with any of them
 */
typedef struct
{
  char  *title;
  guint  n_areas;
  guint  n_taken[BW_N_ORDER_STEPS];
  guint  n_late;
} BwBriefingErrand;

/**
 * BwBriefingTasks:
 * @shift: the shift that is on
 * @coverage: of the sites of the scope in it
 * @errands: (owned) (element-type BwBriefingErrand): those that most are late with first
 * @n_orders: orders that the scope has to do with, also those that are done
 * @n_visits: places that were inspected, and the visit is over
 * @n_faulty: of these, those where something was not as it should be
 * @n_open: follow-ups that nobody has done anything about yet
 * @n_evidence: those that are said to be done, and nobody has looked
 * @n_closed: those that are done
 * @n_not_executable: those that cannot be done
 * @n_overdue: of the first two, those whose time is over
 */
typedef struct
{
  BwShift    shift;
  BwCoverage coverage;
  GArray    *errands;
  guint      n_orders;
  guint      n_visits;
  guint      n_faulty;
  guint      n_open;
  guint      n_evidence;
  guint      n_closed;
  guint      n_not_executable;
  guint      n_overdue;
} BwBriefingTasks;

typedef struct _BwBriefingWork BwBriefingWork;

/* Nothing is read yet. @as_of: the cut-off. */
BwBriefingWork        *bw_briefing_work_new       (BwPicture       *picture,
                                                   BwPlace          scope,
                                                   GTimeZone       *zone,
                                                   gint64           as_of);
void                   bw_briefing_work_free      (BwBriefingWork  *self);

/* Reads on for about @budget microseconds. TRUE: all is read. Not beyond a time when the
 * places of the picture were dropped: see bw_briefing_work_is_stale(). */
gboolean               bw_briefing_work_step      (BwBriefingWork  *self,
                                                   gint64           budget);
gboolean               bw_briefing_work_is_stale  (BwBriefingWork  *self);

/* Of what is all read. */
const BwBriefingTasks *bw_briefing_work_get_tasks (BwBriefingWork  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingWork, bw_briefing_work_free)

G_END_DECLS
