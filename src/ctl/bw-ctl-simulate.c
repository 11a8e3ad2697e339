/* bw-ctl-simulate.c: the verb simulate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-simulate.h"

#include "bw-campaign.h"
#include "bw-city.h"
#include "bw-client-question.h"
#include "bw-ctl-backend.h"
#include "bw-ctl-loop.h"
#include "bw-ctl-options.h"
#include "bw-ctl.h"
#include "bw-json.h"
#include "bw-time.h"

#define SERVICE        "/v1/"
#define MAX_SERVICE    (256 * 1024)
#define PATIENCE_S     30
#define READ_CLOCK_S   10
#define LAST_ANSWERS_S 5

typedef struct
{
  char   *backend;
  char   *token_file;
  char   *staff_file;
  char   *commander_file;
  char   *city;
  char   *from_text;
  char   *until_text;
  gint64  seed;
  double  speed;
  double  rate;
  gint64  from;
  gint64  until;
} Options;

/* One run of the verb. */
typedef struct
{
  Options           options;
  char             *token;    /* (owned) */
  BwClientBackend  *backend;  /* (owned) */
  SoupSession      *session;  /* (owned): for the clock */
  GCancellable     *ended;    /* (owned): nobody wants to know the clock any more */
  BwClock          *clock;    /* (owned) */
  BwReportSender   *sender;   /* (owned) */
  BwDocumentSender *writer;   /* (owned) (nullable): of what people write */
  BwCampaign       *campaign; /* (owned) */
  GMainLoop        *loop;     /* (owned) */
  guint             patience; /* source: waits for the last answers */
} Run;

static void
clear_run (Run *run)
{
  g_free (run->options.backend);
  g_free (run->options.token_file);
  g_free (run->options.staff_file);
  g_free (run->options.commander_file);
  g_free (run->options.city);
  g_free (run->options.from_text);
  g_free (run->options.until_text);
  g_free (run->token);
  g_clear_object (&run->campaign);
  g_clear_object (&run->writer);
  g_clear_object (&run->sender);
  g_clear_object (&run->clock);
  g_clear_object (&run->session);
  g_clear_object (&run->ended);
  g_clear_pointer (&run->backend, bw_client_backend_unref);
  g_clear_pointer (&run->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
check_options (Options  *options,
               GError  **error)
{
  options->until = G_MAXINT64;
  if (options->seed < 0 || options->speed < 0 || options->rate < 0)
    return bw_ctl_options_refuse (error, "--seed, --speed and --rate must not be negative");
  if ((options->staff_file == NULL) != (options->commander_file == NULL))
    return bw_ctl_options_refuse (error, "--staff-token-file and --commander-token-file go together: what one of"
                                         " them writes the other one closes");
  if (options->staff_file != NULL && options->rate > 0)
    return bw_ctl_options_refuse (error, "--rate is a load of reports: people go by the clock");

  return bw_ctl_options_read_time ("from", options->from_text, &options->from, error)
         && bw_ctl_options_read_time ("until", options->until_text, &options->until, error);
}

static gboolean
parse_options (Options   *options,
               int        argc,
               char     **argv,
               GError   **error)
{
  static const char * const needed[] = { "backend", "token-file", "city", NULL };
  const GOptionEntry entries[] =
  {
    { "backend", 0, 0, G_OPTION_ARG_STRING, &options->backend, "Address of the backend", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file,
      "File that holds a reporter's token", "FILE" },
    { "staff-token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->staff_file,
      "People take part too: file that holds a token of the staff", "FILE" },
    { "commander-token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->commander_file,
      "The same: file that holds a commander's token", "FILE" },
    { "city", 0, 0, G_OPTION_ARG_FILENAME, &options->city, "Directory of the city", "DIRECTORY" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed,
      "The same seed gives the same reports (1)", "NUMBER" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &options->speed,
      "Seconds of the campaign per second (the backend's)", "NUMBER" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from_text,
      "Time of the first report (the backend's now)", "TIME" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until_text, "Time of the last report", "TIME" },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &options->rate,
      "A fixed load instead: reports per second", "NUMBER" },
    { NULL },
  };

  options->seed = 1;
  return bw_ctl_options_parse (entries, "simulate --backend=URL --token-file=FILE --city=DIR", 0, &argc, &argv, error)
         && bw_ctl_options_need_all (entries, needed, error)
         && check_options (options, error);
}

/* Sets our clock by the backend's service document. */
static gboolean
read_clock (Run      *run,
            JsonNode *root,
            GError  **error)
{
  JsonNode *member = NULL;
  JsonObject *clock;
  gint64 now;
  double speed;

  if (JSON_NODE_HOLDS_OBJECT (root))
    member = json_object_get_member (json_node_get_object (root), "clock");
  if (member == NULL || !JSON_NODE_HOLDS_OBJECT (member))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "the backend's service document has no clock");
      return FALSE;
    }

  clock = json_node_get_object (member);
  if (!bw_json_get_time (clock, "now", &now, error)
      || !bw_json_get_number (clock, "speed", &speed, error))
    return FALSE;

  bw_clock_set (run->clock, now, MAX (speed, 0.0));
  return TRUE;
}

