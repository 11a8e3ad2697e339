/* bw-document-sender.c: brings what people wrote down to a backend
 *
 *   new ──► PUT, none may be there ──► 201: accepted
 *                 │ 412: there is one ──► says the same: duplicate
 *                 ▼
 *   change ──► GET ──► PUT of that version ──► 200: accepted
 *     ▲         │ 404: rejected   │ 412: changed meanwhile
 *     └─────────┴─────────────────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-sender.h"

#include "bw-client-backend.h"
#include "bw-client-question.h"
#include "bw-json.h"

#define FIRST_PAUSE_MS   250
#define LONGEST_PAUSE_MS 30000
#define TIMEOUT_S        60
#define PATIENCE_S       120
#define MAX_ANSWER       (1024 * 1024)
#define MAX_TRIES        8  /* against others who change the same document */

/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

struct _BwDocumentSender
{
  GObject parent_instance;

  SoupSession     *session;    /* (owned) (nullable) */
  BwClientBackend *staff;      /* (owned) (nullable): the address was none */
  BwClientBackend *commander;  /* (owned) (nullable): the same */
  GQueue           waiting;    /* (owned) (element-type BwPeopleChange) */
  GHashTable      *busy;       /* (owned): type and id of what is being written */
  BwPeopleChange   last;       /* of which type and step was begun last; nothing else */
  GError          *error;      /* (owned) (nullable): nothing is sent any more */
  char            *rejection;  /* (owned) (nullable) */
  BwReportTotals   totals;
};

/* One change, until it is answered. Holds the sender. */
typedef struct
{
  BwDocumentSender *sender;   /* (owned) */
  BwPeopleChange   *change;   /* (owned) */
  char             *key;      /* (owned): type and id */
  JsonObject       *standing; /* (owned) (nullable): what the change is made to */
  SoupMessage      *message;  /* (owned) (nullable) */
  gboolean          is_read;  /* the request asks what stands */
  guint             n_tries;
  guint             pause_ms;
} Job;

enum
{
  SIGNAL_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwDocumentSender, bw_document_sender, G_TYPE_OBJECT)

static void ask (Job *job);
static void pump (BwDocumentSender *self);

static char *
dup_key (const BwPeopleChange *change)
{
  g_autofree char *id = g_uri_escape_string (change->id, NULL, FALSE);

  return g_strdup_printf ("%s/%s", bw_document_type_to_string (change->type), id);
}

static void
free_job (Job *job)
{
  g_clear_object (&job->message);
  g_clear_pointer (&job->standing, json_object_unref);
  bw_people_change_free (job->change);
  g_free (job->key);
  g_object_unref (job->sender);
  g_free (job);
}

static void
finish (Job     *job,
        guint64 *count)
{
  g_autoptr (BwDocumentSender) self = g_object_ref (job->sender);

  if (count != NULL)
    *count += 1;
  g_hash_table_remove (self->busy, job->key);
  free_job (job);
  pump (self);
  if (bw_document_sender_is_idle (self))
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
give_up (Job    *job,
         GError *error)
{
  BwDocumentSender *self = job->sender;

  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);

  finish (job, NULL);
}

