/* bw-report-rows.h: rows of a table as reports
 *
 * A row without an id is given one that is made of what it says: imported again,
 * it is the same report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-fault.h"
#include "bw-picture.h"
#include "bw-report.h"

G_BEGIN_DECLS

typedef struct _BwReportRows BwReportRows;

/* @picture: with all places and rounds; a reference is taken. @latest: no report
 * is true after it. */
BwReportRows *bw_report_rows_new         (const char    *file,
                                          BwPicture     *picture,
                                          gint64         latest);
void          bw_report_rows_free        (BwReportRows  *self);
void          bw_report_rows_add         (BwReportRows  *self,
                                          JsonObject    *row,
                                          guint          line);
void          bw_report_rows_refuse      (BwReportRows  *self,
                                          guint          line,
                                          const char    *pointer,
                                          const char    *reason);

/* (element-type BwReport); borrowed */
GArray       *bw_report_rows_get_reports (BwReportRows  *self);

/* (element-type BwFault); borrowed */
GPtrArray    *bw_report_rows_get_faults  (BwReportRows  *self);

/* Rows with faults. */
guint         bw_report_rows_get_refused (BwReportRows  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwReportRows, bw_report_rows_free)

G_END_DECLS
