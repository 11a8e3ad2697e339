/* bw-client-outbox-keep.c: of the outbox: its entries on their way to the disk, and off it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox-disk-private.h"
#include "bw-client-outbox-private.h"

#include <glib/gi18n.h>

/* What is read from now on was read after all of them had left. */
static void
end_disk_work (BwClientOutbox *self)
{
  self->n_under_way--;
  if (self->n_under_way == 0)
    g_hash_table_remove_all (self->leaving);
}

/* Whoever comes after us would send it: it stays in the list, with what a person can do.
 * @path: (transfer full) */
static void
tell_stuck (BwClientOutbox      *self,
            BwClientOutboxEntry *entry,
            char                *path,
            const GError        *error)
{
  g_autofree char *reason = NULL;

  /* Translators: of something that waited to be sent; why its file cannot be removed */
  reason = g_strdup_printf (_("it is not sent any more, but its file cannot be removed, and the next start would send "
                              "it again: %s. Allow writing to that folder, then discard it once more"), error->message);
  entry->file = path;
  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, reason);
}

static void
on_entry_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  g_autoptr (BwClientOutboxEntry) entry = data;
  g_autoptr (GError) error = NULL;
  char *path = bw_client_outbox_disk_remove_finish (result, &error);

  if (path == NULL)
    bw_client_outbox_forget (self, entry);
  else
    tell_stuck (self, entry, path, error);
  end_disk_work (self);
  bw_client_outbox_send_next (self);
}

void
bw_client_outbox_keep_remove (BwClientOutbox      *self,
                              BwClientOutboxEntry *entry)
{
  entry->is_leaving = TRUE;
  if (entry->is_writing)
    return;
  if (entry->file == NULL)
    {
      bw_client_outbox_forget (self, entry);
      return;
    }

  g_hash_table_add (self->leaving, g_strdup (entry->key));
  self->n_under_way++;
  bw_client_outbox_disk_remove_async (self, g_steal_pointer (&entry->file), on_entry_removed_cb,
                                      g_object_ref (entry));
}

/* What is in memory is right. But one that was undone is so in memory alone, and a person
 * who is told nothing relies on it. */
static void
tell_unkept (BwClientOutbox      *self,
             BwClientOutboxEntry *entry,
             const GError        *error)
{
  g_autofree char *reason = NULL;

  g_message ("an entry of the outbox stays on the disk as it was: %s", error->message);
  if (entry->withdrawn == 0 || entry->is_leaving || entry->is_taken)
    return;

  /* Translators: of something that was undone; why that could not be written down */
  reason = g_strdup_printf (_("that cannot be kept, and the next start would send it again: %s. Allow writing to that "
                              "folder, and leave the program running until then"), error->message);
  bw_client_outbox_entry_set_unkept (entry, reason);
  bw_client_outbox_tell_unkept (self, entry);
}

/* One that was never on the disk. */
static void
tell_unwritten (BwClientOutbox      *self,
                BwClientOutboxEntry *entry,
                const GError        *error)
{
  g_autofree char *reason = NULL;

  /* Translators: of something that was entered and is to be sent; why its file cannot be written */
  reason = g_strdup_printf (_("it cannot be kept on this computer, and is lost when the program is closed: %s. Make "
                              "room on the disk, or allow writing to that folder, then send it again"),
                            error->message);
  bw_client_outbox_tell_unkept (self, entry);
  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, reason);
}

static void
on_entry_rewritten_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bw_client_outbox_disk_write_finish (result, &entry, &error);

  if (path == NULL)
    tell_unkept (self, entry, error);
  else
    bw_client_outbox_entry_set_unkept (entry, NULL);

  entry->is_writing = FALSE;
  if (entry->is_leaving)
    bw_client_outbox_keep_remove (self, entry);
  else if (entry->is_changed)
    bw_client_outbox_keep_rewrite (self, entry);
  else if (path != NULL)
    bw_client_outbox_tell_kept (self, entry);

  bw_client_outbox_chain_leave_held (self);
  bw_client_outbox_send_next (self);
}

