/* bench-glass.c: how long a change takes until it is on the glass, and what that costs
 *
 *   bench-glass STATE
 *
 * Opens the desk's window with STATE (a saved feed) and lets 1,000 changes a second come
 * for a while, ten at a time, as the worker hands them over. Of each it tells the time
 * until the end of the frame that shows the first figures that it is part of, the same
 * for all figures, lists and charts, and what the process spends meanwhile; what the
 * worker needs to read them is not in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-session-private.h"
#include "bw-feed-parser.h"
#include "bw-startup.h"
#include "bw-window.h"

#include <time.h>

#define SETTLE_MS      5000
#define WARM_UP_MS     2000
#define SECONDS        20
#define TICK_MS        10
#define CHANGES_A_TICK 10
#define N_EVENTS       (SECONDS * 1000 / TICK_MS + WARM_UP_MS / TICK_MS)

/* Of a change, on its way: monotonic times of arrival. */
typedef struct
{
  const char *name;
  GArray     *committed; /* (element-type gint64): told by the picture, not by the desk */
  GArray     *told;      /* (element-type gint64): told by the desk, not drawn */
  GArray     *latencies; /* (element-type double): milliseconds */
} Way;

typedef struct
{
  GtkWidget       *window;
  BwClientSession *session;
  BwDesk          *desk;
  GPtrArray       *events;    /* (element-type BwFeedEvent) */
  guint            n_events;  /* of them, those that came */
  gint64           began;     /* when they began to come */
  GArray          *came;      /* (element-type gint64): when; not in the picture's news yet */
  Way              first;     /* to the first figures of the page */
  Way              all;       /* to lists and charts too */
  guint            n_frames;
  gboolean         is_measured;
} Bench;

static double
get_processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
pass_on (GArray *from,
         GArray *to)
{
  g_array_append_vals (to, from->data, from->len);
  g_array_set_size (from, 0);
}

static void
on_picture_changed_cb (Bench *bench)
{
  g_array_append_vals (bench->first.committed, bench->came->data, bench->came->len);
  pass_on (bench->came, bench->all.committed);
}

static void
on_desk_glance_cb (Bench *bench)
{
  pass_on (bench->first.committed, bench->first.told);
}

static void
on_desk_refresh_cb (Bench *bench)
{
  pass_on (bench->first.committed, bench->first.told);
  pass_on (bench->all.committed, bench->all.told);
}

static void
note_drawn (Way      *way,
            gboolean  is_measured)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; is_measured && i < way->told->len; i++)
    {
      double latency = (double) (now - g_array_index (way->told, gint64, i)) / 1000;

      g_array_append_val (way->latencies, latency);
    }

  g_array_set_size (way->told, 0);
}

static void
on_clock_after_paint_cb (Bench *bench)
{
  note_drawn (&bench->first, bench->is_measured);
  note_drawn (&bench->all, bench->is_measured);
  bench->n_frames++;
}

