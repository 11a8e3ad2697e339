/* bw-client-ledger.c: documents of the ledger, of which the feed tells no more than where they are
 *
 * A page is asked for by where it begins. The last one is asked for again when there
 * may be more: what it had is still there, and what came follows. Assignments are no
 * ledger until they are past: they change, so they are all read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ledger.h"

#include "bw-client-ledger-page-private.h"
#include "bw-client-session-private.h"
#include "bw-time.h"

/* Of a page: some 100 KiB, which is soon there and soon read. An issued briefing is a
 * hundred times as long as what else is booked. */
#define PAGE_LIMIT       200
#define BRIEFINGS_A_PAGE 20
#define TIMEOUT_S  20

struct _BwClientLedger
{
  GObject parent_instance;

  BwClientSession *session;      /* (owned) */
  BwDocumentType   type;
  char            *area;         /* (owned) (nullable) */
  gint64           from;
  gint64           to;

  GPtrArray       *rows;         /* (owned) (element-type BwClientLedgerRow) */
  GHashTable      *by_id;        /* (unowned): id → row */
  BwLedgerState    state;
  GError          *error;        /* (owned) (nullable) */
  gint64           as_of;
  guint            n_faulty;
  guint            n_faulty_before; /* of the pages before the last one */
  gboolean         is_cut_off;

  BwClientBackend *backend;      /* (owned) (nullable): who was asked */
  SoupSession     *soup;         /* (owned) (nullable) */
  GCancellable    *cancellable;  /* (owned) (nullable): a page is on its way */
  char            *cursor;       /* (owned) (nullable): where the page begins that is or was read last */
  guint            start;        /* its first row */
  gboolean         is_due;       /* there may be more than what is on its way */
};

typedef enum
{
  PROP_STATE = 1,
} BwClientLedgerProperty;

static GParamSpec *properties[PROP_STATE + 1];

static void bw_client_ledger_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwClientLedger, bw_client_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bw_client_ledger_list_model_init))

static void
tell (BwClientLedger *self,
      BwLedgerState   state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
append_time (GString    *path,
             const char *name,
             gint64      time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = bw_time_format (time, utc);
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);

  g_string_append_printf (path, "&%s=%s", name, escaped);
}

static char *
make_path (BwClientLedger *self)
{
  GString *path = g_string_new ("/v1/documents/");
  g_autofree char *area = g_uri_escape_string (self->area, NULL, FALSE);
  g_autofree char *after = self->cursor != NULL ? g_uri_escape_string (self->cursor, NULL, FALSE) : NULL;

  g_string_append_printf (path, "%s?limit=%d&area=%s", bw_document_type_to_string (self->type),
                          self->type == BW_DOCUMENT_TYPE_BRIEFING ? BRIEFINGS_A_PAGE : PAGE_LIMIT, area);
  if (self->from != 0)
    append_time (path, "from", self->from);
  if (self->to != G_MAXINT64)
    append_time (path, "to", self->to);
  if (after != NULL)
    g_string_append_printf (path, "&after=%s", after);

  return g_string_free (path, FALSE);
}

/* The rows from @start on are now those of @documents; what stays is not touched. */
static void
replace_rows (BwClientLedger *self,
              guint           start,
              GPtrArray      *documents)
{
  guint n_kept = 0;
  guint n_gone;

  while (n_kept < documents->len && start + n_kept < self->rows->len)
    {
      BwDocument *old = bw_client_ledger_row_get_document (g_ptr_array_index (self->rows, start + n_kept));
      BwDocument *new = g_ptr_array_index (documents, n_kept);

      if (!g_str_equal (bw_document_get_id (old), bw_document_get_id (new))
          || bw_document_get_seq (old) != bw_document_get_seq (new))
        break;

      n_kept++;
    }

  start += n_kept;
  n_gone = self->rows->len - start;
  for (guint i = start; i < self->rows->len; i++)
    g_hash_table_remove (self->by_id,
                         bw_document_get_id (bw_client_ledger_row_get_document (g_ptr_array_index (self->rows, i))));
  if (n_gone > 0)
    g_ptr_array_remove_range (self->rows, start, n_gone);

  for (guint i = n_kept; i < documents->len; i++)
    {
      BwClientLedgerRow *row = bw_client_ledger_row_new (g_ptr_array_index (documents, i));

      g_ptr_array_add (self->rows, row);
      g_hash_table_replace (self->by_id, (gpointer) bw_document_get_id (bw_client_ledger_row_get_document (row)), row);
    }

  if (n_gone > 0 || documents->len > n_kept)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_gone, documents->len - n_kept);
}

