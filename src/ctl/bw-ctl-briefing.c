/* bw-ctl-briefing.c: the verb briefing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-briefing.h"

#include "bw-briefing-issue.h"
#include "bw-briefing.h"
#include "bw-client-session.h"
#include "bw-ctl-issue.h"
#include "bw-ctl-options.h"
#include "bw-ctl-sheet.h"
#include "bw-ctl.h"
#include "bw-time.h"

#include <glib/gstdio.h>
#include <string.h>

/* How long a backend may take to say anything, and until its whole state is here. */
#define ANSWER_S   10
#define PATIENCE_S 60

/* Sheets are told to the minute: within one, two times are the same. */
#define SAME       BW_TIME_MINUTE

typedef struct
{
  char      *backend;
  char      *token_file;
  int        token_fd;
  char      *state;
  BwCtlSheet sheet;
  char      *output;
  char      *output_dir;
  GStrv      fonts;
  char      *font_file;
  char      *as_of_text;
  char      *shift_text;
  int        number;
  gboolean   issue;
  char      *prepared;
  char      *approved;
  gboolean   headlines;
  gint64     as_of;      /* 0: of the picture */
} Options;

/* One run of the verb. */
typedef struct
{
  Options          options;
  BwClientSession *session; /* (owned) */
  GMainLoop       *loop;    /* (owned) */
  gboolean         has_answered;
} Run;

