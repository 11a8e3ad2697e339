/* bw-relay-scope.c: what of a backend a token sees
 *
 * Whoever sees one district sees the city above it, too, but not what the others make
 * up of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-scope.h"

#include "bw-json.h"

/* (transfer full) (nullable): the member @name of what @path answers */
static char *
ask (BwCtlBackend  *backend,
     const char    *path,
     const char    *name,
     GError       **error)
{
  g_autoptr (JsonNode) root = bw_ctl_backend_get_object (backend, path, error);
  const char *value;

  if (root == NULL || !bw_json_get_string (json_node_get_object (root), name, &value, error))
    return NULL;

  return g_strdup (value);
}

/**
 * bw_relay_scope_ask_root:
 * @backend: an address with a token
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the root of its places; %NULL: it did not say
 */
char *
bw_relay_scope_ask_root (BwCtlBackend  *backend,
                         GError       **error)
{
  return ask (backend, "/v1/", "root", error);
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
bw_relay_scope_ask_area (BwCtlBackend  *backend,
                         GError       **error)
{
  return ask (backend, "/v1/me", "area", error);
}
