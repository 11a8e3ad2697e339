/* bw-order-receipt.h: how far one area has come with an order, as it has said
 *
 *   delivered ─► acknowledged ─► passed on ─► reported back (done, or unable)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

typedef enum
{
  BW_ORDER_STEP_DELIVERED,
  BW_ORDER_STEP_ACKNOWLEDGED,
  BW_ORDER_STEP_PASSED_ON,
  BW_ORDER_STEP_REPORTED,
} BwOrderStep;
#define BW_N_ORDER_STEPS 4

/**
 * BwOrderReceipt:
 * @document: (owned): that says so
 * @order: id of the order; "" if it names none
 * @area: code; "" if it names none
 * @n_steps: so many are taken: the index of the next one
 * @times: (array): of each; 0: not taken, or not known when
 * @is_unable: it has reported that it cannot
 * @note: (nullable): in its words
 */
typedef struct
{
  BwDocument *document;
  char       *order;
  char       *area;
  guint       n_steps;
  gint64      times[BW_N_ORDER_STEPS];
  gboolean    is_unable;
  char       *note;
} BwOrderReceipt;

/* (transfer full): parses it; what is wrong is left out. */
BwOrderReceipt *bw_order_receipt_new  (BwDocument      *document);
void            bw_order_receipt_free (BwOrderReceipt  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrderReceipt, bw_order_receipt_free)

G_END_DECLS
