/* bw-issued-columns.h: what is told of an issued briefing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger-row.h"
#include "bw-desk.h"

G_BEGIN_DECLS

/* In this order. */
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

/* (transfer full): "–": nobody said. */
char *bw_issued_columns_dup_text (BwDesk            *desk,
                                  BwClientLedgerRow *sheet,
                                  BwIssuedColumn     column);

/* (transfer full): all that stands below the title. */
char *bw_issued_columns_dup_note (BwDesk            *desk,
                                  BwClientLedgerRow *sheet);

G_END_DECLS
