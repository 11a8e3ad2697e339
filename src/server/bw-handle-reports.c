/* bw-handle-reports.c: takes reports, and answers when they are on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-json.h"
#include "bw-report-intake.h"
#include "bw-server-private.h"
#include "bw-time.h"

/* Clocks in the field are not ours. Only the backend's own counts, also in a
 * simulated or replayed campaign: a time beyond it would stand for ever. */
#define MAX_AHEAD BW_TIME_DAY

/* What is answered when the reports are committed. */
typedef struct
{
  BwExchange    *exchange; /* (owned): held */
  BwReportIntake intake;   /* what was rejected; the reports are the store's */
} Posting;

static void
free_posting (Posting *posting)
{
  bw_exchange_release (posting->exchange);
  bw_report_intake_clear (&posting->intake);
  g_free (posting);
}

static void
reply (BwExchange *exchange,
       guint       n_accepted,
       guint       n_duplicate,
       const char *rejected)
{
  bw_exchange_reply_text (exchange, 200, "application/json",
                          g_strdup_printf ("{\"accepted\":%u,\"duplicate\":%u,\"rejected\":%s}",
                                           n_accepted, n_duplicate, rejected));
}

/* What was good when it came may not be so any more when it was its turn. */
static void
reject_one (BwServer       *server,
            BwReportIntake *intake,
            const BwReport *report,
            guint64         seq,
            guint           index)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;

  if (seq == BW_STORE_FOLDED)
    {
      bw_report_intake_reject (intake, index, "/at",
                               "lies before the time since when reports are kept one by one: whether it was counted "
                               "already cannot be told");
      return;
    }

  if (!bw_picture_check_report (server->picture, report, &error))
    bw_json_split_error (error, &pointer, &reason);

  bw_report_intake_reject (intake, index, pointer != NULL ? pointer : "/place",
                           reason != NULL ? reason : "was not there when the report was to be written");
}

/* @left_out: (element-type guint): which of the good ones */
static void
reject_left_out (Posting        *posting,
                 const BwReport *reports,
                 const guint64  *seqs,
                 const GArray   *left_out)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  /* All of them first: who is rejected is not among the good ones any more. */
  for (guint i = 0; i < left_out->len; i++)
    {
      guint index = bw_report_intake_find_index (&posting->intake, g_array_index (left_out, guint, i));

      g_array_append_val (indices, index);
    }

  for (guint i = 0; i < left_out->len; i++)
    {
      guint n = g_array_index (left_out, guint, i);

      reject_one (posting->exchange->server, &posting->intake, &reports[n], seqs[n],
                  g_array_index (indices, guint, i));
    }
}

/* (transfer full) (element-type guint): those that are counted nowhere, and not in the
 * log: their place has gone, or they come too late. */
static GArray *
take_all (BwServer       *server,
          const BwReport *reports,
          const guint64  *seqs,
          guint           n_reports,
          guint          *n_accepted)
{
  GArray *left_out = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_reports; i++)
    {
      if (seqs[i] == 0)
        continue;

      if (seqs[i] != BW_STORE_FOLDED && seqs[i] != BW_STORE_NO_PLACE
          && bw_server_take_report (server, &reports[i], seqs[i]))
        (*n_accepted)++;
      else
        g_array_append_val (left_out, i);
    }

  return left_out;
}

static void
on_reports_appended_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  Posting *posting = data;
  BwServer *server = posting->exchange->server;
  const BwReport *reports;
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *seqs = NULL;
  guint n_reports = 0;
  guint n_accepted = 0;
  guint n_duplicate;
  g_autoptr (GArray) left_out = NULL;
  g_autofree char *rejected = NULL;

  seqs = bw_store_writer_append_finish (BW_STORE_WRITER (source), result, &reports, &n_reports, &error);
  if (seqs == NULL)
    {
      bw_exchange_fail_error (posting->exchange, error);
      free_posting (posting);
      return;
    }

  left_out = take_all (server, reports, seqs, n_reports, &n_accepted);
  reject_left_out (posting, reports, seqs, left_out);
  n_duplicate = n_reports - n_accepted - left_out->len;
  server->counts.accepted += n_accepted;
  server->counts.duplicate += n_duplicate;
  server->counts.rejected += left_out->len;
  if (n_accepted > 0)
    bw_feed_hub_touch (server->hub);

  rejected = bw_report_intake_write (&posting->intake);
  reply (posting->exchange, n_accepted, n_duplicate, rejected);
  free_posting (posting);
}

static void
refuse_all (BwExchange     *exchange,
            BwReportIntake *intake)
{
  BwProblem *problem = bw_problem_new (403, "all of it lies outside the area of the token, “%s”",
                                       exchange->token->area);

  for (guint i = 0; i < intake->rejected->len; i++)
    {
      const BwRejection *rejection = g_ptr_array_index (intake->rejected, i);
      g_autofree char *pointer = g_strdup_printf ("/%u%s", rejection->index, rejection->pointer);

      bw_problem_add_error (problem, pointer, rejection->reason);
    }

  bw_exchange_fail (exchange, problem);
}

static BwAudit *
make_audit (BwExchange *exchange,
            guint       n_good,
            guint       n_rejected)
{
  g_autofree char *detail = g_strdup_printf ("%u good, %u rejected", n_good, n_rejected);

  return bw_exchange_make_audit (exchange, 200, detail);
}

static void
append (BwExchange     *exchange,
        BwReportIntake *intake)
{
  BwServer *server = exchange->server;
  Posting *posting = g_new0 (Posting, 1);
  guint n_reports = intake->n_reports;
  BwAudit *audit = make_audit (exchange, n_reports, intake->rejected->len);

  posting->exchange = bw_exchange_hold (exchange);
  posting->intake.rejected = g_steal_pointer (&intake->rejected);
  intake->n_reports = 0;
  bw_store_writer_append_async (server->writer, g_steal_pointer (&intake->reports), n_reports,
                                bw_clock_get_now (server->clock), audit, NULL,
                                on_reports_appended_cb, posting);
}

void
bw_handle_reports_post (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  g_auto (BwReportIntake) intake = { 0 };
  const BwReportRules rules = {
    .picture = server->picture,
    .scope = exchange->scope,
    .latest = bw_clock_get_now (server->clock) + MAX_AHEAD,
    .any_source = bw_role_may (exchange->token->role, BW_RIGHT_LEDGER),
    .maximum = server->options.settings[BW_SETTING_REPORTS],
  };
  BwReportFormat format;
  BwProblem *problem;
  const char *body;
  gsize length;

  if (server->is_stopping || bw_store_writer_is_full (server->writer))
    {
      bw_exchange_fail (exchange, bw_problem_new_busy ());
      return;
    }

  body = bw_http_request_get_body (exchange->request, &length);
  format = bw_report_intake_find_format (bw_http_request_get_header (exchange->request, "Content-Type"), body);
  problem = bw_report_intake_read (&intake, body, length, format, &rules);
  server->counts.rejected += problem == NULL ? intake.rejected->len : 0;
  if (problem != NULL)
    bw_exchange_fail (exchange, problem);
  else if (intake.n_outside > 0 && intake.n_outside == intake.rejected->len && intake.n_reports == 0)
    refuse_all (exchange, &intake);
  else if (intake.n_reports > 0)
    append (exchange, &intake);
  else
    {
      g_autofree char *rejected = bw_report_intake_write (&intake);

      bw_store_writer_audit (server->writer, make_audit (exchange, 0, intake.rejected->len));
      reply (exchange, 0, 0, rejected);
    }
}
