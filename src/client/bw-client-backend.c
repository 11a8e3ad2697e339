/* bw-client-backend.c: where a backend is and what lets us in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-backend.h"

#include "bw-client-error.h"
#include "bw-json.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n.h>
#include <string.h>

/* A problem is a few lines; what is longer is somebody else's page. */
#define MAX_PROBLEM (64 * 1024)
#define MAX_REASON  400

/* As many as anybody of ours asks at once: libsoup's own limit is two. */
#define MAX_CONNECTIONS 12

struct _BwClientBackend
{
  GUri *uri;       /* (owned): without a slash at the end */
  char *url;       /* (owned): as given */
  char *socket;    /* (owned) (nullable): path of a Unix socket */
  char *authority; /* (owned) (nullable): the value of Authorization */
  char *area;      /* (owned) (nullable) */
};

static void
clear_backend (gpointer data)
{
  BwClientBackend *self = data;

  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->url);
  g_free (self->socket);
  g_free (self->authority);
  g_free (self->area);
}

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, reason);
  return FALSE;
}

static gboolean
read_url (BwClientBackend  *self,
          const char       *url,
          GError          **error)
{
  const char *scheme;
  const char *host;

  self->url = g_strdup (url);
  if (g_str_has_prefix (url, "unix:"))
    {
      self->socket = g_strdup (url + strlen ("unix:"));
      self->uri = g_uri_parse ("http://localhost", SOUP_HTTP_URI_FLAGS, NULL);
      return g_path_is_absolute (self->socket) || fail (error, _("unix: must be followed by an absolute path"));
    }

  self->uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, error);
  if (self->uri == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (self->uri);
  host = g_uri_get_host (self->uri);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    return fail (error, _("an address begins with http://, https:// or unix:"));
  if (host == NULL || *host == '\0')
    return fail (error, _("the address names no host"));
  if (g_uri_get_userinfo (self->uri) != NULL || g_uri_get_query (self->uri) != NULL)
    return fail (error, _("an address holds no password and no question mark"));

  return TRUE;
}

static gboolean
read_token (BwClientBackend  *self,
            const char       *token,
            GError          **error)
{
  if (token == NULL || *token == '\0')
    return TRUE;

  /* RFC 6750 §2.1: b64token. A line break would begin another header. */
  for (const char *c = token; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("-._~+/=", *c) == NULL)
        return fail (error, _("the token holds characters that no token has"));
    }

  self->authority = g_strconcat ("Bearer ", token, NULL);
  return TRUE;
}

static const char *
get_text (JsonObject *problem,
          const char *member)
{
  const char *text;

  return bw_json_get_string (problem, member, &text, NULL) && *text != '\0' ? text : NULL;
}

/* (nullable): `title: detail`, or the one of them that is there */
static char *
read_problem (const char *body,
              gsize       length)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *problem;
  const char *title;
  const char *detail;

  root = length > 0 ? bw_json_parse (body, (gssize) length, MAX_PROBLEM, NULL) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  problem = json_node_get_object (root);
  title = get_text (problem, "title");
  detail = get_text (problem, "detail");
  if (title != NULL && detail != NULL)
    return g_strdup_printf ("%s: %s", title, detail);

  return g_strdup (detail != NULL ? detail : title);
}

/* What is shown to a person: not for ever, and not half a character. */
static char *
dup_short (const char *text)
{
  return g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_REASON));
}

/* (transfer full): it tells none of @parts (each nullable) */
static char *
make_key (const char * const *parts,
          guint               n_parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n_parts; i++)
    {
      const char *part = parts[i] != NULL ? parts[i] : "";

      /* The NUL keeps two parts from being another one. */
      g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
    }

  return g_strndup (g_checksum_get_string (checksum), 32);
}

static BwClientError
find_code (guint status)
{
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    return BW_CLIENT_ERROR_REFUSED;

  return status == SOUP_STATUS_PRECONDITION_FAILED ? BW_CLIENT_ERROR_CONFLICT : BW_CLIENT_ERROR_STATUS;
}

/**
 * bw_client_backend_new:
 * @url: `http://…`, `https://…` or `unix:PATH`; a path in it is kept as a prefix
 * @token: (nullable): the bearer token
 * @area: (nullable): code of the area that is asked for
 * @error: return location; `BW_CLIENT_ERROR_ADDRESS`
 *
 * Returns: (transfer full) (nullable): the backend
 */
