/* bw-handle-health.c: whether it lives, and whether it is of use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-json.h"
#include "bw-server-private.h"
#include "bw-server-probe-private.h"
#include "bw-time.h"

#define LOSS_TOLD_US (7 * BW_TIME_DAY)

/* That the loop comes round to answer is all that it says. */
void
bw_handle_health_live (BwExchange *exchange)
{
  bw_exchange_reply_text (exchange, 200, "application/json", g_strdup ("{\"status\":\"alive\"}"));
}

static void
add_warning (JsonArray *warnings,
             char      *text)
{
  json_array_add_string_element (warnings, text);
  g_free (text);
}

/* For those who look after it, as long as devices may still have what was lost. */
static void
add_loss (JsonArray *warnings,
          BwServer  *server)
{
  g_autofree char *time = NULL;

  if (server->lost_at == 0 || g_get_real_time () - server->lost_at > LOSS_TOLD_US)
    return;

  time = bw_time_format (server->lost_at, server->zone);
  add_warning (warnings,
               g_strdup_printf ("the store went back behind what it had answered for, found out at %s: what was"
                                " reported shortly before may be missing, and counts when it is sent again", time));
}

/* What is wrong and keeps nothing from working. */
static char *
describe_ready (BwServer *server)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) warnings = json_array_new ();

  if (server->clock_behind != 0)
    add_warning (warnings, g_strdup_printf ("the machine's clock was set back by %" G_GINT64_FORMAT
                                            " s: times go on as they were", server->clock_behind / G_USEC_PER_SEC));
  add_loss (warnings, server);

  json_object_set_string_member (object, "status", "ready");
  if (json_array_get_length (warnings) > 0)
    json_object_set_array_member (object, "warnings", g_steal_pointer (&warnings));
  return bw_json_to_line (object);
}

/* From what is known: a store that hangs must not make whoever asks wait. */
void
bw_handle_health_ready (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  g_autofree char *fault = bw_server_dup_store_fault (server);

  if (server->is_stopping)
    bw_exchange_fail (exchange, bw_problem_new (503, "the backend is stopping"));
  else if (fault != NULL)
    bw_exchange_fail (exchange, bw_problem_new (503, "%s", fault));
  else
    bw_exchange_reply_text (exchange, 200, "application/json", describe_ready (server));
}
