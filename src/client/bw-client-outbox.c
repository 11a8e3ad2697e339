/* bw-client-outbox.c: what waits to be written to the backend: its entries
 *
 *   add ──► on the disk ──► WAITING ──► SENDING ──► 2xx: off the disk, gone
 *                            ▲  ▲          │
 *                            │  └──────────┤ no answer, 401, 408, 425, 429, 3xx, 5xx: a pause
 *                     retry  │             ├► 412: CONFLICT
 *                            └─────────────┴► any other 4xx: REFUSED
 *
 * Of one document only the first is sent. When it is taken, the next is made the
 * same change of what stands there now, is put on the disk so, and only then the
 * first leaves: whenever the power fails, either both are there or the next knows its
 * version. Files are written and removed by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox.h"

#include "bw-client-outbox-disk-private.h"
#include "bw-client-outbox-private.h"

#include <glib/gi18n.h>

#define TIMEOUT_S 30

typedef enum
{
  PROP_N_WAITING = 1,
} BwClientOutboxProperty;

static GParamSpec *properties[PROP_N_WAITING + 1];

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void bw_client_outbox_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwClientOutbox, bw_client_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bw_client_outbox_list_model_init))

static void
update_n_waiting (BwClientOutbox *self)
{
  guint n_waiting = 0;

  for (guint i = 0; i < bw_client_outbox_count (self); i++)
    n_waiting += bw_client_outbox_get (self, i)->state <= BW_OUTBOX_STATE_SENDING;

  if (self->n_waiting == n_waiting)
    return;

  self->n_waiting = n_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const BwClientOutboxEntry *left = a;
  const BwClientOutboxEntry *right = b;

  return left->number < right->number ? -1 : left->number > right->number;
}

static void
insert (BwClientOutbox      *self,
        BwClientOutboxEntry *entry)
{
  self->last_number = MAX (self->last_number, entry->number);
  g_list_store_insert_sorted (self->entries, entry, compare_entries, NULL);
  update_n_waiting (self);
}

static void
take_out (BwClientOutbox      *self,
          BwClientOutboxEntry *entry)
{
  guint position;

  if (g_list_store_find (self->entries, entry, &position))
    g_list_store_remove (self->entries, position);
  update_n_waiting (self);
}

/* What is read from now on was read after all of them had left. */
static void
end_disk_work (BwClientOutbox *self)
{
  self->n_under_way--;
  if (self->n_under_way == 0)
    g_hash_table_remove_all (self->leaving);
}

static void
on_entry_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  g_autoptr (BwClientOutboxEntry) entry = data;

  take_out (self, entry);
  end_disk_work (self);
  bw_client_outbox_send_next (self);
}

/* It leaves the list when it has left the disk. */
static void
remove_entry (BwClientOutbox      *self,
              BwClientOutboxEntry *entry)
{
  entry->is_leaving = TRUE;
  if (entry->is_writing)
    return;
  if (entry->file == NULL)
    {
      take_out (self, entry);
      return;
    }

  g_hash_table_add (self->leaving, g_strdup (entry->key));
  self->n_under_way++;
  bw_client_outbox_disk_remove_async (self, g_steal_pointer (&entry->file), on_entry_removed_cb,
                                      g_object_ref (entry));
}

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

static void leave_held (BwClientOutbox *self);
static void rewrite_entry (BwClientOutbox      *self,
                           BwClientOutboxEntry *entry);

/* What is in memory is right, whether it got to the disk or not. */
static void
on_entry_rewritten_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bw_client_outbox_disk_write_finish (result, &entry, &folder, &error);

  if (path == NULL)
    g_message ("an entry of the outbox stays on the disk as it was: %s", error->message);

  entry->is_writing = FALSE;
  if (entry->is_leaving)
    remove_entry (self, entry);
  if (g_strcmp0 (folder, self->folder) != 0)
    return;
  if (entry->is_changed && !entry->is_leaving)
    rewrite_entry (self, entry);

  leave_held (self);
  bw_client_outbox_send_next (self);
}

/* One that is in the list, as it is now. */
static void
rewrite_entry (BwClientOutbox      *self,
               BwClientOutboxEntry *entry)
{
  entry->is_changed = entry->is_writing;
  if (entry->file == NULL || entry->is_writing || self->folder == NULL)
    return;

  entry->is_writing = TRUE;
  bw_client_outbox_disk_write_async (self, self->folder, entry, on_entry_rewritten_cb, NULL);
}

