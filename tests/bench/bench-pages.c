/* bench-pages.c: how long a page, a scope or a search holds the desk up
 *
 *   bench-pages STATE SCOPE
 *
 * Opens the desk's window with STATE (a saved feed) and does in it what somebody does: each
 * page, each page again, then SCOPE and back on each page. Prints of each the longest turn of
 * the main loop and how long all of it took, in processor time of the main thread: what else
 * the machine does is not the desk's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-window.h"

#include <malloc.h>
#include <time.h>

/* So long must nothing have been done. */
#define QUIET_US (300 * G_TIME_SPAN_MILLISECOND)

/* Turns that cost less are waiting. */
#define SMALL 0.5

typedef struct
{
  GtkWidget *window;
  BwDesk    *desk;
} Bench;

/* Of the turn under way, and of the step. The main context asks for no data. */
static double turn_start;
static double longest;
static double total;
static gint64 busy;

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/* A turn is what happens between two waits. */
static int
poll_between_turns (GPollFD *fds,
                    guint    n_fds,
                    int      timeout)
{
  double spent = get_cpu () - turn_start;
  int ready;

  longest = MAX (longest, spent);
  total += spent;
  if (spent > SMALL)
    busy = g_get_monotonic_time ();

  ready = g_poll (fds, n_fds, timeout);
  turn_start = get_cpu ();
  return ready;
}

static void
on_wait_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_a_moment (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (20, on_wait_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *bench)
{
  busy = g_get_monotonic_time ();
  while (g_get_monotonic_time () - busy < QUIET_US || !bw_window_is_settled (BW_WINDOW (bench->window)))
    wait_a_moment ();
}

static void
begin_step (void)
{
  longest = 0;
  total = 0;
  turn_start = get_cpu ();
}

static void
end_step (const char *name,
          const char *detail)
{
  g_print ("%s-%s-longest %.2f ms\n%s-%s-all %.1f ms\n", name, detail, longest, name, detail, total);
}

static void
measure_pages (Bench      *bench,
               const char *name)
{
  for (guint i = BW_N_PAGES; i-- > 0;)
    {
      begin_step ();
      bw_desk_set_page (bench->desk, (BwPage) i);
      settle (bench);
      end_step (name, bw_page_to_string ((BwPage) i));
    }
}

static void
measure_scopes (Bench      *bench,
                const char *scope)
{
  g_autofree char *whole = g_strdup (bw_desk_get_scope (bench->desk));

  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      bw_desk_set_page (bench->desk, (BwPage) i);
      settle (bench);
      begin_step ();
      bw_desk_set_scope (bench->desk, scope);
      settle (bench);
      end_step ("narrow", bw_page_to_string ((BwPage) i));
      begin_step ();
      bw_desk_set_scope (bench->desk, whole);
      settle (bench);
      end_step ("widen", bw_page_to_string ((BwPage) i));
    }
}

static void
load (Bench      *bench,
      const char *state)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (GError) error = NULL;

  if (!bw_client_session_load_state (session, state, &error))
    g_error ("%s", error->message);

  bench->desk = bw_desk_new (session);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Bench bench = { 0 };

  if (argc != 3)
    {
      g_printerr ("usage: bench-pages STATE SCOPE\n");
      return 2;
    }

  /* As the desk does at its start. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  mallopt (M_MMAP_THRESHOLD, 256 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
  mallopt (M_TOP_PAD, 64 << 20);
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_main_context_set_poll_func (NULL, poll_between_turns);

  load (&bench, argv[1]);
  bench.window = bw_window_new (GTK_APPLICATION (application), bench.desk, NULL);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1600, 900);
  gtk_window_present (GTK_WINDOW (bench.window));
  begin_step ();
  settle (&bench);
  end_step ("open", "window");
  measure_pages (&bench, "first");
  measure_pages (&bench, "again");
  measure_scopes (&bench, argv[2]);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