static void
give_up (BwClientLedger *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
drop (BwClientLedger *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  give_up (self);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_error (&self->error);
  self->start = 0;
  self->as_of = 0;
  self->n_faulty = 0;
  self->n_faulty_before = 0;
  self->is_cut_off = FALSE;
  self->is_due = FALSE;
  replace_rows (self, 0, none);
}

static void
fail (BwClientLedger *self,
      const GError   *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  tell (self, BW_LEDGER_STATE_FAILED);
}

static void read_page (BwClientLedger *self);

/* Reads on, again, or not any more. */
static void
take_page (BwClientLedger     *self,
           BwClientLedgerPage *page)
{
  gboolean is_full;

  replace_rows (self, self->start, page->documents);
  self->n_faulty = self->n_faulty_before + page->n_faulty;
  is_full = self->rows->len >= BW_CLIENT_LEDGER_MAX_ROWS;
  if (page->next != NULL && !is_full)
    {
      g_free (self->cursor);
      self->cursor = g_steal_pointer (&page->next);
      self->start = self->rows->len;
      self->n_faulty_before = self->n_faulty;
      read_page (self);
      return;
    }

  self->is_cut_off = page->next != NULL;
  self->as_of = bw_clock_get_now (bw_client_session_get_clock (self->session));
  if (self->is_due)
    read_page (self);
  else
    tell (self, BW_LEDGER_STATE_READ);
}

static void
on_page_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (BwClientLedger) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwClientLedgerPage) page = bw_client_ledger_page_read_finish (result, &error);

  /* Somebody else's by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (page != NULL)
    take_page (self, page);
  else
    fail (self, error);
}

static void
read_page (BwClientLedger *self)
{
  g_autofree char *path = make_path (self);

  self->is_due = FALSE;
  self->cancellable = g_cancellable_new ();
  bw_client_ledger_page_read_async (self->soup, self->backend, path, self->session->catalogue, self->cancellable,
                                    on_page_read_cb, g_object_ref (self));
}

static void
begin (BwClientLedger *self)
{
  self->backend = bw_client_backend_ref (self->session->backend);
  self->soup = bw_client_backend_new_session (self->backend);
  soup_session_set_timeout (self->soup, TIMEOUT_S);
  tell (self, BW_LEDGER_STATE_READING);
  read_page (self);
}

static gboolean
is_of_scope (BwClientLedger   *self,
             const BwDocument *document)
{
  BwPlaceTree *places = bw_picture_get_places (self->session->picture);
  BwPlace scope = bw_place_tree_lookup (places, self->area);
  const char *code = bw_document_get_place (document);
  BwPlace place = code != NULL ? bw_place_tree_lookup (places, code) : bw_place_tree_get_root (places);
  gint64 at = bw_document_get_at (document);

  return scope != BW_PLACE_NONE && place != BW_PLACE_NONE && bw_place_tree_is_within (places, place, scope)
         && at >= self->from && at <= self->to;
}

/* Of a saved file. */
static void
show_saved (BwClientLedger *self)
{
  g_autoptr (GPtrArray) all = bw_picture_list_documents (self->session->picture, self->type);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      if (is_of_scope (self, g_ptr_array_index (all, i)))
        g_ptr_array_add (shown, g_ptr_array_index (all, i));
    }

  replace_rows (self, 0, shown);
  self->as_of = all->len > 0 ? bw_client_session_get_as_of (self->session) : 0;
  tell (self, all->len > 0 ? BW_LEDGER_STATE_READ : BW_LEDGER_STATE_ABSENT);
}

static void
start_anew (BwClientLedger *self)
{
  drop (self);
  if (self->area == NULL)
    tell (self, BW_LEDGER_STATE_ABSENT);
  else if (self->session->backend != NULL)
    begin (self);
  else
    show_saved (self);
}

static void
on_session_reset_cb (BwClientLedger *self)
{
  g_assert (BW_IS_CLIENT_LEDGER (self));

  start_anew (self);
}

/* Another backend is another ledger; one that is back is asked again for what failed. */
static void
on_session_connection_cb (BwClientLedger *self)
{
  g_assert (BW_IS_CLIENT_LEDGER (self));

  if (self->area == NULL)
    return;

  if (self->session->backend != self->backend || self->backend == NULL)
    start_anew (self);
  else if (bw_client_session_get_connection (self->session) == BW_CONNECTION_LIVE)
    bw_client_ledger_refresh (self);
}

static void
on_session_booked_cb (BwClientLedger  *self,
                      guint            type,
                      const char      *code,
                      BwClientSession *session)
{
  BwPlaceTree *places = bw_picture_get_places (session->picture);
  BwPlace scope = self->area != NULL ? bw_place_tree_lookup (places, self->area) : BW_PLACE_NONE;
  BwPlace place = bw_place_tree_lookup (places, code);

  g_assert (BW_IS_CLIENT_LEDGER (self));

  /* What cannot be told apart may be here. */
  if (type == (guint) self->type
      && (scope == BW_PLACE_NONE || place == BW_PLACE_NONE || bw_place_tree_is_within (places, place, scope)))
    bw_client_ledger_refresh (self);
}

static GType
bw_client_ledger_get_item_type (GListModel *model)
{
  return BW_TYPE_CLIENT_LEDGER_ROW;
}

