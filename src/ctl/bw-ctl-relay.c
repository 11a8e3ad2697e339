/* bw-ctl-relay.c: the verb relay
 *
 *   city ──feed──► picture ─┐
 *                           ├─► what is lacking ──reports──► province
 *   province ──feed──► picture ─┘
 *
 * Both feeds resume where they were, by epoch and seq. It compares again when either
 * picture has changed and nothing is on its way; so whatever was lost, on whichever
 * side, is lacking, and is sent. While one of them is not live nothing is compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-relay.h"

#include "bw-client-session.h"
#include "bw-ctl-loop.h"
#include "bw-ctl-options.h"
#include "bw-ctl.h"
#include "bw-relay-gap.h"
#include "bw-relay-marks.h"
#include "bw-relay-scope.h"
#include "bw-report-sender.h"

#define TICK_MS 1000

/* It waits for nothing else meanwhile, a signal neither. */
#define PATIENCE_S 10

/* What was refused is likely to be refused again: so many ticks until the next try. */
#define REFUSED_TICKS 30

typedef struct
{
  char *from;
  char *from_token_file;
  char *backend;
  char *token_file;
  char *read_token_file;
  char *state_dir;
} Options;

/* One run of the verb. */
typedef struct
{
  Options          options;
  BwCtlBackend    *source;   /* (owned): the city's */
  BwCtlBackend    *mirror;   /* (owned): the province's, as it is read */
  BwRelayMarks    *marks;    /* (owned) (nullable): not known yet */
  BwClientSession *city;     /* (owned) */
  BwClientSession *province; /* (owned) */
  BwReportSender  *sender;   /* (owned) */
  GMainLoop       *loop;     /* (owned) */
  GError          *error;    /* (owned) (nullable): why it ended */
  guint64          accepted; /* by the last answer */
  guint64          rejected; /* that were told of */
  guint            pause;    /* ticks */
  guint            cursor;   /* where the next comparison starts */
  gboolean         is_due;   /* something changed since it compared last */
  gboolean         is_whole; /* all of the city is seen, in both */
} Run;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->source, bw_ctl_backend_free);
  g_clear_pointer (&run->mirror, bw_ctl_backend_free);
  g_clear_pointer (&run->marks, bw_relay_marks_free);
  g_clear_object (&run->city);
  g_clear_object (&run->province);
  g_clear_object (&run->sender);
  g_clear_pointer (&run->loop, g_main_loop_unref);
  g_clear_error (&run->error);
  g_free (run->options.from);
  g_free (run->options.from_token_file);
  g_free (run->options.backend);
  g_free (run->options.token_file);
  g_free (run->options.read_token_file);
  g_free (run->options.state_dir);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
parse_options (Options   *options,
               int        argc,
               char     **argv,
               GError   **error)
{
  static const char * const needed[] = {
    "from", "from-token-file", "backend", "token-file", "read-token-file", NULL,
  };
  const GOptionEntry entries[] =
  {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, "Address of the city's backend", "URL" },
    { "from-token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->from_token_file,
      "File that holds a viewer's token of the whole city", "FILE" },
    { "backend", 0, 0, G_OPTION_ARG_STRING, &options->backend, "Address of the province's backend", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file,
      "File that holds a reporter's token of the province, good for the city", "FILE" },
    { "read-token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->read_token_file,
      "File that holds a viewer's token of the province, good for the city", "FILE" },
    { "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->state_dir,
      "Where it keeps how far it read, to go on from there", "DIRECTORY" },
    { NULL },
  };

  return bw_ctl_options_parse (entries, "relay --from=URL --from-token-file=FILE --backend=URL --token-file=FILE "
                               "--read-token-file=FILE", 0, &argc, &argv, error)
         && bw_ctl_options_need_all (entries, needed, error);
}

/* Takes @error. */
static void
give_up (Run    *run,
         GError *error)
{
  if (run->error == NULL)
    run->error = error;
  else
    g_error_free (error);

  g_main_loop_quit (run->loop);
}

/* A drill that is taken for earnest one level up is worse than no figures. */
static gboolean
check_exercise (Run *run)
{
  if (!bw_client_session_get_exercise (run->city) || bw_client_session_get_exercise (run->province))
    return TRUE;

  give_up (run, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                     "the city is in an exercise, and the province is not: nothing is relayed"));
  return FALSE;
}

