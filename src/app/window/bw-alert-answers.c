/* bw-alert-answers.c: what people say to alerts, on its way to the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alert-answers.h"

#include "bw-alert-change.h"
#include "bw-json.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define PATH       "/v1/documents/alert/"
#define MAX_LENGTH (2 * 1024 * 1024)

/* What was said of one alert, to know it again. */
typedef struct
{
  char     *reason;   /* (owned) */
  gint64    until;
  gint64    last;     /* the backend's time when ours can have arrived at the latest, 0: it still can */
  gboolean  is_sent;  /* at least tried */
} Said;

struct _BwAlertAnswers
{
  GObject parent_instance;

  BwDesk         *desk;     /* (owned) */
  BwClientOutbox *outbox;   /* (owned) */
  char           *url;      /* (owned) (nullable): of the backend that was told */
  GHashTable     *last;     /* (owned): id → Said: what was given last */
  GHashTable     *undone;   /* (owned): id → Said: to be taken back when the feed tells it */
  gboolean        is_allowed;
};

typedef enum
{
  PROP_ALLOWED = 1,
} BwAlertAnswersProperty;

static GParamSpec *properties[PROP_ALLOWED + 1];

enum
{
  GIVEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwAlertAnswers, bw_alert_answers, G_TYPE_OBJECT)

static void
free_said (gpointer data)
{
  Said *said = data;

  g_free (said->reason);
  g_free (said);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_said);
}

static void
note (GHashTable *table,
      const char *id,
      const char *reason,
      gint64      until,
      gboolean    is_sent)
{
  Said *said = g_new0 (Said, 1);

  said->reason = g_strdup (reason);
  said->until = until;
  said->is_sent = is_sent;
  g_hash_table_replace (table, g_strdup (id), said);
}

static char *
make_path (const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, "/", FALSE);

  return g_strconcat (PATH, escaped, NULL);
}

/* For the list of what waits. */
static char *
make_title (BwAlertAnswers *self,
            BwDocument     *document,
            gboolean        is_taken_back)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  const BwAlert *alert = bw_document_get_alert (document);
  BwPlace place = bw_place_tree_lookup (places, alert->place);

  const char *where = place != BW_PLACE_NONE ? bw_place_tree_get_name (places, place, language) : alert->place;
  const char *what = bw_alert_get_name (alert, language);

  if (is_taken_back)
    /* Translators: something that waits to be sent; the places are for where and what
     * is wrong: "Take back: Beta, queue too long". */
    return g_strdup_printf (_("Take back: %s, %s"), where, what);

  /* Translators: something that waits to be sent; the places are for where and what
   * is wrong: "Acknowledge: Beta, queue too long". */
  return g_strdup_printf (_("Acknowledge: %s, %s"), where, what);
}

/* @reason (nullable): %NULL: it is not acknowledged any more. */
static void
send (BwAlertAnswers *self,
      BwDocument     *document,
      const char     *reason,
      gint64          until)
{
  g_autoptr (JsonObject) standing = bw_document_dup_object (document);
  g_autoptr (JsonObject) body = bw_alert_change_ask (standing, reason, until, bw_desk_get_time_zone (self->desk));
  g_autofree char *text = bw_json_to_line (body);
  g_autofree char *title = make_title (self, document, reason == NULL);
  g_autofree char *path = make_path (bw_document_get_id (document));
  g_autofree char *etag = g_strdup_printf ("%" G_GUINT64_FORMAT, bw_document_get_seq (document));

  bw_client_outbox_add (self->outbox, title, "PUT", path, text, etag);
}

/* The feed tells times to the second. */
static gboolean
is_same (const BwAlert *alert,
         const Said    *said)
{
  return alert->acknowledged_at != 0
         && g_strcmp0 (alert->acknowledged_reason, said->reason) == 0
         && ABS (alert->acknowledged_until - said->until) < BW_TIME_SECOND;
}

/* Of all at once everybody says the same: whoever says it after ours was undone is
 * somebody else. */
