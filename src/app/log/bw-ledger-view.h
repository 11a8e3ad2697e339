/* bw-ledger-view.h: a ledger of a scope as a list, as far back as somebody wants
 *
 *   loading ──a page is read──► list / empty / nobody to ask
 *                        └────► failed ──retry──► loading
 *
 * The newest stands first. Lines are filtered and put in order in slices, and shown some at
 * a time, so that a long ledger holds nobody up; a line is parsed when it is first looked at.
 * A window with a view in it is hidden when it is closed, and goes when the lines have gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger.h"
#include "bw-desk.h"
#include "bw-ledger-line.h"

G_BEGIN_DECLS

#define BW_LEDGER_VIEW_N_SPANS 4

/* What one ledger is called by; all of it for gettext. */
typedef struct
{
  const char *reading;                         /* of the spinner */
  const char *list;                            /* of the list */
  const char *empty;
  const char *empty_advice;
  const char *absent;
  const char *failed;
  const char *spans[BW_LEDGER_VIEW_N_SPANS + 1];
  gint64      lengths[BW_LEDGER_VIEW_N_SPANS]; /* microseconds; 0: all of it */
  guint       chosen;                          /* of the spans, first */
  gboolean    opens;                           /* a line can be pressed */
  gboolean    is_by_time;                      /* the newest is what was true last, not what was booked last */
} BwLedgerWords;

#define BW_TYPE_LEDGER_VIEW (bw_ledger_view_get_type ())

/* Signal `opened` (BwClientLedgerRow): somebody has pressed a line. */
G_DECLARE_FINAL_TYPE (BwLedgerView, bw_ledger_view, BW, LEDGER_VIEW, GtkBox)

/* Fills @line with what it says of @row. */
typedef void (*BwLedgerFillFunc) (BwLedgerLine      *line,
                                  BwClientLedgerRow *row,
                                  gpointer           user_data);

/* @filter (nullable): which of them. Once. */
void            bw_ledger_view_set_up     (BwLedgerView        *self,
                                           BwDesk              *desk,
                                           BwClientLedger      *ledger,
                                           const BwLedgerWords *words,
                                           GtkFilter           *filter);
void            bw_ledger_view_set_fill   (BwLedgerView        *self,
                                           BwLedgerFillFunc     fill,
                                           gpointer             user_data);

/* What lines say besides their rows has changed: those that are in use are filled anew. */
void            bw_ledger_view_refill     (BwLedgerView        *self);

/* Before the choice of the time. */
void            bw_ledger_view_add_choice (BwLedgerView        *self,
                                           GtkWidget           *choice);

/* @remark (nullable): what else stands below the list. */
void            bw_ledger_view_set_remark (BwLedgerView        *self,
                                           const char          *remark);

/* The rows that are shown, in their order. Borrowed. */
GListModel     *bw_ledger_view_get_lines  (BwLedgerView        *self);

G_END_DECLS