/* One that is taken goes when what follows it knows, also on the disk. */
static void
leave (BwClientOutbox      *self,
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
      rewrite_entry (self, follower);
      if (follower->is_writing)
        return;
    }

  remove_entry (self, entry);
}

/* Those that waited for what follows them. */
static void
leave_held (BwClientOutbox *self)
{
  for (guint i = bw_client_outbox_count (self); i > 0; i--)
    {
      BwClientOutboxEntry *entry = bw_client_outbox_get (self, i - 1);

      if (entry->is_taken && !entry->is_leaving)
        leave (self, entry);
    }
}

static void
on_entry_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  char *path = bw_client_outbox_disk_write_finish (result, &entry, &folder, &error);

  g_queue_remove (&self->writing, entry);
  entry->is_writing = FALSE;
  if (path != NULL)
    entry->file = path;

  if (entry->is_leaving)
    {
      remove_entry (self, entry);
      leave_held (self);
      return;
    }

  /* One of another backend waits on the disk until that is connected again. */
  if (g_strcmp0 (folder, self->folder) != 0)
    return;

  insert (self, entry);
  if (path == NULL)
    bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, error->message);
  leave_held (self);
  bw_client_outbox_send_next (self);
}

static void
write_entry (BwClientOutbox      *self,
             BwClientOutboxEntry *entry)
{
  entry->is_writing = TRUE;
  g_queue_push_tail (&self->writing, entry);
  bw_client_outbox_disk_write_async (self, self->folder, entry, on_entry_written_cb, NULL);
}

/* What follows one that nobody wants any more stands on what that stood on; what was
 * to change something that is never made goes with it. */
static void
release_follower (BwClientOutbox      *self,
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

  rewrite_entry (self, follower);
}

/* What was written or removed while the folder was read may have been read as well. */
static gboolean
is_known (BwClientOutbox      *self,
          BwClientOutboxEntry *entry)
{
  if (g_hash_table_contains (self->leaving, entry->key))
    return TRUE;

  for (GList *link = self->writing.head; link != NULL; link = link->next)
    {
      if (g_str_equal (((BwClientOutboxEntry *) link->data)->key, entry->key))
        return TRUE;
    }
  for (guint i = 0; i < bw_client_outbox_count (self); i++)
    {
      if (g_str_equal (bw_client_outbox_get (self, i)->key, entry->key))
        return TRUE;
    }

  return FALSE;
}

static void
on_folder_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  const char *folder;
  g_autoptr (GPtrArray) entries = bw_client_outbox_disk_load_finish (result, &folder);

  if (g_strcmp0 (folder, self->folder) == 0)
    {
      self->is_loading = FALSE;
      for (guint i = 0; i < entries->len; i++)
        {
          if (!is_known (self, g_ptr_array_index (entries, i)))
            insert (self, g_ptr_array_index (entries, i));
        }
    }

  end_disk_work (self);
  bw_client_outbox_send_next (self);
}

static void
load (BwClientOutbox *self)
{
  self->is_loading = TRUE;
  self->n_under_way++;
  bw_client_outbox_disk_load_async (self, self->folder, on_folder_loaded_cb, NULL);
}

static void
forget_backend (BwClientOutbox *self)
{
  bw_client_outbox_stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_pointer (&self->folder, g_free);
  self->is_loading = FALSE;
}

/* @entry: not in the list yet */
static void
enter (BwClientOutbox      *self,
       BwClientOutboxEntry *entry)
{
  if (self->folder != NULL)
    {
      write_entry (self, entry);
      return;
    }

  insert (self, entry);
  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, _("there is no backend to write to"));
}

/* Later than any that may still be read from the disk. */
static guint64
draw_number (BwClientOutbox *self)
{
  self->last_number = MAX (self->last_number + 1, (guint64) g_get_real_time ());
  return self->last_number;
}

static void
on_entries_items_changed_cb (BwClientOutbox *self,
                             guint           position,
                             guint           n_removed,
                             guint           n_added,
                             GListModel     *entries)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static GType
bw_client_outbox_get_item_type (GListModel *model)
{
  return BW_TYPE_CLIENT_OUTBOX_ENTRY;
}

