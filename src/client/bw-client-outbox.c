/* bw-client-outbox.c: what waits to be written to the backend
 *
 *   add ──► on the disk ──► WAITING ──► SENDING ──► 2xx: off the disk, gone
 *                            ▲  ▲          │
 *                            │  └──────────┤ no answer, 401, 408, 425, 429, 3xx, 5xx: a pause
 *                     retry  │             ├► 412: CONFLICT
 *                            └─────────────┴► any other 4xx: REFUSED
 *
 * An answer that was lost makes no difference: what is sent again has the same
 * key, a report its id, and a 412 that shows just what was to be written is the
 * trace of the first time. Files are written and removed by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox.h"

#include "bw-client-backoff-private.h"
#include "bw-client-outbox-disk-private.h"
#include "bw-client-outbox-private.h"
#include "bw-client-outbox-request-private.h"
#include "bw-client-verdict-private.h"

#include <glib/gi18n.h>

#define TIMEOUT_S 30

/* What becomes of an entry that was not taken. */
static const BwOutboxState verdict_states[] = {
  [BW_CLIENT_VERDICT_LATER] = BW_OUTBOX_STATE_WAITING,
  [BW_CLIENT_VERDICT_CONFLICT] = BW_OUTBOX_STATE_CONFLICT,
  [BW_CLIENT_VERDICT_REFUSED] = BW_OUTBOX_STATE_REFUSED,
};

struct _BwClientOutbox
{
  GObject parent_instance;

  /* owned */
  GListStore      *entries;  /* (element-type BwClientOutboxEntry): oldest first */
  char            *dir;
  char            *folder;   /* (nullable): of the backend */
  BwClientBackend *backend;  /* (nullable) */
  SoupSession     *session;  /* (nullable) */
  GQueue           writing;  /* (element-type BwClientOutboxEntry): on their way to the disk */
  GHashTable      *leaving;  /* (element-type utf8): keys of what a load may have read and is not to bring back */

  /* one at a time */
  BwClientOutboxEntry *sending; /* (unowned) (nullable) */
  GCancellable        *cancellable; /* (owned) (nullable) */
  gboolean             is_loading;
  guint                n_under_way; /* loads and removals */
  guint64              last_number;
  guint                n_failed;
  guint                pause_id;
  guint                n_waiting;
};

/* One request, until it is answered. */
typedef struct
{
  BwClientOutbox      *outbox;      /* (owned) */
  BwClientOutboxEntry *entry;       /* (owned) */
  SoupMessage         *message;     /* (owned) */
  GCancellable        *cancellable; /* (owned) */
} Request;

typedef enum
{
  PROP_N_WAITING = 1,
} BwClientOutboxProperty;

static GParamSpec *properties[PROP_N_WAITING + 1];

static void bw_client_outbox_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwClientOutbox, bw_client_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bw_client_outbox_list_model_init))

static void send_next (BwClientOutbox *self);

static void
free_request (Request *request)
{
  g_object_unref (request->outbox);
  g_object_unref (request->entry);
  g_clear_object (&request->message);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, free_request)

static BwClientOutboxEntry *
get_entry (BwClientOutbox *self,
           guint           index)
{
  /* The store keeps it: a borrowed pointer is good until it leaves. */
  g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry;
}