/* (transfer full) (nullable): the object of an answer */
static JsonObject *
read_answer (const char *answer,
             gsize       length)
{
  g_autoptr (JsonNode) root = bw_json_parse (answer, (gssize) length, MAX_ANSWER, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

/* (transfer full) (nullable): the document that a 412 carries */
static JsonObject *
read_current (JsonObject *problem)
{
  JsonNode *node = problem != NULL ? json_object_get_member (problem, "current") : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static void
reject (Job        *job,
        guint       status,
        JsonObject *problem)
{
  BwDocumentSender *self = job->sender;
  const char *detail = problem != NULL ? bw_json_peek_string (problem, "detail") : NULL;

  g_free (self->rejection);
  self->rejection = g_strdup_printf ("%s: %u %s", job->key, status,
                                     detail != NULL ? detail : soup_status_get_phrase (status));
  g_debug ("%s", self->rejection);
  finish (job, &self->totals.rejected);
}

static gboolean
says_the_same (Job        *job,
               JsonObject *standing)
{
  return g_strcmp0 (bw_json_peek_string (job->change->members, "state"), bw_json_peek_string (standing, "state")) == 0;
}

/* @standing: (transfer full) (nullable) */
static void
write_over (Job        *job,
            JsonObject *standing)
{
  g_clear_pointer (&job->standing, json_object_unref);
  job->standing = standing;
  job->is_read = standing == NULL;
  if (standing != NULL && says_the_same (job, standing))
    finish (job, &job->sender->totals.duplicate);
  else if (job->n_tries++ < MAX_TRIES)
    ask (job);
  else
    reject (job, SOUP_STATUS_PRECONDITION_FAILED, NULL);
}

static gboolean
on_pause_timeout_cb (gpointer data)
{
  ask (data);
  return G_SOURCE_REMOVE;
}

static void
ask_later (Job *job)
{
  guint pause_ms = (guint) g_random_int_range (FIRST_PAUSE_MS / 2, (gint32) job->pause_ms + 1);

  job->pause_ms = MIN (job->pause_ms * 2, LONGEST_PAUSE_MS);
  g_timeout_add (pause_ms, on_pause_timeout_cb, job);
}

/* What was to be made known is known, and has gone further meanwhile, or is in the
 * ledger, where no version is asked for. */
static gboolean
is_behind (Job   *job,
           guint  status)
{
  BwDocumentType type = job->change->type;

  return status == SOUP_STATUS_CONFLICT
         && job->change->is_new
         && (job->standing != NULL || type == BW_DOCUMENT_TYPE_ASSIGNMENT || bw_document_type_is_ledger (type));
}

static void
take_answer (Job        *job,
             guint       status,
             const char *answer,
             gsize       length)
{
  g_autoptr (JsonObject) object = read_answer (answer, length);

  if (SOUP_STATUS_IS_SUCCESSFUL (status) && job->is_read && object != NULL)
    write_over (job, g_steal_pointer (&object));
  else if (SOUP_STATUS_IS_SUCCESSFUL (status) && !job->is_read
           && (object != NULL || status == SOUP_STATUS_NO_CONTENT))
    finish (job, &job->sender->totals.accepted);
  else if (status == SOUP_STATUS_PRECONDITION_FAILED)
    write_over (job, read_current (object));
  else if (status == SOUP_STATUS_UNAUTHORIZED)
    give_up (job, g_error_new (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "the backend refused: 401 %s",
                               object != NULL && bw_json_has (object, "detail")
                                 ? bw_json_peek_string (object, "detail") : "the token is not good"));
  else if (is_behind (job, status))
    finish (job, &job->sender->totals.duplicate);
  else
    reject (job, status, object);
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);
  guint status = soup_message_get_status (job->message);

  if (job->sender->error != NULL)
    finish (job, NULL);
  else if (answer == NULL || status >= 500 || status == STATUS_TOO_MANY_REQUESTS)
    ask_later (job);
  else
    take_answer (job, status, answer, length);
}

/* What stands, with what the change says in its place. */
static char *
make_body (Job *job)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonObject *layers[] = { job->standing, job->change->members };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (GList) names = layers[i] != NULL ? json_object_get_members (layers[i]) : NULL;

      for (GList *name = names; name != NULL; name = name->next)
        json_object_set_member (body, name->data, json_object_dup_member (layers[i], name->data));
    }

  return bw_json_to_line (body);
}

static void
fill_write (Job *job)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (job->message);
  char *text = make_body (job);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
  g_autofree char *tag = NULL;
  gint64 seq = 0;

  soup_message_set_request_body_from_bytes (job->message, "application/json", body);
  if (job->standing == NULL)
    {
      soup_message_headers_replace (headers, "If-None-Match", "*");
      return;
    }

  bw_json_get_integer (job->standing, "seq", 0, G_MAXINT64, &seq, NULL);
  tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", seq);
  soup_message_headers_replace (headers, "If-Match", tag);
}

static void
ask (Job *job)
{
  BwDocumentSender *self = job->sender;
  g_autofree char *path = g_strconcat ("/v1/documents/", job->key, NULL);

  g_clear_object (&job->message);
  job->message = bw_client_backend_new_message (job->change->by_commander ? self->commander : self->staff,
                                                job->is_read ? SOUP_METHOD_GET : SOUP_METHOD_PUT, path);
  if (!job->is_read)
    fill_write (job);
  bw_client_question_ask_async (self->session, job->message, MAX_ANSWER, PATIENCE_S, NULL, on_session_answer_cb, job);
}

