/* bw-order-ring.h: so many of so many areas, as a ring with the numbers in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_RING (bw_order_ring_get_type ())

/* Drawing only: whoever holds it says the same in words. */
G_DECLARE_FINAL_TYPE (BwOrderRing, bw_order_ring, BW, ORDER_RING, GtkWidget)

GtkWidget *bw_order_ring_new (void);

/* @is_late: somebody should have, and has not. */
void       bw_order_ring_set (BwOrderRing  *self,
                              guint         n,
                              guint         n_all,
                              gboolean      is_late);

G_END_DECLS