static void
clear_run (Run *run)
{
  g_free (run->options.backend);
  g_free (run->options.token_file);
  g_free (run->options.state);
  bw_ctl_sheet_clear (&run->options.sheet);
  g_free (run->options.output);
  g_free (run->options.output_dir);
  g_strfreev (run->options.fonts);
  g_free (run->options.font_file);
  g_free (run->options.as_of_text);
  g_free (run->options.shift_text);
  g_free (run->options.prepared);
  g_free (run->options.approved);
  g_clear_object (&run->session);
  g_clear_pointer (&run->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
is_role (const char *role)
{
  g_autofree char *line = role != NULL ? bw_briefing_issue_dup_role (role) : NULL;

  return line != NULL;
}

static gboolean
check_issue (const Options  *options,
             GError        **error)
{
  if (!options->issue && (options->prepared != NULL || options->approved != NULL))
    return bw_ctl_options_refuse (error, "--prepared-by and --approved-by go with --issue");
  if (!options->issue)
    return TRUE;
  if (options->backend == NULL)
    return bw_ctl_options_refuse (error, "--issue needs --backend, which gives the number");
  if (!g_str_equal (options->sheet.kind, "briefing") || options->number != 0)
    return bw_ctl_options_refuse (error, "--issue goes with a briefing that has no --number: the backend gives it");
  if (!is_role (options->prepared) || !is_role (options->approved))
    return bw_ctl_options_refuse (error, "--issue needs --prepared-by and --approved-by: the offices that answer for "
                                         "it, of at most 200 letters each");

  return TRUE;
}

static gboolean
check_options (Options  *options,
               GError  **error)
{
  gboolean has_token = options->token_file != NULL || options->token_fd >= 0;
  g_auto (GStrv) fonts = bw_ctl_sheet_read_choices (options->font_file, (const char * const *) options->fonts, error);

  if (fonts == NULL)
    return FALSE;

  if ((options->backend != NULL) == (options->state != NULL))
    return bw_ctl_options_refuse (error, "one of --backend and --state is needed");
  if (options->backend != NULL && !has_token)
    return bw_ctl_options_refuse (error, "--backend needs --token-file or --token-fd");
  if (options->output != NULL && options->output_dir != NULL)
    return bw_ctl_options_refuse (error, "--output and --output-dir cannot both be meant");
  if (options->output == NULL && options->output_dir == NULL && !options->headlines)
    return bw_ctl_options_refuse (error, "--output, --output-dir or --headlines is needed");
  if (options->number < 0)
    return bw_ctl_options_refuse (error, "--number must not be negative");
  if (!g_str_equal (options->sheet.language, "zh_CN") && !g_str_equal (options->sheet.language, "en"))
    return bw_ctl_options_refuse (error, "--lang is zh_CN or en");

  options->sheet.number = (guint) options->number;
  return bw_ctl_options_read_time ("as-of", options->as_of_text, &options->as_of, error)
         && bw_ctl_options_read_time ("shift", options->shift_text, &options->sheet.shift, error)
         && bw_ctl_sheet_choose_fonts (&options->sheet, (const char * const *) fonts, error)
         && bw_ctl_sheet_check (&options->sheet, error)
         && check_issue (options, error);
}

static gboolean
parse_options (Options   *options,
               int        argc,
               char     **argv,
               GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "backend", 0, 0, G_OPTION_ARG_STRING, &options->backend, "Address of the backend", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file, "File that holds a token", "FILE" },
    { "token-fd", 0, 0, G_OPTION_ARG_INT, &options->token_fd, "Open file that holds a token", "NUMBER" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options->state, "A saved feed instead of a backend", "FILE" },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &options->sheet.scope, "Code of the place", "CODE" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet.kind, "briefing, issued, order, notice, teams", "NAME" },
    { "order", 0, 0, G_OPTION_ARG_STRING, &options->sheet.order, "Id of the order", "ID" },
    { "shift", 0, 0, G_OPTION_ARG_STRING, &options->shift_text, "A moment of the shift (now)", "TIME" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output, "Where the sheet is written to", "FILE.pdf" },
    { "output-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->output_dir, "The same: named by its area and cut-off",
      "FOLDER" },
    { "font", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->fonts, "A font for body, title, head, kai, song, digits",
      "ROLE=FAMILY" },
    { "font-file", 0, 0, G_OPTION_ARG_FILENAME, &options->font_file, "The same, a line each", "FILE" },
    { "map-approval", 0, 0, G_OPTION_ARG_STRING, &options->sheet.approval, "Number that is printed with the map",
      "NUMBER" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of_text, "Cut-off (the time of the data)", "TIME" },
    { "number", 0, 0, G_OPTION_ARG_INT, &options->number, "Number of the issue (none) or notice (last)", "N" },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &options->issue, "Issue the briefing: the next number, for good", NULL },
    { "prepared-by", 0, 0, G_OPTION_ARG_STRING, &options->prepared, "Office that prepared it", "ROLE" },
    { "approved-by", 0, 0, G_OPTION_ARG_STRING, &options->approved, "Office that approved it", "ROLE" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->sheet.language, "zh_CN or en (zh_CN)", "LANGUAGE" },
    { "headlines", 0, 0, G_OPTION_ARG_NONE, &options->headlines, "Print the headline figures", NULL },
    { NULL },
  };

  options->token_fd = -1;
  if (!bw_ctl_options_parse (entries, "briefing --backend=URL|--state=FILE --scope=CODE --output=FILE.pdf", 0, &argc,
                             &argv, error))
    return FALSE;

  if (options->sheet.language == NULL)
    options->sheet.language = g_strdup ("zh_CN");
  if (options->sheet.kind == NULL)
    options->sheet.kind = g_strdup ("briefing");

  return check_options (options, error);
}

/* (transfer full) (nullable) */
static char *
read_token (const Options  *options,
            GError        **error)
{
  g_autofree char *path = options->token_file != NULL ? g_strdup (options->token_file)
                                                      : g_strdup_printf ("/dev/fd/%d", options->token_fd);

  return bw_ctl_options_read_token (path, error);
}

static void
on_session_connection_cb (Run *run)
{
  BwConnection connection = bw_client_session_get_connection (run->session);

  run->has_answered |= connection == BW_CONNECTION_SYNCING;

  /* All other states may still become live within our patience. */
  if (connection == BW_CONNECTION_LIVE || connection == BW_CONNECTION_REFUSED)
    g_main_loop_quit (run->loop);
}

