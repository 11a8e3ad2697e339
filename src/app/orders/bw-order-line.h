/* bw-order-line.h: how a figure went before and after an order was issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-order-effect.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_LINE (bw_order_line_get_type ())

/* A small line with a mark at the time of issue, the target dashed. Drawing only:
 * whoever holds it gives it its name. */
G_DECLARE_FINAL_TYPE (BwOrderLine, bw_order_line, BW, ORDER_LINE, GtkWidget)

GtkWidget *bw_order_line_new (void);

/* @effect (nullable): nothing is drawn. @now: where the line ends. */
void       bw_order_line_set (BwOrderLine          *self,
                              const BwOrderEffect  *effect,
                              gint64                now);

/* For the rows: the name of the figure, with its unit. */
void       bw_order_line_set_words (BwOrderLine    *self,
                                    const char     *name,
                                    GTimeZone      *zone);

/* (transfer full): what is drawn, for bw_picture_menu_set_rows(): a column of times, two
 * of numbers. */
GPtrArray *bw_order_line_list_rows (gpointer        line);

G_END_DECLS
