/* bw-call-reports.h: what was reported nearest to the time of a figure that came by telephone
 *
 * What was reported last may be of hours later: what a call is held against is the report
 * nearest to its time. That stands in a history which is asked for when somebody looks, one
 * at a time, and again when what is reported has moved, for a report that was late may be
 * nearer still. Until it is there, and without a backend, the last report stands for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-call.h"

G_BEGIN_DECLS

typedef struct _BwDesk BwDesk;

#define BW_TYPE_CALL_REPORTS (bw_call_reports_get_type ())

/* Signal `changed`: of one or more of them another report is the nearest. */
G_DECLARE_FINAL_TYPE (BwCallReports, bw_call_reports, BW, CALL_REPORTS, GObject)

/* For the book. @desk is not kept alive. */
BwCallReports *bw_call_reports_new    (BwDesk         *desk);

/* FALSE: nothing is reported of the same. Asks for what is not known. */
gboolean       bw_call_reports_find   (BwCallReports  *self,
                                       BwCall         *call,
                                       BwFigure       *figure);

/* A person is about to decide: @call is asked for at once, and before all others. */
void           bw_call_reports_hasten (BwCallReports  *self,
                                       BwCall         *call);

/* Forgets all but @standing (element-type BwCall). */
void           bw_call_reports_retain (BwCallReports  *self,
                                       GPtrArray      *standing);

G_END_DECLS
