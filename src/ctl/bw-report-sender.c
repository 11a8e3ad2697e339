/* bw-report-sender.c: brings reports to a backend, each counted once
 *
 *              ┌──────── 5xx, 429, no connection: pause, again ───────┐
 *              ▼                                                      │
 *   send ──► on its way ──► 200: counted                              │
 *              │ └────────────────────────────────────────────────────┘
 *              └──────────► other 4xx, an answer that does not add up: over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-sender.h"

#include "bw-client-backend.h"
#include "bw-client-question.h"
#include "bw-json.h"

#define FIRST_PAUSE_MS   500
#define LONGEST_PAUSE_MS 30000
#define TIMEOUT_S        60
#define PATIENCE_S       120

/* A line a report that was rejected; what is longer is cut off, and then no JSON any more. */
#define MAX_ANSWER (1024 * 1024)

/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

struct _BwReportSender
{
  GObject parent_instance;

  BwClientBackend *backend;   /* (owned) (nullable): the address was none */
  SoupSession     *session;   /* (owned) (nullable) */
  GError          *error;     /* (owned) (nullable): nothing is sent any more */
  BwReportTotals   totals;
  char            *rejection; /* (owned) (nullable): what was said of the first one */
  guint            in_flight;
};

/* One batch, until it is answered. Holds the sender. */
typedef struct
{
  BwReportSender *sender;  /* (owned) */
  SoupMessage    *message; /* (owned) (nullable) */
  GBytes         *body;    /* (owned) */
  char           *answer;  /* (owned) (nullable): as far as it was read */
  gsize           length;  /* of the answer */
  guint           n;
  guint           pause_ms;
} Batch;

enum
{
  SIGNAL_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwReportSender, bw_report_sender, G_TYPE_OBJECT)

static void post (Batch *batch);

static void
free_batch (Batch *batch)
{
  g_clear_object (&batch->message);
  g_bytes_unref (batch->body);
  g_free (batch->answer);
  g_object_unref (batch->sender);
  g_free (batch);
}

/* The batch is done with, well or not. */
static void
finish (Batch *batch)
{
  g_autoptr (BwReportSender) self = g_object_ref (batch->sender);

  free_batch (batch);
  self->in_flight--;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

/* What is under way comes to its end: its reports may be counted already, and whoever
 * counts them wants to know. */
static void
give_up (Batch  *batch,
         GError *error)
{
  BwReportSender *self = batch->sender;

  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);

  finish (batch);
}

/* @rejected: not empty */
static char *
read_rejection (JsonArray *rejected)
{
  JsonNode *node = json_array_get_element (rejected, 0);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *pointer;
  const char *reason;

  if (object == NULL
      || !bw_json_get_string (object, "pointer", &pointer, NULL)
      || !bw_json_get_string (object, "reason", &reason, NULL))
    return g_strdup ("no reason is given");

  return g_strdup_printf ("%s: %s", pointer, reason);
}

static void
count_rejected (BwReportSender *self,
                JsonArray      *rejected)
{
  guint n = json_array_get_length (rejected);

  if (n == 0)
    return;

  self->totals.rejected += n;
  g_free (self->rejection);
  self->rejection = read_rejection (rejected);
}

static gboolean
count_answer (Batch   *batch,
              GError **error)
{
  BwReportTotals *totals = &batch->sender->totals;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  gint64 accepted;
  gint64 duplicate;

  root = bw_json_parse (batch->answer, (gssize) batch->length, MAX_ANSWER, error);
  if (root == NULL)
    return FALSE;

  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL
      || !bw_json_get_integer (object, "accepted", 0, batch->n, &accepted, error)
      || !bw_json_get_integer (object, "duplicate", 0, batch->n, &duplicate, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not an object");
      return FALSE;
    }

  if (bw_json_has (object, "rejected")
      && JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "rejected")))
    count_rejected (batch->sender, json_object_get_array_member (object, "rejected"));

  totals->accepted += (guint64) accepted;
  totals->duplicate += (guint64) duplicate;
  return TRUE;
}

static gboolean
on_pause_timeout_cb (gpointer data)
{
  post (data);
  return G_SOURCE_REMOVE;
}

/* What the backend asks for, else twice as long as before, and not all at once. */
static void
post_later (Batch *batch)
{
  const char *asked = NULL;
  guint pause_ms;

  if (batch->message != NULL)
    asked = soup_message_headers_get_one (soup_message_get_response_headers (batch->message),
                                          "Retry-After");

  pause_ms = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) * 1000 : 0;
  if (pause_ms == 0)
    pause_ms = (guint) g_random_int_range (FIRST_PAUSE_MS / 2, (gint32) batch->pause_ms + 1);

  batch->pause_ms = MIN (batch->pause_ms * 2, LONGEST_PAUSE_MS);
  g_timeout_add (MIN (pause_ms, LONGEST_PAUSE_MS), on_pause_timeout_cb, batch);
}