static guint
bw_client_outbox_get_n_items (GListModel *model)
{
  return bw_client_outbox_count (BW_CLIENT_OUTBOX (model));
}

static gpointer
bw_client_outbox_get_item (GListModel *model,
                           guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (BW_CLIENT_OUTBOX (model)->entries), position);
}

static void
bw_client_outbox_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bw_client_outbox_get_item_type;
  iface->get_n_items = bw_client_outbox_get_n_items;
  iface->get_item = bw_client_outbox_get_item;
}

static void
bw_client_outbox_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (object);

  switch ((BwClientOutboxProperty) property_id)
    {
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_client_outbox_dispose (GObject *object)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (object);

  forget_backend (self);

  G_OBJECT_CLASS (bw_client_outbox_parent_class)->dispose (object);
}

static void
bw_client_outbox_finalize (GObject *object)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (object);

  g_queue_clear (&self->writing);
  g_hash_table_unref (self->leaving);
  g_clear_object (&self->entries);
  g_free (self->dir);

  G_OBJECT_CLASS (bw_client_outbox_parent_class)->finalize (object);
}

static void
bw_client_outbox_class_init (BwClientOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_client_outbox_get_property;
  object_class->dispose = bw_client_outbox_dispose;
  object_class->finalize = bw_client_outbox_finalize;

  properties[PROP_N_WAITING] =
    g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * BwClientOutbox::taken:
   * @self: an outbox
   * @entry: one that is written; it knows what stands there now, if that was told
   */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);
}

static void
bw_client_outbox_init (BwClientOutbox *self)
{
  self->entries = g_list_store_new (BW_TYPE_CLIENT_OUTBOX_ENTRY);
  self->dir = g_build_filename (g_get_user_data_dir (), "bulwark", "outbox", NULL);
  g_queue_init (&self->writing);
  self->leaving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (on_entries_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

BwClientOutbox *
bw_client_outbox_new (void)
{
  return g_object_new (BW_TYPE_CLIENT_OUTBOX, NULL);
}

void
bw_client_outbox_set_backend (BwClientOutbox  *self,
                              BwClientBackend *backend)
{
  g_autofree char *key = NULL;

  forget_backend (self);
  g_list_store_remove_all (self->entries);
  update_n_waiting (self);
  if (backend == NULL)
    return;

  key = bw_client_backend_dup_key (backend, FALSE);
  self->backend = bw_client_backend_ref (backend);
  self->session = bw_client_backend_new_session (backend);
  soup_session_set_timeout (self->session, TIMEOUT_S);
  self->folder = g_build_filename (self->dir, key, NULL);
  load (self);
}

guint
bw_client_outbox_count (BwClientOutbox *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

BwClientOutboxEntry *
bw_client_outbox_get (BwClientOutbox *self,
                      guint           index)
{
  /* The store keeps it: a borrowed pointer is good until it leaves. */
  g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry;
}

void
bw_client_outbox_set_state (BwClientOutbox      *self,
                            BwClientOutboxEntry *entry,
                            BwOutboxState        state,
                            const char          *reason)
{
  bw_client_outbox_entry_set_state (entry, state, reason);
  update_n_waiting (self);
}

void
bw_client_outbox_take (BwClientOutbox      *self,
                       BwClientOutboxEntry *entry)
{
  entry->is_taken = TRUE;
  g_signal_emit (self, signals[TAKEN], 0, entry);
  leave (self, entry);
}

/**
 * bw_client_outbox_get_n_waiting:
 * @self: an outbox
 *
 * Returns: entries that go out by themselves; those that need a person are in the
 *   list too
 */
guint
bw_client_outbox_get_n_waiting (BwClientOutbox *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX (self), 0);

  return self->n_waiting;
}

/**
 * bw_client_outbox_set_dir:
 * @self: an outbox
 * @dir: a folder; made when it is needed
 */
void
bw_client_outbox_set_dir (BwClientOutbox *self,
                          const char     *dir)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (dir != NULL);

  g_free (self->dir);
  self->dir = g_strdup (dir);
}

/**
 * bw_client_outbox_add:
 * @self: an outbox
 * @title: for the list
 * @method: `POST` or `PUT`
 * @path: `/v1/…`
 * @body: (nullable): JSON; of reports each with its id
 * @etag: (nullable): of PUT: the version that is replaced, %NULL for a new one
 *
 * The entry is in the list when it is on the disk. If it cannot be kept there it
 * is REFUSED, with the reason, and not sent: bw_client_outbox_retry() tries again.
 *
 * Returns: (transfer none): the entry
 */
BwClientOutboxEntry *
bw_client_outbox_add (BwClientOutbox *self,
                      const char     *title,
                      const char     *method,
                      const char     *path,
                      const char     *body,
                      const char     *etag)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;

  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX (self), NULL);
  g_return_val_if_fail (title != NULL && method != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);

  entry = bw_client_outbox_entry_new (draw_number (self), title, method, path, body, etag);
  enter (self, entry);
  return entry;
}

