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

#include "bw-client-file.h"
#include "bw-client-outbox-entry-private.h"
#include "bw-client-outbox-private.h"
#include "bw-json.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FIRST_PAUSE_MS   500
#define LONGEST_PAUSE_MS 30000
#define MAX_ANSWER       (1024 * 1024)
#define TIMEOUT_S        30
#define MAX_FILE         (4 * 1024 * 1024)

/* RFC 8470 and RFC 6585; libsoup has no names for them. */
#define STATUS_TOO_EARLY         425
#define STATUS_TOO_MANY_REQUESTS 429

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

  /* one at a time */
  BwClientOutboxEntry *sending; /* (unowned) (nullable) */
  GCancellable        *cancellable; /* (owned) (nullable) */
  gboolean             is_loading;
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
  char                *answer;      /* (owned) (nullable) */
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
  g_free (request->answer);
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
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  BwClientOutboxEntry *entry = data;
  g_autofree char *text = bw_client_outbox_entry_to_text (entry);
  GError *error = NULL;
  g_autoptr (BwClientFile) file = bw_client_file_new (g_object_get_data (G_OBJECT (task), "path"), &error);

  if (file != NULL)
    {
      bw_client_file_append (file, text, strlen (text));
      bw_client_file_commit (file, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_entry_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  BwClientOutboxEntry *entry = g_task_get_task_data (G_TASK (result));
  const char *path = g_object_get_data (G_OBJECT (result), "path");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gboolean is_written = g_task_propagate_boolean (G_TASK (result), &error);

  g_queue_remove (&self->writing, entry);
  if (is_written)
    entry->file = g_strdup (path);

  /* One of another backend waits on the disk until that is connected again. */
  if (g_strcmp0 (folder, self->folder) != 0)
    return;

  insert (self, entry);
  if (!is_written)
    set_state (self, entry, BW_OUTBOX_STATE_REFUSED, error->message);
  send_next (self);
}

static void
write_entry (BwClientOutbox      *self,
             BwClientOutboxEntry *entry)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_entry_written_cb, NULL);
  g_autofree char *name = bw_client_outbox_entry_dup_name (entry);

  g_queue_push_tail (&self->writing, entry);
  g_task_set_source_tag (task, write_entry);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "path", g_build_filename (self->folder, name, NULL), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!bw_client_file_remove (data, &error))
    g_message ("an entry that was written will be sent again: %s", error->message);

  g_task_return_boolean (task, TRUE);
}

static void
on_entry_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (BwClientOutboxEntry) entry = data;

  take_out (BW_CLIENT_OUTBOX (source), entry);
}

/* It leaves the list when it has left the disk. */
static void
remove_entry (BwClientOutbox      *self,
              BwClientOutboxEntry *entry)
{
  g_autoptr (GTask) task = NULL;

  if (entry->file == NULL)
    {
      take_out (self, entry);
      return;
    }

  task = g_task_new (self, NULL, on_entry_removed_cb, g_object_ref (entry));
  g_task_set_source_tag (task, remove_entry);
  g_task_set_task_data (task, g_steal_pointer (&entry->file), g_free);
  g_task_run_in_thread (task, remove_in_thread);
}

/* One that cannot be read is kept under another name: somebody wrote it. */
static BwClientOutboxEntry *
read_entry (const char *path)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *aside = g_strconcat (path, ".broken", NULL);
  GStatBuf status;
  gsize length;

  if (g_stat (path, &status) == 0 && status.st_size <= MAX_FILE
      && g_file_get_contents (path, &text, &length, &error)) /* blocks: in a worker, see load_in_thread() */
    entry = bw_client_outbox_entry_parse (text, length, &error);

  if (entry == NULL)
    {
      g_warning ("an entry of the outbox cannot be read and is put aside as %s: %s", aside,
                 error != NULL ? error->message : "it is too long");
      g_rename (path, aside);
      return NULL;
    }

  entry->file = g_strdup (path);
  return g_steal_pointer (&entry);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const char *folder = data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  bw_client_file_sweep (folder);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      BwClientOutboxEntry *entry = g_str_has_suffix (name, ".json") ? read_entry (path) : NULL;

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_folder_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (source);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_strcmp0 (g_task_get_task_data (G_TASK (result)), self->folder) != 0)
    return;

  self->is_loading = FALSE;
  for (guint i = 0; i < entries->len; i++)
    insert (self, g_ptr_array_index (entries, i));
  send_next (self);
}

static void
load (BwClientOutbox *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_folder_loaded_cb, NULL);

  self->is_loading = TRUE;
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

static gboolean
on_pause_timeout_cb (gpointer data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (data);

  self->pause_id = 0;
  send_next (self);
  return G_SOURCE_REMOVE;
}

/* Full jitter, but not before the backend wants to be asked again. */
static void
pause_sending (BwClientOutbox *self,
               SoupMessage    *message)
{
  const char *asked = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  double pause = MIN (FIRST_PAUSE_MS * (double) (1u << MIN (self->n_failed, 10)), LONGEST_PAUSE_MS);

  self->n_failed++;
  pause = g_random_double_range (0, pause);
  if (asked != NULL)
    pause = MAX (pause, MIN ((double) g_ascii_strtoull (asked, NULL, 10) * 1000, 10 * LONGEST_PAUSE_MS));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add ((guint) pause, on_pause_timeout_cb, self);
}

