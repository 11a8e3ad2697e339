/* bw-handle-health.c: whether it lives, and whether it is of use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"

/* That the loop comes round to answer is all that it says. */
void
bw_handle_health_live (BwExchange *exchange)
{
  bw_exchange_reply_text (exchange, 200, "application/json", g_strdup ("{\"status\":\"alive\"}"));
}

/* What is wrong and keeps nothing from working. */
static char *
describe_ready (BwServer *server)
{
  if (server->clock_behind == 0)
    return g_strdup ("{\"status\":\"ready\"}");

  return g_strdup_printf ("{\"status\":\"ready\",\"warnings\":[\"the machine's clock was set back by %" G_GINT64_FORMAT
                          " s: times go on as they were\"]}", server->clock_behind / G_USEC_PER_SEC);
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
