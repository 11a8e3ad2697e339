/* bw-issued-sheet.h: a briefing that was issued, as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

#define BW_TYPE_ISSUED_SHEET (bw_issued_sheet_get_type ())

/* A BwPrintable. */
G_DECLARE_FINAL_TYPE (BwIssuedSheet, bw_issued_sheet, BW, ISSUED_SHEET, GObject)

/* @members: of the document, not to be changed any more; what it says is fetched if it is
 * not among them. */
BwIssuedSheet *bw_issued_sheet_new (BwClientSession *session,
                                    JsonObject      *members);

G_END_DECLS
