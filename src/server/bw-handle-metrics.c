/* bw-handle-metrics.c: counts for a monitor, as Prometheus reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"

static void
append (GString    *out,
        const char *name,
        const char *kind,
        const char *help,
        guint64     value)
{
  g_string_append_printf (out, "# HELP bulwark_%s %s\n# TYPE bulwark_%s %s\nbulwark_%s %" G_GUINT64_FORMAT "\n",
                          name, help, name, kind, name, value);
}

static void
append_answers (GString              *out,
                const BwServerCounts *counts)
{
  g_string_append (out, "# HELP bulwark_answers_total Answers by class of status.\n"
                        "# TYPE bulwark_answers_total counter\n");
  for (guint i = 2; i < G_N_ELEMENTS (counts->answers); i++)
    g_string_append_printf (out, "bulwark_answers_total{class=\"%uxx\"} %" G_GUINT64_FORMAT "\n",
                            i, counts->answers[i]);
}

void
bw_handle_metrics_get (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  const BwServerCounts *counts = &server->counts;
  GString *out = g_string_new (NULL);

  append (out, "reports_accepted_total", "counter", "Reports taken.", counts->accepted);
  append (out, "reports_duplicate_total", "counter", "Reports that were there already.", counts->duplicate);
  append (out, "reports_rejected_total", "counter", "Reports that could not be taken.", counts->rejected);
  append (out, "refusals_total", "counter", "Requests refused for want of a token or a right.", counts->refusals);
  append_answers (out, counts);
  append (out, "connections", "gauge", "Open connections.", bw_http_get_n_connections (server->http));
  append (out, "streams", "gauge", "Readers of the feed.", bw_feed_hub_get_n_readers (server->hub));
  append (out, "seq", "counter", "Number of the last change.", bw_shelf_get_seq (server->shelf));
  append (out, "checkpoint_seq", "counter", "Number up to which a start need not read the log.",
          server->checkpointed);
  append (out, "uptime_seconds", "gauge", "Since the start.",
          (guint64) (g_get_monotonic_time () - server->started) / G_USEC_PER_SEC);
  bw_exchange_reply_text (exchange, 200, "text/plain; version=0.0.4", g_string_free (out, FALSE));
}
