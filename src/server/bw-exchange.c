/* bw-exchange.c: one request with the token it came with, and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-exchange.h"

#include "bw-json.h"
#include "bw-server-private.h"
#include "bw-time.h"

#include <string.h>

#define DEFAULT_LIMIT 100
#define MAX_LIMIT     10000

/* Of a path, in the audit: no path of ours is as long, and whoever has no token
 * must not fill the disk. */
#define MAX_AUDITED 200

/**
 * bw_exchange_new:
 * @server: whose exchange it is
 * @request: the request; the exchange goes with it
 *
 * Returns: (transfer full): an exchange
 */
BwExchange *
bw_exchange_new (BwServer      *server,
                 BwHttpRequest *request)
{
  BwExchange *self = g_new0 (BwExchange, 1);

  self->server = server;
  self->request = request;
  self->scope = BW_SCOPE_NOTHING;
  self->tail = "";
  return self;
}

void
bw_exchange_free (gpointer data)
{
  BwExchange *self = data;

  g_clear_pointer (&self->token, bw_token_free);
  g_free (self);
}

BwExchange *
bw_exchange_hold (BwExchange *self)
{
  bw_http_request_ref (self->request);
  return self;
}

void
bw_exchange_release (BwExchange *self)
{
  bw_http_request_unref (self->request);
}

/* Where a path has what could be a token, put there by mistake, it has dots. */
static char *
hide_secrets (const char *path)
{
  g_autofree char *shown = g_strdup (path);

  for (char *word = shown; *word != '\0';)
    {
      gsize length = strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

      if (length == BW_TOKEN_SECRET_LENGTH)
        memset (word, '.', length);
      word += MAX (length, 1);
    }

  return g_steal_pointer (&shown);
}

/* How much of it is kept: whole letters. */
static int
measure_audited (const char *path)
{
  gsize length = strlen (path);

  return length <= MAX_AUDITED ? (int) length
                               : (int) (g_utf8_find_prev_char (path, path + MAX_AUDITED + 1) - path);
}

/**
 * bw_exchange_make_audit:
 * @self: an exchange
 * @status: what is answered
 * @detail: counts or a reason
 *
 * Returns: (transfer full): the row that tells of it
 */
BwAudit *
bw_exchange_make_audit (BwExchange *self,
                        guint       status,
                        const char *detail)
{
  g_autofree char *path = hide_secrets (bw_http_request_get_path (self->request));
  int length = measure_audited (path);
  g_autofree char *action = g_strdup_printf ("%s %.*s%s", bw_http_request_get_method_name (self->request),
                                             length, path, path[length] != '\0' ? "…" : "");

  return bw_audit_new (g_get_real_time (),
                       self->token != NULL ? self->token->id : "",
                       self->token != NULL ? bw_role_to_string (self->token->role) : "",
                       action,
                       self->token != NULL ? self->token->area : "",
                       status, detail);
}

/**
 * bw_exchange_reply:
 * @self: an exchange
 * @response: (transfer full): the answer
 */
void
bw_exchange_reply (BwExchange     *self,
                   BwHttpResponse *response)
{
  guint status = bw_http_response_get_status (response);

  bw_server_count_answer (self->server, status);
  bw_http_request_reply (self->request, response);
}

void
bw_exchange_reply_text (BwExchange *self,
                        guint       status,
                        const char *content_type,
                        char       *text)
{
  BwHttpResponse *response = bw_http_response_new (status, content_type, g_bytes_new_take (text, strlen (text)));

  bw_http_response_add_header (response, "Cache-Control", "no-store");
  bw_exchange_reply (self, response);
}

/**
 * bw_exchange_reply_json:
 * @self: an exchange
 * @status: HTTP status
 * @object: the body
 */
void
bw_exchange_reply_json (BwExchange *self,
                        guint       status,
                        JsonObject *object)
{
  bw_exchange_reply_text (self, status, "application/json", bw_json_to_line (object));
}

/* Who was refused what is in the audit: for want of a right, or by what stands. What
 * cannot be read, or is not there, tells of nothing but a slip. */
