/* bw-handle-series.c: how a running total came about, or a gauge moved
 *
 * Of an area from the book, of a site from the log; gauges have a history at sites only. Times tell the step: it is
 * never finer than what is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-handlers.h"
#include "bw-series-query.h"
#include "bw-server-private.h"
#include "bw-time.h"

#define MIN_STEP   60
#define MAX_STEP   (7 * 86400)
#define MAX_POINTS 5000

/* What waits for the log to be read. */
typedef struct
{
  BwExchange    *exchange;  /* (owned): held */
  BwSeriesQuery *query;     /* (owned) */
} Waiting;

static gboolean
read_step (BwExchange *exchange,
           gboolean    is_site,
           gint64     *step)
{
  gint64 kept = bw_series_book_get_step (exchange->server->series);
  gint64 unit = is_site ? MIN_STEP * BW_TIME_SECOND : kept;
  guint64 seconds = (guint64) (kept / BW_TIME_SECOND);
  const char *text = bw_http_request_get_query (exchange->request, "step");

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, MIN_STEP, MAX_STEP, &seconds, NULL))
    return bw_exchange_fail_query (exchange, "step", "must be a number of seconds from 60 to 604800");

  *step = ((gint64) seconds * BW_TIME_SECOND + unit - 1) / unit * unit;
  return TRUE;
}

/* From the beginning of the round that is on, up to now, unless it says else. */
static gboolean
read_times (BwExchange    *exchange,
            BwSeriesQuery *query,
            gboolean       is_site)
{
  gint64 now = bw_clock_get_now (exchange->server->clock);
  const BwRound *round = bw_picture_get_round (exchange->server->picture, now);
  gint64 from = round != NULL && round->starts < now ? round->starts : now - BW_TIME_DAY;
  gint64 to = now;
  gint64 step = 0;

  if (!bw_exchange_get_time (exchange, "from", &from)
      || !bw_exchange_get_time (exchange, "to", &to)
      || !read_step (exchange, is_site, &step))
    return FALSE;

  /* Nothing is said of what is to come. */
  to = MIN (to, now);
  return bw_series_query_set_times (query, from, to, step, MAX_POINTS)
         || bw_exchange_fail_query (exchange, "from", "must lie before “to” and now, by 1 to 5000 steps");
}

/* Of areas the flows that the catalogue marks; of sites all that reports say. */
static gboolean
is_kept (const BwMeasure *measure,
         gboolean         is_site)
{
  if (is_site)
    return measure->kind != BW_MEASURE_KIND_STATED;

  return measure->kind == BW_MEASURE_KIND_FLOW && measure->series;
}

/* (nullable): after the exchange has failed */
static BwSeriesQuery *
read_query (BwExchange *exchange,
            BwPlace    *place)
{
  BwServer *server = exchange->server;
  BwPlaceTree *places = bw_picture_get_places (server->picture);
  const char *code = bw_http_request_get_query (exchange->request, "place");
  const char *subject = bw_http_request_get_query (exchange->request, "subject");
  const char *name = bw_http_request_get_query (exchange->request, "measure");
  const BwMeasure *measure = name != NULL ? bw_measure_catalogue_lookup (server->catalogue, name) : NULL;
  const char *fault = NULL;

  *place = code != NULL ? bw_place_tree_lookup (places, code) : BW_PLACE_NONE;
  if (*place == BW_PLACE_NONE)
    fault = "place";
  else if (measure == NULL)
    fault = "measure";
  else if (subject == NULL || !bw_measure_is_of_subject (measure, subject))
    fault = "subject";

  if (fault != NULL)
    {
      bw_exchange_fail_query (exchange, fault, "is missing, or nothing is called that");
      return NULL;
    }

  if (!bw_scope_has_place (places, exchange->scope, *place))
    {
      bw_exchange_fail (exchange, bw_problem_new (403, "the token is good for “%s” only", exchange->token->area));
      return NULL;
    }

  if (!is_kept (measure, bw_place_tree_is_site (places, *place)))
    {
      bw_exchange_fail_query (exchange, "measure", "has no history that is kept");
      return NULL;
    }

  return bw_series_query_new (code, subject, measure);
}

/* On the writer's thread. */

static void
on_report_cb (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  bw_series_query_take_report (data, report);
}

static gpointer
scan_site (BwStore   *store,
           gpointer   data,
           GError   **error)
{
  BwSeriesQuery *query = data;

  return GINT_TO_POINTER (bw_store_scan_reports (store, 0, query->place, on_report_cb, query, error));
}

/* On the main thread again. */
static void
on_site_scanned_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (BwSeriesQuery) query = waiting->query;
  BwExchange *exchange = waiting->exchange;
  g_autoptr (GError) error = NULL;

  bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  if (error == NULL)
    bw_exchange_reply_text (exchange, 200, "application/json",
                            bw_series_query_write (query, exchange->server->wire));
  else
    bw_exchange_fail_error (exchange, error);

  bw_exchange_release (exchange);
}

static void
scan_later (BwExchange    *exchange,
            BwSeriesQuery *query)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->exchange = bw_exchange_hold (exchange);
  waiting->query = query;
  bw_store_writer_run_async (exchange->server->writer, scan_site, query, NULL, NULL, NULL,
                             on_site_scanned_cb, waiting);
}

void
bw_handle_series_get (BwExchange *exchange)
{
  BwServer *server = exchange->server;
  BwPlace place;
  g_autoptr (BwSeriesQuery) query = read_query (exchange, &place);
  BwSeriesTrack *track;
  gboolean is_site;

  if (query == NULL)
    return;

  is_site = bw_place_tree_is_site (bw_picture_get_places (server->picture), place);
  if (!read_times (exchange, query, is_site))
    return;

  if (is_site)
    {
      scan_later (exchange, g_steal_pointer (&query));
      return;
    }

  track = bw_series_book_find (server->series, place, bw_picture_get_subject (server->picture, query->subject),
                               query->measure->index);
  if (track != NULL)
    bw_series_query_take_track (query, server->series, track);

  bw_exchange_reply_text (exchange, 200, "application/json", bw_series_query_write (query, server->wire));
}
