/* bw-relay-scope.c: what of a backend a token sees
 *
 * Whoever sees one district sees the city above it, too, but not what the others make
 * up of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-scope.h"

#include "bw-json.h"

/* What is longer is cut off, and then no JSON any more. */
#define MAX_ANSWER (256 * 1024)
#define TIMEOUT_S  10

/* (transfer full) (nullable): the member @name of what @path answers */
static char *
ask (SoupSession      *session,
     BwClientBackend  *backend,
     const char       *path,
     const char       *name,
     GError          **error)
{
  g_autoptr (SoupMessage) message = bw_client_backend_new_message (backend, SOUP_METHOD_GET, path);
  g_autoptr (GInputStream) stream = soup_session_send (session, message, NULL, error);
  g_autofree char *text = g_malloc (MAX_ANSWER);
  g_autoptr (JsonNode) root = NULL;
  const char *value;
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (stream, text, MAX_ANSWER, &length, NULL, error))
    return NULL;

  if (soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      g_propagate_error (error, bw_client_backend_read_refusal (message, text, length));
      return NULL;
    }

  root = bw_json_parse (text, (gssize) length, MAX_ANSWER, error);
  if (root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    return bw_json_get_string (json_node_get_object (root), name, &value, error) ? g_strdup (value) : NULL;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not an object", path);
  return NULL;
}

/* (transfer full) (nullable) */
static char *
ask_alone (BwClientBackend  *backend,
           const char       *path,
           const char       *name,
           GError          **error)
{
  g_autoptr (SoupSession) session = bw_client_backend_new_session (backend);

  soup_session_set_timeout (session, TIMEOUT_S);
  return ask (session, backend, path, name, error);
}

/**
 * bw_relay_scope_ask_root:
 * @backend: an address with a token
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the root of its places; %NULL: it did not say
 */
char *
bw_relay_scope_ask_root (BwClientBackend  *backend,
                         GError          **error)
{
  return ask_alone (backend, "/v1/", "root", error);
}

/**
 * bw_relay_scope_ask_area:
 * @backend: an address with a token
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the area that the token is good for; %NULL: it
 *   did not say
 */
char *
bw_relay_scope_ask_area (BwClientBackend  *backend,
                         GError          **error)
{
  return ask_alone (backend, "/v1/me", "area", error);
}