static gboolean
on_answer_timeout_cb (gpointer data)
{
  Run *run = data;

  if (!run->has_answered)
    g_main_loop_quit (run->loop);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_timeout_cb (gpointer data)
{
  g_main_loop_quit (((Run *) data)->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
connect_session (Run     *run,
                 GError **error)
{
  g_autofree char *token = read_token (&run->options, error);
  const GError *reason;
  guint answer;
  guint patience;

  if (token == NULL)
    return FALSE;

  run->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (run->session, "notify::connection", G_CALLBACK (on_session_connection_cb), run);
  answer = g_timeout_add_seconds (ANSWER_S, on_answer_timeout_cb, run);
  patience = g_timeout_add_seconds (PATIENCE_S, on_patience_timeout_cb, run);
  bw_client_session_connect (run->session, run->options.backend, token, NULL);
  if (bw_client_session_get_connection (run->session) != BW_CONNECTION_LIVE)
    g_main_loop_run (run->loop);

  g_source_remove (answer);
  g_source_remove (patience);
  g_signal_handlers_disconnect_by_data (run->session, run);
  if (bw_client_session_get_connection (run->session) == BW_CONNECTION_LIVE)
    return TRUE;

  reason = bw_client_session_get_error (run->session);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "%s: %s%s", run->options.backend,
               run->has_answered ? "the picture did not come whole: " : "",
               reason != NULL ? reason->message : "the backend does not answer");
  return FALSE;
}

/* The last moment for which the picture is known to be true. */
static gint64
get_known_until (Run *run)
{
  if (bw_client_session_get_connection (run->session) == BW_CONNECTION_LIVE)
    return bw_clock_get_now (bw_client_session_get_clock (run->session));

  return bw_client_session_get_as_of (run->session);
}

/* What was counted after the cut-off cannot be taken out again: a sheet of an
 * earlier time needs the picture of that time. */
static gboolean
check_cut_off (Run     *run,
               gint64   as_of,
               GError **error)
{
  BwPicture *picture = bw_client_session_get_picture (run->session);
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace place = run->options.sheet.scope != NULL ? bw_place_tree_lookup (places, run->options.sheet.scope)
                                                   : bw_place_tree_get_root (places);
  const BwRound *round = bw_picture_get_round (picture, as_of);
  g_autofree char *subject = round != NULL ? bw_round_dup_subject (round) : NULL;
  gint64 newest = 0;

  if (place != BW_PLACE_NONE && subject != NULL)
    newest = bw_picture_get_as_of (picture, place, bw_picture_get_subject (picture, subject));

  if (newest < as_of + SAME)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "the picture holds counts made after %s; a sheet of that time needs a state that was saved then",
               run->options.as_of_text);
  return FALSE;
}

/* @path: (transfer full) (nullable): %NULL where no file is wanted. 411000-20210808-1432.pdf:
 * a sheet of another time is another file, and one of the same time takes its place; but not
 * that of one with a number (@issued), which is for good: 411000-20210808-1432-no17.pdf. */
static gboolean
find_path (const Options            *options,
           const BwBriefingContent  *content,
           guint                     issued,
           char                    **path,
           GError                  **error)
{
  g_autofree char *number = issued != 0 ? g_strdup_printf ("-no%u", issued) : g_strdup ("");
  g_autofree char *name = NULL;
  gint64 created;

  *path = g_strdup (options->output);
  if (options->output_dir == NULL)
    return TRUE;

  /* What was issued elsewhere says there what it likes. */
  if (!bw_time_parse (content->created, &created, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "the sheet tells no time to name it by (“%s”); name the file with --output", content->created);
      return FALSE;
    }

  /* Of 2021-08-08T14:32:00+08:00 the digits up to the minute. */
  name = g_strdup_printf ("%s-%.4s%.2s%.2s-%.2s%.2s%s%s.pdf",
                          options->sheet.scope != NULL ? options->sheet.scope : options->sheet.order,
                          content->created, content->created + 5, content->created + 8, content->created + 11,
                          content->created + 14, number,
                          g_str_equal (options->sheet.language, "en") ? "-en" : "");
  *path = g_build_filename (options->output_dir, g_strdelimit (name, "/", '-'), NULL);
  return TRUE;
}

/* What is written by a clock looks like what is issued each day: it says that it is not. */
static void
mark_unissued (const Options     *options,
               BwBriefingContent *content)
{
  if (options->output_dir == NULL || options->issue || content->number != NULL
      || !g_str_equal (options->sheet.kind, "briefing"))
    return;

  content->number = g_strdup (g_str_equal (content->language, "en") ? "Not issued" : "未印发");
}

/* A number is for good. Whether there is room for the paper, and leave to write it there, is
 * found out only by writing; so it is written before, without a number. */
static gboolean
write_draft (BwBriefing  *sheet,
             const char  *path,
             const char  *draft,
             GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                 "it was not issued: %s is a folder; name a file in it, or say --output-dir", path);
  else if (bw_briefing_write_pdf (sheet, draft, error))
    return TRUE;
  else
    g_prefix_error (error, "it was not issued: ");

  return FALSE;
}