static guint
count_entries (BwClientOutbox *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

static void
update_n_waiting (BwClientOutbox *self)
{
  guint n_waiting = 0;

  for (guint i = 0; i < count_entries (self); i++)
    n_waiting += get_entry (self, i)->state <= BW_OUTBOX_STATE_SENDING;

  if (self->n_waiting == n_waiting)
    return;

  self->n_waiting = n_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
set_state (BwClientOutbox      *self,
           BwClientOutboxEntry *entry,
           BwOutboxState        state,
           const char          *reason)
{
  bw_client_outbox_entry_set_state (entry, state, reason);
  update_n_waiting (self);
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
  if (path != NULL)
    entry->file = path;

  /* One of another backend waits on the disk until that is connected again. */
  if (g_strcmp0 (folder, self->folder) != 0)
    return;

  insert (self, entry);
  if (path == NULL)
    set_state (self, entry, BW_OUTBOX_STATE_REFUSED, error->message);
  send_next (self);
}

static void
write_entry (BwClientOutbox      *self,
             BwClientOutboxEntry *entry)
{
  g_queue_push_tail (&self->writing, entry);
  bw_client_outbox_disk_write_async (self, self->folder, entry, on_entry_written_cb, NULL);
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
}

/* It leaves the list when it has left the disk. */
static void
remove_entry (BwClientOutbox      *self,
              BwClientOutboxEntry *entry)
{
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
  for (guint i = 0; i < count_entries (self); i++)
    {
      if (g_str_equal (get_entry (self, i)->key, entry->key))
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
  send_next (self);
}

static void
load (BwClientOutbox *self)
{
  self->is_loading = TRUE;
  self->n_under_way++;
  bw_client_outbox_disk_load_async (self, self->folder, on_folder_loaded_cb, NULL);
}

static gboolean
on_pause_timeout_cb (gpointer data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (data);

  self->pause_id = 0;
  send_next (self);
  return G_SOURCE_REMOVE;
}

/* Not before the backend wants to be asked again. */
static void
pause_sending (BwClientOutbox *self,
               SoupMessage    *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  double asked = bw_client_verdict_read_pause (soup_message_headers_get_one (headers, "Retry-After"));
  double pause = MAX (bw_client_backoff_draw (self->n_failed), asked);

  self->n_failed++;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add ((guint) pause, on_pause_timeout_cb, self);
}

static void
take_answer (BwClientOutbox      *self,
             BwClientOutboxEntry *entry,
             SoupMessage         *message,
             const char          *answer,
             gsize                length)
{
  guint status = soup_message_get_status (message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autofree char *rejected = NULL;
  BwClientVerdict verdict = bw_client_verdict_reach (entry, status, soup_message_headers_get_one (headers, "ETag"),
                                                     answer, length, &rejected);
  g_autoptr (GError) refusal = NULL;

  if (verdict == BW_CLIENT_VERDICT_TAKEN)
    {
      remove_entry (self, entry);
      return;
    }

  if (rejected == NULL)
    refusal = bw_client_backend_read_refusal (message, answer, length);
  set_state (self, entry, verdict_states[verdict], rejected != NULL ? rejected : refusal->message);
  if (verdict == BW_CLIENT_VERDICT_LATER)
    pause_sending (self, message);
}

/* @answer: (nullable): %NULL: there was none, @error says why */
static void
end_request (Request      *request,
             const char   *answer,
             gsize         length,
             const GError *error)
{
  BwClientOutbox *self = request->outbox;
  BwClientOutboxEntry *entry = request->entry;

  /* Another backend, or none: what waits is on the disk. */
  if (self->cancellable != request->cancellable)
    return;

  self->sending = NULL;
  g_clear_object (&self->cancellable);
  if (answer != NULL)
    self->n_failed = 0;

  if (!entry->is_discarded && answer != NULL)
    {
      take_answer (self, entry, request->message, answer, length);
    }
  else if (!entry->is_discarded)
    {
      set_state (self, entry, BW_OUTBOX_STATE_WAITING, error->message);
      pause_sending (self, request->message);
    }

  send_next (self);
}

static void
on_request_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *answer = bw_client_outbox_request_send_finish (result, &length, &error);

  end_request (request, answer, length, error);
}

static void
send_entry (BwClientOutbox      *self,
            BwClientOutboxEntry *entry)
{
  g_autoptr (SoupMessage) message = bw_client_outbox_request_new_message (self->backend, entry);
  Request *request;

  if (message == NULL)
    {
      set_state (self, entry, BW_OUTBOX_STATE_REFUSED, _("what it is to be written to is no address"));
      return;
    }

  self->sending = entry;
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->outbox = g_object_ref (self);
  request->entry = g_object_ref (entry);
  request->message = g_steal_pointer (&message);
  request->cancellable = g_object_ref (self->cancellable);
  set_state (self, entry, BW_OUTBOX_STATE_SENDING, NULL);
  bw_client_outbox_request_send_async (self->session, request->message, request->cancellable,
                                       on_request_answer_cb, request);
}

/* Whether an older one is still on its way to the disk. */
static gboolean
is_oldest (BwClientOutbox      *self,
           BwClientOutboxEntry *entry)
{
  for (GList *link = self->writing.head; link != NULL; link = link->next)
    {
      if (((BwClientOutboxEntry *) link->data)->number < entry->number)
        return FALSE;
    }

  return TRUE;
}

static void
send_next (BwClientOutbox *self)
{
  while (self->backend != NULL && self->sending == NULL && self->pause_id == 0 && !self->is_loading)
    {
      BwClientOutboxEntry *next = NULL;

      for (guint i = 0; i < count_entries (self) && next == NULL; i++)
        {
          BwClientOutboxEntry *entry = get_entry (self, i);

          /* One without a file is just leaving. */
          if (entry->state == BW_OUTBOX_STATE_WAITING && entry->file != NULL)
            next = entry;
        }

      if (next == NULL || !is_oldest (self, next))
        return;

      send_entry (self, next);
    }
}

static void
forget_backend (BwClientOutbox *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_pointer (&self->folder, g_free);
  self->sending = NULL;
  self->is_loading = FALSE;
  self->n_failed = 0;
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
  return count_entries (BW_CLIENT_OUTBOX (model));
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

void
bw_client_outbox_wake (BwClientOutbox *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  send_next (self);
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
 */
void
bw_client_outbox_add (BwClientOutbox *self,
                      const char     *title,
                      const char     *method,
                      const char     *path,
                      const char     *body,
                      const char     *etag)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;

  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (title != NULL && method != NULL);
  g_return_if_fail (path != NULL && *path == '/');

  /* Later than any that may still be read from the disk. */
  self->last_number = MAX (self->last_number + 1, (guint64) g_get_real_time ());
  entry = bw_client_outbox_entry_new (self->last_number, title, method, path, body, etag);
  if (self->folder != NULL)
    {
      write_entry (self, entry);
      return;
    }

  insert (self, entry);
  set_state (self, entry, BW_OUTBOX_STATE_REFUSED, _("there is no backend to write to"));
}

/**
 * bw_client_outbox_retry:
 * @self: an outbox
 * @entry: one of its entries
 *
 * One in CONFLICT replaces what stands there now: the person has seen it.
 */
void
bw_client_outbox_retry (BwClientOutbox      *self,
                        BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));

  if (entry->state == BW_OUTBOX_STATE_SENDING || entry->is_discarded || self->folder == NULL)
    return;

  if (entry->state == BW_OUTBOX_STATE_CONFLICT && entry->current_etag != NULL)
    {
      g_free (entry->etag);
      entry->etag = g_strdup (entry->current_etag);
    }

  set_state (self, entry, BW_OUTBOX_STATE_WAITING, NULL);
  if (entry->file == NULL)
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
 * One that is on its way may have arrived; it is not sent again.
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
  remove_entry (self, entry);
}
