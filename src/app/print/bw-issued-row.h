/* bw-issued-row.h: an issued briefing, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger-row.h"
#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is told of each, in this order. */
typedef enum
{
  BW_ISSUED_NUMBER,
  BW_ISSUED_AREA,
  BW_ISSUED_TITLE,
  BW_ISSUED_AS_OF,
  BW_ISSUED_PREPARED,
  BW_ISSUED_APPROVED,
  BW_ISSUED_CHECK,
} BwIssuedColumn;

#define BW_TYPE_ISSUED_ROW (bw_issued_row_get_type ())

G_DECLARE_FINAL_TYPE (BwIssuedRow, bw_issued_row, BW, ISSUED_ROW, AdwBin)

GtkWidget  *bw_issued_row_new       (void);
void        bw_issued_row_set_sheet (BwIssuedRow       *self,
                                     BwDesk            *desk,
                                     BwClientLedgerRow *sheet);

/* Borrowed: all of it in a line. */
const char *bw_issued_row_get_name  (BwIssuedRow       *self);

/* (transfer full): what it shows there; "–": nobody said. */
char       *bw_issued_row_dup_cell  (BwDesk            *desk,
                                     BwClientLedgerRow *sheet,
                                     BwIssuedColumn     column);

G_END_DECLS
