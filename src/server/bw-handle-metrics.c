/* bw-handle-metrics.c: counts for a monitor, as Prometheus reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-server-private.h"
#include "bw-server-probe-private.h"

#include <string.h>

static void
append_named (GString    *out,
              const char *name,
              const char *kind,
              const char *help,
              guint64     value)
{
  g_string_append_printf (out, "# HELP %s %s\n# TYPE %s %s\n%s %" G_GUINT64_FORMAT "\n",
                          name, help, name, kind, name, value);
}

static void
append (GString    *out,
        const char *name,
        const char *kind,
        const char *help,
        guint64     value)
{
  g_autofree char *whole = g_strconcat ("bulwark_", name, NULL);

  append_named (out, whole, kind, help, value);
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

static void
append_load (GString  *out,
             BwServer *server)
{
  g_autoptr (GError) fault = bw_store_writer_dup_fault (server->writer);
  guint n_jobs;
  gsize n_bytes;

  bw_store_writer_get_load (server->writer, &n_jobs, &n_bytes);
  append (out, "connections", "gauge", "Open connections.", bw_http_get_n_connections (server->http));
  append (out, "streams", "gauge", "Readers of the feed.", bw_feed_hub_get_n_readers (server->hub));
  append (out, "bodies_bytes", "gauge", "Memory of bodies that are coming.",
          bw_http_get_n_body_bytes (server->http));
  append (out, "queue_jobs", "gauge", "Jobs that wait to be written.", n_jobs);
  append (out, "queue_bytes", "gauge", "Memory of jobs that wait to be written.", n_bytes);
  append (out, "store_writable", "gauge", "Whether the last transaction went well.", fault == NULL);
  append (out, "store_age_seconds", "gauge", "Since the store was found to be well.",
          bw_server_get_store_age (server));
}

/* A figure of /proc/self/status, in its unit. */
static guint64
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;

  line = strstr (text, name);
  return line != NULL ? g_ascii_strtoull (line + strlen (name), NULL, 10) : 0;
}

static guint64
count_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint64 n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* The names that every exporter has. */
static void
append_process (GString  *out,
                BwServer *server)
{
  gint64 running = g_get_monotonic_time () - server->started;
  gint64 started = (g_get_real_time () - running) / G_USEC_PER_SEC;

  append_named (out, "process_resident_memory_bytes", "gauge", "Resident memory size in bytes.",
                read_status ("\nVmRSS:") * 1024);
  append_named (out, "process_open_fds", "gauge", "Number of open file descriptors.", count_files ());
  append_named (out, "process_start_time_seconds", "gauge", "Start time of the process since unix epoch in seconds.",
                (guint64) started);
  append (out, "uptime_seconds", "gauge", "Since the start.", (guint64) (running / G_USEC_PER_SEC));
}

/* Of a daemon that does not look by the rules: that. */
static void
append_alerts (GString  *out,
               BwServer *server)
{
  BwAlarmBoard *board = server->watch != NULL ? bw_alert_watch_get_board (server->watch) : NULL;
  BwWallWatch *walls = server->watch != NULL ? bw_alert_watch_get_walls (server->watch) : NULL;

  append (out, "leading", "gauge", "Whether this daemon is the one of its store that raises and clears alerts.",
          board != NULL);
  if (board == NULL)
    return;

  append (out, "alerts_open", "gauge", "Alerts raised and not cleared.",
          bw_alarm_board_get_n_open (board) + bw_wall_watch_get_n_open (walls));
  append (out, "alerts_waiting", "gauge", "Alerts that would be open if their rule had not too many.",
          bw_alarm_board_get_n_waiting (board) + bw_wall_watch_get_n_waiting (walls));
  append (out, "alerts_unwritten", "gauge", "Alerts of which the last change is not on disk.",
          bw_alert_keeper_get_n_dirty (server->keeper));
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
  append (out, "changes_total", "counter", "Changes that other daemons made.", counts->changes);
  append (out, "refusals_total", "counter", "Requests refused for want of a token or a right.", counts->refusals);
  append_answers (out, counts);
  append_load (out, server);

  /* Not counts of events, and no rate of them means anything. */
  append (out, "seq", "gauge", "Number of the last change.", bw_shelf_get_seq (server->shelf));
  append (out, "checkpoint_seq", "gauge", "Number up to which a start need not read the log.",
          server->checkpointed);
  append (out, "store_lost_timestamp_seconds", "gauge",
          "When the store was found behind what it had answered for, since unix epoch in seconds; 0: never.",
          (guint64) (server->lost_at / G_USEC_PER_SEC));
  append (out, "clock_behind_seconds", "gauge", "How far the machine's clock was set back.",
          (guint64) server->clock_behind / G_USEC_PER_SEC);
  append_alerts (out, server);
  append_process (out, server);
  bw_exchange_reply_text (exchange, 200, "text/plain; version=0.0.4; charset=utf-8", g_string_free (out, FALSE));
}
