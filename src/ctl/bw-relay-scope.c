/* bw-relay-scope.c: whether a token sees all of a backend
 *
 * Whoever sees one district sees the city above it, too, but not what the others make
 * up of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-scope.h"

#include "bw-json.h"

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
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, error);
  g_autoptr (JsonNode) root = NULL;
  const char *value;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      g_propagate_error (error, bw_client_backend_read_refusal (message, text, length));
      return NULL;
    }

  root = bw_json_parse (text != NULL ? text : "", (gssize) length, MAX_ANSWER, error);
  if (root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    return bw_json_get_string (json_node_get_object (root), name, &value, error) ? g_strdup (value) : NULL;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not an object", path);
  return NULL;
}

/**
 * bw_relay_scope_ask:
 * @backend: an address with a token
 * @is_whole: (out): whether the token is good for the root of its places
 * @error: return location
 *
 * Returns: whether the backend answered
 */
gboolean
bw_relay_scope_ask (BwClientBackend  *backend,
                    gboolean         *is_whole,
                    GError          **error)
{
  g_autoptr (SoupSession) session = bw_client_backend_new_session (backend);
  g_autofree char *root = NULL;
  g_autofree char *area = NULL;

  soup_session_set_timeout (session, TIMEOUT_S);
  root = ask (session, backend, "/v1/", "root", error);
  if (root == NULL)
    return FALSE;

  area = ask (session, backend, "/v1/me", "area", error);
  if (area == NULL)
    return FALSE;

  *is_whole = g_str_equal (root, area);
  return TRUE;
}
