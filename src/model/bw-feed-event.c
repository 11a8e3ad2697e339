/* bw-feed-event.c: what a feed tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-parser.h"

/**
 * bw_feed_event_free:
 * @self: (transfer full): an event
 */
void
bw_feed_event_free (BwFeedEvent *self)
{
  g_free (self->id);
  g_free (self->epoch);
  g_clear_error (&self->fault);
  g_ptr_array_unref (self->documents);
  g_array_unref (self->gone_types);
  g_ptr_array_unref (self->gone_ids);
  g_clear_pointer (&self->booked_types, g_array_unref);
  g_clear_pointer (&self->booked_places, g_ptr_array_unref);
  g_free (self);
}
