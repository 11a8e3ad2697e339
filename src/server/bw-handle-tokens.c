/* bw-handle-tokens.c: makes and revokes tokens
 *
 * The secret is in the answer and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-server-private.h"
#include "bw-store-access.h"
#include "bw-time.h"

#define MAX_BODY (16 * 1024)

/* What waits for the store. */
typedef struct
{
  BwExchange *exchange;  /* (owned): held */
  BwToken    *token;     /* (owned) (nullable): one that is made */
  char       *secret;    /* (owned) (nullable) */
  char       *id;        /* (owned) (nullable): of one that is revoked */
  gint64      at;
} Change;

typedef struct
{
  BwToken *token;  /* (owned) (nullable) */
  char    *id;     /* (owned) (nullable) */
  gint64   at;
  BwAudit *audit;  /* (owned) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->token, bw_token_free);
  g_clear_pointer (&job->audit, bw_audit_free);
  g_free (job->id);
  g_free (job);
}

static void
free_change (Change *change)
{
  bw_exchange_release (change->exchange);
  g_clear_pointer (&change->token, bw_token_free);
  g_free (change->secret);
  g_free (change->id);
  g_free (change);
}

static gboolean
write_token (BwStore    *store,
             const Job  *job,
             GError    **error)
{
  if (job->token != NULL)
    return bw_store_access_put_token (store, job->token, error);

  return bw_store_access_revoke_token (store, job->id, job->at, error);
}

/* On the writer's thread: the change and its row of the audit, both or neither.
 * One that is told as failed must not count from the next start on. */
static gpointer
write_change (BwStore   *store,
              gpointer   data,
              GError   **error)
{
  const Job *job = data;

  if (bw_store_begin (store, error)
      && write_token (store, job, error)
      && bw_store_access_append_audit (store, job->audit, error)
      && bw_store_commit (store, error))
    return GINT_TO_POINTER (TRUE);

  bw_store_roll_back (store);
  return NULL;
}

static void
reply_made (Change *change)
{
  BwServer *server = change->exchange->server;
  g_autoptr (JsonObject) object = json_object_new ();

  bw_auth_put (server->auth, change->token);
  json_object_set_string_member (object, "id", change->token->id);
  json_object_set_string_member (object, "token", change->secret);
  json_object_set_string_member (object, "role", bw_role_to_string (change->token->role));
  json_object_set_string_member (object, "area", change->token->area);
  bw_exchange_reply_json (change->exchange, 201, object);
}

static void
on_change_written_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  Change *change = data;
  g_autoptr (GError) error = NULL;

  bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  if (error != NULL)
    {
      bw_exchange_fail_error (change->exchange, error);
    }
  else if (change->token != NULL)
    {
      reply_made (change);
    }
  else
    {
      bw_auth_revoke (change->exchange->server->auth, change->id, change->at);
      bw_exchange_reply (change->exchange, bw_http_response_new (204, NULL, NULL));
    }

  free_change (change);
}

static void
write_later (Change     *change,
             const char *action)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *detail = NULL;

  if (change->token != NULL)
    detail = g_strdup_printf ("%s %s: %s for %s", action, change->token->id,
                              bw_role_to_string (change->token->role), change->token->area);
  else
    detail = g_strdup_printf ("%s %s", action, change->id);

  job->token = change->token != NULL ? bw_token_copy (change->token) : NULL;
  job->id = g_strdup (change->id);
  job->at = change->at;
  job->audit = bw_exchange_make_audit (change->exchange, change->token != NULL ? 201 : 204, detail);
  bw_store_writer_run_async (change->exchange->server->writer, write_change, job, free_job, NULL, NULL,
                             on_change_written_cb, change);
}

static gboolean
read_wish (BwExchange  *exchange,
           JsonObject  *object,
           BwRole      *role,
           const char **area,
           const char **name,
           gint64      *expires,
           GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  const char *role_name;
  BwPlace place;

  if (!bw_json_get_string (object, "role", &role_name, error)
      || !bw_json_get_string (object, "area", area, error)
      || (bw_json_has (object, "name") && !bw_json_get_string (object, "name", name, error))
      || (bw_json_has (object, "expires") && !bw_json_get_time (object, "expires", expires, error)))
    return FALSE;

  if (!bw_role_from_string (role_name, role))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/role: no role is called that");
      return FALSE;
    }

  place = bw_place_tree_lookup (places, *area);
  if (place != BW_PLACE_NONE && !bw_place_tree_is_site (places, place)
      && bw_scope_has_place (places, exchange->scope, place))
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                       "/area: must be an area that your own token is good for");
  return FALSE;
}

void
bw_handle_tokens_post (BwExchange *exchange)
{
  gsize length;
  const char *body = bw_http_request_get_body (exchange->request, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (body, (gssize) length, MAX_BODY, &error);
  const char *area;
  const char *name = "";
  gint64 expires = 0;
  Change *change;
  BwRole role;

  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    g_set_error_literal (&error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");

  if (error != NULL
      || !read_wish (exchange, json_node_get_object (root), &role, &area, &name, &expires, &error))
    {
      bw_exchange_fail_error (exchange, error);
      return;
    }

  change = g_new0 (Change, 1);
  change->exchange = bw_exchange_hold (exchange);
  change->token = bw_token_make (role, area, name, g_get_real_time (), expires, &change->secret);
  write_later (change, "makes");
}

/* One that is good elsewhere, or in an area that is no more, is the whole city's. */
static gboolean
may_revoke (BwExchange    *exchange,
            const BwToken *token)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);

  return bw_scope_is_whole (places, exchange->scope)
         || bw_scope_has_place (places, exchange->scope, bw_place_tree_lookup (places, token->area));
}

void
bw_handle_tokens_delete (BwExchange *exchange)
{
  const BwToken *token = bw_auth_get_by_id (exchange->server->auth, exchange->tail);
  Change *change;

  if (token == NULL || !may_revoke (exchange, token))
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "no token has this id"));
      return;
    }

  change = g_new0 (Change, 1);
  change->exchange = bw_exchange_hold (exchange);
  change->id = g_strdup (exchange->tail);
  change->at = g_get_real_time ();
  write_later (change, "revokes");
}