static gboolean
is_later (const BwAlert *alert,
          const Said    *said)
{
  return said->last != 0 && alert->acknowledged_at > said->last;
}

/* What is in the outbox may still arrive. */
static void
date_undone (BwAlertAnswers *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer data;

  g_hash_table_iter_init (&iter, self->undone);
  while (g_hash_table_iter_next (&iter, &id, &data))
    {
      Said *said = data;

      if (bw_alert_answers_find (self, id) != NULL)
        said->last = 0;
      else if (said->last == 0)
        said->last = bw_desk_get_now (self->desk);
    }
}

/* One that has not gone is taken out; one that is on its way, or may have arrived, is
 * waited for. */
static gboolean
take_back (BwAlertAnswers *self,
           const char     *id,
           const Said     *said)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_ALERT, id);
  BwClientOutboxEntry *entry = bw_alert_answers_find (self, id);

  if (entry != NULL && bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_SENDING)
    return FALSE;
  if (entry != NULL)
    bw_client_outbox_discard (self->outbox, entry);
  if (entry != NULL && !said->is_sent)
    return TRUE;
  if (document == NULL || !bw_alert_is_open (bw_document_get_alert (document)))
    return TRUE;
  if (is_later (bw_document_get_alert (document), said))
    return TRUE;
  if (!is_same (bw_document_get_alert (document), said))
    return FALSE;

  send (self, document, NULL, 0);
  return TRUE;
}

static void
settle_undone (BwAlertAnswers *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer said;

  g_hash_table_iter_init (&iter, self->undone);
  while (g_hash_table_iter_next (&iter, &id, &said))
    {
      if (take_back (self, id, said))
        g_hash_table_iter_remove (&iter);
    }
}

/* What was said to another backend is no matter of this one. */
static void
note_backend (BwAlertAnswers *self)
{
  const char *url = bw_client_session_get_url (bw_desk_get_session (self->desk));

  if (url == NULL || g_strcmp0 (self->url, url) == 0)
    return;

  g_free (self->url);
  self->url = g_strdup (url);
  g_hash_table_remove_all (self->last);
  g_hash_table_remove_all (self->undone);
}

static void
note_sent (GHashTable *table,
           const char *id)
{
  Said *said = g_hash_table_lookup (table, id);

  if (said != NULL)
    said->is_sent = TRUE;
}

static void
update_allowed (BwAlertAnswers *self)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  BwConnection connection = bw_client_session_get_connection (session);
  gboolean is_allowed = connection != BW_CONNECTION_NONE && connection != BW_CONNECTION_SAVED
                        && bw_client_session_may (session, "command");

  if (self->is_allowed == is_allowed)
    return;

  self->is_allowed = is_allowed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOWED]);
}

static void
on_session_connection_cb (BwAlertAnswers  *self,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  g_assert (BW_IS_ALERT_ANSWERS (self));

  note_backend (self);
  if (bw_client_session_get_connection (session) == BW_CONNECTION_LIVE)
    bw_client_session_ask_rights (session);
  update_allowed (self);
}

static void
on_session_rights_cb (BwAlertAnswers  *self,
                      GParamSpec      *pspec,
                      BwClientSession *session)
{
  g_assert (BW_IS_ALERT_ANSWERS (self));

  update_allowed (self);
}

static void
on_desk_refresh_cb (BwAlertAnswers     *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_ALERT_ANSWERS (self));

  settle_undone (self);
}

static void
on_entry_state_cb (BwAlertAnswers      *self,
                   GParamSpec          *pspec,
                   BwClientOutboxEntry *entry)
{
  g_autofree char *id = bw_alert_answers_dup_id (entry);
  BwOutboxState state = bw_client_outbox_entry_get_state (entry);

  g_assert (BW_IS_ALERT_ANSWERS (self));

  if (id != NULL && state == BW_OUTBOX_STATE_SENDING)
    {
      note_sent (self->last, id);
      note_sent (self->undone, id);
    }
  if (id == NULL || (state != BW_OUTBOX_STATE_CONFLICT && state != BW_OUTBOX_STATE_REFUSED))
    return;

  if (g_hash_table_remove (self->undone, id))
    bw_client_outbox_discard (self->outbox, entry);
  else
    g_signal_emit (self, signals[FAILED], 0, entry);
}

