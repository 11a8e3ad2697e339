/* bw-call-book.c: the figures that came by telephone, as they stand
 *
 * Of a log of thousands of lines a few hold a figure: the others are told by looking
 * for a word in their text, and are never parsed.
 *
 * The last week is read and followed. What came before is read once, for the figures that
 * nobody has held against a report yet: they stand until somebody does. What was decided
 * before that week is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-book.h"

#include "bw-desk.h"
#include "bw-json.h"
#include "bw-time.h"

#include <string.h>

#define DAYS_BACK       7
#define TICKS_PER_LOOK 30
#define MAX_BODY       (64 * 1024)

struct _BwCallBook
{
  GObject parent_instance;

  BwDesk         *desk;       /* (unowned) (nullable) */
  BwClientLedger *log;        /* (owned) */
  BwClientLedger *earlier;    /* (owned) (nullable): the log before @from, while it is read */
  gint64          from;       /* where @log begins; 0: it does not yet */
  gboolean        is_due;     /* @earlier is to be read, once it is known of which place */
  gboolean        is_cut_off; /* @earlier was longer than what is read of it */
  GHashTable     *known;      /* (owned) (element-type utf8 BwCall): by id */
  GHashTable     *withdrawn;  /* (owned) (element-type utf8): ids that lines without a figure correct */
  GPtrArray      *standing;   /* (owned) (element-type BwCall): the newest first */
  BwCallReports  *reports;    /* (owned) */
  guint           n_ticks;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwCallBook, bw_call_book, G_TYPE_OBJECT)

static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  const BwCall *first = *(const BwCall * const *) a;
  const BwCall *second = *(const BwCall * const *) b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;
  if (first->noted != second->noted)
    return first->noted > second->noted ? -1 : 1;

  return strcmp (first->id, second->id);
}

/* What was decided long ago is over; what nobody has decided is not. */
static gboolean
is_over (BwCallBook *self,
         BwCall     *call)
{
  return call->noted < self->from && call->state != BW_CALL_OPEN;
}

/* Of the two readings the one that is not over, if there is one. Borrowed. */
static BwClientLedger *
find_slow (BwCallBook *self)
{
  return self->earlier != NULL && bw_client_ledger_get_state (self->log) == BW_LEDGER_STATE_READ ? self->earlier
                                                                                                : self->log;
}

static void
find_standing (BwCallBook *self)
{
  g_autoptr (GHashTable) corrected = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (BW_CALL (value)->corrects != NULL)
        g_hash_table_add (corrected, BW_CALL (value)->corrects);
    }

  g_ptr_array_set_size (self->standing, 0);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (!g_hash_table_contains (corrected, BW_CALL (value)->id)
          && !g_hash_table_contains (self->withdrawn, BW_CALL (value)->id) && !is_over (self, value))
        g_ptr_array_add (self->standing, g_object_ref (value));
    }
  g_ptr_array_sort (self->standing, compare_calls);
}