static guint
bw_client_ledger_get_n_items (GListModel *model)
{
  return BW_CLIENT_LEDGER (model)->rows->len;
}

static gpointer
bw_client_ledger_get_item (GListModel *model,
                           guint       position)
{
  BwClientLedger *self = BW_CLIENT_LEDGER (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
bw_client_ledger_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bw_client_ledger_get_item_type;
  iface->get_n_items = bw_client_ledger_get_n_items;
  iface->get_item = bw_client_ledger_get_item;
}

static void
bw_client_ledger_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_enum (value, BW_CLIENT_LEDGER (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bw_client_ledger_dispose (GObject *object)
{
  BwClientLedger *self = BW_CLIENT_LEDGER (object);

  give_up (self);
  g_clear_object (&self->soup);

  G_OBJECT_CLASS (bw_client_ledger_parent_class)->dispose (object);
}

static void
bw_client_ledger_finalize (GObject *object)
{
  BwClientLedger *self = BW_CLIENT_LEDGER (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->session);
  g_free (self->cursor);
  g_free (self->area);

  G_OBJECT_CLASS (bw_client_ledger_parent_class)->finalize (object);
}

static void
bw_client_ledger_class_init (BwClientLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_client_ledger_get_property;
  object_class->dispose = bw_client_ledger_dispose;
  object_class->finalize = bw_client_ledger_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BW_TYPE_LEDGER_STATE, BW_LEDGER_STATE_ABSENT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_client_ledger_init (BwClientLedger *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->to = G_MAXINT64;
}

/**
 * bw_client_ledger_new:
 * @session: whose backend is asked
 * @type: of the documents
 *
 * Returns: (transfer full): an empty list, until a scope is set
 */
BwClientLedger *
bw_client_ledger_new (BwClientSession *session,
                      BwDocumentType   type)
{
  BwClientLedger *self;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (session), NULL);

  self = g_object_new (BW_TYPE_CLIENT_LEDGER, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  g_signal_connect_object (session, "reset", G_CALLBACK (on_session_reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "booked", G_CALLBACK (on_session_booked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * bw_client_ledger_set_scope:
 * @self: a ledger
 * @area: (nullable): code of an area or a site; %NULL: nothing is read
 *
 * What was there goes, and what was on its way is given up.
 */
void
bw_client_ledger_set_scope (BwClientLedger *self,
                            const char     *area)
{
  g_return_if_fail (BW_IS_CLIENT_LEDGER (self));

  if (g_strcmp0 (self->area, area) == 0)
    return;

  g_free (self->area);
  self->area = g_strdup (area);
  start_anew (self);
}

/**
 * bw_client_ledger_set_span:
 * @self: a ledger
 * @from: earliest time, microseconds since 1970; 0: any
 * @to: latest time; %G_MAXINT64: any
 */
void
bw_client_ledger_set_span (BwClientLedger *self,
                           gint64          from,
                           gint64          to)
{
  g_return_if_fail (BW_IS_CLIENT_LEDGER (self));

  if (self->from == from && self->to == to)
    return;

  self->from = from;
  self->to = to;
  if (self->area != NULL)
    start_anew (self);
}

/**
 * bw_client_ledger_refresh:
 * @self: a ledger
 *
 * Looks whether there is more. While pages are coming it does so behind them.
 */
void
bw_client_ledger_refresh (BwClientLedger *self)
{
  g_return_if_fail (BW_IS_CLIENT_LEDGER (self));

  self->is_due = TRUE;
  if (self->area == NULL || self->cancellable != NULL)
    return;

  if (self->backend == NULL || self->backend != self->session->backend)
    {
      start_anew (self);
      return;
    }

  if (!bw_document_type_is_ledger (self->type))
    {
      g_clear_pointer (&self->cursor, g_free);
      self->start = 0;
      self->n_faulty_before = 0;
    }

  g_clear_error (&self->error);
  tell (self, BW_LEDGER_STATE_READING);
  read_page (self);
}

BwLedgerState
bw_client_ledger_get_state (BwClientLedger *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), BW_LEDGER_STATE_ABSENT);

  return self->state;
}

const GError *
bw_client_ledger_get_error (BwClientLedger *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), NULL);

  return self->error;
}

gint64
bw_client_ledger_get_as_of (BwClientLedger *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), 0);

  return self->as_of;
}

gboolean
bw_client_ledger_is_cut_off (BwClientLedger *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), FALSE);

  return self->is_cut_off;
}

guint
bw_client_ledger_get_n_faulty (BwClientLedger *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), 0);

  return self->n_faulty;
}

/**
 * bw_client_ledger_find:
 * @self: a ledger
 * @id: of a document
 *
 * Returns: (transfer none) (nullable): its row, if it has been read
 */
BwClientLedgerRow *
bw_client_ledger_find (BwClientLedger *self,
                       const char     *id)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}
