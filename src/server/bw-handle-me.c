/* bw-handle-me.c: what the token that came with the request is good for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"
#include "bw-time.h"

static const struct
{
  const char *name;
  BwRight     right;
} rights[] =
{
  { "read", BW_RIGHT_READ },
  { "report", BW_RIGHT_REPORT },
  { "assign", BW_RIGHT_ASSIGN },
  { "ledger", BW_RIGHT_LEDGER },
  { "command", BW_RIGHT_COMMAND },
  { "administer", BW_RIGHT_ADMINISTER },
};

void
bw_handle_me_get (BwExchange *exchange)
{
  const BwToken *token = exchange->token;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *may = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      if (bw_role_may (token->role, rights[i].right))
        json_array_add_string_element (may, rights[i].name);
    }

  json_object_set_string_member (object, "token", token->id);
  json_object_set_string_member (object, "name", token->name);
  json_object_set_string_member (object, "role", bw_role_to_string (token->role));
  json_object_set_string_member (object, "area", token->area);
  json_object_set_array_member (object, "may", may);
  if (token->expires != 0)
    {
      g_autofree char *expires = bw_time_format (token->expires, exchange->server->zone);

      json_object_set_string_member (object, "expires", expires);
    }

  bw_exchange_reply_json (exchange, 200, object);
}