static void
on_outbox_items_changed_cb (BwAlertAnswers *self,
                            guint           position,
                            guint           n_removed,
                            guint           n_added,
                            GListModel     *outbox)
{
  g_assert (BW_IS_ALERT_ANSWERS (self));

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (outbox, position + i);

      g_signal_connect_object (entry, "notify::state", G_CALLBACK (on_entry_state_cb), self, G_CONNECT_SWAPPED);
    }

  date_undone (self);
}

static void
bw_alert_answers_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BwAlertAnswers *self = BW_ALERT_ANSWERS (object);

  switch ((BwAlertAnswersProperty) property_id)
    {
    case PROP_ALLOWED:
      g_value_set_boolean (value, self->is_allowed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_alert_answers_dispose (GObject *object)
{
  BwAlertAnswers *self = BW_ALERT_ANSWERS (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_alert_answers_parent_class)->dispose (object);
}

static void
bw_alert_answers_finalize (GObject *object)
{
  BwAlertAnswers *self = BW_ALERT_ANSWERS (object);

  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->last, g_hash_table_unref);
  g_clear_pointer (&self->undone, g_hash_table_unref);

  G_OBJECT_CLASS (bw_alert_answers_parent_class)->finalize (object);
}

static void
bw_alert_answers_class_init (BwAlertAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_alert_answers_get_property;
  object_class->dispose = bw_alert_answers_dispose;
  object_class->finalize = bw_alert_answers_finalize;

  properties[PROP_ALLOWED] =
    g_param_spec_boolean ("allowed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * BwAlertAnswers::given:
   * @self: the answers
   * @n: so many alerts were acknowledged at once
   * @until: until when, microseconds
   */
  signals[GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  /**
   * BwAlertAnswers::failed:
   * @self: the answers
   * @entry: one that the backend did not take
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BW_TYPE_CLIENT_OUTBOX_ENTRY);
}

static void
bw_alert_answers_init (BwAlertAnswers *self)
{
  self->last = new_table ();
  self->undone = new_table ();
}

/**
 * bw_alert_answers_new:
 * @desk: whose alerts they are
 *
 * Returns: (transfer full): answers, none yet
 */
BwAlertAnswers *
bw_alert_answers_new (BwDesk *desk)
{
  BwAlertAnswers *self;
  BwClientSession *session;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ALERT_ANSWERS, NULL);
  session = bw_desk_get_session (desk);
  self->desk = g_object_ref (desk);
  self->outbox = g_object_ref (bw_client_session_get_outbox (session));
  g_signal_connect_object (session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::rights", G_CALLBACK (on_session_rights_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (on_outbox_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_outbox_items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->outbox)),
                              G_LIST_MODEL (self->outbox));
  on_session_connection_cb (self, NULL, session);
  return self;
}

/**
 * bw_alert_answers_is_allowed:
 * @self: the answers
 *
 * Returns: whether alerts may be acknowledged, as far as is known
 */
gboolean
bw_alert_answers_is_allowed (BwAlertAnswers *self)
{
  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), FALSE);

  return self->is_allowed;
}

/**
 * bw_alert_answers_dup_id:
 * @entry: something that waits to be written
 *
 * Returns: (transfer full) (nullable): id of the alert that it is about
 */
char *
bw_alert_answers_dup_id (BwClientOutboxEntry *entry)
{
  const char *path;

  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry), NULL);

  path = bw_client_outbox_entry_get_path (entry);
  return g_str_has_prefix (path, PATH) ? g_uri_unescape_string (path + strlen (PATH), NULL) : NULL;
}

