/* bw-client-writer.c: many documents to the backend, one file's worth at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-writer.h"

#include "bw-client-error.h"
#include "bw-client-question.h"
#include "bw-client-session-private.h"
#include "bw-json.h"
#include "bw-patch.h"
#include "bw-reason.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_IN_FLIGHT 8
#define MAX_LENGTH    (512 * 1024)
#define PATIENCE_S    30

/* A backend that has too much to do is asked again so often, each after a pause. */
#define MAX_TRIES     20
#define PAUSE_MS      500

typedef struct
{
  BwDocument *document;  /* (owned) */
  guint64     standing;
  guint       tries;
  gboolean    is_sent;   /* it is on its way */
  gboolean    is_unsure; /* it was, and there was no answer */
  gboolean    is_told;
} Item;

/* One that is on its way. */
typedef struct
{
  BwClientWriter *writer;   /* (owned) */
  guint           index;
  SoupMessage    *message;  /* (owned) */
} Flight;

struct _BwClientWriter
{
  GObject          parent_instance;

  BwClientSession *session;     /* (owned) */
  SoupSession     *soup;        /* (owned) (nullable): while it runs */
  GCancellable    *cancellable; /* (owned) (nullable): while it runs */
  GArray          *items;       /* (owned) (element-type Item) */
  guint            next;        /* all before it are told or on their way */
  guint            n_told;
  guint            n_in_flight;
  guint            pause_source;
  gboolean         is_running;
  gboolean         is_stopping; /* nothing new goes */
};

enum
{
  TOLD,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwClientWriter, bw_client_writer, G_TYPE_OBJECT)

static void send_more (BwClientWriter *self);

static void
clear_item (gpointer data)
{
  bw_document_unref (((Item *) data)->document);
}

static void
free_flight (Flight *flight)
{
  g_object_unref (flight->writer);
  g_object_unref (flight->message);
  g_free (flight);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flight, free_flight)

static Item *
get_item (BwClientWriter *self,
          guint           index)
{
  return &g_array_index (self->items, Item, index);
}

/* What is after it may need what is before it: areas from the top, then sites, … */
static gboolean
is_same_step (const Item *one,
              const Item *other)
{
  BwDocumentType type = bw_document_get_kind (one->document);

  if (type != bw_document_get_kind (other->document))
    return FALSE;

  return type != BW_DOCUMENT_TYPE_AREA
         || bw_document_get_area (one->document)->level == bw_document_get_area (other->document)->level;
}

static void
end (BwClientWriter *self,
     const GError   *error)
{
  if (!self->is_running)
    return;

  self->is_running = FALSE;
  self->is_stopping = FALSE;
  for (guint i = 0; self->n_in_flight > 0 && i < self->items->len; i++)
    get_item (self, i)->is_unsure |= get_item (self, i)->is_sent;
  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[ENDED], 0, error);
}

static void
tell (BwClientWriter *self,
      guint           index,
      const GError   *error)
{
  get_item (self, index)->is_told = TRUE;
  get_item (self, index)->is_unsure = FALSE;
  self->n_told++;
  g_signal_emit (self, signals[TOLD], 0, index, error);
}

/* Nothing is on its way any more: what is told is all there is to know. */
static void
end_stopped (BwClientWriter *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");

  end (self, error);
}

static gboolean
on_pause_timeout_cb (gpointer user_data)
{
  BwClientWriter *self = user_data;

  self->pause_source = 0;
  send_more (self);
  return G_SOURCE_REMOVE;
}

/* It goes again, after a pause in which nothing new goes either. */
static void
try_again (BwClientWriter *self,
           guint           index)
{
  self->next = MIN (self->next, index);
  if (self->pause_source == 0)
    self->pause_source = g_timeout_add (PAUSE_MS, on_pause_timeout_cb, self);
}

/* Somebody may have written the same before. */
static gboolean
is_there (const Item *item,
          guint       status,
          const char *answer,
          gsize       length)
{
  g_autoptr (JsonObject) sent = NULL;

  if (status != SOUP_STATUS_PRECONDITION_FAILED)
    return SOUP_STATUS_IS_SUCCESSFUL (status);

  sent = bw_document_dup_object (item->document);
  return bw_client_writer_stands_already (sent, answer, length);
}