static gboolean
set_clock (Run     *run,
           GError **error)
{
  g_autoptr (BwCtlBackend) backend = bw_ctl_backend_new (run->options.backend, run->token, PATIENCE_S, error);
  g_autoptr (JsonNode) service = backend != NULL ? bw_ctl_backend_get_object (backend, SERVICE, error) : NULL;

  if (service == NULL || !read_clock (run, service, error))
    return FALSE;

  if (run->options.speed > 0)
    bw_clock_set (run->clock, bw_clock_get_now (run->clock), run->options.speed);

  return TRUE;
}

/* (nullable): the area that keeps up least with the plan */
static const char *
find_lagging (GPtrArray    *documents,
              BwSimulation *simulation)
{
  const char *found = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < documents->len; i++)
    {
      const BwArea *area = bw_document_get_area (g_ptr_array_index (documents, i));
      double lead = area != NULL ? bw_simulation_get_lead (simulation, area->code) : 0;

      if (lead > 0 && lead < least)
        {
          least = lead;
          found = area->code;
        }
    }

  return found;
}

/* Whoever begins a day or more before now tells at once what stands by now: shifts that
 * are over and steps that were taken need not be gone through again. Whoever goes on
 * from where another run ended tells what comes after that. */
static gboolean
set_up_people (Run           *run,
               GPtrArray     *documents,
               BwSimulation  *simulation,
               GError       **error)
{
  g_autofree char *staff = bw_ctl_options_read_token (run->options.staff_file, error);
  g_autofree char *commander = staff != NULL ? bw_ctl_options_read_token (run->options.commander_file, error) : NULL;
  gint64 now = MIN (bw_clock_get_now (run->clock), run->options.until);
  BwPeople *people;

  if (commander == NULL)
    return FALSE;

  people = bw_people_new (documents, (guint64) run->options.seed, find_lagging (documents, simulation), error);
  if (people == NULL)
    return FALSE;

  run->writer = bw_document_sender_new (run->options.backend, staff, commander);
  if (run->options.from_text == NULL || run->options.from < now - BW_TIME_DAY)
    bw_document_sender_send (run->writer, bw_people_stand (people, now));
  else
    bw_people_skip (people, run->options.from);

  bw_campaign_set_people (run->campaign, people, run->writer);
  return TRUE;
}

static gboolean
set_up (Run     *run,
        GError **error)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autoptr (BwCity) city = NULL;
  BwSimulation *simulation;

  run->token = bw_ctl_options_read_token (run->options.token_file, error);
  if (run->token == NULL)
    return FALSE;

  city = bw_city_new (run->options.city, error);
  if (city == NULL)
    return FALSE;

  simulation = bw_simulation_new (bw_city_get_documents (city), catalogue,
                                  (guint64) run->options.seed, error);
  if (simulation == NULL)
    return FALSE;

  run->clock = bw_clock_new ();
  if (!set_clock (run, error))
    {
      bw_simulation_free (simulation);
      return FALSE;
    }

  run->backend = bw_client_backend_new (run->options.backend, run->token, NULL, NULL);
  run->session = bw_client_backend_new_session (run->backend);
  run->ended = g_cancellable_new ();
  bw_simulation_skip (simulation, run->options.from_text != NULL
                                    ? run->options.from
                                    : bw_clock_get_now (run->clock));
  run->sender = bw_report_sender_new (run->options.backend, run->token);
  run->campaign = bw_campaign_new (simulation, catalogue, run->sender, run->clock,
                                   run->options.until, run->options.rate);
  return run->options.staff_file == NULL
         || set_up_people (run, bw_city_get_documents (city), simulation, error);
}

