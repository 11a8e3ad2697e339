/* bw-order-rung-row.h: how far one area has come with an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order-ladder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwOrderDuties:
 * @may_receipt: its receipt may be written here
 * @is_own: it is the area of who sits here: the next step is one press away
 * @may_remind: it may be reminded from here
 * @reminded: when it was last reminded, as far as is known here; 0: never
 * @entry: (nullable): a receipt that is on its way
 */
typedef struct
{
  gboolean             may_receipt;
  gboolean             is_own;
  gboolean             may_remind;
  gint64               reminded;
  BwClientOutboxEntry *entry;
} BwOrderDuties;

#define BW_TYPE_ORDER_RUNG_ROW (bw_order_rung_row_get_type ())

/* Its buttons are the actions `order.remind` (area) and `order.receipt` ((area, state)). */
G_DECLARE_FINAL_TYPE (BwOrderRungRow, bw_order_rung_row, BW, ORDER_RUNG_ROW, GtkListBoxRow)

/* As wide as in all rows, so that what stands between them does in columns. */
GtkWidget *bw_order_rung_row_new (GtkSizeGroup         *areas,
                                  GtkSizeGroup         *cells,
                                  GtkSizeGroup         *buttons);
void       bw_order_rung_row_set (BwOrderRungRow       *self,
                                  BwDesk               *desk,
                                  const BwOrderLadder  *ladder,
                                  const BwOrderRung    *rung,
                                  const BwOrderDuties  *duties);

/* Borrowed. @column: 0: the area, then a step each. */
const char *bw_order_rung_row_get_cell (BwOrderRungRow *self,
                                        guint           column);

G_END_DECLS