static gboolean
may_begin (BwDocumentSender     *self,
           const BwPeopleChange *change,
           const char           *key)
{
  guint n_busy = g_hash_table_size (self->busy);

  return n_busy == 0
         || (n_busy < BW_DOCUMENT_SENDER_IN_FLIGHT
             && bw_people_change_is_beside (change, &self->last)
             && !g_hash_table_contains (self->busy, key));
}

static void
begin (BwDocumentSender *self,
       BwPeopleChange   *change,
       char             *key)
{
  Job *job = g_new0 (Job, 1);

  job->sender = g_object_ref (self);
  job->change = change;
  job->key = key;
  job->is_read = !change->is_new;
  job->pause_ms = FIRST_PAUSE_MS;
  self->last.type = change->type;
  self->last.step = change->step;
  g_hash_table_add (self->busy, g_strdup (key));
  ask (job);
}

static void
pump (BwDocumentSender *self)
{
  while (!g_queue_is_empty (&self->waiting) && self->error == NULL)
    {
      BwPeopleChange *change = g_queue_peek_head (&self->waiting);
      g_autofree char *key = dup_key (change);

      if (!may_begin (self, change, key))
        return;

      g_queue_pop_head (&self->waiting);
      self->totals.sent++;
      begin (self, change, g_steal_pointer (&key));
    }
}

static void
bw_document_sender_finalize (GObject *object)
{
  BwDocumentSender *self = BW_DOCUMENT_SENDER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) bw_people_change_free);
  g_hash_table_unref (self->busy);
  g_clear_object (&self->session);
  g_clear_pointer (&self->staff, bw_client_backend_unref);
  g_clear_pointer (&self->commander, bw_client_backend_unref);
  g_free (self->rejection);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bw_document_sender_parent_class)->finalize (object);
}

static void
bw_document_sender_class_init (BwDocumentSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_document_sender_finalize;

  signals[SIGNAL_READY] = g_signal_new ("ready", BW_TYPE_DOCUMENT_SENDER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_document_sender_init (BwDocumentSender *self)
{
  g_queue_init (&self->waiting);
  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * bw_document_sender_new:
 * @backend: its address
 * @staff: token of one of the staff
 * @commander: token of a commander
 *
 * Returns: (transfer full): a sender that has sent nothing; with an error already if
 *   @backend is no address
 */
BwDocumentSender *
bw_document_sender_new (const char *backend,
                        const char *staff,
                        const char *commander)
{
  BwDocumentSender *self = g_object_new (BW_TYPE_DOCUMENT_SENDER, NULL);

  self->staff = bw_client_backend_new (backend, staff, NULL, &self->error);
  self->commander = self->staff != NULL ? bw_client_backend_new (backend, commander, NULL, &self->error) : NULL;
  if (self->commander == NULL)
    return self;

  self->session = bw_client_backend_new_session (self->staff);
  soup_session_set_timeout (self->session, TIMEOUT_S);
  return self;
}

void
bw_document_sender_send (BwDocumentSender *self,
                         GPtrArray        *changes)
{
  gsize n = 0;
  g_autofree gpointer *list = NULL;

  g_return_if_fail (BW_IS_DOCUMENT_SENDER (self));

  list = g_ptr_array_steal (changes, &n);
  for (gsize i = 0; i < n; i++)
    g_queue_push_tail (&self->waiting, list[i]);
  g_ptr_array_unref (changes);
  pump (self);
}

/**
 * bw_document_sender_is_idle:
 * @self: a sender
 *
 * Returns: whether every change was answered for, or none will be any more
 */
gboolean
bw_document_sender_is_idle (BwDocumentSender *self)
{
  g_return_val_if_fail (BW_IS_DOCUMENT_SENDER (self), TRUE);

  return g_hash_table_size (self->busy) == 0 && (g_queue_is_empty (&self->waiting) || self->error != NULL);
}

void
bw_document_sender_get_totals (BwDocumentSender *self,
                               BwReportTotals   *totals)
{
  g_return_if_fail (BW_IS_DOCUMENT_SENDER (self));

  *totals = self->totals;
}

const char *
bw_document_sender_get_rejection (BwDocumentSender *self)
{
  g_return_val_if_fail (BW_IS_DOCUMENT_SENDER (self), NULL);

  return self->rejection;
}

const GError *
bw_document_sender_get_error (BwDocumentSender *self)
{
  g_return_val_if_fail (BW_IS_DOCUMENT_SENDER (self), NULL);

  return self->error;
}