/* @failure: (nullable): why there is no answer */
static void
end_batch (Batch        *batch,
           const GError *failure)
{
  g_autoptr (GError) error = NULL;
  guint status = soup_message_get_status (batch->message);

  if (failure != NULL || status >= 500 || status == STATUS_TOO_MANY_REQUESTS)
    {
      g_debug ("batch of %u is sent again: %s", batch->n,
               failure != NULL ? failure->message : soup_status_get_phrase (status));
      post_later (batch);
    }
  else if (status != SOUP_STATUS_OK)
    {
      GError *refusal = bw_client_backend_read_refusal (batch->message, batch->answer, batch->length);

      g_prefix_error (&refusal, "the backend refused: ");
      give_up (batch, refusal);
    }
  else if (!count_answer (batch, &error))
    {
      g_prefix_error (&error, "the backend's answer cannot be read: ");
      give_up (batch, g_steal_pointer (&error));
    }
  else
    {
      finish (batch);
    }
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  Batch *batch = data;
  g_autoptr (GError) error = NULL;

  g_free (batch->answer);
  batch->answer = bw_client_question_ask_finish (result, &batch->length, &error);
  end_batch (batch, error);
}

static void
post (Batch *batch)
{
  BwReportSender *self = batch->sender;

  g_clear_object (&batch->message);
  if (self->error != NULL)
    {
      finish (batch);
      return;
    }

  batch->message = bw_client_backend_new_message (self->backend, SOUP_METHOD_POST, "/v1/reports");
  soup_message_set_request_body_from_bytes (batch->message, "application/x-ndjson", batch->body);
  bw_client_question_ask_async (self->session, batch->message, MAX_ANSWER, PATIENCE_S, NULL, on_session_answer_cb,
                                batch);
}

static void
bw_report_sender_finalize (GObject *object)
{
  BwReportSender *self = BW_REPORT_SENDER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_free (self->rejection);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bw_report_sender_parent_class)->finalize (object);
}

static void
bw_report_sender_class_init (BwReportSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_report_sender_finalize;

  signals[SIGNAL_READY] = g_signal_new ("ready", BW_TYPE_REPORT_SENDER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_report_sender_init (BwReportSender *self)
{
}

/**
 * bw_report_sender_new:
 * @backend: its address
 * @token: of a reporter
 *
 * Returns: (transfer full): a sender that has sent nothing; with an error already if
 *   @backend is no address
 */
BwReportSender *
bw_report_sender_new (const char *backend,
                      const char *token)
{
  BwReportSender *self = g_object_new (BW_TYPE_REPORT_SENDER, NULL);

  self->backend = bw_client_backend_new (backend, token, NULL, &self->error);
  if (self->backend == NULL)
    return self;

  self->session = bw_client_backend_new_session (self->backend);
  soup_session_set_timeout (self->session, TIMEOUT_S);
  return self;
}

gboolean
bw_report_sender_has_room (BwReportSender *self)
{
  g_return_val_if_fail (BW_IS_REPORT_SENDER (self), FALSE);

  return self->error == NULL && self->in_flight < BW_REPORT_SENDER_IN_FLIGHT;
}

/**
 * bw_report_sender_send:
 * @self: a sender that has room
 * @lines: (transfer full): NDJSON
 * @n: reports in it
 */
void
bw_report_sender_send (BwReportSender *self,
                       GString        *lines,
                       guint           n)
{
  Batch *batch;

  g_return_if_fail (BW_IS_REPORT_SENDER (self));
  g_return_if_fail (n > 0 && n <= BW_REPORT_SENDER_BATCH);

  batch = g_new0 (Batch, 1);
  batch->sender = g_object_ref (self);
  batch->body = g_string_free_to_bytes (lines);
  batch->n = n;
  batch->pause_ms = FIRST_PAUSE_MS;
  self->totals.sent += n;
  self->in_flight++;
  post (batch);
}

gboolean
bw_report_sender_is_idle (BwReportSender *self)
{
  g_return_val_if_fail (BW_IS_REPORT_SENDER (self), TRUE);

  return self->in_flight == 0;
}

void
bw_report_sender_get_totals (BwReportSender *self,
                             BwReportTotals *totals)
{
  g_return_if_fail (BW_IS_REPORT_SENDER (self));

  *totals = self->totals;
}

const char *
bw_report_sender_get_rejection (BwReportSender *self)
{
  g_return_val_if_fail (BW_IS_REPORT_SENDER (self), NULL);

  return self->rejection;
}

const GError *
bw_report_sender_get_error (BwReportSender *self)
{
  g_return_val_if_fail (BW_IS_REPORT_SENDER (self), NULL);

  return self->error;
}