static char *
dup_counts (const BwReportTotals *totals)
{
  return g_strdup_printf ("\"sent\":%" G_GUINT64_FORMAT ",\"accepted\":%" G_GUINT64_FORMAT
                          ",\"duplicate\":%" G_GUINT64_FORMAT ",\"rejected\":%" G_GUINT64_FORMAT,
                          totals->sent, totals->accepted, totals->duplicate, totals->rejected);
}

static gboolean
adds_up (const BwReportTotals *totals)
{
  return totals->sent == totals->accepted + totals->duplicate + totals->rejected;
}

/* One line, whatever happened; the totals are what the answers add up to. */
static int
print_totals (Run *run)
{
  const GError *error = bw_report_sender_get_error (run->sender);
  BwReportTotals reports = { 0 };
  BwReportTotals documents = { 0 };
  g_autofree char *counts = NULL;
  g_autofree char *of_people = NULL;

  bw_report_sender_get_totals (run->sender, &reports);
  if (run->writer != NULL)
    bw_document_sender_get_totals (run->writer, &documents);
  if (run->writer != NULL && error == NULL)
    error = bw_document_sender_get_error (run->writer);

  counts = dup_counts (&reports);
  of_people = dup_counts (&documents);
  if (run->writer != NULL)
    g_print ("{%s,\"documents\":{%s}}\n", counts, of_people);
  else
    g_print ("{%s}\n", counts);

  if (error != NULL)
    g_printerr ("bulwarkctl simulate: %s\n", error->message);
  else if (!adds_up (&reports) || !adds_up (&documents))
    g_printerr ("bulwarkctl simulate: what was sent and what was answered do not agree\n");
  else
    return BW_EXIT_DONE;

  return BW_EXIT_FAILED;
}

static gboolean
on_patience_timeout_cb (gpointer data)
{
  Run *run = data;

  run->patience = 0;
  g_main_loop_quit (run->loop);
  return G_SOURCE_REMOVE;
}

/* The first time what is on its way may still arrive; the second time not. */
static gboolean
on_unix_signal_cb (gpointer data)
{
  Run *run = data;

  if (run->patience != 0)
    {
      g_main_loop_quit (run->loop);
      return G_SOURCE_CONTINUE;
    }

  run->patience = g_timeout_add_seconds (LAST_ANSWERS_S, on_patience_timeout_cb, run);
  bw_campaign_stop (run->campaign);
  return G_SOURCE_CONTINUE;
}

static void
on_session_service_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bw_client_question_ask_finish (result, &length, &error);
  g_autoptr (JsonNode) root = text != NULL ? bw_json_parse (text, (gssize) length, MAX_SERVICE, &error) : NULL;

  /* It may be that the run is over: then it was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without an answer our clock goes on as it did. */
  if (root == NULL || !read_clock (data, root, &error))
    g_debug ("clock not read: %s", error->message);
}

static gboolean
on_clock_timeout_cb (gpointer data)
{
  Run *run = data;
  g_autoptr (SoupMessage) message = bw_client_backend_new_message (run->backend, SOUP_METHOD_GET, SERVICE);

  bw_client_question_ask_async (run->session, message, MAX_SERVICE, READ_CLOCK_S, run->ended, on_session_service_cb,
                                run);
  return G_SOURCE_CONTINUE;
}

static void
follow (Run *run)
{
  guint clock = 0;

  if (run->options.speed <= 0 && run->options.rate <= 0)
    clock = g_timeout_add_seconds (READ_CLOCK_S, on_clock_timeout_cb, run);

  run->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (run->campaign, "done", G_CALLBACK (g_main_loop_quit), run->loop);
  bw_campaign_start (run->campaign);
  bw_ctl_loop_run (run->loop, on_unix_signal_cb, run);

  g_clear_handle_id (&clock, g_source_remove);
  g_clear_handle_id (&run->patience, g_source_remove);
  g_cancellable_cancel (run->ended);
}

/**
 * bw_ctl_simulate:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Sends a simulated campaign until --until, the end of the campaign, or a signal,
 * and prints one line of JSON of what was sent and how it was answered.
 *
 * Returns: 0 if every report was answered for, 1 if not, 2 on wrong usage
 */
int
bw_ctl_simulate (int    argc,
                 char **argv)
{
  g_auto (Run) run = { .token = NULL };
  g_autoptr (GError) error = NULL;

  if (!parse_options (&run.options, argc, argv, &error) || !set_up (&run, &error))
    return bw_ctl_options_fail ("simulate", error);

  follow (&run);
  return print_totals (&run);
}