/**
 * bw_client_outbox_change:
 * @self: an outbox
 * @title: for the list
 * @path: of a document
 * @base: (nullable): JSON of what is changed, as the person saw it; %NULL: it is new
 * @body: (nullable): JSON of what it becomes; %NULL: it goes
 * @etag: (nullable): version of @base; %NULL: it is new, or the change before it is
 *   still on its way
 *
 * What was entered before for the same document goes before, and this is then the same
 * change of what became of that. Kept as bw_client_outbox_add() does.
 *
 * Returns: (transfer none): the entry
 */
BwClientOutboxEntry *
bw_client_outbox_change (BwClientOutbox *self,
                         const char     *title,
                         const char     *path,
                         const char     *base,
                         const char     *body,
                         const char     *etag)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;

  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);
  g_return_val_if_fail (base != NULL || body != NULL, NULL);

  entry = bw_client_outbox_entry_new (draw_number (self), title, body != NULL ? "PUT" : "DELETE", path, body, etag);
  entry->base = g_strdup (base);
  enter (self, entry);
  return entry;
}

/**
 * bw_client_outbox_find:
 * @self: an outbox
 * @path: of a document
 *
 * Returns: (transfer none) (nullable): the newest that is still to reach it
 */
BwClientOutboxEntry *
bw_client_outbox_find (BwClientOutbox *self,
                       const char     *path)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (GList *link = self->writing.tail; link != NULL; link = link->prev)
    {
      BwClientOutboxEntry *entry = link->data;

      if (!entry->is_discarded && g_str_equal (entry->path, path))
        return entry;
    }

  for (guint i = bw_client_outbox_count (self); i > 0; i--)
    {
      BwClientOutboxEntry *entry = bw_client_outbox_get (self, i - 1);

      if (!entry->is_discarded && !entry->is_taken && g_str_equal (entry->path, path))
        return entry;
    }

  return NULL;
}

/**
 * bw_client_outbox_retry:
 * @self: an outbox
 * @entry: one of its entries
 *
 * One in CONFLICT makes the same change of what stands there now: the person has seen
 * it. One of another backend, whose outbox is shown no longer, stays as it is.
 */
void
bw_client_outbox_retry (BwClientOutbox      *self,
                        BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));

  if (entry->state == BW_OUTBOX_STATE_SENDING || entry->is_discarded || self->folder == NULL
      || !g_list_store_find (self->entries, entry, NULL))
    return;

  if (entry->state == BW_OUTBOX_STATE_CONFLICT && entry->current_etag != NULL)
    {
      bw_client_outbox_entry_rebase (entry, entry->current, entry->current_etag);
      rewrite_entry (self, entry);
    }

  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_WAITING, NULL);
  if (entry->file == NULL && !entry->is_writing)
    {
      g_autoptr (BwClientOutboxEntry) again = g_object_ref (entry);

      take_out (self, entry);
      write_entry (self, again);
    }

  bw_client_outbox_wake (self);
}

/**
 * bw_client_outbox_discard:
 * @self: an outbox
 * @entry: one of its entries
 *
 * One that is on its way may have arrived; it is not sent again. What was entered for
 * the same document after it stays, as a change of what stands there without it.
 */
void
bw_client_outbox_discard (BwClientOutbox      *self,
                          BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));

  if (entry->is_discarded)
    return;

  /* At once, whatever is under way: an answer may not come, nor a folder be read, before
   * the backend changes or the program ends. */
  entry->is_discarded = TRUE;
  release_follower (self, entry);
  remove_entry (self, entry);
}
