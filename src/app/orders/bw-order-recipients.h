/* bw-order-recipients.h: whom an order goes to
 *
 * The parts of the own area are there to be ticked; any area further down is sought by
 * name and added. Of a request all above the own area.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_RECIPIENTS (bw_order_recipients_get_type ())

/* Signal: `changed`: others are ticked. */
G_DECLARE_FINAL_TYPE (BwOrderRecipients, bw_order_recipients, BW, ORDER_RECIPIENTS, GtkBox)

/* Once. @issuer: code of the own area. @named (nullable): whom it began with, who may be
 * further down. */
void                bw_order_recipients_begin   (BwOrderRecipients   *self,
                                                 BwDesk              *desk,
                                                 const char          *issuer,
                                                 const char * const  *named);

/* @chosen (nullable): those that are ticked; NULL: all, of a request the next above. */
void                bw_order_recipients_fill    (BwOrderRecipients   *self,
                                                 gboolean             is_request,
                                                 const char * const  *chosen);

/* Ticks an area below the own one, listed by then. FALSE: it is none. */
gboolean            bw_order_recipients_add     (BwOrderRecipients   *self,
                                                 const char          *code);

/* (transfer full): codes of those that are ticked. */
JsonArray          *bw_order_recipients_list    (BwOrderRecipients   *self);

G_END_DECLS