/* (transfer full) (nullable): tells why there is none, and it is asked again */
static char *
ask_scope (BwCtlBackend  *backend,
           char *       (*ask) (BwCtlBackend *, GError **))
{
  g_autoptr (GError) error = NULL;
  char *code = ask (backend, &error);

  if (code == NULL)
    g_printerr ("bulwarkctl relay: %s: %s\n", bw_ctl_backend_get_address (backend), error->message);

  return code;
}

/* Whoever sees one district is shown what stands above it, but not its figures. */
static gboolean
is_seen_above (Run        *run,
               const char *root,
               const char *area)
{
  BwPlaceTree *places = bw_picture_get_places (bw_client_session_get_picture (run->province));
  BwPlace place = bw_place_tree_lookup (places, root);
  BwPlace ancestor = bw_place_tree_lookup (places, area);

  return place != BW_PLACE_NONE && ancestor != BW_PLACE_NONE && bw_place_tree_is_within (places, place, ancestor);
}

/* A city of which one district is seen would seem to have lost the others; a province
 * that is seen in part would seem not to have been told of the rest, and be told twice. */
static gboolean
check_scope (Run *run)
{
  g_autofree char *root = NULL;
  g_autofree char *from = NULL;
  g_autofree char *read = NULL;

  if (run->is_whole)
    return TRUE;

  root = ask_scope (run->source, bw_relay_scope_ask_root);
  from = root != NULL ? ask_scope (run->source, bw_relay_scope_ask_area) : NULL;
  read = from != NULL ? ask_scope (run->mirror, bw_relay_scope_ask_area) : NULL;
  if (read == NULL)
    return FALSE;

  run->is_whole = g_str_equal (root, from) && is_seen_above (run, root, read);
  if (!run->is_whole)
    give_up (run, g_error_new (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                               "--%s: the token is not good for the whole city",
                               g_str_equal (root, from) ? "read-token-file" : "from-token-file"));

  return run->is_whole;
}

/* What is made up comes with a city's files, and they are loaded once. */
static gboolean
check_marks (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (run->marks == NULL)
    run->marks = bw_relay_marks_ask (run->source, bw_client_session_get_picture (run->city), &error);
  if (run->marks == NULL)
    g_printerr ("bulwarkctl relay: %s: %s\n", run->options.from, error->message);

  return run->marks != NULL;
}

/* Where nothing else was taken either, nothing will be before something changes. */
static void
tell_rejected (Run *run)
{
  gboolean is_stuck;
  BwReportTotals totals;

  bw_report_sender_get_totals (run->sender, &totals);
  is_stuck = totals.accepted == run->accepted;
  run->accepted = totals.accepted;
  if (totals.rejected == run->rejected)
    return;

  g_printerr ("bulwarkctl relay: %s rejected %" G_GUINT64_FORMAT " reports, the first one for %s\n",
              run->options.backend, totals.rejected - run->rejected, bw_report_sender_get_rejection (run->sender));
  run->rejected = totals.rejected;
  run->pause = is_stuck ? REFUSED_TICKS : 0;
}

static gboolean
is_ready (Run *run)
{
  if (run->pause > 0)
    run->pause--;

  return run->is_due
         && run->pause == 0
         && bw_report_sender_is_idle (run->sender)
         && bw_client_session_get_connection (run->city) == BW_CONNECTION_LIVE
         && bw_client_session_get_connection (run->province) == BW_CONNECTION_LIVE;
}

static gboolean
on_tick_cb (gpointer data)
{
  Run *run = data;
  GString *lines;
  guint n;

  if (!is_ready (run) || !check_exercise (run) || !check_scope (run) || !check_marks (run))
    return G_SOURCE_CONTINUE;

  lines = g_string_new (NULL);
  n = bw_relay_gap_write (bw_client_session_get_picture (run->city), bw_client_session_get_picture (run->province),
                          bw_clock_get_now (bw_client_session_get_clock (run->city)), BW_REPORT_SENDER_BATCH,
                          run->marks, &run->cursor, lines);

  /* After something was sent it looks again: what comes of it is what counts. */
  run->is_due = n > 0;
  if (n > 0)
    bw_report_sender_send (run->sender, lines, n);
  else
    g_string_free (lines, TRUE);

  return G_SOURCE_CONTINUE;
}