static void
tell (BwCallBook *self)
{
  find_standing (self);
  bw_call_reports_retain (self->reports, self->standing);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is known already stays the same object: it has arrived, no more. */
static BwCall *
take_in (BwCallBook *self,
         JsonObject *entry)
{
  const char *id = bw_json_peek_string (entry, "id");
  BwCall *known = id != NULL ? g_hash_table_lookup (self->known, id) : NULL;
  BwCall *call = known == NULL ? bw_call_new (entry) : NULL;
  const char *corrects = bw_json_peek_string (entry, "corrects");

  if (call != NULL)
    g_hash_table_insert (self->known, call->id, call);
  else if (known == NULL && corrects != NULL)
    g_hash_table_add (self->withdrawn, g_strdup (corrects));

  return known != NULL ? known : call;
}

/* TRUE: it matters here. */
static gboolean
read_row (BwCallBook *self,
          GListModel *log,
          guint       position)
{
  g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (log, position);
  const char *json = bw_document_get_json (bw_client_ledger_row_get_document (row));
  BwCall *call;

  if (strstr (json, "\"figure\"") == NULL && strstr (json, "\"corrects\"") == NULL)
    return FALSE;

  call = take_in (self, bw_client_ledger_row_get_members (row));
  if (call != NULL)
    {
      call->is_waiting = FALSE;
      call->is_refused = FALSE;
    }
  return TRUE;
}

static gboolean
is_elsewhere (gpointer id,
              gpointer call,
              gpointer user_data)
{
  return !BW_CALL (call)->is_waiting;
}

/* (transfer full) (nullable): a line of the log that is on its way, if it matters here */
static JsonObject *
parse_body (BwClientOutboxEntry *entry)
{
  const char *body = bw_client_outbox_entry_get_body (entry);
  g_autoptr (JsonNode) node = NULL;

  if (body == NULL || strstr (body, "\"figure\"") == NULL)
    return NULL;

  node = bw_json_parse (body, -1, MAX_BODY, NULL);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gboolean
is_gone (gpointer id,
         gpointer call,
         gpointer user_data)
{
  return BW_CALL (call)->is_waiting && !g_hash_table_contains (user_data, id);
}

/* What waits is shown; what somebody has discarded is not any more. */
static void
read_waiting (BwCallBook *self)
{
  g_autoptr (GPtrArray) entries = bw_edits_list (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ENTRY);
  g_autoptr (GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      BwClientOutboxEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (JsonObject) members = parse_body (entry);
      BwCall *call = members != NULL ? take_in (self, members) : NULL;

      if (call == NULL)
        continue;

      call->is_waiting = bw_client_ledger_find (self->log, call->id) == NULL;
      call->is_refused = bw_client_outbox_entry_get_state (entry) >= BW_OUTBOX_STATE_CONFLICT;
      g_hash_table_add (waiting, call->id);
    }

  g_hash_table_foreach_remove (self->known, is_gone, waiting);
}

static void
on_earlier_state_cb (BwCallBook     *self,
                     GParamSpec     *pspec,
                     BwClientLedger *earlier)
{
  gboolean is_changed = FALSE;

  g_assert (BW_IS_CALL_BOOK (self));

  if (bw_client_ledger_get_state (earlier) != BW_LEDGER_STATE_READ || self->earlier != earlier)
    return;

  /* Its lines are many; what is kept of them is few. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (earlier)); i++)
    is_changed |= read_row (self, G_LIST_MODEL (earlier), i);
  self->is_cut_off = bw_client_ledger_is_cut_off (earlier);
  g_clear_object (&self->earlier);
  if (is_changed || self->is_cut_off)
    tell (self);
}

static void
read_earlier (BwCallBook *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace root = bw_place_tree_get_root (places);
  g_autoptr (BwClientLedger) earlier = NULL;

  g_clear_object (&self->earlier);
  self->is_cut_off = FALSE;
  self->is_due = root == BW_PLACE_NONE;
  if (root == BW_PLACE_NONE || self->from == 0)
    return;

  /* It may be read at once, and be given up in the midst of it. */
  earlier = bw_client_ledger_new (bw_desk_get_session (self->desk), BW_DOCUMENT_TYPE_ENTRY);
  self->earlier = g_object_ref (earlier);
  bw_client_ledger_set_span (earlier, 0, self->from - 1);
  g_signal_connect_object (earlier, "notify::state", G_CALLBACK (on_earlier_state_cb), self, G_CONNECT_SWAPPED);
  bw_client_ledger_set_scope (earlier, bw_place_tree_get_code (places, root));
}

/* The log of the root: one reading serves every scope. */
static void
follow_root (BwCallBook *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace root = bw_place_tree_get_root (places);

  if (root == BW_PLACE_NONE)
    return;

  if (bw_client_ledger_get_state (self->log) == BW_LEDGER_STATE_ABSENT)
    {
      self->from = bw_desk_get_now (self->desk) - DAYS_BACK * BW_TIME_DAY;
      bw_client_ledger_set_span (self->log, self->from, G_MAXINT64);
      read_earlier (self);
    }
  else if (self->is_due)
    {
      read_earlier (self);
    }
  bw_client_ledger_set_scope (self->log, bw_place_tree_get_code (places, root));
}

/* Nothing is known of another log but what waits here. */
static void
read_anew (BwCallBook *self)
{
  if (self->desk == NULL)
    return;

  g_hash_table_foreach_remove (self->known, is_elsewhere, NULL);
  g_hash_table_remove_all (self->withdrawn);
  read_earlier (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->log)); i++)
    read_row (self, G_LIST_MODEL (self->log), i);

  tell (self);
}

