/* bw-router.c: which handler answers what, and who may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-router.h"

#include "bw-handlers.h"
#include "bw-server-private.h"

#include <string.h>

/* Instead of a BwRight. */
#define NEEDS_NOTHING (-1)
#define NEEDS_TOKEN   (-2)

#define NO_BODY      0
#define TOKEN_BODY   (16 * 1024)
#define LONGEST_BODY G_MAXSIZE

typedef struct
{
  BwHttpMethod   method;
  const char    *path;     /* one that ends with `*` has a tail of at least a character */
  int            right;
  gsize          body_bytes;
  void         (*handle) (BwExchange *exchange);
  gboolean     (*admit) (BwExchange *exchange); /* (nullable): may refuse more, or less of a body */
} Route;

static const Route routes[] =
{
  { BW_HTTP_METHOD_GET, "/healthz", NEEDS_NOTHING, NO_BODY, bw_handle_health_live },
  { BW_HTTP_METHOD_GET, "/readyz", NEEDS_NOTHING, NO_BODY, bw_handle_health_ready },
  { BW_HTTP_METHOD_GET, "/metrics", NEEDS_NOTHING, NO_BODY, bw_handle_metrics_get },
  { BW_HTTP_METHOD_GET, "/openapi.json", NEEDS_NOTHING, NO_BODY, bw_handle_openapi_get },
  { BW_HTTP_METHOD_GET, "/v1/", NEEDS_TOKEN, NO_BODY, bw_handle_service_get },
  { BW_HTTP_METHOD_GET, "/v1", NEEDS_TOKEN, NO_BODY, bw_handle_service_get },
  { BW_HTTP_METHOD_GET, "/v1/me", NEEDS_TOKEN, NO_BODY, bw_handle_me_get },
  { BW_HTTP_METHOD_POST, "/v1/tokens", BW_RIGHT_ADMINISTER, TOKEN_BODY, bw_handle_tokens_post },
  { BW_HTTP_METHOD_DELETE, "/v1/tokens/*", BW_RIGHT_ADMINISTER, NO_BODY, bw_handle_tokens_delete },
  { BW_HTTP_METHOD_POST, "/v1/reports", BW_RIGHT_REPORT, LONGEST_BODY, bw_handle_reports_post },
  { BW_HTTP_METHOD_GET, "/v1/feed", BW_RIGHT_READ, NO_BODY, bw_handle_feed_get },
  { BW_HTTP_METHOD_GET, "/v1/documents/*", BW_RIGHT_READ, NO_BODY, bw_handle_documents_get },
  { BW_HTTP_METHOD_PUT, "/v1/documents/*", BW_RIGHT_READ, LONGEST_BODY, bw_handle_change_put,
    bw_handle_change_admit },
  { BW_HTTP_METHOD_DELETE, "/v1/documents/*", BW_RIGHT_READ, NO_BODY, bw_handle_change_delete,
    bw_handle_change_admit },
  { BW_HTTP_METHOD_GET, "/v1/series", BW_RIGHT_READ, NO_BODY, bw_handle_series_get },
  { BW_HTTP_METHOD_GET, "/v1/audit", BW_RIGHT_ADMINISTER, NO_BODY, bw_handle_audit_get },
};

static const char * const method_names[] =
{
  [BW_HTTP_METHOD_GET] = "GET",
  [BW_HTTP_METHOD_POST] = "POST",
  [BW_HTTP_METHOD_PUT] = "PUT",
  [BW_HTTP_METHOD_DELETE] = "DELETE",
};

static gboolean
is_path (const Route  *route,
         const char   *path,
         const char  **tail)
{
  gsize length = strlen (route->path);

  *tail = "";
  if (route->path[length - 1] != '*')
    return g_str_equal (route->path, path);

  *tail = path + length - 1;
  return strncmp (route->path, path, length - 1) == 0 && **tail != '\0';
}

static const Route *
find_route (BwHttpMethod   method,
            const char    *path,
            const char   **tail)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (routes[i].method == method && is_path (&routes[i], path, tail))
        return &routes[i];
    }

  return NULL;
}

