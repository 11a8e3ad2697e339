/* bw-store-booking.h: what a document of the ledger has counted, as a report in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-row.h"

G_BEGIN_DECLS

/**
 * BwStoreBooking:
 * @type: of the document that was booked
 * @id: (owned): its id
 * @report: what was counted
 * @item: the same with its number, which is sure when the transaction is over
 *
 * Reference-counted: the store needs it until its transaction is over, and who has
 * booked it takes it in after that, in another thread.
 */
typedef struct
{
  BwDocumentType  type;
  char           *id;
  BwReport        report;
  BwStoreReport   item;
} BwStoreBooking;

/* All members but the number are to be filled. */
BwStoreBooking *bw_store_booking_new   (BwDocumentType   type,
                                        const char      *id);
BwStoreBooking *bw_store_booking_ref   (BwStoreBooking  *self);
void            bw_store_booking_unref (BwStoreBooking  *self);

/* (element-type BwStoreBooking), which it owns */
GPtrArray      *bw_store_booking_new_list (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStoreBooking, bw_store_booking_unref)

G_END_DECLS