static void
take_answer (BwClientWriter *self,
             const Flight   *flight,
             const char     *answer,
             gsize           length)
{
  Item *item = get_item (self, flight->index);
  guint status = soup_message_get_status (flight->message);
  g_autoptr (GError) error = NULL;

  if (is_there (item, status, answer, length))
    {
      tell (self, flight->index, NULL);
      return;
    }

  if ((status == SOUP_STATUS_SERVICE_UNAVAILABLE || status == 429) && ++item->tries < MAX_TRIES)
    {
      if (self->is_stopping)
        return;

      try_again (self, flight->index);
      return;
    }

  if (status == SOUP_STATUS_UNAUTHORIZED || status >= 500 || status == 429)
    {
      error = bw_client_backend_read_refusal (flight->message, answer, length);
      end (self, error);
      return;
    }

  error = bw_client_writer_read_fault (flight->message, answer, length);
  tell (self, flight->index, error);
}

static void
on_soup_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;
  BwClientWriter *self = flight->writer;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);

  get_item (self, flight->index)->is_sent = FALSE;
  self->n_in_flight--;
  if (!self->is_running)
    return;

  get_item (self, flight->index)->is_unsure = answer == NULL;

  if (answer != NULL)
    take_answer (self, flight, answer, length);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Given up before it was begun again. */
    self->next = MIN (self->next, flight->index);
  else
    end (self, error);

  if (self->is_stopping && self->n_in_flight == 0)
    end_stopped (self);
  send_more (self);
}

/* FALSE: there is no backend any more. */
static gboolean
send_item (BwClientWriter *self,
           guint           index)
{
  Item *item = get_item (self, index);
  const char *json = bw_document_get_json (item->document);
  g_autofree char *id = g_uri_escape_string (bw_document_get_id (item->document), NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/v1/documents/%s/%s",
                                           bw_document_type_to_string (bw_document_get_kind (item->document)), id);
  g_autofree char *tag = g_strdup_printf ("\"%" G_GUINT64_FORMAT "\"", item->standing);
  SoupMessage *message = self->session->backend != NULL
                           ? bw_client_backend_new_message (self->session->backend, "PUT", path)
                           : NULL;
  g_autoptr (GBytes) body = NULL;
  Flight *flight;

  if (message == NULL)
    return FALSE;

  body = g_bytes_new (json, strlen (json));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  if (item->standing == 0)
    soup_message_headers_replace (soup_message_get_request_headers (message), "If-None-Match", "*");
  else
    soup_message_headers_replace (soup_message_get_request_headers (message), "If-Match", tag);

  flight = g_new0 (Flight, 1);
  flight->writer = g_object_ref (self);
  flight->index = index;
  flight->message = message;
  item->is_sent = TRUE;
  self->n_in_flight++;
  bw_client_question_ask_async (self->soup, message, MAX_LENGTH, PATIENCE_S, self->cancellable, on_soup_answer_cb,
                                flight);
  return TRUE;
}

static gboolean
may_send (BwClientWriter *self,
          guint           index)
{
  if (self->n_in_flight == 0)
    return TRUE;
  if (self->n_in_flight >= MAX_IN_FLIGHT)
    return FALSE;

  for (guint i = index; i-- > 0;)
    {
      if (get_item (self, i)->is_sent)
        return is_same_step (get_item (self, i), get_item (self, index));
    }

  return TRUE;
}

static void
send_more (BwClientWriter *self)
{
  while (self->is_running && !self->is_stopping && self->pause_source == 0 && self->next < self->items->len)
    {
      const Item *item = get_item (self, self->next);

      if (!item->is_told && !item->is_sent)
        {
          if (!may_send (self, self->next))
            return;
          if (!send_item (self, self->next))
            {
              g_autoptr (GError) error = g_error_new_literal (BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS,
                                                              _("there is no backend to write to"));

              end (self, error);
              return;
            }
        }

      self->next++;
    }

  if (self->is_running && self->n_told == self->items->len)
    end (self, NULL);
}

static void
bw_client_writer_dispose (GObject *object)
{
  BwClientWriter *self = BW_CLIENT_WRITER (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (bw_client_writer_parent_class)->dispose (object);
}

static void
drop_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_array_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

/* A hundred thousand documents would hold up whoever closes a window. */
static void
drop_items (GArray *items)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, drop_items);
  g_task_set_task_data (task, items, NULL);
  g_task_run_in_thread (task, drop_in_thread);
}

static void
bw_client_writer_finalize (GObject *object)
{
  BwClientWriter *self = BW_CLIENT_WRITER (object);

  g_clear_object (&self->soup);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->items, drop_items);

  G_OBJECT_CLASS (bw_client_writer_parent_class)->finalize (object);
}