static void
refuse_path (BwExchange *exchange)
{
  const char *path = bw_http_request_get_path (exchange->request);
  g_autofree char *methods = bw_router_list_methods (path);
  BwHttpResponse *response;
  BwProblem *problem;

  if (*methods == '\0')
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "nothing is at this path"));
      return;
    }

  problem = bw_problem_new (405, "only %s can be done to it", methods);
  bw_problem_set_instance (problem, path);
  response = bw_problem_to_response (problem);
  bw_http_response_add_header (response, "Allow", methods);
  bw_exchange_reply (exchange, response);
}

static const char *
get_secret (BwHttpRequest *request)
{
  const char *value = bw_http_request_get_header (request, "Authorization");

  if (value == NULL || g_ascii_strncasecmp (value, "Bearer ", strlen ("Bearer ")) != 0)
    return NULL;

  value += strlen ("Bearer ");
  return value + strspn (value, " ");
}

static void
refuse_token (BwExchange *exchange)
{
  bw_exchange_fail (exchange, bw_problem_new (401, "the token is not known, revoked or over"));
}

static void
on_token_found_cb (const BwToken *token,
                   const GError  *error,
                   gpointer       data)
{
  BwExchange *exchange = data;
  int right = exchange->right;

  if (bw_http_request_is_gone (exchange->request))
    {
      bw_exchange_release (exchange);
      return;
    }

  if (error != NULL)
    {
      bw_exchange_fail_error (exchange, error);
      bw_exchange_release (exchange);
      return;
    }

  if (token == NULL)
    {
      refuse_token (exchange);
      bw_exchange_release (exchange);
      return;
    }

  exchange->token = bw_token_copy (token);
  exchange->scope = bw_scope_of_token (bw_picture_get_places (exchange->server->picture), token);
  if (right >= 0 && !bw_role_may (token->role, (BwRight) right))
    bw_exchange_fail (exchange, bw_problem_new (403, "the role %s may not do this", bw_role_to_string (token->role)));
  else if (exchange->admit == NULL || exchange->admit (exchange))
    bw_http_request_accept (exchange->request, exchange->body_bytes);

  bw_exchange_release (exchange);
}

/**
 * bw_router_list_methods:
 * @path: a path
 *
 * Returns: (transfer full): the methods that it knows, `""` if there is no such path
 */
char *
bw_router_list_methods (const char *path)
{
  GString *out = g_string_new (NULL);
  const char *tail;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (is_path (&routes[i], path, &tail))
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", method_names[routes[i].method]);
    }

  return g_string_free (out, FALSE);
}

/**
 * bw_router_judge_head:
 * @request: a request whose head is complete
 * @server: (type BwServer): the daemon
 *
 * Refuses what has no path, no token or no right before its body is looked at.
 */
void
bw_router_judge_head (BwHttpRequest *request,
                      gpointer       server)
{
  BwExchange *exchange = bw_exchange_new (server, request);
  const char *secret = get_secret (request);
  const Route *route;

  bw_http_request_set_data (request, exchange, bw_exchange_free);
  route = find_route (bw_http_request_get_method (request), bw_http_request_get_path (request), &exchange->tail);
  if (route == NULL)
    {
      refuse_path (exchange);
      return;
    }

  exchange->handle = route->handle;
  exchange->right = route->right;
  exchange->body_bytes = route->body_bytes;
  exchange->admit = route->admit;
  if (route->right == NEEDS_NOTHING)
    bw_http_request_accept (request, exchange->body_bytes);
  else if (secret == NULL)
    bw_exchange_fail (exchange, bw_problem_new (401, "there is no bearer token"));
  else
    bw_auth_find (exchange->server->auth, secret, on_token_found_cb, bw_exchange_hold (exchange));
}

/**
 * bw_router_answer:
 * @request: a request whose head was good, and whose body is complete
 * @server: (type BwServer): the daemon
 */
void
bw_router_answer (BwHttpRequest *request,
                  gpointer       server)
{
  BwExchange *exchange = bw_http_request_get_data (request);

  /* It may have been revoked since the head was judged. */
  if (exchange->token != NULL && !bw_auth_is_good (exchange->server->auth, exchange->token->hash))
    refuse_token (exchange);
  else
    exchange->handle (exchange);
}
