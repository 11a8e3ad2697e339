/* bw-server-changes.c: takes in what other daemons wrote
 *
 * They come in the order of their numbers, among what this daemon committed. Some
 * may have been read at the start already: each place where one is taken in knows
 * the number of what it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

static gboolean
is_known (BwServer            *self,
          const BwStoreChange *change)
{
  BwItem *item = bw_shelf_find (self->shelf, change->type, change->id);

  return item != NULL && item->seq >= change->seq;
}

static void
put_document (BwServer            *self,
              const BwStoreChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (change->json, -1, self->catalogue, &error);

  if (document != NULL && bw_server_put_document (self, document, change->seq))
    return;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "left out %s “%s” of another daemon: %s",
                    bw_document_type_to_string (change->type), change->id,
                    error != NULL ? error->message : "it cannot be placed");
}

/* Whether areas may stand in another order now. */
static gboolean
take_document (BwServer            *self,
               const BwStoreChange *change)
{
  if (bw_document_type_is_ledger (change->type))
    {
      bw_feed_hub_note_ledger (self->hub, change->type, change->place, change->seq);
      return FALSE;
    }
  if (is_known (self, change))
    return FALSE;

  if (change->type == BW_DOCUMENT_TYPE_SERIES)
    bw_server_take_note (self, change->id, change->json, change->seq);
  else if (change->json != NULL)
    put_document (self, change);
  else
    bw_server_remove_document (self, change->type, change->id, change->place, change->seq);

  return change->type == BW_DOCUMENT_TYPE_AREA;
}

/**
 * bw_server_take_changes:
 * @self: the daemon
 * @changes: (element-type BwStoreChange): at least one, in order of their numbers
 */
void
bw_server_take_changes (BwServer  *self,
                        GPtrArray *changes)
{
  const BwStoreChange *last = g_ptr_array_index (changes, changes->len - 1);
  gboolean is_reordered = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const BwStoreChange *change = g_ptr_array_index (changes, i);

      if (change->report != NULL)
        bw_server_take_report (self, change->report, change->seq);
      else
        is_reordered |= take_document (self, change);
    }

  if (is_reordered)
    bw_shelf_sort_areas (self->shelf, bw_picture_get_places (self->picture));

  self->counts.changes += changes->len;
  bw_shelf_raise_seq (self->shelf, last->seq);
  bw_feed_hub_touch (self->hub);
}
