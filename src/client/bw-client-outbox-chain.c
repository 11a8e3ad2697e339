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

/* A document of the same name in another backend is another one. */
static gboolean
follows (BwClientOutboxEntry *entry,
         BwClientOutboxEntry *first)
{
  return entry->number > first->number && !entry->is_leaving && entry->withdrawn == 0
         && g_str_equal (entry->path, first->path) && g_strcmp0 (entry->home, first->home) == 0;
}

/* (nullable): the next of the same document, whether it is on the disk already or not */
static BwClientOutboxEntry *
find_follower (BwClientOutbox      *self,
               BwClientOutboxEntry *first)
{
  BwClientOutboxEntry *found = NULL;
  BwClientOutboxEntry *entry;
  GHashTableIter iter;

  if (g_str_equal (first->method, "POST"))
    return NULL;

  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    {
      if (follows (entry, first) && (found == NULL || entry->number < found->number))
        found = entry;
    }

  return found;
}

/* One that is taken goes when what follows it knows, also on the disk. */
void
bw_client_outbox_chain_leave (BwClientOutbox      *self,
                              BwClientOutboxEntry *entry)
{
  BwClientOutboxEntry *follower = find_follower (self, entry);

  if (follower != NULL && follower->is_writing)
    return;

  if (follower != NULL && !entry->is_passed_on)
    {
      const char *etag = entry->current_etag != NULL ? entry->current_etag : entry->etag;

      /* What comes after a removal is new. */
      entry->is_passed_on = TRUE;
      bw_client_outbox_entry_rebase (follower, entry->current,
                                     bw_client_outbox_entry_is_removal (entry) ? NULL : etag);
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
  g_autoptr (GPtrArray) all = bw_client_outbox_list_all (self);

  for (guint i = 0; i < all->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (all, i);

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
  gboolean is_told = entry->state == BW_OUTBOX_STATE_CONFLICT && entry->current != NULL;

  if (follower == NULL)
    return;

  /* What somebody else has written goes only when a person says so of that. */
  if (bw_client_outbox_entry_is_removal (follower))
    is_told = FALSE;

  if (entry->base == NULL && entry->etag == NULL && !is_told)
    {
      bw_client_outbox_discard (self, follower);
      return;
    }

  bw_client_outbox_entry_rebase (follower, is_told ? entry->current : entry->base,
                                 is_told ? entry->current_etag : entry->etag);
  bw_client_outbox_keep_rewrite (self, follower);
}
