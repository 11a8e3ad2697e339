/* bw-ctl-sheet.h: which sheet is written, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing.h"
#include "bw-client-session.h"

G_BEGIN_DECLS

/**
 * BwCtlSheet:
 * @kind: (owned): `briefing`, `issued`, `order`, `notice` or `teams`
 * @scope: (owned) (nullable): code of a place; of an order it is not asked for
 * @order: (owned) (nullable): id of an order
 * @shift: a moment of the shift; 0: the one that is on
 * @number: of the issue, which of an issued one there must be; of a notice how many entries
 *   of the ledger it is about, 0: all
 * @language: (owned): "zh_CN" or "en"
 * @fonts: (owned) (nullable): a family for each role, "": ours
 * @approval: (owned) (nullable): number by which the map may be published
 */
typedef struct
{
  char   *kind;
  char   *scope;
  char   *order;
  gint64  shift;
  guint   number;
  char   *language;
  GStrv   fonts;
  char   *approval;
} BwCtlSheet;

/* (transfer full) (nullable): the lines of a file (nullable), and @choices (nullable), which
 * go before them. */
GStrv    bw_ctl_sheet_read_choices (const char          *path,
                                    const char * const  *choices,
                                    GError             **error);

/* @choices (nullable): each `ROLE=FAMILY`. FALSE: one is not, or names no role. */
gboolean           bw_ctl_sheet_choose_fonts (BwCtlSheet          *self,
                                              const char * const  *choices,
                                              GError             **error);

/* TRUE: what is asked for goes together. */
gboolean           bw_ctl_sheet_check (const BwCtlSheet  *self,
                                       GError           **error);

/* (transfer full) (nullable): blocks while the ledger is read. */
BwBriefingContent *bw_ctl_sheet_draft (const BwCtlSheet  *self,
                                       BwClientSession   *session,
                                       gint64             as_of,
                                       gint64             stopped,
                                       GError           **error);
void               bw_ctl_sheet_clear (BwCtlSheet        *self);

G_END_DECLS
