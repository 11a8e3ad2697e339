/* bw-client-outbox-send.c: of the outbox: sends its entries, one at a time
 *
 * An answer that was lost makes no difference: what is sent again has the same
 * key, a report its id, and a 412 that shows just what was to be written is the
 * trace of the first time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-backoff-private.h"
#include "bw-client-outbox-private.h"
#include "bw-client-outbox-request-private.h"
#include "bw-client-question.h"
#include "bw-client-verdict-private.h"

#include <glib/gi18n.h>

/* A document at most; what is longer is cut off, and its status is enough. */
#define MAX_ANSWER (1024 * 1024)
#define PATIENCE_S 120

/* What becomes of an entry that is never taken as it is. */
static const BwOutboxState verdict_states[] = {
  [BW_CLIENT_VERDICT_CONFLICT] = BW_OUTBOX_STATE_CONFLICT,
  [BW_CLIENT_VERDICT_REFUSED] = BW_OUTBOX_STATE_REFUSED,
};

/* One request, until it is answered. */
typedef struct
{
  BwClientOutbox      *outbox;      /* (owned) */
  BwClientOutboxEntry *entry;       /* (owned) */
  SoupMessage         *message;     /* (owned) */
  GCancellable        *cancellable; /* (owned) */
} Request;

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

static gboolean
on_pause_timeout_cb (gpointer data)
{
  BwClientOutbox *self = BW_CLIENT_OUTBOX (data);

  self->pause_id = 0;
  bw_client_outbox_send_next (self);
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
  g_autofree char *reason = NULL;
  BwClientVerdict verdict = bw_client_verdict_reach (entry, status, soup_message_headers_get_one (headers, "ETag"),
                                                     soup_message_headers_get_content_type (headers, NULL),
                                                     answer, length, &reason);
  g_autoptr (GError) refusal = NULL;

  if (verdict == BW_CLIENT_VERDICT_TAKEN)
    {
      entry->is_found = !SOUP_STATUS_IS_SUCCESSFUL (status);
      bw_client_outbox_take (self, entry);
      return;
    }

  if (reason == NULL)
    refusal = bw_client_backend_read_refusal (message, answer, length);
  if (verdict != BW_CLIENT_VERDICT_LATER)
    {
      bw_client_outbox_set_state (self, entry, verdict_states[verdict], reason != NULL ? reason : refusal->message);
      return;
    }

  bw_client_outbox_rest (self, entry, reason != NULL ? reason : refusal->message);
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
      bw_client_outbox_rest (self, entry, error->message);
      pause_sending (self, request->message);
    }

  bw_client_outbox_send_next (self);
}

static void
on_request_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);

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
      bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_REFUSED, _("what it is to be written to is no address"));
      return;
    }

  self->sending = entry;
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->outbox = g_object_ref (self);
  request->entry = g_object_ref (entry);
  request->message = g_steal_pointer (&message);
  request->cancellable = g_object_ref (self->cancellable);
  bw_client_outbox_set_state (self, entry, BW_OUTBOX_STATE_SENDING, NULL);
  bw_client_question_ask_async (self->session, request->message, MAX_ANSWER, PATIENCE_S, request->cancellable,
                                on_request_answer_cb, request);
}

/* Whether no older one of this owner is still on its way to the disk. */
static gboolean
is_oldest (BwClientOutbox      *self,
           BwClientOutboxEntry *entry)
{
  for (GList *link = self->writing.head; link != NULL; link = link->next)
    {
      BwClientOutboxEntry *older = link->data;

      if (older->number < entry->number && bw_client_outbox_is_here (self, older))
        return FALSE;
    }

  return TRUE;
}

/* Of one document they go one after the other, each upon what became of the one
 * before. Reports are in no order. */
static gboolean
is_held (BwClientOutbox      *self,
         BwClientOutboxEntry *entry,
         guint                position)
{
  if (g_str_equal (entry->method, "POST"))
    return FALSE;

  for (guint i = 0; i < position; i++)
    {
      BwClientOutboxEntry *before = bw_client_outbox_get (self, i);

      /* It is never sent: what comes after it does not wait for its file to go. */
      if (bw_client_outbox_entry_is_stuck (before))
        continue;
      if (bw_client_outbox_is_here (self, before) && before->withdrawn == 0 && g_str_equal (before->path, entry->path))
        return TRUE;
    }

  return FALSE;
}

/* (nullable): the oldest that may go. */
static BwClientOutboxEntry *
find_next (BwClientOutbox *self)
{
  for (guint i = 0; i < bw_client_outbox_count (self); i++)
    {
      BwClientOutboxEntry *entry = bw_client_outbox_get (self, i);

      /* One without a file is just leaving. */
      if (entry->state == BW_OUTBOX_STATE_WAITING && entry->file != NULL && !entry->is_discarded
          && !is_held (self, entry, i))
        return entry;
    }

  return NULL;
}

/**
 * bw_client_outbox_send_next: (skip)
 * @self: an outbox
 *
 * Sends the oldest that may go, unless one is on its way or a pause is made.
 */
void
bw_client_outbox_send_next (BwClientOutbox *self)
{
  while (self->backend != NULL && self->sending == NULL && self->pause_id == 0 && !self->is_loading)
    {
      BwClientOutboxEntry *next = find_next (self);

      if (next == NULL || !is_oldest (self, next))
        return;

      send_entry (self, next);
    }
}

/**
 * bw_client_outbox_stop: (skip)
 * @self: an outbox
 *
 * Nothing is sent, and no answer awaited any more: what was on its way waits.
 */
void
bw_client_outbox_stop (BwClientOutbox *self)
{
  BwClientOutboxEntry *sending = g_steal_pointer (&self->sending);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_failed = 0;
  if (sending != NULL && !sending->is_discarded)
    bw_client_outbox_rest (self, sending, NULL);
}

void
bw_client_outbox_wake (BwClientOutbox *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  bw_client_outbox_send_next (self);
}
