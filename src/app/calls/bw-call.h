/* bw-call.h: a figure that came by telephone
 *
 *   open ──► accepted: the report is right, and this is over
 *     │ └──► kept: the report is wrong, and this stays beside it
 *     └────► open: another number, that corrects this one
 *
 * An `entry` of the log with a `figure`. It is never changed: what becomes of it is
 * another entry, which corrects it and says why. It adds to no total.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"
#include "bw-series.h"

G_BEGIN_DECLS

/**
 * BwCallState:
 * @BW_CALL_OPEN: nobody has decided
 * @BW_CALL_ACCEPTED: the report was accepted instead
 * @BW_CALL_KEPT: it stays, whatever was reported
 */
typedef enum
{
  BW_CALL_OPEN,
  BW_CALL_ACCEPTED,
  BW_CALL_KEPT,
} BwCallState;

#define BW_TYPE_CALL (bw_call_get_type ())

G_DECLARE_FINAL_TYPE (BwCall, bw_call, BW, CALL, GObject)

/**
 * BwCall:
 * @id: of the entry
 * @place: code of a place
 * @subject: what was counted
 * @measure: what was measured
 * @value: what was said
 * @bound: how exact that is
 * @at: when it was so
 * @noted: when it was written down
 * @said_by: who said it
 * @note: (nullable): what else was said
 * @reason: (nullable): why it corrects another one
 * @corrects: (nullable): id of that one
 * @state: what became of it
 * @reported: the report that it was held against; NaN: none
 * @reported_at: when that was so
 * @is_waiting: it has not reached the backend
 * @is_refused: the backend has not taken it: a person must decide
 *
 * Read by everybody, written only where it is made and by the book that lists it.
 */
struct _BwCall
{
  GObject      parent_instance;

  char        *id;
  char        *place;
  char        *subject;
  char        *measure;
  double       value;
  BwBound      bound;
  gint64       at;
  gint64       noted;
  char        *said_by;
  char        *note;
  char        *reason;
  char        *corrects;
  BwCallState  state;
  double       reported;
  gint64       reported_at;
  gboolean     is_waiting;
  gboolean     is_refused;
};

/* (nullable): %NULL: @entry holds no such figure */
BwCall           *bw_call_new         (JsonObject   *entry);

/* (nullable): of the catalogue */
const BwMeasure  *bw_call_get_measure (BwCall       *self,
                                       BwPicture    *picture);

/* What is reported of the same now; FALSE: nothing. */
gboolean          bw_call_get_figure  (BwCall       *self,
                                       BwPicture    *picture,
                                       BwFigure     *figure);

/* @figure (inout): what is reported of the same now; it becomes what was reported nearest to
 * the time of the call, if @series, by the minute, knows a nearer one. */
void              bw_call_find_nearest (BwCall         *self,
                                        const BwSeries *series,
                                        BwFigure       *figure);

/* A report has come for its time or a later one, and nobody has decided. */
gboolean          bw_call_is_due      (BwCall       *self,
                                       BwPicture    *picture);

/* A word of the wire. */
const char       *bw_call_state_to_string (BwCallState state);

G_END_DECLS