static gboolean
is_refusal (guint status)
{
  return status == 401 || status == 403 || status == 409 || status == 412 || status == 422;
}

/**
 * bw_exchange_note_failure:
 * @self: an exchange
 * @problem: why it fails
 *
 * Into the audit with a refusal, into the journal with a failure of our own.
 */
void
bw_exchange_note_failure (BwExchange *self,
                          BwProblem  *problem)
{
  guint status = bw_problem_get_status (problem);

  if (is_refusal (status))
    bw_server_audit_refusal (self->server, bw_exchange_make_audit (self, status, bw_problem_get_detail (problem)));
  else if (status >= 500)
    bw_server_log_failure (self->server, bw_exchange_make_audit (self, status, bw_problem_get_detail (problem)));
}

/**
 * bw_exchange_fail:
 * @self: an exchange
 * @problem: (transfer full): why
 */
void
bw_exchange_fail (BwExchange *self,
                  BwProblem  *problem)
{
  bw_exchange_note_failure (self, problem);
  bw_problem_set_instance (problem, bw_http_request_get_path (self->request));
  bw_exchange_reply (self, bw_problem_to_response (problem));
}

void
bw_exchange_fail_error (BwExchange   *self,
                        const GError *error)
{
  bw_exchange_fail (self, bw_problem_new_from_error (error));
}

gboolean
bw_exchange_fail_query (BwExchange *self,
                        const char *name,
                        const char *reason)
{
  g_autofree char *pointer = g_strconcat ("?", name, NULL);
  BwProblem *problem = bw_problem_new (400, "%s: %s", name, reason);

  bw_problem_add_error (problem, pointer, reason);
  bw_exchange_fail (self, problem);
  return FALSE;
}

gboolean
bw_exchange_get_limit (BwExchange *self,
                       guint      *limit)
{
  const char *text = bw_http_request_get_query (self->request, "limit");
  guint64 value = DEFAULT_LIMIT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MAX_LIMIT, &value, NULL))
    return bw_exchange_fail_query (self, "limit", "must be a number from 1 to 10000");

  *limit = (guint) value;
  return TRUE;
}

gboolean
bw_exchange_get_after (BwExchange *self,
                       guint64    *after)
{
  const char *text = bw_http_request_get_query (self->request, "after");

  *after = 0;
  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, after, NULL))
    return bw_exchange_fail_query (self, "after", "is not what “next” said");

  return TRUE;
}

/**
 * bw_exchange_get_time:
 * @self: an exchange
 * @name: of the parameter
 * @time: (inout): untouched if it is missing
 *
 * A `+` that was not encoded has become a space and is taken for what was meant.
 *
 * Returns: whether to go on
 */
gboolean
bw_exchange_get_time (BwExchange *self,
                      const char *name,
                      gint64     *time)
{
  const char *text = bw_http_request_get_query (self->request, name);
  g_autofree char *mended = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  mended = g_strdelimit (g_strdup (text), " ", '+');
  return bw_time_parse (mended, time, NULL)
         || bw_exchange_fail_query (self, name, "must be a time with its offset, like 2021-08-07T10:00:00+08:00");
}

/**
 * bw_exchange_get_scope:
 * @self: an exchange
 * @scope: (out): what may be seen and is asked for
 *
 * Returns: whether to go on
 */
gboolean
bw_exchange_get_scope (BwExchange *self,
                       BwPlace    *scope)
{
  const char *area = bw_http_request_get_query (self->request, "area");
  BwPlaceTree *places = bw_picture_get_places (self->server->picture);

  *scope = bw_scope_narrow (places, self->scope, area);
  if (*scope != BW_SCOPE_NOTHING)
    return TRUE;

  if (area != NULL && *area != '\0' && bw_place_tree_lookup (places, area) == BW_PLACE_NONE)
    return bw_exchange_fail_query (self, "area", "no place has this code");

  bw_exchange_fail (self, bw_problem_new (403, "the token is good for “%s” only", self->token->area));
  return FALSE;
}
