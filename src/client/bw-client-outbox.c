/* bw-client-outbox.c: what waits to be written to the backend: its entries
 *
 *   add ──► on the disk ──► WAITING ──► SENDING ──► 2xx: off the disk, gone
 *                            ▲  ▲          │
 *                            │  └──────────┤ no answer, 401, 408, 425, 429, 3xx, 5xx: a pause
 *                     retry  │             ├► 412: CONFLICT
 *                            └─────────────┴► any other 4xx: REFUSED
 *
 * Of one document only the first is sent: -chain.c. Files are written and removed by a
 * worker: -keep.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox.h"

#include "bw-client-outbox-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define TIMEOUT_S 30

typedef enum
{
  PROP_N_WAITING = 1,
  PROP_OWNER,
} BwClientOutboxProperty;

static GParamSpec *properties[PROP_OWNER + 1];

enum
{
  TAKEN,
  LEFT,
  KEPT,
  UNKEPT,
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

static gboolean
is_homeless (gpointer key,
             gpointer value,
             gpointer user_data)
{
  return ((BwClientOutboxEntry *) value)->home == NULL;
}

/* What waits is kept; what was entered for no backend never waited. */
static void
forget_backend (BwClientOutbox *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  bw_client_outbox_stop (self);
  g_list_store_remove_all (self->entries);
  g_hash_table_foreach_remove (self->all, is_homeless, NULL);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->folder, g_free);
  self->is_loading = FALSE;
}

/* What is known to wait for the backend; what else there is is read from the disk. */
static void
show_known (BwClientOutbox *self)
{
  g_autoptr (GPtrArray) all = bw_client_outbox_list_all (self);

  for (guint i = 0; i < all->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (all, i);

      /* A new one comes when it is on the disk. */
      if ((!entry->is_leaving || bw_client_outbox_entry_is_stuck (entry))
          && g_queue_find (&self->writing, entry) == NULL)
        bw_client_outbox_insert (self, entry);
    }
}

/* @entry: not in the list yet */
static void
enter (BwClientOutbox      *self,
       BwClientOutboxEntry *entry)
{
  g_hash_table_replace (self->all, entry->key, g_object_ref (entry));
  if (self->folder != NULL)
    {
      entry->home = g_strdup (self->folder);
      bw_client_outbox_keep_write (self, entry);
      return;
    }

  bw_client_outbox_insert (self, entry);
  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, _("there is no backend to write to"));
}

/* One that could not be kept is tried again: it is in the list when it is on the disk. */
static void
write_again (BwClientOutbox      *self,
             BwClientOutboxEntry *entry)
{
  g_autoptr (BwClientOutboxEntry) kept = g_object_ref (entry);

  bw_client_outbox_take_out (self, kept);
  bw_client_outbox_keep_write (self, kept);
}

static void
adopt (BwClientOutbox      *self,
       BwClientOutboxEntry *entry)
{
  bw_client_outbox_rest (self, entry, NULL);
  if (entry->file != NULL)
    {
      bw_client_outbox_keep_adopt (self, entry);
      return;
    }

  g_free (entry->home);
  entry->home = g_strdup (self->folder);
  write_again (self, entry);
}

/* With what it stands upon; of others entered with the same token nothing is said. */
static void
adopt_chain (BwClientOutbox      *self,
             BwClientOutboxEntry *last)
{
  g_autofree char *home = g_strdup (last->home);
  g_autoptr (GPtrArray) all = bw_client_outbox_list_all (self);
  gboolean is_change = !g_str_equal (last->method, "POST");

  for (guint i = 0; i < all->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (all, i);
      gboolean is_before = is_change && entry->number < last->number && g_str_equal (entry->path, last->path);

      if ((entry == last || is_before) && g_strcmp0 (entry->home, home) == 0 && !entry->is_writing
          && !entry->is_leaving)
        adopt (self, entry);
    }

  bw_client_outbox_wake (self);
}

/* One that could not be removed from the disk: it is not sent, whatever is asked for. */
static gboolean
remove_again (BwClientOutbox      *self,
              BwClientOutboxEntry *entry)
{
  if (!entry->is_leaving || entry->file == NULL || entry->is_writing)
    return FALSE;

  bw_client_outbox_keep_remove (self, entry);
  return TRUE;
}

