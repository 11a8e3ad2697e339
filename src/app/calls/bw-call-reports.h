/* bw-call-reports.h: what was reported nearest to the time of a figure that came by telephone
 *
 * What was reported last may be of hours later: what a call is held against is the report
 * nearest to its time. That stands in a history which is asked for when somebody looks, one
 * at a time, and again when what is reported has moved, for a report that was late may be
 * nearer still. Until it is there, without a backend, and while it cannot be read, the last
 * report stands for it, and is told to be no more than that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-call.h"

G_BEGIN_DECLS

typedef struct _BwDesk BwDesk;

#define BW_TYPE_CALL_REPORTS (bw_call_reports_get_type ())

/**
 * BwCallReportsState:
 * @BW_CALL_REPORTS_NONE: nothing is reported of the same
 * @BW_CALL_REPORTS_NEAREST: what was reported nearest to its time
 * @BW_CALL_REPORTS_ASKED: that is not known yet: what was reported last
 * @BW_CALL_REPORTS_FAILED: that could not be read: what was reported last
 */
typedef enum
{
  BW_CALL_REPORTS_NONE,
  BW_CALL_REPORTS_NEAREST,
  BW_CALL_REPORTS_ASKED,
  BW_CALL_REPORTS_FAILED,
} BwCallReportsState;

/* Signal `changed`: of one or more of them another report is the nearest, or it could not be
 * read: who looks reads anew, and asks again by that. */
G_DECLARE_FINAL_TYPE (BwCallReports, bw_call_reports, BW, CALL_REPORTS, GObject)

/* For the book. @desk is not kept alive. */
BwCallReports      *bw_call_reports_new       (BwDesk         *desk);

/* Asks for what is not known. */
BwCallReportsState  bw_call_reports_find      (BwCallReports  *self,
                                               BwCall         *call,
                                               BwFigure       *figure);

/* A person is about to decide: @call is asked for at once, and before all others. */
void                bw_call_reports_hasten    (BwCallReports  *self,
                                               BwCall         *call);

/* Forgets all but @standing (element-type BwCall). */
void                bw_call_reports_retain    (BwCallReports  *self,
                                               GPtrArray      *standing);

/* For tests: how long nobody asks for the same again. */
void                bw_call_reports_set_pause (BwCallReports  *self,
                                               gint64          pause_us);

G_END_DECLS