static void
on_sender_ready_cb (Run *run)
{
  const GError *error = bw_report_sender_get_error (run->sender);

  tell_rejected (run);
  if (error != NULL)
    give_up (run, g_error_copy (error));
}

static void
on_picture_changed_cb (Run *run)
{
  run->is_due = TRUE;
}

static void
on_session_connection_cb (Run             *run,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  BwConnection connection = bw_client_session_get_connection (session);
  const GError *error = bw_client_session_get_error (session);
  const char *url = session == run->city ? run->options.from : run->options.backend;

  run->is_due = TRUE;
  if (connection == BW_CONNECTION_LIVE)
    g_printerr ("bulwarkctl relay: %s: live\n", url);
  else if (error != NULL && connection != BW_CONNECTION_SYNCING)
    g_printerr ("bulwarkctl relay: %s: %s\n", url, error->message);
}

static gboolean
on_unix_signal_cb (gpointer data)
{
  Run *run = data;

  g_main_loop_quit (run->loop);
  return G_SOURCE_CONTINUE;
}

/* (transfer full) (nullable) */
static BwClientSession *
open_session (Run         *run,
              const char  *url,
              const char  *token,
              GError     **error)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (),
                                                               run->options.state_dir);

  g_signal_connect_swapped (bw_client_session_get_picture (session), "changed", G_CALLBACK (on_picture_changed_cb),
                            run);
  bw_client_session_connect (session, url, token, NULL);
  if (bw_client_session_get_connection (session) != BW_CONNECTION_NONE)
    return g_steal_pointer (&session);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", url,
               bw_client_session_get_error (session)->message);
  return NULL;
}

static gboolean
set_up (Run     *run,
        GError **error)
{
  const Options *options = &run->options;
  g_autofree char *from = bw_ctl_options_read_token (options->from_token_file, error);
  g_autofree char *token = from != NULL ? bw_ctl_options_read_token (options->token_file, error) : NULL;
  g_autofree char *read = token != NULL ? bw_ctl_options_read_token (options->read_token_file, error) : NULL;

  if (read == NULL)
    return FALSE;

  run->source = bw_ctl_backend_new (options->from, from, PATIENCE_S, error);
  run->mirror = run->source != NULL ? bw_ctl_backend_new (options->backend, read, PATIENCE_S, error) : NULL;
  if (run->mirror == NULL)
    return FALSE;

  run->city = open_session (run, options->from, from, error);
  run->province = run->city != NULL ? open_session (run, options->backend, read, error) : NULL;
  if (run->province == NULL)
    return FALSE;

  run->sender = bw_report_sender_new (options->backend, token);
  run->loop = g_main_loop_new (NULL, FALSE);
  return TRUE;
}

static void
follow (Run *run)
{
  guint tick = g_timeout_add (TICK_MS, on_tick_cb, run);

  g_signal_connect_swapped (run->sender, "ready", G_CALLBACK (on_sender_ready_cb), run);
  g_signal_connect_swapped (run->city, "notify::connection", G_CALLBACK (on_session_connection_cb), run);
  g_signal_connect_swapped (run->province, "notify::connection", G_CALLBACK (on_session_connection_cb), run);
  bw_ctl_loop_run (run->loop, on_unix_signal_cb, run);

  g_source_remove (tick);
  g_signal_handlers_disconnect_by_data (run->sender, run);
  g_signal_handlers_disconnect_by_data (run->city, run);
  g_signal_handlers_disconnect_by_data (run->province, run);

  /* Both write down where they were. */
  bw_client_session_disconnect (run->city);
  bw_client_session_disconnect (run->province);
}

/**
 * bw_ctl_relay:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Tells a province what a city adds up to, until a signal; what cannot be reached is
 * tried again for ever.
 *
 * Returns: 0 after a signal, 1 if it may not go on, 2 on wrong usage
 */
int
bw_ctl_relay (int    argc,
              char **argv)
{
  g_auto (Run) run = { .city = NULL };
  g_autoptr (GError) error = NULL;

  if (!parse_options (&run.options, argc, argv, &error) || !set_up (&run, &error))
    return bw_ctl_options_fail ("relay", error);

  follow (&run);
  return run.error == NULL ? BW_EXIT_DONE : bw_ctl_options_fail ("relay", run.error);
}