static gboolean
is_to_reach (BwClientOutbox      *self,
             BwClientOutboxEntry *entry,
             const char          *path)
{
  return !entry->is_discarded && !entry->is_taken && entry->withdrawn == 0 && g_str_equal (entry->path, path)
         && bw_client_outbox_is_here (self, entry);
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

    case PROP_OWNER:
      g_value_set_string (value, self->folder);
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
  g_hash_table_unref (self->all);
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
  properties[PROP_OWNER] =
    g_param_spec_string ("owner", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * BwClientOutbox::taken:
   * @self: an outbox
   * @entry: one that is written; it knows what stands there now, if that was told
   */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);

  /**
   * BwClientOutbox::kept:
   * @self: an outbox
   * @entry: one that stands on the disk as it is now
   */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);

  /**
   * BwClientOutbox::unkept:
   * @self: an outbox
   * @entry: one that the disk does not know, or not to be withdrawn: the next start would lose
   *   it, or send it; its reason says what to do
   */
  signals[UNKEPT] = g_signal_new ("unkept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);

  /**
   * BwClientOutbox::left:
   * @self: an outbox
   * @entry: one that is here no more, nor on the disk: whatever happens, it is not sent
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);
}

static void
bw_client_outbox_init (BwClientOutbox *self)
{
  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
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
  g_autofree char *token_key = NULL;

  forget_backend (self);
  update_n_waiting (self);
  if (backend == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
      return;
    }

  key = bw_client_backend_dup_key (backend, FALSE);
  token_key = bw_client_backend_dup_token_key (backend);
  self->backend = bw_client_backend_ref (backend);
  self->session = bw_client_backend_new_session (backend);
  soup_session_set_timeout (self->session, TIMEOUT_S);
  self->place = g_build_filename (self->dir, key, NULL);
  self->folder = g_build_filename (self->place, token_key, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
  show_known (self);
  bw_client_outbox_keep_load (self);
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

GPtrArray *
bw_client_outbox_list_all (BwClientOutbox *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  BwClientOutboxEntry *entry;

  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    g_ptr_array_add (all, g_object_ref (entry));

  return all;
}

gboolean
bw_client_outbox_is_here (BwClientOutbox      *self,
                          BwClientOutboxEntry *entry)
{
  return g_strcmp0 (entry->home, self->folder) == 0;
}

gboolean
bw_client_outbox_is_shown (BwClientOutbox      *self,
                           BwClientOutboxEntry *entry)
{
  gsize length = self->place != NULL ? strlen (self->place) : 0;

  return self->place != NULL && entry->home != NULL && g_str_has_prefix (entry->home, self->place)
         && (entry->home[length] == '\0' || entry->home[length] == G_DIR_SEPARATOR);
}

/* One of another backend waits until that is connected again. */
void
bw_client_outbox_insert (BwClientOutbox      *self,
                         BwClientOutboxEntry *entry)
{
  g_hash_table_replace (self->all, entry->key, g_object_ref (entry));
  self->last_number = MAX (self->last_number, entry->number);
  if (entry->home != NULL && !bw_client_outbox_is_shown (self, entry))
    return;

  if (entry->home != NULL && !bw_client_outbox_is_here (self, entry))
    bw_client_outbox_entry_set_state (entry, BW_OUTBOX_STATE_ANOTHERS, NULL);
  else if (entry->state == BW_OUTBOX_STATE_ANOTHERS || entry->state == BW_OUTBOX_STATE_WAITING)
    bw_client_outbox_entry_rest (entry, NULL);
  g_list_store_insert_sorted (self->entries, entry, compare_entries, NULL);
  update_n_waiting (self);
}

void
bw_client_outbox_take_out (BwClientOutbox      *self,
                           BwClientOutboxEntry *entry)
{
  guint position;

  if (g_list_store_find (self->entries, entry, &position))
    g_list_store_remove (self->entries, position);
  update_n_waiting (self);
}

void
bw_client_outbox_forget (BwClientOutbox      *self,
                         BwClientOutboxEntry *entry)
{
  g_autoptr (BwClientOutboxEntry) kept = g_object_ref (entry);

  bw_client_outbox_take_out (self, kept);
  g_hash_table_remove (self->all, kept->key);
  g_signal_emit (self, signals[LEFT], 0, kept);
}

/* As it is now: it will be so for whoever comes after us. */
void
bw_client_outbox_tell_kept (BwClientOutbox      *self,
                            BwClientOutboxEntry *entry)
{
  g_signal_emit (self, signals[KEPT], 0, entry);
}

void
bw_client_outbox_tell_unkept (BwClientOutbox      *self,
                              BwClientOutboxEntry *entry)
{
  g_signal_emit (self, signals[UNKEPT], 0, entry);
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
bw_client_outbox_rest (BwClientOutbox      *self,
                       BwClientOutboxEntry *entry,
                       const char          *reason)
{
  bw_client_outbox_entry_rest (entry, reason);
  update_n_waiting (self);
}

void
bw_client_outbox_take (BwClientOutbox      *self,
                       BwClientOutboxEntry *entry)
{
  entry->is_taken = TRUE;
  g_signal_emit (self, signals[TAKEN], 0, entry);
  bw_client_outbox_chain_leave (self, entry);
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
 * bw_client_outbox_get_owner:
 * @self: an outbox
 *
 * Returns: (transfer none) (nullable): a name for the backend and the token that what is
 *   entered is for; %NULL: there is no backend
 */
const char *
bw_client_outbox_get_owner (BwClientOutbox *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX (self), NULL);

  return self->folder;
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

      if (is_to_reach (self, entry, path))
        return entry;
    }

  for (guint i = bw_client_outbox_count (self); i > 0; i--)
    {
      BwClientOutboxEntry *entry = bw_client_outbox_get (self, i - 1);

      if (is_to_reach (self, entry, path))
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
 * it. One of ANOTHERS becomes one of this token, with what it stands upon. One
 * of another backend, whose outbox is shown no longer, stays as it is.
 */
void
bw_client_outbox_retry (BwClientOutbox      *self,
                        BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));

  if (remove_again (self, entry))
    return;

  if (entry->state == BW_OUTBOX_STATE_SENDING || entry->state == BW_OUTBOX_STATE_WITHDRAWN || entry->is_discarded
      || self->folder == NULL
      || !g_list_store_find (self->entries, entry, NULL))
    return;

  if (entry->state == BW_OUTBOX_STATE_ANOTHERS)
    {
      adopt_chain (self, entry);
      return;
    }

  if (entry->state == BW_OUTBOX_STATE_CONFLICT && entry->current_etag != NULL)
    {
      bw_client_outbox_entry_rebase (entry, entry->current, entry->current_etag);
      bw_client_outbox_keep_rewrite (self, entry);
    }

  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_WAITING, NULL);
  if (entry->file == NULL && !entry->is_writing)
    write_again (self, entry);

  bw_client_outbox_wake (self);
}

