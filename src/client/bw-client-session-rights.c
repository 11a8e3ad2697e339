/* bw-client-session-rights.c: of the session: what its token is good for
 *
 * A desk offers nothing that would be refused. Until the backend has said what it
 * would refuse, everything is offered, and a refusal is told when it comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-question.h"
#include "bw-client-session-private.h"

#include "bw-json.h"

#define TIMEOUT_S  10
#define MAX_LENGTH (64 * 1024)

typedef struct
{
  BwClientSession *session;  /* (owned) */
  BwClientBackend *backend;  /* (owned): who was asked */
  SoupSession     *soup;     /* (owned) */
  SoupMessage     *message;  /* (owned) */
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->session);
  bw_client_backend_unref (question->backend);
  g_object_unref (question->soup);
  g_object_unref (question->message);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

/* (transfer full) (nullable): the member `may` */
static GStrv
read_rights (JsonObject *me)
{
  g_autoptr (GStrvBuilder) rights = g_strv_builder_new ();
  JsonNode *may = json_object_get_member (me, "may");
  JsonArray *list;

  if (may == NULL || !JSON_NODE_HOLDS_ARRAY (may))
    return NULL;

  list = json_node_get_array (may);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *right = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (right) && json_node_get_value_type (right) == G_TYPE_STRING)
        g_strv_builder_add (rights, json_node_get_string (right));
    }

  return g_strv_builder_end (rights);
}

/* What was known stays if this says nothing. */
static void
take_answer (BwClientSession *session,
             const char      *answer,
             gsize            length)
{
  g_autoptr (JsonNode) root = bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL);
  g_auto (GStrv) rights = NULL;
  const char *area = NULL;
  const char *token = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;

  rights = read_rights (json_node_get_object (root));
  bw_json_get_string (json_node_get_object (root), "area", &area, NULL);
  bw_json_get_string (json_node_get_object (root), "token", &token, NULL);
  if (rights == NULL)
    return;

  /* Told with the rights. */
  g_free (session->token_id);
  session->token_id = g_strdup (token);
  bw_client_session_set_rights (session, rights, area);
}

static void
on_soup_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);

  if (answer == NULL)
    {
      g_debug ("the rights of the token are not known: %s", error->message);
      return;
    }

  if (soup_message_get_status (question->message) == SOUP_STATUS_OK && question->session->backend == question->backend)
    take_answer (question->session, answer, length);
}

/**
 * bw_client_session_ask_rights:
 * @self: a session
 *
 * Asks the backend (`GET /v1/me`); what it answers is told by `rights`. Nothing
 * happens while there is none; a failure leaves what was known.
 */
void
bw_client_session_ask_rights (BwClientSession *self)
{
  g_autoptr (SoupMessage) message = NULL;
  Question *question;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));

  if (self->backend == NULL)
    return;

  message = bw_client_backend_new_message (self->backend, "GET", "/v1/me");
  if (message == NULL)
    return;

  question = g_new0 (Question, 1);
  question->session = g_object_ref (self);
  question->backend = bw_client_backend_ref (self->backend);
  question->soup = bw_client_backend_new_session (self->backend);
  question->message = g_steal_pointer (&message);
  bw_client_question_ask_async (question->soup, question->message, MAX_LENGTH, TIMEOUT_S, NULL, on_soup_answer_cb,
                                question);
}

/**
 * bw_client_session_may:
 * @self: a session
 * @right: `read`, `report`, `assign`, `ledger`, `command` or `administer`
 *
 * Returns: whether there is a backend to ask that has not said that it would refuse
 */
gboolean
bw_client_session_may (BwClientSession *self,
                       const char      *right)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), FALSE);
  g_return_val_if_fail (right != NULL, FALSE);

  if (self->backend == NULL)
    return FALSE;

  return self->rights == NULL || g_strv_contains ((const char * const *) self->rights, right);
}

/**
 * bw_client_session_get_area:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): code of the area that the token is good for
 */
const char *
bw_client_session_get_area (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->area;
}

/**
 * bw_client_session_get_token_id:
 * @self: a session
 *
 * By this documents say who wrote them; it is no secret.
 *
 * Returns: (transfer none) (nullable): id of the token, as far as the backend has said
 */
const char *
bw_client_session_get_token_id (BwClientSession *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), NULL);

  return self->rights != NULL ? self->token_id : NULL;
}