static void
bw_client_writer_class_init (BwClientWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_client_writer_dispose;
  object_class->finalize = bw_client_writer_finalize;

  signals[TOLD] = g_signal_new ("told", BW_TYPE_CLIENT_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
  signals[ENDED] = g_signal_new ("ended", BW_TYPE_CLIENT_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
bw_client_writer_init (BwClientWriter *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
}

/**
 * bw_client_writer_new:
 * @session: whose backend it writes to
 *
 * Returns: (transfer full): a writer with nothing to write
 */
BwClientWriter *
bw_client_writer_new (BwClientSession *session)
{
  BwClientWriter *self = g_object_new (BW_TYPE_CLIENT_WRITER, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * bw_client_writer_add:
 * @self: a writer that does not run
 * @document: what is to be written
 * @standing: seq of what it replaces; 0: it is new
 */
void
bw_client_writer_add (BwClientWriter *self,
                      BwDocument     *document,
                      guint64         standing)
{
  Item item = { .document = bw_document_ref (document), .standing = standing };

  g_return_if_fail (!self->is_running);

  g_array_append_val (self->items, item);
}

void
bw_client_writer_run (BwClientWriter *self)
{
  g_return_if_fail (BW_IS_CLIENT_WRITER (self));

  if (self->is_running)
    return;

  self->is_running = TRUE;
  self->is_stopping = FALSE;
  self->next = 0;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->soup == NULL && self->session->backend != NULL)
    self->soup = bw_client_backend_new_session (self->session->backend);

  send_more (self);
}

void
bw_client_writer_stop (BwClientWriter *self)
{
  g_return_if_fail (BW_IS_CLIENT_WRITER (self));

  if (!self->is_running)
    return;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->is_stopping || self->n_in_flight == 0)
    end_stopped (self);
  else
    self->is_stopping = TRUE;
}

/**
 * bw_client_writer_is_unsure:
 * @self: a writer
 * @index: of a document, in the order of adding
 *
 * Returns: whether it was on its way when the writer ended, so that it may stand or not
 */
gboolean
bw_client_writer_is_unsure (BwClientWriter *self,
                            guint           index)
{
  g_return_val_if_fail (BW_IS_CLIENT_WRITER (self) && index < self->items->len, FALSE);

  return get_item (self, index)->is_unsure;
}

gboolean
bw_client_writer_is_stopping (BwClientWriter *self)
{
  return self->is_stopping;
}

gboolean
bw_client_writer_is_running (BwClientWriter *self)
{
  return self->is_running;
}

guint
bw_client_writer_get_n (BwClientWriter *self)
{
  return self->items->len;
}

guint
bw_client_writer_get_n_told (BwClientWriter *self)
{
  return self->n_told;
}

/**
 * bw_client_writer_stands_already:
 * @sent: a document that was sent as a new one
 * @answer: of a 412
 * @length: of @answer
 *
 * Returns: whether what stands there is what was sent: an earlier answer was lost
 */
gboolean
bw_client_writer_stands_already (JsonObject *sent,
                                 const char *answer,
                                 gsize       length)
{
  g_autoptr (JsonNode) node = bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL);
  JsonObject *problem = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *current = problem != NULL ? json_object_get_member (problem, "current") : NULL;

  return current != NULL && JSON_NODE_HOLDS_OBJECT (current) && bw_patch_is_in (sent, json_node_get_object (current));
}

/**
 * bw_client_writer_read_fault:
 * @message: of a document that was not taken
 * @answer: what was answered
 * @length: of @answer
 *
 * Returns: (transfer full): the first member that is wrong, and why, if the backend
 *   says so; else what it says of the whole
 */
GError *
bw_client_writer_read_fault (SoupMessage *message,
                             const char  *answer,
                             gsize        length)
{
  g_autoptr (JsonNode) node = bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL);
  JsonObject *problem = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *errors = problem != NULL ? json_object_get_member (problem, "errors") : NULL;
  JsonArray *list = errors != NULL && JSON_NODE_HOLDS_ARRAY (errors) ? json_node_get_array (errors) : NULL;
  JsonNode *first = list != NULL && json_array_get_length (list) > 0 ? json_array_get_element (list, 0) : NULL;
  JsonObject *fault = first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;
  guint status = soup_message_get_status (message);

  if (fault != NULL && bw_json_peek_string (fault, "reason") != NULL)
    {
      const char *pointer = bw_json_peek_string (fault, "pointer");

      return g_error_new (BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS, "%s: %s", pointer != NULL ? pointer : "",
                          bw_json_peek_string (fault, "reason"));
    }

  if (status == SOUP_STATUS_PRECONDITION_FAILED || status == SOUP_STATUS_FORBIDDEN)
    return g_error_new_literal (BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS,
                                bw_reason_say (status == SOUP_STATUS_FORBIDDEN ? BW_REASON_NOT_ALLOWED
                                                                               : BW_REASON_CHANGED));

  return bw_client_backend_read_refusal (message, answer, length);
}
