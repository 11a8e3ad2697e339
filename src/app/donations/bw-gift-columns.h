/* bw-gift-columns.h: the columns and chips of the list of donations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-gift.h"
#include "bw-table-chip.h"
#include "bw-table-column.h"

G_BEGIN_DECLS

#define BW_N_GIFT_COLUMNS 8
#define BW_N_GIFT_CHIPS   5

/* Rows are BwGift, and the data of the table is a BwDesk. */
extern const BwTableColumn bw_gift_columns[BW_N_GIFT_COLUMNS];

/* Goods, cash, still to be told, corrected, still to be handed over. */
extern const BwTableChip bw_gift_chips[BW_N_GIFT_CHIPS];

/* It was meant for a place, and has not been passed on: its clock runs. */
gboolean bw_gift_columns_is_held   (const BwGift  *gift,
                                    BwDesk        *desk);
guint  bw_gift_columns_get_groups  (gconstpointer  row,
                                    gpointer       desk);

/* (transfer full): what is to be done about it: "待补登", "已收 2:10" */
char  *bw_gift_columns_dup_state   (gconstpointer  row,
                                    gpointer       desk);

G_END_DECLS
