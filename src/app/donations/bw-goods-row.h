/* bw-goods-row.h: one line of goods, being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-donation-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_GOODS_ROW (bw_goods_row_get_type ())

/* Signals: `changed`; `remove`: it is not wanted. */
G_DECLARE_FINAL_TYPE (BwGoodsRow, bw_goods_row, BW, GOODS_ROW, GtkBox)

GtkWidget *bw_goods_row_new           (void);
void       bw_goods_row_set_goods     (BwGoodsRow          *self,
                                       const BwGoodsDraft  *goods);

/* Into a line that has nothing in it. */
void       bw_goods_row_get_goods     (BwGoodsRow          *self,
                                       BwGoodsDraft        *goods);

/* The only line stays. */
void       bw_goods_row_set_removable (BwGoodsRow          *self,
                                       gboolean             is_removable);

G_END_DECLS