BwClientBackend *
bw_client_backend_new (const char  *url,
                       const char  *token,
                       const char  *area,
                       GError     **error)
{
  g_autoptr (BwClientBackend) self = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwClientBackend);
  self->area = g_strdup (area != NULL && *area != '\0' ? area : NULL);
  if (!read_url (self, url, error) || !read_token (self, token, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_client_backend_ref:
 * @self: a backend
 *
 * Returns: (transfer full): @self
 */
BwClientBackend *
bw_client_backend_ref (BwClientBackend *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_client_backend_unref:
 * @self: (transfer full): a backend; from any thread
 */
void
bw_client_backend_unref (BwClientBackend *self)
{
  g_atomic_rc_box_release_full (self, clear_backend);
}

/**
 * bw_client_backend_get_area:
 * @self: a backend
 *
 * Returns: (transfer none) (nullable): code of the area that is asked for
 */
const char *
bw_client_backend_get_area (BwClientBackend *self)
{
  return self->area;
}

/**
 * bw_client_backend_dup_key:
 * @self: a backend
 * @scoped: whether another token or area is another name
 *
 * Returns: (transfer full): 32 hexadecimal digits
 */
char *
bw_client_backend_dup_key (BwClientBackend *self,
                           gboolean         scoped)
{
  const char *parts[] = { self->url, self->area, self->authority };

  return make_key (parts, scoped ? G_N_ELEMENTS (parts) : 1);
}

/**
 * bw_client_backend_dup_token_key:
 * @self: a backend
 *
 * Returns: (transfer full): 32 hexadecimal digits, the same for no other token
 */
char *
bw_client_backend_dup_token_key (BwClientBackend *self)
{
  const char *token = self->authority;

  return make_key (&token, 1);
}

/**
 * bw_client_backend_new_session:
 * @self: a backend
 *
 * Returns: (transfer full): a session that reaches it; for one thread
 */
SoupSession *
bw_client_backend_new_session (BwClientBackend *self)
{
  g_autoptr (GSocketAddress) address = NULL;

  if (self->socket != NULL)
    address = g_unix_socket_address_new (self->socket);

  return g_object_new (SOUP_TYPE_SESSION,
                       "user-agent", "bulwark/" BW_VERSION,
                       "max-conns", MAX_CONNECTIONS,
                       "max-conns-per-host", MAX_CONNECTIONS,
                       "remote-connectable", address,
                       NULL);
}

/**
 * bw_client_backend_new_message:
 * @self: a backend
 * @method: `GET`, `POST`, …
 * @path: e.g. `/v1/feed?since=1-7`, already escaped
 *
 * Returns: (transfer full) (nullable): a message with the token; %NULL if @path
 *   is not one
 */
SoupMessage *
bw_client_backend_new_message (BwClientBackend *self,
                               const char      *method,
                               const char      *path)
{
  g_autofree char *prefix = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GUri) uri = NULL;
  SoupMessage *message;

  g_return_val_if_fail (method != NULL && path != NULL && *path == '/', NULL);

  prefix = g_uri_to_string (self->uri);
  if (g_str_has_suffix (prefix, "/"))
    prefix[strlen (prefix) - 1] = '\0';
  text = g_strconcat (prefix, path, NULL);
  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    return NULL;

  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  if (self->authority != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->authority);

  return message;
}

/**
 * bw_client_backend_read_refusal:
 * @message: a message that was answered, not with 2xx
 * @body: (nullable) (array length=length): the answer, cut off if it is long
 * @length: its length
 *
 * Returns: (transfer full): “STATUS: title: detail”
 */
GError *
bw_client_backend_read_refusal (SoupMessage *message,
                                const char  *body,
                                gsize        length)
{
  guint status = soup_message_get_status (message);
  g_autofree char *problem = read_problem (body, length);
  g_autofree char *reason = dup_short (problem != NULL ? problem : soup_status_get_phrase (status));
  const char *place = NULL;

  if (SOUP_STATUS_IS_REDIRECTION (status))
    place = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  if (place != NULL)
    {
      g_autofree char *shown = dup_short (place);

      /* Translators: an HTTP status, then the new address */
      return g_error_new (BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS, _("%u: the backend has moved to %s"),
                          status, shown);
    }

  return g_error_new (BW_CLIENT_ERROR, (int) find_code (status), "%u: %s", status, reason);
}