static gboolean
on_changes_timeout_cb (gpointer data)
{
  Bench *bench = data;
  gint64 now = g_get_monotonic_time ();
  guint due = (guint) MIN ((now - bench->began) / 1000 / TICK_MS, bench->events->len);

  /* On a busy machine the timer is late: then more are due. */
  for (; bench->n_events < due; bench->n_events++)
    {
      gint64 came = bench->began + (bench->n_events + 1) * (gint64) TICK_MS * 1000;

      g_array_append_val (bench->came, came);
      bw_client_session_take_event (bench->session, g_ptr_array_index (bench->events, bench->n_events));
    }

  return bench->n_events < bench->events->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_wait_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (milliseconds, on_wait_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
append_change (Bench   *bench,
               GString *text,
               GArray  *sites,
               guint    n)
{
  g_autofree char *subject = bw_round_dup_subject (bw_desk_get_round (bench->desk));
  const char *code = bw_place_tree_get_code (bw_desk_get_places (bench->desk),
                                             g_array_index (sites, BwPlace, n * 7919 % sites->len));

  g_string_append_printf (text,
                          "{\"type\":\"tally\",\"id\":\"%s/%s\",\"seq\":%u,\"place\":\"%s\",\"subject\":\"%s\","
                          "\"at\":\"2021-08-08T14:32:%02u+08:00\",\"values\":{\"sampled\":%u,\"queue\":%u}}\n",
                          code, subject, 1000000 + n, code, subject, n / 1000 % 60, 500 + n / 40, n % 60);
}

/* The worker makes them of what comes. */
static void
make_events (Bench *bench)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (bw_desk_get_places (bench->desk),
                                                      bw_desk_get_scope_place (bench->desk));

  bench->events = g_ptr_array_new ();
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      BwFeedParser *parser = bw_feed_parser_new (BW_FEED_FORMAT_NDJSON, bw_measure_catalogue_get_default ());

      for (guint j = 0; j < CHANGES_A_TICK; j++)
        append_change (bench, text, sites, i * CHANGES_A_TICK + j);
      bw_feed_parser_push (parser, text->str, text->len, bench->events, NULL);
      bw_feed_parser_end (parser, bench->events);
      bw_feed_parser_free (parser);
    }

  g_assert_cmpuint (bench->events->len, ==, N_EVENTS);
}

static void
init_way (Way        *way,
          const char *name)
{
  way->name = name;
  way->committed = g_array_new (FALSE, FALSE, sizeof (gint64));
  way->told = g_array_new (FALSE, FALSE, sizeof (gint64));
  way->latencies = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
print_way (Way *way)
{
  g_array_sort (way->latencies, compare_numbers);
  g_print ("%s-median %.1f ms\n", way->name, g_array_index (way->latencies, double, way->latencies->len / 2));
  g_print ("%s-p99 %.1f ms\n", way->name, g_array_index (way->latencies, double, way->latencies->len * 99 / 100));
}

static void
open_window (Bench          *bench,
             GtkApplication *application)
{
  bench->desk = bw_desk_new (bench->session);
  bench->window = bw_window_new (application, bench->desk, NULL);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1600, 900);
  gtk_window_present (GTK_WINDOW (bench->window));
  wait_for (SETTLE_MS);

  bench->came = g_array_new (FALSE, FALSE, sizeof (gint64));
  init_way (&bench->first, "glass");
  init_way (&bench->all, "glass-all");
  g_signal_connect_swapped (bw_desk_get_picture (bench->desk), "changed", G_CALLBACK (on_picture_changed_cb), bench);
  g_signal_connect_swapped (bench->desk, "glance", G_CALLBACK (on_desk_glance_cb), bench);
  g_signal_connect_swapped (bench->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), bench);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench->window), "after-paint",
                            G_CALLBACK (on_clock_after_paint_cb), bench);
}

static void
measure (Bench *bench)
{
  double before;
  double spent;

  bench->began = g_get_monotonic_time ();
  g_timeout_add (TICK_MS, on_changes_timeout_cb, bench);
  wait_for (WARM_UP_MS);
  bench->n_frames = 0;
  bench->is_measured = TRUE;
  before = get_processor_ms ();
  wait_for (SECONDS * 1000);
  spent = get_processor_ms () - before;

  g_print ("changes %.1f a second\n", (double) bench->first.latencies->len * CHANGES_A_TICK / SECONDS);
  print_way (&bench->first);
  print_way (&bench->all);
  g_print ("frames %.1f a second\n", (double) bench->n_frames / SECONDS);
  g_print ("process %.2f %%\n", spent / SECONDS / 10);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc != 2)
    {
      g_printerr ("usage: bench-glass STATE\n");
      return 2;
    }

  bw_startup_prepare (); /* drawn the way that the desk is drawn */
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  bench.session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  if (!bw_client_session_load_state (bench.session, argv[1], &error))
    g_error ("%s", error->message);

  open_window (&bench, GTK_APPLICATION (application));
  make_events (&bench);
  measure (&bench);
  return 0;
}