/* The draft keeps the room while the backend is asked. @path: (nullable): where it will be.
 * @number: (out): see bw_ctl_issue(). */
static BwBriefing *
issue_sheet (Run         *run,
             BwBriefing  *sheet,
             const char  *path,
             guint       *number,
             GError     **error)
{
  g_autofree char *draft = path != NULL ? g_strconcat (path, ".draft", NULL) : NULL;
  BwBriefing *issued;

  if (draft != NULL && !write_draft (sheet, path, draft, error))
    return NULL;

  issued = bw_ctl_issue (run->session, sheet, run->options.prepared, run->options.approved, number, error);
  if (draft != NULL)
    g_unlink (draft);

  return issued;
}

static gboolean
write_sheet (const Options  *options,
             BwBriefing     *sheet,
             const char     *path,
             GError        **error)
{
  g_auto (GStrv) lines = NULL;

  if (path != NULL && !bw_briefing_write_pdf (sheet, path, error))
    return FALSE;

  lines = bw_briefing_dup_headlines (sheet);
  for (guint i = 0; options->headlines && lines[i] != NULL; i++)
    g_print ("%s\n", lines[i]);

  return TRUE;
}

/* @content: of @sheet */
static gboolean
issue_and_write (Run                      *run,
                 BwBriefing               *sheet,
                 const BwBriefingContent  *content,
                 const char               *path,
                 GError                  **error)
{
  guint number = 0;
  g_autoptr (BwBriefing) issued = issue_sheet (run, sheet, path, &number, error);
  g_autofree char *numbered = NULL;

  if (issued != NULL && find_path (&run->options, content, number, &numbered, error)
      && write_sheet (&run->options, issued, numbered, error))
    return TRUE;

  if (number != 0)
    g_prefix_error (error, "it stands as No. %u, and is to be written with --sheet=issued --number=%u, not issued "
                    "again (see bulwarkctl(1)): ", number, number);
  return FALSE;
}

static gboolean
print_sheet (Run     *run,
             GError **error)
{
  const Options *options = &run->options;
  BwPicture *picture = bw_client_session_get_picture (run->session);
  gint64 known = get_known_until (run);
  gint64 as_of = options->as_of != 0 ? options->as_of : known;
  guint issued = g_str_equal (options->sheet.kind, "issued") ? options->sheet.number : 0;
  BwBriefingContent *content;
  g_autoptr (BwBriefing) briefing = NULL;
  g_autofree char *path = NULL;

  if (options->as_of != 0 && !check_cut_off (run, as_of, error))
    return FALSE;

  bw_picture_set_now (picture, as_of);
  bw_picture_commit (picture);
  content = bw_ctl_sheet_draft (&options->sheet, run->session, as_of, known + SAME < as_of ? known : 0, error);
  if (content == NULL)
    return FALSE;

  mark_unissued (options, content);
  briefing = bw_briefing_new_from_content (content, error);
  if (briefing == NULL || !find_path (options, content, issued, &path, error))
    return FALSE;

  return options->issue ? issue_and_write (run, briefing, content, path, error)
                        : write_sheet (options, briefing, path, error);
}

/**
 * bw_ctl_briefing:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Writes the sheet of a scope and, if asked to, prints its headline figures.
 *
 * Returns: 0 if it was written, 1 if not, 2 on wrong usage
 */
int
bw_ctl_briefing (int    argc,
                 char **argv)
{
  g_auto (Run) run = { .session = NULL };
  g_autoptr (GError) error = NULL;
  gboolean is_there;

  if (!parse_options (&run.options, argc, argv, &error))
    return bw_ctl_options_fail ("briefing", error);

  run.session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  is_there = run.options.state != NULL
               ? bw_client_session_load_state (run.session, run.options.state, &error)
               : connect_session (&run, &error);
  if (is_there && print_sheet (&run, &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail ("briefing", error);
}
