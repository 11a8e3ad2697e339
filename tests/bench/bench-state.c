/* bench-state.c: how fast a state comes up, and how little the desk feels of it
 *
 *   bench-state STATE
 *
 * Opens STATE (a saved feed; the cache is one) in a session three times and prints
 * the best: until it is shown, processor time of all threads, of the main thread,
 * and of its longest turn. Beside it json-glib's for the same lines alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define RUNS 3

typedef struct
{
  double shown;
  double all;
  double main;
  double longest;
} Figures;

static double
get_cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static void
on_session_opened_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!bw_client_session_open_state_finish (BW_CLIENT_SESSION (source), result, &error))
    g_error ("%s", error->message);

  *(gboolean *) data = TRUE;
}

static Figures
open_state (const char *path)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 start = g_get_monotonic_time ();
  double all_start = get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  double main_start = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  gboolean is_open = FALSE;
  Figures figures = { 0 };

  bw_client_session_open_state_async (session, file, NULL, on_session_opened_cb, &is_open);
  while (!is_open)
    {
      double turn = get_cpu (CLOCK_THREAD_CPUTIME_ID);

      g_main_context_iteration (NULL, TRUE);
      figures.longest = MAX (figures.longest, get_cpu (CLOCK_THREAD_CPUTIME_ID) - turn);
    }

  figures.main = get_cpu (CLOCK_THREAD_CPUTIME_ID) - main_start;
  figures.all = get_cpu (CLOCK_PROCESS_CPUTIME_ID) - all_start;
  figures.shown = (double) (g_get_monotonic_time () - start) / 1000;
  return figures;
}

/* Milliseconds to parse every line, one after the other. */
static double
parse_with_json_glib (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  double start;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  start = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  for (char *line = text; *line != '\0';)
    {
      char *end = strchrnul (line, '\n');

      json_parser_load_from_data (parser, line, end - line, NULL);
      line = *end == '\n' ? end + 1 : end;
    }

  return get_cpu (CLOCK_THREAD_CPUTIME_ID) - start;
}

int
main (int    argc,
      char **argv)
{
  Figures best = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };

  if (argc != 2)
    {
      fprintf (stderr, "usage: bench-state STATE\n");
      return 2;
    }

  for (guint i = 0; i < RUNS; i++)
    {
      Figures figures = open_state (argv[1]);

      best.shown = MIN (best.shown, figures.shown);
      best.all = MIN (best.all, figures.all);
      best.main = MIN (best.main, figures.main);
      best.longest = MIN (best.longest, figures.longest);
    }

  printf ("shown %.1f ms\nall %.1f ms\nmain %.1f ms\nlongest %.2f ms\njson-glib %.1f ms\n", best.shown, best.all,
          best.main, best.longest, parse_with_json_glib (argv[1]));
  return 0;
}
