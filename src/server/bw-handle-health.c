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

/* On the writer's thread. */
static gpointer
check_store (BwStore   *store,
             gpointer   data,
             GError   **error)
{
  return GINT_TO_POINTER (bw_store_check (store, error));
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

static void
on_store_checked_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwExchange *exchange = data;
  g_autoptr (GError) error = NULL;
  gpointer is_good = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  if (is_good != NULL && error == NULL)
    bw_exchange_reply_text (exchange, 200, "application/json", describe_ready (exchange->server));
  else
    bw_exchange_fail (exchange, bw_problem_new (503, "the store cannot be used: %s",
                                                error != NULL ? error->message : "it is not whole"));

  bw_exchange_release (exchange);
}

void
bw_handle_health_ready (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  g_autoptr (GError) fault = bw_store_writer_dup_fault (server->writer);

  if (server->is_stopping)
    {
      bw_exchange_fail (exchange, bw_problem_new (503, "the backend is stopping"));
      return;
    }

  if (fault != NULL)
    {
      bw_exchange_fail (exchange, bw_problem_new (503, "the store takes nothing: %s", fault->message));
      return;
    }

  bw_store_writer_run_async (server->writer, check_store, NULL, NULL, NULL, NULL,
                             on_store_checked_cb, bw_exchange_hold (exchange));
}
