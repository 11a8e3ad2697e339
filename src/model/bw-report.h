/* bw-report.h: an idempotent statement from the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"
#include "bw-measure-catalogue.h"
#include "bw-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_REPORT_MAX_STATEMENTS 32

/**
 * BwStatement:
 * @measure: which measure
 * @set: `set`, else `add`
 * @bound: how exact, of a `set`
 * @value: the number
 */
typedef struct
{
  BwMeasureId measure;
  guint8      set;
  guint8      bound;
  double      value;
} BwStatement;

/**
 * BwReport:
 * @id: the UUID, 16 bytes in network order
 * @place: code of the area or site
 * @subject: `sampling:r1`, `checkpoint`, …
 * @at: when it was true
 * @source: how it came
 * @statements: what it says
 * @n_statements: how many, at least one
 *
 * A plain record; bw_report_clear() frees what it holds.
 */
typedef struct
{
  guint8      id[16];
  char       *place;
  char       *subject;
  gint64      at;
  BwSource    source;
  BwStatement statements[BW_REPORT_MAX_STATEMENTS];
  guint       n_statements;
} BwReport;

/* On failure the message begins with the pointer: "/add/sampled: …". */
gboolean    bw_report_parse   (BwReport            *self,
                               JsonObject          *json,
                               BwMeasureCatalogue  *catalogue,
                               GError             **error);

/* The same from the text, without a tree in between, if it is plainly written:
 * no escapes, nothing but ASCII, only members of ours, each once. @text then
 * stands behind it. FALSE says nothing of the report: bw_report_parse() judges. */
gboolean    bw_report_scan    (BwReport            *self,
                               const char         **text,
                               const char          *end,
                               BwMeasureCatalogue  *catalogue);
void        bw_report_clear   (BwReport            *self);
JsonObject *bw_report_to_json (const BwReport      *self,
                               BwMeasureCatalogue  *catalogue,
                               GTimeZone           *zone);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwReport, bw_report_clear)

G_END_DECLS
