/* bw-handle-service.c: what this backend is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-handlers.h"
#include "bw-server-private.h"
#include "bw-time.h"

static JsonObject *
make_clock (BwServer *server)
{
  JsonObject *clock = json_object_new ();
  g_autofree char *now = bw_time_format (bw_clock_get_now (server->clock), server->zone);

  json_object_set_string_member (clock, "now", now);
  json_object_set_double_member (clock, "speed", bw_clock_get_speed (server->clock));
  return clock;
}

static JsonArray *
make_roles (void)
{
  JsonArray *roles = json_array_new ();

  for (guint i = 0; i <= BW_ROLE_ADMIN; i++)
    json_array_add_string_element (roles, bw_role_to_string ((BwRole) i));

  return roles;
}

static JsonObject *
make_limits (BwServer *server)
{
  JsonObject *limits = json_object_new ();

  json_object_set_int_member (limits, "body_bytes", server->options.settings[BW_SETTING_BODY_BYTES]);
  json_object_set_int_member (limits, "reports", server->options.settings[BW_SETTING_REPORTS]);
  json_object_set_int_member (limits, "page", 10000);
  json_object_set_int_member (limits, "heartbeat_ms", server->options.settings[BW_SETTING_HEARTBEAT_MS]);
  return limits;
}

void
bw_handle_service_get (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  g_autoptr (JsonObject) object = json_object_new ();
  BwPlace root = bw_place_tree_get_root (bw_picture_get_places (server->picture));

  json_object_set_string_member (object, "product", "bulwark");
  json_object_set_string_member (object, "version", BW_VERSION);
  json_object_set_string_member (object, "epoch", server->epoch);
  json_object_set_int_member (object, "seq", (gint64) bw_shelf_get_seq (server->shelf));
  if (root != BW_PLACE_NONE)
    json_object_set_string_member (object, "root",
                                   bw_place_tree_get_code (bw_picture_get_places (server->picture), root));
  json_object_set_object_member (object, "clock", make_clock (server));
  json_object_set_boolean_member (object, "exercise",
                                  server->options.exercise || bw_picture_get_exercise (server->picture));
  json_object_set_array_member (object, "roles", make_roles ());
  json_object_set_object_member (object, "limits", make_limits (server));
  bw_exchange_reply_json (exchange, 200, object);
}
