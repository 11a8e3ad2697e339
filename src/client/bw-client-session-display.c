/* bw-client-session-display.c: of the session: the heartbeat of a wall
 *
 * Not through the outbox: one that is late is worth nothing, and the next comes in
 * half a minute anyway.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-question.h"
#include "bw-client-session-private.h"

#include <string.h>

/* One that hangs must not keep the later ones. */
#define PATIENCE_S 10

/* Nobody reads what is answered. */
#define MAX_ANSWER 1024

#define KEY "bw-display-"

typedef struct
{
  BwClientSession *session;   /* (owned) */
  SoupSession     *soup;      /* (owned) */
  SoupMessage     *message;   /* (owned): that is under way */
  SoupMessage     *farewell;  /* (owned) (nullable): the wall was closed meanwhile */
  GApplication    *held;      /* (owned) (nullable): that does not end before the wall has taken its leave */
  char            *key;       /* (owned): under which the session knows that it is under way */
} Put;

static void on_display_put_cb (GObject      *source,
                               GAsyncResult *result,
                               gpointer      user_data);

static void
free_put (Put *put)
{
  if (put->held != NULL)
    g_application_release (put->held);
  g_clear_object (&put->held);
  g_clear_object (&put->farewell);
  g_object_unref (put->message);
  g_object_unref (put->soup);
  g_object_unref (put->session);
  g_free (put->key);
  g_free (put);
}

static void
ask (Put *put)
{
  bw_client_question_ask_async (put->soup, put->message, MAX_ANSWER, PATIENCE_S, NULL, on_display_put_cb, put);
}

/* Nobody at the wall can do anything, and a heartbeat is refused every half a minute for
 * weeks: it is told once, until one is taken again. */
static void
tell_refusal (Put        *put,
              const char *answer,
              gsize       length)
{
  gboolean is_refused = soup_message_get_status (put->message) == SOUP_STATUS_FORBIDDEN;
  g_autofree char *key = g_strconcat ("bw-refused-", put->key + strlen (KEY), NULL);
  g_autoptr (GError) refusal = NULL;

  if (is_refused && g_object_get_data (G_OBJECT (put->session), key) == NULL)
    {
      refusal = bw_client_backend_read_refusal (put->message, answer, length);
      g_message ("the heartbeat of the wall is refused: %s. To have it back at once, take the wall off the list of "
                 "walls at a desk, or start it with the token that it had. If another machine has the name of this "
                 "one, give it another", refusal->message);
    }

  g_object_set_data (G_OBJECT (put->session), key, GINT_TO_POINTER (is_refused));
}

static void
on_display_put_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Put *put = user_data;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);

  if (answer == NULL)
    g_debug ("the heartbeat of the wall was not taken: %s", error->message);
  else
    tell_refusal (put, answer, length);

  /* Not before the heartbeat was answered: that could come after it, and stay. */
  if (put->farewell != NULL)
    {
      g_object_unref (put->message);
      put->message = g_steal_pointer (&put->farewell);
      ask (put);
      return;
    }

  g_object_set_data (G_OBJECT (put->session), put->key, NULL);
  free_put (put);
}

static GBytes *
make_body (const char *name,
           const char *scene,
           double      data_age_s,
           double      frame_age_s)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "scene");
  json_builder_add_string_value (builder, scene);
  json_builder_set_member_name (builder, "data_age_s");
  json_builder_add_double_value (builder, data_age_s);
  json_builder_set_member_name (builder, "frame_age_s");
  json_builder_add_double_value (builder, frame_age_s);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* (transfer full) (nullable): there is no backend */
static SoupMessage *
new_message (BwClientSession *self,
             const char      *method,
             const char      *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/v1/documents/display/", escaped, NULL);

  return bw_client_backend_new_message (self->backend, method, path);
}

static Put *
new_put (BwClientSession *self,
         SoupMessage     *message,
         const char      *key)
{
  Put *put = g_new0 (Put, 1);

  put->session = g_object_ref (self);
  put->soup = bw_client_backend_new_session (self->backend);
  put->message = g_object_ref (message);
  put->key = g_strdup (key);
  g_object_set_data (G_OBJECT (self), put->key, put);
  return put;
}

/* The last window may be gone by now. */
static void
hold (Put *put)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL || put->held != NULL)
    return;

  put->held = g_object_ref (application);
  g_application_hold (application);
}

/**
 * bw_client_session_put_display:
 * @self: a session
 * @id: of the wall, the same after each start
 * @name: of the wall, for people
 * @scene: the one that is on
 * @data_age_s: seconds since the last event of the feed
 * @frame_age_s: seconds since its screen was drawn last
 *
 * Says that the wall is alive (`PUT /v1/documents/display/ID`), and how old what it
 * shows is. Nothing happens while there is no backend or the last one is under way;
 * an answer other than 2xx is not told.
 */
void
bw_client_session_put_display (BwClientSession *self,
                               const char      *id,
                               const char      *name,
                               const char      *scene,
                               double           data_age_s,
                               double           frame_age_s)
{
  g_autofree char *key = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (id != NULL && name != NULL && scene != NULL);

  key = g_strconcat (KEY, id, NULL);
  if (self->backend == NULL || g_object_get_data (G_OBJECT (self), key) != NULL)
    return;

  message = new_message (self, "PUT", id);
  if (message == NULL)
    return;

  body = make_body (name, scene, data_age_s, frame_age_s);
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  ask (new_put (self, message, key));
}

/**
 * bw_client_session_remove_display:
 * @self: a session
 * @id: of the wall
 *
 * Says that the wall was closed by a person, so that nobody misses it: after the answer
 * to its last heartbeat, if that is under way. The program does not end before that was
 * answered, or patience is over. Nothing happens while there is no backend; an answer
 * other than 2xx is not told.
 */
void
bw_client_session_remove_display (BwClientSession *self,
                                  const char      *id)
{
  g_autofree char *key = NULL;
  g_autoptr (SoupMessage) message = NULL;
  Put *put;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (id != NULL);

  message = self->backend != NULL ? new_message (self, "DELETE", id) : NULL;
  if (message == NULL)
    return;

  key = g_strconcat (KEY, id, NULL);
  put = g_object_get_data (G_OBJECT (self), key);
  if (put != NULL)
    {
      g_set_object (&put->farewell, message);
      hold (put);
      return;
    }

  put = new_put (self, message, key);
  hold (put);
  ask (put);
}
