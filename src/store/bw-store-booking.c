/* bw-store-booking.c: what a document of the ledger has counted, as a report in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-booking.h"

static void
clear_booking (gpointer data)
{
  BwStoreBooking *self = data;

  bw_report_clear (&self->report);
  g_free (self->id);
}

BwStoreBooking *
bw_store_booking_new (BwDocumentType  type,
                      const char     *id)
{
  BwStoreBooking *self = g_atomic_rc_box_new0 (BwStoreBooking);

  self->type = type;
  self->id = g_strdup (id);
  self->item.report = &self->report;
  return self;
}

BwStoreBooking *
bw_store_booking_ref (BwStoreBooking *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bw_store_booking_unref (BwStoreBooking *self)
{
  g_atomic_rc_box_release_full (self, clear_booking);
}

GPtrArray *
bw_store_booking_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bw_store_booking_unref);
}
