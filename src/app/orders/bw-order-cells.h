/* bw-order-cells.h: the steps of an order in columns of one width, drawn by one widget
 *
 * With a box, a sign and a text for each step, what GTK does for every widget took longer
 * than what is seen: an order has an area a row, and four steps each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

#define BW_TYPE_ORDER_CELLS (bw_order_cells_get_type ())

/* Says nothing to a screen reader: who it stands in does. */
G_DECLARE_FINAL_TYPE (BwOrderCells, bw_order_cells, BW, ORDER_CELLS, GtkWidget)

GtkWidget  *bw_order_cells_new      (void);
void        bw_order_cells_set      (BwOrderCells *self,
                                     guint         index,
                                     const char   *text,
                                     BwTone        tone);
void        bw_order_cells_set_sign (BwOrderCells *self,
                                     guint         index,
                                     BwSymbol      symbol,
                                     BwTone        tone);
const char *bw_order_cells_get_text (BwOrderCells *self,
                                     guint         index);

G_END_DECLS
