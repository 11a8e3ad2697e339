/* bw-client-outbox-chain.c: of the outbox: changes of one document, one after the other
 *
 * Of one document only the first is sent. When it is taken, the next is made the
 * same change of what stands there now, is put on the disk so, and only then the
 * first leaves: whenever the power fails, either both are there or the next knows its
 * version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox-private.h"

static gboolean
follows (BwClientOutboxEntry *entry,
         BwClientOutboxEntry *first)
{
  return entry->number > first->number && !entry->is_leaving && g_str_equal (entry->path, first->path);
}

/* (nullable): the next of the same document that is in the list */
static BwClientOutboxEntry *
find_follower (BwClientOutbox      *self,
               BwClientOutboxEntry *first)
{
  for (guint i = 0; i < bw_client_outbox_count (self) && !g_str_equal (first->method, "POST"); i++)
    {
      if (follows (bw_client_outbox_get (self, i), first))
        return bw_client_outbox_get (self, i);
    }

  return NULL;
}

/* Whether one that follows is new and still on its way to the disk: it cannot be changed. */
static gboolean
is_follower_coming (BwClientOutbox      *self,
                    BwClientOutboxEntry *first)
{
  for (GList *link = self->writing.head; link != NULL && !g_str_equal (first->method, "POST"); link = link->next)
    {
      if (follows (link->data, first))
        return TRUE;
    }

  return FALSE;
}

/* One that is taken goes when what follows it knows, also on the disk. */
void
bw_client_outbox_chain_leave (BwClientOutbox      *self,
                              BwClientOutboxEntry *entry)
{
  BwClientOutboxEntry *follower = find_follower (self, entry);

  if (is_follower_coming (self, entry) || (follower != NULL && follower->is_writing))
    return;

  if (follower != NULL && !entry->is_passed_on)
    {
      entry->is_passed_on = TRUE;
      bw_client_outbox_entry_rebase (follower, entry->current,
                                     entry->current_etag != NULL ? entry->current_etag : entry->etag);
      bw_client_outbox_keep_rewrite (self, follower);
      if (follower->is_writing)
        return;
    }

  bw_client_outbox_keep_remove (self, entry);
}

/* Those that waited for what follows them. */
void
bw_client_outbox_chain_leave_held (BwClientOutbox *self)
{
  for (guint i = bw_client_outbox_count (self); i > 0; i--)
    {
      BwClientOutboxEntry *entry = bw_client_outbox_get (self, i - 1);

      if (entry->is_taken && !entry->is_leaving)
        bw_client_outbox_chain_leave (self, entry);
    }
}

/* What follows one that nobody wants any more stands on what that stood on; what was
 * to change something that is never made goes with it. */
void
bw_client_outbox_chain_release (BwClientOutbox      *self,
                                BwClientOutboxEntry *entry)
{
  BwClientOutboxEntry *follower = find_follower (self, entry);

  if (follower == NULL)
    return;

  if (entry->state == BW_OUTBOX_STATE_CONFLICT && entry->current != NULL)
    bw_client_outbox_entry_rebase (follower, entry->current, entry->current_etag);
  else if (entry->base != NULL || entry->etag != NULL)
    bw_client_outbox_entry_rebase (follower, entry->base, entry->etag);
  else
    bw_client_outbox_discard (self, follower);

  bw_client_outbox_keep_rewrite (self, follower);
}