/**
 * bw_client_outbox_withdraw:
 * @self: an outbox
 * @entry: one of its entries: a change of a document
 * @at: when, by the backend's clock, in microseconds
 *
 * It is not sent any more, and as it may have arrived it is kept, WITHDRAWN, until that is
 * known: bw_client_outbox_discard() or bw_client_outbox_supersede(). Of one that is on its
 * way the answer is awaited. What was entered for the same document after it is a change of
 * what stands there without it. Again: at another time.
 */
void
bw_client_outbox_withdraw (BwClientOutbox      *self,
                           BwClientOutboxEntry *entry,
                           gint64               at)
{
  gboolean is_first;

  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));
  g_return_if_fail (at > 0);

  if (entry->is_discarded || entry->is_taken)
    return;

  is_first = entry->withdrawn == 0;
  entry->withdrawn = at;
  if (is_first)
    bw_client_outbox_chain_release (self, entry);
  bw_client_outbox_keep_rewrite (self, entry);
  if (entry->state == BW_OUTBOX_STATE_WAITING)
    bw_client_outbox_rest (self, entry, entry->reason);
  bw_client_outbox_send_next (self);
}

/**
 * bw_client_outbox_supersede:
 * @self: an outbox
 * @entry: one that was withdrawn
 *
 * What was entered for the same document after it does what is left to be done: it leaves
 * when that is on the disk.
 */
void
bw_client_outbox_supersede (BwClientOutbox      *self,
                            BwClientOutboxEntry *entry)
{
  g_return_if_fail (BW_IS_CLIENT_OUTBOX (self));
  g_return_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry));

  if (entry->is_discarded || entry->is_taken)
    return;

  entry->is_discarded = TRUE;
  entry->is_taken = TRUE;
  entry->is_passed_on = TRUE;
  bw_client_outbox_chain_leave (self, entry);
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

  if (remove_again (self, entry) || entry->is_discarded)
    return;

  /* At once, whatever is under way: an answer may not come, nor a folder be read, before
   * the backend changes or the program ends. */
  entry->is_discarded = TRUE;
  if (entry->withdrawn == 0)
    bw_client_outbox_chain_release (self, entry);
  bw_client_outbox_keep_remove (self, entry);
}
