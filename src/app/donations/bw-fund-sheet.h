/* bw-fund-sheet.h: the uses of funds on their card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-fund.h"
#include "bw-sheet-card.h"

G_BEGIN_DECLS

/* @funds: (element-type BwFund): as bw_fund_list() has them. */
void bw_fund_sheet_fill (BwSheetCard *card,
                         GPtrArray   *funds,
                         const char  *language);

/* The same of an area that is not the whole city: no fund says of which area it is. */
void bw_fund_sheet_fill_elsewhere (BwSheetCard *card);

G_END_DECLS
