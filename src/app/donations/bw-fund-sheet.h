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

/* Heads of the columns of what follows; not translated. */
const char * const *bw_fund_sheet_get_titles (void);

/* (transfer full) (element-type GStrv): all of it as rows, amounts to the fen. */
GPtrArray          *bw_fund_sheet_list_rows  (GPtrArray  *funds,
                                              GTimeZone  *zone,
                                              const char *language);

/* The same of an area that is not the whole city: no fund says of which area it is. */
void bw_fund_sheet_fill_elsewhere (BwSheetCard *card);

G_END_DECLS
