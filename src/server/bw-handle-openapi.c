/* bw-handle-openapi.c: what can be asked of this backend, as OpenAPI 3.1
 *
 * Made of data/schemas/ and compiled in: what is checked and what is told are the
 * same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-resources.h"

#define RESOURCE_PATH "/io/github/bulwarkdesk/Bulwark/openapi.json"

void
bw_handle_openapi_get (BwExchange *exchange)
{
  g_autoptr (GError) error = NULL;
  GBytes *text = g_resource_lookup_data (bw_server_get_resource (), RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                         &error);
  BwHttpResponse *response;

  if (text == NULL)
    {
      bw_exchange_fail_error (exchange, error);
      return;
    }

  response = bw_http_response_new (200, "application/json", text);
  bw_http_response_add_header (response, "Cache-Control", "no-cache");
  bw_exchange_reply (exchange, response);
}
