/* bw-log-row.h: a line of the log, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_LOG_ROW (bw_log_row_get_type ())

G_DECLARE_FINAL_TYPE (BwLogRow, bw_log_row, BW, LOG_ROW, AdwBin)

GtkWidget  *bw_log_row_new      (void);

/* @is_corrected: another line corrects it. */
void        bw_log_row_set_line (BwLogRow          *self,
                                 BwDesk            *desk,
                                 BwClientLedgerRow *line,
                                 gboolean           is_corrected);

/* (transfer full): where, and what became of it. */
char       *bw_log_row_dup_note (BwDesk            *desk,
                                 BwClientLedgerRow *line,
                                 gboolean           is_corrected);

/* All of it, for those who hear the list. Borrowed. */
const char *bw_log_row_get_name (BwLogRow          *self);

G_END_DECLS