/* Another answer may come another time. A token is the session's matter. */
static gboolean
is_passing (guint status)
{
  return status < 400 || status >= 500
         || status == SOUP_STATUS_UNAUTHORIZED
         || status == SOUP_STATUS_REQUEST_TIMEOUT
         || status == STATUS_TOO_EARLY
         || status == STATUS_TOO_MANY_REQUESTS;
}

/* (nullable): what is wrong with a report that was refused among those taken */
static char *
find_rejected (const char *answer,
               gsize       length)
{
  g_autoptr (JsonNode) root = length > 0 ? bw_json_parse (answer, (gssize) length, MAX_ANSWER, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *rejected = object != NULL ? json_object_get_member (object, "rejected") : NULL;
  JsonNode *first;
  const char *pointer = "";
  const char *reason = "";

  if (rejected == NULL || !JSON_NODE_HOLDS_ARRAY (rejected)
      || json_array_get_length (json_node_get_array (rejected)) == 0)
    return NULL;

  first = json_array_get_element (json_node_get_array (rejected), 0);
  if (JSON_NODE_HOLDS_OBJECT (first))
    {
      bw_json_get_string (json_node_get_object (first), "pointer", &pointer, NULL);
      bw_json_get_string (json_node_get_object (first), "reason", &reason, NULL);
    }

  return g_strdup_printf ("%s: %s", pointer, reason);
}

static void
take_success (BwClientOutbox      *self,
              BwClientOutboxEntry *entry,
              const char          *answer,
              gsize                length)
{
  g_autofree char *rejected = find_rejected (answer, length);

  if (rejected != NULL)
    set_state (self, entry, BW_OUTBOX_STATE_REFUSED, rejected);
  else
    remove_entry (self, entry);
}

static void
take_answer (Request    *request,
             const char *answer,
             gsize       length)
{
  BwClientOutbox *self = request->outbox;
  BwClientOutboxEntry *entry = request->entry;
  guint status = soup_message_get_status (request->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
  g_autoptr (GError) refusal = NULL;

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      take_success (self, entry, answer, length);
      return;
    }

  refusal = bw_client_backend_read_refusal (request->message, answer, length);
  if (is_passing (status))
    {
      set_state (self, entry, BW_OUTBOX_STATE_WAITING, refusal->message);
      pause_sending (self, request->message);
    }
  else if (status != SOUP_STATUS_PRECONDITION_FAILED)
    {
      set_state (self, entry, BW_OUTBOX_STATE_REFUSED, refusal->message);
    }
  else if (bw_client_outbox_entry_compare (entry, answer, length,
                                           soup_message_headers_get_one (headers, "ETag")))
    {
      remove_entry (self, entry);
    }
  else
    {
      set_state (self, entry, BW_OUTBOX_STATE_CONFLICT, refusal->message);
    }
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

  if (entry->is_discarded)
    {
      remove_entry (self, entry);
    }
  else if (answer != NULL)
    {
      take_answer (request, answer, length);
    }
  else
    {
      set_state (self, entry, BW_OUTBOX_STATE_WAITING, error->message);
      pause_sending (self, request->message);
    }

  send_next (self);
}

static void
on_stream_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    end_request (request, request->answer, length, NULL);
  else
    end_request (request, NULL, 0, error);
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  GCancellable *cancellable = request->cancellable;
  char *answer;

  if (stream == NULL)
    {
      end_request (request, NULL, 0, error);
      return;
    }

  /* A document at most; what is longer is cut off, and its status is enough. */
  answer = request->answer = g_malloc (MAX_ANSWER);
  g_input_stream_read_all_async (stream, answer, MAX_ANSWER, G_PRIORITY_DEFAULT, cancellable,
                                 on_stream_read_cb, g_steal_pointer (&request));
}

/* An ETag of ours is a seq; RFC 9110 wants quotes around it. */
static void
set_condition (BwClientOutboxEntry *entry,
               SoupMessageHeaders  *headers)
{
  g_autofree char *quoted = NULL;

  if (entry->etag != NULL)
    {
      quoted = strchr (entry->etag, '"') != NULL ? g_strdup (entry->etag) : g_strdup_printf ("\"%s\"", entry->etag);
      soup_message_headers_replace (headers, "If-Match", quoted);
    }
  else if (g_str_equal (entry->method, "PUT"))
    {
      soup_message_headers_replace (headers, "If-None-Match", "*");
    }
}

static SoupMessage *
new_message (BwClientOutbox      *self,
             BwClientOutboxEntry *entry)
{
  SoupMessage *message = bw_client_backend_new_message (self->backend, entry->method, entry->path);
  SoupMessageHeaders *headers;
  g_autoptr (GBytes) body = NULL;

  if (message == NULL)
    return NULL;

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Idempotency-Key", entry->key);
  set_condition (entry, headers);
  if (entry->body != NULL)
    {
      body = g_bytes_new (entry->body, strlen (entry->body));
      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }

  return message;
}

static void
send_entry (BwClientOutbox      *self,
            BwClientOutboxEntry *entry)
{
  g_autoptr (SoupMessage) message = new_message (self, entry);
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
  soup_session_send_async (self->session, request->message, G_PRIORITY_DEFAULT, request->cancellable,
                           on_session_answer_cb, request);
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

  if (entry->state == BW_OUTBOX_STATE_SENDING || self->folder == NULL)
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

  if (entry->state == BW_OUTBOX_STATE_SENDING)
    entry->is_discarded = TRUE;
  else
    remove_entry (self, entry);
}
