/* bw-call-draft.h: a figure as it is being typed while somebody reads it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"
#include "bw-measure.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What can be typed wrong. */
typedef enum
{
  BW_CALL_FIELD_VALUE,
  BW_CALL_FIELD_SAID_BY,
  BW_CALL_FIELD_AT,
  BW_CALL_FIELD_NOTE,
  BW_CALL_FIELD_REASON,
} BwCallField;
#define BW_N_CALL_FIELDS 5

/**
 * BwCallDraft:
 * @place: code of the place that it is of
 * @is_area: of an area, a total of many
 * @subject: what is counted
 * @measure: what is measured
 * @value: as it is typed
 * @bound: how exact that is
 * @said_by: as it is typed: a post or an office
 * @at: as it is typed: when it was so
 * @note: as it is typed
 * @needs_reason: it corrects another one
 * @reason: as it is typed
 *
 * All borrowed.
 */
typedef struct
{
  const char      *place;
  gboolean         is_area;
  const char      *subject;
  const BwMeasure *measure;
  const char      *value;
  BwBound          bound;
  const char      *said_by;
  const char      *at;
  const char      *note;
  gboolean         needs_reason;
  const char      *reason;
} BwCallDraft;

/* (transfer full) (nullable): the member `figure`; NULL: @faults say what is wrong with
 * each field (owned): "" for one that is still to be typed, NULL for one that is right. */
JsonObject *bw_call_draft_build (const BwCallDraft  *self,
                                 GTimeZone          *zone,
                                 gint64              now,
                                 char               *faults[BW_N_CALL_FIELDS]);
void        bw_call_draft_clear_faults (char        *faults[BW_N_CALL_FIELDS]);

/* What a person types for a number: 1,250, 12.5, also with the digits and commas of a
 * Chinese keyboard. */
gboolean    bw_call_draft_read_number (const char   *text,
                                       double       *number);

/* `2021-08-08 14:30`, or `14:30` of the day of @now. */
gboolean    bw_call_draft_read_time (const char     *text,
                                     GTimeZone      *zone,
                                     gint64          now,
                                     gint64         *time);

G_END_DECLS
