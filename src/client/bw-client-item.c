/* bw-client-item.c: what the worker tells the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-item.h"

#include "bw-time.h"

/**
 * bw_client_item_new:
 * @type: which
 * @generation: of the session
 * @attempt: the attempt that it belongs to, or 0
 *
 * Returns: (transfer full): an item that arrived now
 */
BwClientItem *
bw_client_item_new (BwClientItemType type,
                    guint            generation,
                    guint            attempt)
{
  BwClientItem *self = g_new0 (BwClientItem, 1);

  self->type = type;
  self->generation = generation;
  self->attempt = attempt;
  self->arrived = bw_time_get_uptime ();
  return self;
}

/**
 * bw_client_item_free:
 * @self: (transfer full): an item
 */
void
bw_client_item_free (BwClientItem *self)
{
  g_clear_pointer (&self->event, bw_feed_event_free);
  g_clear_error (&self->error);
  g_free (self);
}
