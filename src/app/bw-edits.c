/* bw-edits.c: what people change, on its way to the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edits.h"

#include "bw-edits-private.h"
#include "bw-json.h"
#include "bw-patch.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

#define DOCUMENTS  "/v1/documents/"
#define REPORTS    "/v1/reports"
#define MAX_LENGTH (2 * 1024 * 1024)

enum
{
  RIGHTS_CHANGED,
  CHANGED,
  GIVEN,
  ARRIVED,
  UNDONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwEdits, bw_edits, G_TYPE_OBJECT)

static char *
make_path (BwDocumentType  type,
           const char     *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, "/", FALSE);

  return g_strconcat (DOCUMENTS, bw_document_type_to_string (type), "/", escaped, NULL);
}

static void
set_time (BwEdits    *self,
          JsonObject *object,
          gint64      time)
{
  g_autofree char *at = bw_time_format (time, bw_desk_get_time_zone (self->desk));

  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "source", "manual");
}

static gboolean
is_to_reach (BwClientOutboxEntry *entry)
{
  return bw_client_outbox_entry_get_state (entry) != BW_OUTBOX_STATE_ANOTHERS
         && bw_client_outbox_entry_get_withdrawn (entry) == 0;
}

/* Into the action that is being given. */
static void
add_step (BwEdits             *self,
          BwDocumentType       type,
          const char          *path,
          const char          *title,
          JsonObject          *before,
          JsonObject          *after,
          BwClientOutboxEntry *entry)
{
  BwEditStep *step = bw_edit_step_new (type, path, title, before, after, entry);

  step->is_report = g_str_equal (path, REPORTS);
  g_ptr_array_add (self->action, step);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was said to another backend is no matter of this one, nor what somebody else said
 * with another token. */
static void
note_owner (BwEdits *self)
{
  const char *owner = bw_client_outbox_get_owner (self->outbox);

  if (owner == NULL || g_strcmp0 (self->owner, owner) == 0)
    return;

  g_free (self->owner);
  self->owner = g_strdup (owner);
  g_ptr_array_set_size (self->last, 0);
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_set_size (self->partings, 0);
  g_hash_table_remove_all (self->counters);
  g_hash_table_remove_all (self->unkept);
  g_hash_table_remove_all (self->known);
}

static void
on_outbox_owner_cb (BwEdits        *self,
                    GParamSpec     *pspec,
                    BwClientOutbox *outbox)
{
  g_assert (BW_IS_EDITS (self));

  note_owner (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_entry_state_cb (BwEdits             *self,
                   GParamSpec          *pspec,
                   BwClientOutboxEntry *entry)
{
  g_autoptr (BwClientOutboxEntry) kept = g_object_ref (entry);
  BwOutboxState state = bw_client_outbox_entry_get_state (entry);

  g_assert (BW_IS_EDITS (self));

  bw_edits_take_up (self, entry);
  if (!bw_edits_settle_entry (self, entry) && !bw_client_outbox_entry_is_stuck (entry)
      && !g_hash_table_contains (self->unkept, entry)
      && (state == BW_OUTBOX_STATE_CONFLICT || state == BW_OUTBOX_STATE_REFUSED))
    g_signal_emit (self, signals[FAILED], 0, entry);

  g_signal_emit (self, signals[CHANGED], 0);
}

/* Once, when the backend has all of the last action. */
static void
tell_arrived (BwEdits *self)
{
  for (guint i = 0; i < self->last->len; i++)
    {
      if (!((BwEditStep *) g_ptr_array_index (self->last, i))->is_taken)
        return;
    }
  if (self->last->len == 0 || self->is_arrived)
    return;

  self->is_arrived = TRUE;
  g_signal_emit (self, signals[ARRIVED], 0, self->last_title);
}

static void
on_outbox_left_cb (BwEdits             *self,
                   BwClientOutboxEntry *entry,
                   BwClientOutbox      *outbox)
{
  g_assert (BW_IS_EDITS (self));

  bw_edits_note_left (self, entry);
}

static void
on_outbox_kept_cb (BwEdits             *self,
                   BwClientOutboxEntry *entry,
                   BwClientOutbox      *outbox)
{
  g_assert (BW_IS_EDITS (self));

  bw_edits_note_kept (self, entry);
}

/* One that was withdrawn is settled as if the disk knew. */
static void
on_outbox_unkept_cb (BwEdits             *self,
                     BwClientOutboxEntry *entry,
                     BwClientOutbox      *outbox)
{
  g_assert (BW_IS_EDITS (self));

  if (bw_client_outbox_entry_get_withdrawn (entry) == 0)
    g_hash_table_add (self->unkept, g_object_ref (entry));
}

static void
on_outbox_taken_cb (BwEdits             *self,
                    BwClientOutboxEntry *entry,
                    BwClientOutbox      *outbox)
{
  g_assert (BW_IS_EDITS (self));

  bw_edits_known_note (self, entry);
  bw_edits_note_taken (self, entry);
  tell_arrived (self);
}

static void
on_outbox_items_changed_cb (BwEdits    *self,
                            guint       position,
                            guint       n_removed,
                            guint       n_added,
                            GListModel *outbox)
{
  g_assert (BW_IS_EDITS (self));

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (outbox, position + i);

      g_signal_connect_object (entry, "notify::state", G_CALLBACK (on_entry_state_cb), self, G_CONNECT_SWAPPED);
      bw_edits_take_up (self, entry);
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_session_connection_cb (BwEdits         *self,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  g_assert (BW_IS_EDITS (self));

  if (self->desk == NULL)
    return;

  if (bw_client_session_get_connection (session) == BW_CONNECTION_LIVE)
    bw_client_session_ask_rights (session);
  g_signal_emit (self, signals[RIGHTS_CHANGED], 0);
}

static void
on_session_rights_cb (BwEdits         *self,
                      GParamSpec      *pspec,
                      BwClientSession *session)
{
  g_assert (BW_IS_EDITS (self));

  g_signal_emit (self, signals[RIGHTS_CHANGED], 0);
}

/* Versions are counted anew. */
static void
on_session_reset_cb (BwEdits         *self,
                     BwClientSession *session)
{
  g_assert (BW_IS_EDITS (self));

  g_hash_table_remove_all (self->known);
}

static void
on_desk_refresh_cb (BwEdits            *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_EDITS (self));

  if (self->desk != NULL)
    bw_edits_known_forget_told (self);
  bw_edits_settle_undone (self);
}

static void
bw_edits_dispose (GObject *object)
{
  BwEdits *self = BW_EDITS (object);

  g_clear_weak_pointer (&self->desk);
  g_clear_object (&self->outbox);

  G_OBJECT_CLASS (bw_edits_parent_class)->dispose (object);
}

static void
bw_edits_finalize (GObject *object)
{
  BwEdits *self = BW_EDITS (object);

  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->last_title, g_free);
  g_clear_pointer (&self->action, g_ptr_array_unref);
  g_clear_pointer (&self->last, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_pointer (&self->partings, g_ptr_array_unref);
  g_clear_pointer (&self->counters, g_hash_table_unref);
  g_clear_pointer (&self->unkept, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (bw_edits_parent_class)->finalize (object);
}

static void
bw_edits_class_init (BwEditsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = bw_edits_dispose;
  object_class->finalize = bw_edits_finalize;

  signals[RIGHTS_CHANGED] = g_signal_new ("rights-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BwEdits::given:
   * @self: edits
   * @title: of the action
   * @n: so many changes
   */
  signals[GIVEN] = g_signal_new ("given", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  /**
   * BwEdits::arrived:
   * @self: edits
   * @title: of the last action: the backend has all of it
   */
  signals[ARRIVED] = g_signal_new ("arrived", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * BwEdits::undone:
   * @self: edits
   * @title: of the action
   * @n_undone: so many are as if they had not been, or will be
   * @n_kept: so many stay
   * @is_changed: of these somebody has changed one since
   */
  signals[UNDONE] = g_signal_new ("undone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);

  /**
   * BwEdits::failed:
   * @self: edits
   * @entry: one that the backend did not take
   */
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);
}

static void
bw_edits_init (BwEdits *self)
{
  self->last = bw_edits_new_steps ();
  self->undone = bw_edits_new_steps ();
  self->partings = bw_edits_new_partings ();
  self->counters = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->unkept = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
}

GPtrArray *
bw_edits_new_steps (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bw_edit_step_free);
}

JsonObject *
bw_edits_parse (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? bw_json_parse (json, -1, MAX_LENGTH, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

guint64
bw_edits_get_seq (JsonObject *object)
{
  return object != NULL ? (guint64) json_object_get_int_member_with_default (object, "seq", 0) : 0;
}

char *
bw_edits_format_version (guint64 seq)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, seq);
}

char *
bw_edits_read_path (const char     *path,
                    BwDocumentType *type)
{
  const char *slash = g_str_has_prefix (path, DOCUMENTS) ? strchr (path + strlen (DOCUMENTS), '/') : NULL;
  g_autofree char *name = NULL;

  if (slash == NULL)
    return NULL;

  name = g_strndup (path + strlen (DOCUMENTS), (gsize) (slash - path) - strlen (DOCUMENTS));
  return bw_document_type_from_string (name, type) ? g_uri_unescape_string (slash + 1, NULL) : NULL;
}

void
bw_edits_tell_changed (BwEdits *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
bw_edits_tell_undone (BwEdits    *self,
                      const char *title,
                      guint       n_undone,
                      guint       n_kept,
                      gboolean    is_changed)
{
  g_signal_emit (self, signals[UNDONE], 0, title, n_undone, n_kept, is_changed);
}

BwClientOutboxEntry *
bw_edits_put (BwEdits    *self,
              const char *path,
              JsonObject *before,
              JsonObject *after,
              const char *version,
              const char *title)
{
  g_autofree char *base = before != NULL ? bw_json_to_line (before) : NULL;
  g_autofree char *body = after != NULL ? bw_json_to_line (after) : NULL;

  return bw_client_outbox_change (self->outbox, title, path, base, body, version);
}

BwClientOutboxEntry *
bw_edits_post (BwEdits    *self,
               JsonObject *report,
               gint64      at,
               const char *title)
{
  guint8 id[BW_UUID_SIZE];
  char name[BW_UUID_TEXT_LENGTH + 1];
  guint8 random[10];
  g_autofree char *line = NULL;
  g_autofree char *body = NULL;

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_random_int_range (0, 256);
  bw_uuid_make (id, g_get_real_time () / 1000, random);
  bw_uuid_format (id, name);
  json_object_set_string_member (report, "id", name);
  set_time (self, report, at);
  line = bw_json_to_line (report);
  body = g_strconcat ("[", line, "]", NULL);
  return bw_client_outbox_add (self->outbox, title, "POST", REPORTS, body, NULL);
}

/**
 * bw_edits_new: (skip)
 * @desk: whose edits they are; it keeps them
 *
 * Returns: (transfer full): edits
 */
BwEdits *
bw_edits_new (BwDesk *desk)
{
  BwEdits *self;
  BwClientSession *session;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_EDITS, NULL);
  session = bw_desk_get_session (desk);
  g_set_weak_pointer (&self->desk, desk);
  self->outbox = g_object_ref (bw_client_session_get_outbox (session));
  g_signal_connect_object (session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::rights", G_CALLBACK (on_session_rights_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reset", G_CALLBACK (on_session_reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "notify::owner", G_CALLBACK (on_outbox_owner_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (on_outbox_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "kept", G_CALLBACK (on_outbox_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "unkept", G_CALLBACK (on_outbox_unkept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "left", G_CALLBACK (on_outbox_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "taken", G_CALLBACK (on_outbox_taken_cb), self, G_CONNECT_SWAPPED);
  note_owner (self);
  on_outbox_items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->outbox)),
                              G_LIST_MODEL (self->outbox));
  if (bw_client_session_get_connection (session) == BW_CONNECTION_LIVE)
    bw_client_session_ask_rights (session);
  return self;
}

/**
 * bw_edits_may:
 * @self: edits
 * @right: `assign`, `ledger`, `command`, `report`, …
 *
 * Returns: whether there is a backend that, as far as is known, would take it
 */
gboolean
bw_edits_may (BwEdits    *self,
              const char *right)
{
  BwClientSession *session;
  BwConnection connection;

  g_return_val_if_fail (BW_IS_EDITS (self), FALSE);
  g_return_val_if_fail (right != NULL, FALSE);

  if (self->desk == NULL)
    return FALSE;

  session = bw_desk_get_session (self->desk);
  connection = bw_client_session_get_connection (session);
  return connection != BW_CONNECTION_NONE && connection != BW_CONNECTION_SAVED
         && connection != BW_CONNECTION_TOKENLESS
         && bw_client_session_may (session, right);
}

/**
 * bw_edits_begin:
 * @self: edits
 * @title: what the action is: for the offer to undo it
 */
void
bw_edits_begin (BwEdits    *self,
                const char *title)
{
  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (title != NULL);
  g_return_if_fail (self->action == NULL);

  self->action = bw_edits_new_steps ();
  self->title = g_strdup (title);
}

/**
 * bw_edits_create:
 * @self: edits, in an action
 * @type: of the document
 * @id: of the document
 * @members: (transfer none): beyond what every document has; `at` and `source` may be
 *   among them
 * @title: what it is, for the list of what waits
 */
void
bw_edits_create (BwEdits        *self,
                 BwDocumentType  type,
                 const char     *id,
                 JsonObject     *members,
                 const char     *title)
{
  g_autoptr (JsonObject) named = json_object_new ();
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (self->action != NULL);
  g_return_if_fail (id != NULL && members != NULL);

  path = make_path (type, id);
  json_object_set_string_member (named, "type", bw_document_type_to_string (type));
  json_object_set_string_member (named, "id", id);
  set_time (self, named, bw_desk_get_now (self->desk));
  body = bw_patch_apply (named, members);
  add_step (self, type, path, title, NULL, body, bw_edits_put (self, path, NULL, body, NULL, title));
}

/**
 * bw_edits_change:
 * @self: edits, in an action
 * @standing: a document, as it was shown
 * @members: (transfer none): those that differ; one that is null goes
 * @title: what it is, for the list of what waits
 *
 * Nothing is sent if nothing differs.
 */
void
bw_edits_change (BwEdits    *self,
                 BwDocument *standing,
                 JsonObject *members,
                 const char *title)
{
  g_autoptr (JsonObject) base = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) patch = NULL;
  g_autofree char *path = NULL;
  g_autofree char *version = NULL;
  BwDocumentType type;

  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (self->action != NULL);
  g_return_if_fail (standing != NULL && members != NULL);

  type = bw_document_get_kind (standing);
  path = make_path (type, bw_document_get_id (standing));
  base = bw_edits_known_dup_base (self, standing, path, &version);
  body = bw_patch_apply (base, members);
  patch = bw_patch_make (base, body);
  if (json_object_get_size (patch) == 0)
    return;

  /* An alert is the backend's: when it was said is written there. */
  if (type != BW_DOCUMENT_TYPE_ALERT && !json_object_has_member (members, "at"))
    set_time (self, body, bw_desk_get_now (self->desk));

  /* What is going is made anew as it is wanted. */
  if (bw_edits_known_is_going (self, path))
    g_clear_pointer (&base, json_object_unref);
  add_step (self, type, path, title, base, body, bw_edits_put (self, path, base, body, version, title));
}

/**
 * bw_edits_remove:
 * @self: edits, in an action
 * @standing: a document, as it was shown
 * @title: what it is, for the list of what waits
 *
 * Nothing is sent if it is going already.
 */
void
bw_edits_remove (BwEdits    *self,
                 BwDocument *standing,
                 const char *title)
{
  g_autoptr (JsonObject) base = NULL;
  g_autofree char *path = NULL;
  g_autofree char *version = NULL;

  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (self->action != NULL);
  g_return_if_fail (standing != NULL);

  path = make_path (bw_document_get_kind (standing), bw_document_get_id (standing));
  if (bw_edits_known_is_going (self, path))
    return;

  base = bw_edits_known_dup_base (self, standing, path, &version);
  add_step (self, bw_document_get_kind (standing), path, title, base, NULL,
            bw_edits_put (self, path, base, NULL, version, title));
}

/**
 * bw_edits_report:
 * @self: edits, in an action
 * @place: code of a place
 * @subject: what it reports on: `sampling:r1`, …
 * @add: (nullable) (transfer none): counts by measure
 * @set: (nullable) (transfer none): readings by measure
 * @at: when it was so, microseconds
 * @title: what it is, for the list of what waits
 */
void
bw_edits_report (BwEdits    *self,
                 const char *place,
                 const char *subject,
                 JsonObject *add,
                 JsonObject *set,
                 gint64      at,
                 const char *title)
{
  g_autoptr (JsonObject) report = json_object_new ();

  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (self->action != NULL);
  g_return_if_fail (place != NULL && subject != NULL);
  g_return_if_fail (add != NULL || set != NULL);

  json_object_set_string_member (report, "place", place);
  json_object_set_string_member (report, "subject", subject);
  if (add != NULL)
    json_object_set_object_member (report, "add", json_object_ref (add));
  if (set != NULL)
    json_object_set_object_member (report, "set", json_object_ref (set));
  add_step (self, BW_DOCUMENT_TYPE_TALLY, REPORTS, title, NULL, report, bw_edits_post (self, report, at, title));
}

/**
 * bw_edits_end:
 * @self: edits, in an action
 *
 * It is told by `given`, unless nothing was changed; when the backend has it, `arrived`.
 */
void
bw_edits_end (BwEdits *self)
{
  g_return_if_fail (BW_IS_EDITS (self));
  g_return_if_fail (self->action != NULL);

  if (self->action->len == 0)
    {
      g_clear_pointer (&self->action, g_ptr_array_unref);
      g_clear_pointer (&self->title, g_free);
      return;
    }

  g_ptr_array_unref (self->last);
  self->last = g_steal_pointer (&self->action);
  g_free (self->last_title);
  self->last_title = g_steal_pointer (&self->title);
  self->is_arrived = FALSE;
  g_signal_emit (self, signals[GIVEN], 0, self->last_title, self->last->len);
}

/**
 * bw_edits_can_undo:
 * @self: edits
 *
 * Returns: whether there is an action that bw_edits_undo() is about
 */
gboolean
bw_edits_can_undo (BwEdits *self)
{
  g_return_val_if_fail (BW_IS_EDITS (self), FALSE);

  return self->last->len > 0;
}

/**
 * bw_edits_find:
 * @self: edits
 * @type: of a document
 * @id: of a document
 *
 * Returns: (transfer none) (nullable): the newest that is still to reach it
 */
BwClientOutboxEntry *
bw_edits_find (BwEdits        *self,
               BwDocumentType  type,
               const char     *id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (BW_IS_EDITS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  path = make_path (type, id);
  return bw_client_outbox_find (self->outbox, path);
}

/**
 * bw_edits_list:
 * @self: edits
 * @type: of documents
 *
 * Returns: (transfer full) (element-type BwClientOutboxEntry): what is still to reach
 *   them, oldest first
 */
GPtrArray *
bw_edits_list (BwEdits        *self,
               BwDocumentType  type)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (BW_IS_EDITS (self), list);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->outbox)); i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);
      BwDocumentType found;
      g_autofree char *id = bw_edits_dup_id (entry, &found);

      if (id != NULL && found == type && is_to_reach (entry))
        g_ptr_array_add (list, g_steal_pointer (&entry));
    }

  return list;
}

/**
 * bw_edits_dup_id:
 * @entry: something that waits
 * @type: (out): of the document
 *
 * Returns: (transfer full) (nullable): the id of the document that it is about
 */
char *
bw_edits_dup_id (BwClientOutboxEntry *entry,
                 BwDocumentType      *type)
{
  return bw_edits_read_path (bw_client_outbox_entry_get_path (entry), type);
}