void
bw_client_outbox_keep_rewrite (BwClientOutbox      *self,
                               BwClientOutboxEntry *entry)
{
  entry->is_changed = entry->is_writing;
  if (entry->file == NULL || entry->is_writing)
    return;

  entry->is_writing = TRUE;
  bw_client_outbox_disk_write_async (self, entry->home, entry, on_entry_rewritten_cb, NULL);
}

/* One that cannot be moved stays what it was. */
static void
on_entry_moved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry;
  g_autoptr (GError) error = NULL;
  char *path = bw_client_outbox_disk_move_finish (result, &entry, &error);

  entry->is_writing = FALSE;
  entry->file = path;
  g_free (entry->home);
  entry->home = g_path_get_dirname (path);
  if (error != NULL)
    bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_ANOTHERS, error->message);

  if (entry->is_leaving)
    bw_client_outbox_keep_remove (self, entry);
  else if (entry->is_changed)
    bw_client_outbox_keep_rewrite (self, entry);
  bw_client_outbox_chain_leave_held (self);
  bw_client_outbox_send_next (self);
}

void
bw_client_outbox_keep_adopt (BwClientOutbox      *self,
                             BwClientOutboxEntry *entry)
{
  g_free (entry->home);
  entry->home = g_strdup (self->folder);
  entry->is_writing = TRUE;
  bw_client_outbox_disk_move_async (self, entry, on_entry_moved_cb, NULL);
}

static void
on_entry_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry;
  g_autoptr (GError) error = NULL;
  char *path = bw_client_outbox_disk_write_finish (result, &entry, &error);

  g_queue_remove (&self->writing, entry);
  entry->is_writing = FALSE;
  if (path != NULL)
    entry->file = path;

  if (entry->is_leaving)
    {
      bw_client_outbox_keep_remove (self, entry);
      bw_client_outbox_chain_leave_held (self);
      bw_client_outbox_send_next (self);
      return;
    }

  bw_client_outbox_insert (self, entry);
  if (path == NULL)
    tell_unwritten (self, entry, error);
  else if (entry->is_changed)
    bw_client_outbox_keep_rewrite (self, entry);
  else
    bw_client_outbox_tell_kept (self, entry);
  bw_client_outbox_chain_leave_held (self);
  bw_client_outbox_send_next (self);
}

void
bw_client_outbox_keep_write (BwClientOutbox      *self,
                             BwClientOutboxEntry *entry)
{
  entry->is_writing = TRUE;
  g_queue_push_tail (&self->writing, entry);
  bw_client_outbox_disk_write_async (self, entry->home, entry, on_entry_written_cb, NULL);
}

/* What was written or removed while the folder was read may have been read as well; and
 * one that waits is the same one whenever its backend is connected again: whoever holds
 * it discards it, and no copy. */
static gboolean
is_known (BwClientOutbox      *self,
          BwClientOutboxEntry *entry)
{
  return g_hash_table_contains (self->leaving, entry->key) || g_hash_table_contains (self->all, entry->key);
}

static void
on_folder_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  const char *place;
  g_autoptr (GPtrArray) entries = bw_client_outbox_disk_load_finish (result, &place);

  if (g_strcmp0 (place, self->place) == 0)
    {
      self->is_loading = FALSE;
      for (guint i = 0; i < entries->len; i++)
        {
          BwClientOutboxEntry *entry = g_ptr_array_index (entries, i);

          if (!is_known (self, entry))
            bw_client_outbox_insert (self, entry);
        }
    }

  end_disk_work (self);
  bw_client_outbox_send_next (self);
}

void
bw_client_outbox_keep_load (BwClientOutbox *self)
{
  self->is_loading = TRUE;
  self->n_under_way++;
  bw_client_outbox_disk_load_async (self, self->place, on_folder_loaded_cb, NULL);
}
