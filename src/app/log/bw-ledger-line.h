/* bw-ledger-line.h: a line of a ledger, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_LEDGER_LINE (bw_ledger_line_get_type ())

G_DECLARE_FINAL_TYPE (BwLedgerLine, bw_ledger_line, BW, LEDGER_LINE, AdwBin)

GtkWidget *bw_ledger_line_new (void);

/* @lead, @below: a time or a number, and what kind or whose it is; @text, @note: what it
 * says, and what is to be known of it. Once it is in a list. */
void       bw_ledger_line_say (BwLedgerLine *self,
                               const char   *lead,
                               const char   *below,
                               const char   *text,
                               const char   *note);

/* A button for it: @label, @name to be heard; @action (nullable): with @target; NULL: none. */
void       bw_ledger_line_offer (BwLedgerLine *self,
                                 const char   *label,
                                 const char   *name,
                                 const char   *action,
                                 const char   *target);

G_END_DECLS
