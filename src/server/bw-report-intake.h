/* bw-report-intake.h: a body full of reports, judged one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-problem.h"
#include "bw-scope.h"

G_BEGIN_DECLS

typedef enum
{
  BW_REPORT_FORMAT_JSON,
  BW_REPORT_FORMAT_NDJSON,
} BwReportFormat;

/**
 * BwRejection:
 * @index: which report of the body, from 0
 * @pointer: into the report
 * @reason: what is wrong there
 */
typedef struct
{
  guint index;
  char *pointer;
  char *reason;
} BwRejection;

/**
 * BwReportIntake:
 * @reports: (array length=n_reports): those that are good
 * @n_reports: how many
 * @rejected: (element-type BwRejection): those that are not
 * @n_outside: of these, how many are of places that the token is not good for
 *
 * What a body held.
 */
typedef struct
{
  BwReport  *reports;
  guint      n_reports;
  GPtrArray *rejected;
  guint      n_outside;
} BwReportIntake;

/**
 * BwReportRules:
 * @picture: knows the places, rounds and measures
 * @scope: where may be reported
 * @latest: a report of after that is not taken
 * @any_source: whether also figures by hand and imports are taken
 * @maximum: reports a body may hold
 */
typedef struct
{
  BwPicture *picture;
  BwPlace    scope;
  gint64     latest;
  gboolean   any_source;
  guint      maximum;
} BwReportRules;

/* The format that a Content-Type names; of one that names none, by the first byte. */
BwReportFormat bw_report_intake_find_format (const char          *content_type,
                                             const char          *body);

/* (nullable): why nothing of the body can be taken */
BwProblem     *bw_report_intake_read        (BwReportIntake      *self,
                                             const char          *body,
                                             gsize                length,
                                             BwReportFormat       format,
                                             const BwReportRules *rules);
void           bw_report_intake_clear       (BwReportIntake      *self);

/* Which report of the body the @n-th good one is. */
guint          bw_report_intake_find_index  (BwReportIntake      *self,
                                             guint                n);
void           bw_report_intake_reject      (BwReportIntake      *self,
                                             guint                index,
                                             const char          *pointer,
                                             const char          *reason);

/* (transfer full): `[{"index", "pointer", "reason"}, …]` */
char          *bw_report_intake_write       (BwReportIntake      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwReportIntake, bw_report_intake_clear)

G_END_DECLS
