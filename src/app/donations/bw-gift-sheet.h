/* bw-gift-sheet.h: what was given on its card: the total, and each way to tell it apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-gift-sums.h"
#include "bw-sheet-card.h"

G_BEGIN_DECLS

void bw_gift_sheet_fill (BwSheetCard       *card,
                         const BwGiftSums  *sums,
                         const char        *language);

/* Heads of the columns of what follows; not translated. */
const char * const *bw_gift_sheet_get_titles (void);

/* (transfer full) (element-type GStrv): all of it as rows, amounts to the fen. */
GPtrArray          *bw_gift_sheet_list_rows  (const BwGiftSums *sums,
                                              GTimeZone        *zone,
                                              const char       *language);

G_END_DECLS