/* Also where the last week held no line, and the log tells of no change. */
static void
on_session_reset_cb (BwCallBook      *self,
                     BwClientSession *session)
{
  g_assert (BW_IS_CALL_BOOK (self));

  read_anew (self);
}

/* Lines are only added; if some went it is another log. */
static void
on_log_items_changed_cb (BwCallBook *self,
                         guint       position,
                         guint       n_removed,
                         guint       n_added,
                         GListModel *log)
{
  gboolean is_changed = FALSE;

  g_assert (BW_IS_CALL_BOOK (self));

  if (n_removed > 0)
    {
      read_anew (self);
      return;
    }

  for (guint i = 0; i < n_added; i++)
    is_changed |= read_row (self, log, position + i);

  if (is_changed)
    tell (self);
}

static void
on_log_state_cb (BwCallBook     *self,
                 GParamSpec     *pspec,
                 BwClientLedger *log)
{
  g_assert (BW_IS_CALL_BOOK (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_reports_changed_cb (BwCallBook    *self,
                       BwCallReports *reports)
{
  g_assert (BW_IS_CALL_BOOK (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_edits_changed_cb (BwCallBook *self,
                     BwEdits    *edits)
{
  g_assert (BW_IS_CALL_BOOK (self));

  if (self->desk == NULL)
    return;

  read_waiting (self);
  tell (self);
}

/* Between its answer and the log it is in no list. */
static void
on_outbox_taken_cb (BwCallBook          *self,
                    BwClientOutboxEntry *entry,
                    BwClientOutbox      *outbox)
{
  BwDocumentType type;
  g_autofree char *id = bw_edits_dup_id (entry, &type);
  g_autoptr (JsonObject) members = id != NULL && type == BW_DOCUMENT_TYPE_ENTRY ? parse_body (entry) : NULL;
  BwCall *call = members != NULL ? take_in (self, members) : NULL;

  g_assert (BW_IS_CALL_BOOK (self));

  if (call == NULL)
    return;

  call->is_waiting = FALSE;
  call->is_refused = FALSE;
  bw_client_ledger_refresh (self->log);
  tell (self);
}

static void
on_desk_refresh_cb (BwCallBook         *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_CALL_BOOK (self));

  if (change == NULL || change->structure)
    follow_root (self);
}

static void
on_desk_tick_cb (BwCallBook *self,
                 BwDesk     *desk)
{
  g_assert (BW_IS_CALL_BOOK (self));

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_LOOK == 0
      && bw_client_session_get_connection (bw_desk_get_session (desk)) == BW_CONNECTION_LIVE)
    bw_client_ledger_refresh (self->log);
}

static void
bw_call_book_dispose (GObject *object)
{
  BwCallBook *self = BW_CALL_BOOK (object);

  g_clear_weak_pointer (&self->desk);
  g_clear_object (&self->reports);
  g_clear_object (&self->earlier);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (bw_call_book_parent_class)->dispose (object);
}

static void
bw_call_book_finalize (GObject *object)
{
  BwCallBook *self = BW_CALL_BOOK (object);

  g_clear_pointer (&self->standing, g_ptr_array_unref);
  g_clear_pointer (&self->withdrawn, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (bw_call_book_parent_class)->finalize (object);
}

static void
bw_call_book_class_init (BwCallBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_call_book_dispose;
  object_class->finalize = bw_call_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_call_book_init (BwCallBook *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->standing = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bw_call_book_new: (skip)
 * @desk: whose log it is; it keeps the book
 *
 * Returns: (transfer full): a book
 */
BwCallBook *
bw_call_book_new (BwDesk *desk)
{
  BwCallBook *self;
  BwClientSession *session;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_CALL_BOOK, NULL);
  session = bw_desk_get_session (desk);
  g_set_weak_pointer (&self->desk, desk);
  self->log = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_ENTRY);
  self->reports = bw_call_reports_new (desk);
  g_signal_connect_object (self->log, "items-changed", G_CALLBACK (on_log_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "notify::state", G_CALLBACK (on_log_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reports, "changed", G_CALLBACK (on_reports_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_client_session_get_outbox (session), "taken", G_CALLBACK (on_outbox_taken_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reset", G_CALLBACK (on_session_reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  follow_root (self);
  read_waiting (self);
  find_standing (self);
  return self;
}

/**
 * bw_call_book_list:
 * @self: a book
 * @scope: a place
 *
 * Returns: (transfer full) (element-type BwCall): those that stand in @scope and below,
 *   the newest first
 */
GPtrArray *
bw_call_book_list (BwCallBook *self,
                   BwPlace     scope)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  BwPlaceTree *places;

  g_return_val_if_fail (BW_IS_CALL_BOOK (self), list);

  if (self->desk == NULL || scope == BW_PLACE_NONE)
    return list;

  places = bw_desk_get_places (self->desk);
  for (guint i = 0; i < self->standing->len; i++)
    {
      BwCall *call = g_ptr_array_index (self->standing, i);
      BwPlace place = bw_place_tree_lookup (places, call->place);

      if (place != BW_PLACE_NONE && bw_place_tree_is_within (places, place, scope))
        g_ptr_array_add (list, g_object_ref (call));
    }

  return list;
}

/**
 * bw_call_book_find:
 * @self: a book
 * @place: code of a place
 * @subject: what is counted
 * @measure: what is measured
 *
 * Returns: (transfer none) (nullable): the newest of it that was not given up for a
 *   report
 */
BwCall *
bw_call_book_find (BwCallBook *self,
                   const char *place,
                   const char *subject,
                   const char *measure)
{
  g_return_val_if_fail (BW_IS_CALL_BOOK (self), NULL);

  for (guint i = 0; i < self->standing->len; i++)
    {
      BwCall *call = g_ptr_array_index (self->standing, i);

      if (call->state != BW_CALL_ACCEPTED && g_str_equal (call->place, place)
          && g_str_equal (call->subject, subject) && g_str_equal (call->measure, measure))
        return call;
    }

  return NULL;
}

/**
 * bw_call_book_count_due:
 * @self: a book
 * @scope: a place
 *
 * Returns: how many in @scope and below are to be held against a report
 */
guint
bw_call_book_count_due (BwCallBook *self,
                        BwPlace     scope)
{
  g_autoptr (GPtrArray) list = NULL;
  guint n = 0;

  g_return_val_if_fail (BW_IS_CALL_BOOK (self), 0);

  list = bw_call_book_list (self, scope);
  for (guint i = 0; i < list->len; i++)
    n += bw_call_is_due (g_ptr_array_index (list, i), bw_desk_get_picture (self->desk));

  return n;
}

BwCallReports *
bw_call_book_get_reports (BwCallBook *self)
{
  g_return_val_if_fail (BW_IS_CALL_BOOK (self), NULL);

  return self->reports;
}

BwLedgerState
bw_call_book_get_state (BwCallBook *self)
{
  g_return_val_if_fail (BW_IS_CALL_BOOK (self), BW_LEDGER_STATE_ABSENT);

  return bw_client_ledger_get_state (find_slow (self));
}

const GError *
bw_call_book_get_error (BwCallBook *self)
{
  g_return_val_if_fail (BW_IS_CALL_BOOK (self), NULL);

  return bw_client_ledger_get_error (find_slow (self));
}

/**
 * bw_call_book_is_cut_off:
 * @self: a book
 *
 * Returns: whether the log is longer than what was read of it, and figures may be missing
 */
gboolean
bw_call_book_is_cut_off (BwCallBook *self)
{
  g_return_val_if_fail (BW_IS_CALL_BOOK (self), FALSE);

  return self->is_cut_off || bw_client_ledger_is_cut_off (self->log);
}

void
bw_call_book_refresh (BwCallBook *self)
{
  g_return_if_fail (BW_IS_CALL_BOOK (self));

  bw_client_ledger_refresh (self->log);
  if (self->earlier != NULL)
    bw_client_ledger_refresh (self->earlier);
}