/**
 * bw_alert_answers_read:
 * @json: (nullable): what is to be written, or what stands there
 *
 * What is to be written is no whole document: the backend fills in the rest.
 *
 * Returns: (transfer full) (nullable): the alert
 */
BwAlert *
bw_alert_answers_read (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? bw_json_parse (json, -1, MAX_LENGTH, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? bw_alert_new (json_node_get_object (root), NULL) : NULL;
}

/**
 * bw_alert_answers_find:
 * @self: the answers
 * @id: of an alert
 *
 * Returns: (transfer none) (nullable): the newest that is still to reach the backend
 */
BwClientOutboxEntry *
bw_alert_answers_find (BwAlertAnswers *self,
                       const char     *id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  path = make_path (id);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->outbox)); i > 0; i--)
    {
      /* The outbox keeps it: a borrowed pointer is good until it leaves. */
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->outbox), i - 1);

      if (g_str_equal (bw_client_outbox_entry_get_path (entry), path))
        return entry;
    }

  return NULL;
}

/**
 * bw_alert_answers_give:
 * @self: the answers
 * @documents: (element-type BwDocument): alerts, as they were shown
 * @reason: why they can wait
 * @until: how long, the backend's time, microseconds
 *
 * One of which something is still on its way is passed over. If all are, what was
 * given before can still be undone.
 */
void
bw_alert_answers_give (BwAlertAnswers *self,
                       GPtrArray      *documents,
                       const char     *reason,
                       gint64          until)
{
  g_autoptr (GHashTable) given = new_table ();

  g_return_if_fail (BW_IS_ALERT_ANSWERS (self));
  g_return_if_fail (documents != NULL);
  g_return_if_fail (bw_alert_change_is_reason (reason));

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);
      const char *id = bw_document_get_id (document);

      if (bw_alert_answers_find (self, id) != NULL)
        continue;

      g_hash_table_remove (self->undone, id);
      note (given, id, reason, until, FALSE);
      send (self, document, reason, until);
    }

  if (g_hash_table_size (given) == 0)
    return;

  g_hash_table_unref (self->last);
  self->last = g_steal_pointer (&given);
  g_signal_emit (self, signals[GIVEN], 0, g_hash_table_size (self->last), until);
}

/**
 * bw_alert_answers_undo:
 * @self: the answers
 *
 * What has not gone yet does not go. Of what may have arrived the backend is asked
 * to forget it as soon as the feed tells it; not of what somebody says later.
 */
void
bw_alert_answers_undo (BwAlertAnswers *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer said;

  g_return_if_fail (BW_IS_ALERT_ANSWERS (self));

  g_hash_table_iter_init (&iter, self->last);
  while (g_hash_table_iter_next (&iter, &id, &said))
    note (self->undone, id, ((Said *) said)->reason, ((Said *) said)->until, ((Said *) said)->is_sent);

  g_hash_table_remove_all (self->last);
  date_undone (self);
  settle_undone (self);
}

/**
 * bw_alert_answers_insist:
 * @self: the answers
 * @entry: one in CONFLICT
 *
 * The same of what stands there now, which the person has seen.
 *
 * Returns: whether there is still something to acknowledge; if not, @entry stays
 */
gboolean
bw_alert_answers_insist (BwAlertAnswers      *self,
                         BwClientOutboxEntry *entry)
{
  const char *current = bw_client_outbox_entry_get_current (entry);
  const char *body = bw_client_outbox_entry_get_body (entry);
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (bw_desk_get_picture (self->desk));
  g_autoptr (BwDocument) document = NULL;
  g_autoptr (BwAlert) ours = bw_alert_answers_read (body);

  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), FALSE);

  document = current != NULL ? bw_document_new (current, -1, catalogue, NULL) : NULL;
  if (document == NULL || ours == NULL || !bw_alert_is_open (bw_document_get_alert (document)))
    return FALSE;

  send (self, document, ours->acknowledged_reason, ours->acknowledged_until);
  bw_client_outbox_discard (self->outbox, entry);
  return TRUE;
}
