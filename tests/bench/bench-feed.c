/* bench-feed.c: how fast a change comes to everybody who follows the feed
 *
 *     bench-feed --backend=URL --viewer-file=FILE --reporter-file=FILE --city=DIR
 *                [--clients=N] [--rate=R] [--reports=B] [--seconds=S]
 *
 * N readers, all on one thread; beside them one device that sends R requests of B
 * reports in a second. One report of each request adds 1 to a site that gets no
 * other reports: what a reader sees there tells which requests have come to it, also
 * when several were told as one. Prints how long that took from when a request was
 * sent; fails if a reader is cut off, or does not come to know all of it. How long
 * the device itself waits for its answers is bench-load's to tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-http.h"

#include "bw-time.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

/* Times are counted in steps of 0.1 ms, up to 20 s. */
#define STEP_US 100
#define N_STEPS 200000

#define PATIENCE_US (30 * G_USEC_PER_SEC)

typedef struct
{
  int      fd;
  GString *text;    /* (owned): of an event that is not whole */
  guint64  seen;    /* requests that it knows of */
} Reader;

typedef struct
{
  char      *backend;
  char      *viewer_file;
  char      *reporter_file;
  char      *city;
  int        n_readers;
  double     rate;
  int        n_reports;
  int        seconds;

  char      *host;
  guint16    port;
  char      *reporter;
  GPtrArray *sites;     /* the first is the one that is watched */
  char      *subject;
  gint64     base;      /* the backend's time … */
  gint64     asked;     /* … at this monotonic time */
  GTimeZone *zone;
  char      *mark;      /* begins the watched document */
  GRand     *random;
  Reader    *readers;
  int        epoll;
  int        device;    /* socket */
  gboolean   is_busy;   /* a request is on its way */
  guint64    n_before;  /* what the watched site had before */
  guint64    n_sent;    /* requests */
  GArray    *sent;      /* when, by number */
  guint64   *counts;    /* by step */
  guint64    n_told;
  guint64    n_bytes;
} Feed;

static void
note_time (Feed   *feed,
           gint64  elapsed)
{
  feed->counts[CLAMP (elapsed / STEP_US, 0, N_STEPS - 1)]++;
  feed->n_told++;
}

/* What of the watched site stands in one or more whole events. */
static void
take_events (Feed       *feed,
             Reader     *reader,
             const char *text,
             gsize       length)
{
  const char *found = memmem (text, length, feed->mark, strlen (feed->mark));
  const char *value;
  guint64 seen;
  gint64 now;

  if (found == NULL)
    return;

  value = memmem (found, length - (gsize) (found - text), "\"sampled\":", strlen ("\"sampled\":"));
  if (value == NULL)
    return;

  seen = g_ascii_strtoull (value + strlen ("\"sampled\":"), NULL, 10) - feed->n_before;
  if (seen > feed->n_sent)
    bench_fail ("a reader sees more than was sent: somebody else reports here");

  now = g_get_monotonic_time ();
  for (; reader->seen < seen; reader->seen++)
    note_time (feed, now - g_array_index (feed->sent, gint64, reader->seen));
}

static void
read_feed (Feed   *feed,
           Reader *reader)
{
  char buffer[65536];
  gssize n = read (reader->fd, buffer, sizeof buffer);
  char *end;

  if (n < 0 && errno == EAGAIN)
    return;
  if (n <= 0)
    bench_fail ("a reader was cut off");

  feed->n_bytes += (guint64) n;
  g_string_append_len (reader->text, buffer, n);
  end = g_strrstr_len (reader->text->str, (gssize) reader->text->len, "\n\n");
  if (end == NULL)
    return;

  take_events (feed, reader, reader->text->str, (gsize) (end - reader->text->str));
  g_string_erase (reader->text, 0, end + 2 - reader->text->str);
}

static void
watch (Feed     *feed,
       int       fd,
       gpointer  data)
{
  struct epoll_event event = { .events = EPOLLIN, .data.ptr = data };

  g_unix_set_fd_nonblocking (fd, TRUE, NULL);
  epoll_ctl (feed->epoll, EPOLL_CTL_ADD, fd, &event);
}

static void
find_before (Feed       *feed,
             const char *state)
{
  const char *found = strstr (state, feed->mark);
  const char *end = found != NULL ? strchr (found, '\n') : NULL;
  const char *value = end != NULL ? g_strstr_len (found, end - found, "\"sampled\":") : NULL;

  feed->n_before = value != NULL ? g_ascii_strtoull (value + strlen ("\"sampled\":"), NULL, 10) : 0;
}

/* All begin with what stands now, and are sent what changes. */
static void
open_readers (Feed *feed)
{
  g_autofree char *viewer = bench_read_token (feed->viewer_file);
  g_autoptr (GString) state = bench_get (feed->host, feed->port, viewer, "/v1/feed", "application/x-ndjson");
  const char *live = g_strrstr (state->str, "{\"type\":\"live\",\"id\":\"");
  g_autofree char *id = NULL;
  g_autofree char *request = NULL;

  if (live == NULL)
    bench_fail ("the state has no end");

  find_before (feed, state->str);
  live += strlen ("{\"type\":\"live\",\"id\":\"");
  id = g_strndup (live, strcspn (live, "\""));
  request = g_strdup_printf ("GET /v1/feed?series=tail&since=%s HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                             "Accept: text/event-stream\r\n\r\n", id, viewer);
  feed->readers = g_new0 (Reader, (gsize) feed->n_readers);
  for (int i = 0; i < feed->n_readers; i++)
    {
      Reader *reader = &feed->readers[i];

      reader->text = g_string_new (NULL);
      reader->fd = bench_connect (feed->host, feed->port);
      if (write (reader->fd, request, strlen (request)) < 0)
        bench_fail ("cannot ask for the feed");
      watch (feed, reader->fd, reader);
    }
}

/* What is reported is of the moment at which it is sent: reports of one moment for
 * all would come late after a while, and each late one tells of histories anew. */
static char *
format_time (Feed   *feed,
             gint64  now)
{
  return bw_time_format (feed->base + (now - feed->asked), feed->zone);
}

static void
ask_time (Feed *feed)
{
  g_autofree char *now = bench_ask_time (feed->host, feed->port, feed->reporter);

  if (!bw_time_parse (now, &feed->base, NULL))
    bench_fail (now);

  feed->asked = g_get_monotonic_time ();
  feed->zone = g_time_zone_new_utc ();
}

static void
append_report (Feed       *feed,
               GString    *body,
               const char *site,
               const char *at)
{
  g_string_append (body, body->len > 1 ? ",{\"id\":\"" : "{\"id\":\"");
  bench_append_id (body, feed->random);
  g_string_append_printf (body, "\",\"place\":\"%s\",\"subject\":\"%s\",\"at\":\"%s\",\"add\":{\"sampled\":1}}",
                          site, feed->subject, at);
}

static void
send_request (Feed   *feed,
              gint64  now)
{
  g_autoptr (GString) body = g_string_new ("[");
  g_autofree char *at = format_time (feed, now);
  g_autofree char *request = NULL;

  append_report (feed, body, g_ptr_array_index (feed->sites, 0), at);
  for (int i = 1; i < feed->n_reports; i++)
    append_report (feed, body,
                   g_ptr_array_index (feed->sites, g_rand_int_range (feed->random, 1, (int) feed->sites->len)), at);
  g_string_append_c (body, ']');

  request = g_strdup_printf ("POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                             "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                             feed->reporter, body->len, body->str);
  g_array_append_val (feed->sent, now);
  feed->n_sent++;
  feed->is_busy = TRUE;

  /* A request of this size goes into an empty socket whole. */
  if (write (feed->device, request, strlen (request)) != (gssize) strlen (request))
    bench_fail ("cannot send reports");
}

static void
read_answer (Feed *feed)
{
  char answer[4096] = { 0 };

  if (read (feed->device, answer, sizeof answer - 1) <= 0)
    bench_fail ("the connection of the device broke");
  if (!g_str_has_prefix (answer, "HTTP/1.1 200"))
    bench_fail (answer);

  feed->is_busy = FALSE;
}

static gboolean
has_all (const Feed *feed)
{
  for (int i = 0; i < feed->n_readers; i++)
    {
      if (feed->readers[i].seen < feed->n_sent)
        return FALSE;
    }

  return TRUE;
}

static void
run (Feed *feed)
{
  gint64 begun = g_get_monotonic_time ();
  gint64 end = begun + feed->seconds * G_USEC_PER_SEC;
  gint64 now;

  while ((now = g_get_monotonic_time ()) < end || feed->is_busy || !has_all (feed))
    {
      gint64 due = begun + (gint64) ((double) feed->n_sent * G_USEC_PER_SEC / feed->rate);
      struct epoll_event events[256];
      int n;

      if (now > end + PATIENCE_US)
        bench_fail ("not all readers were told all");
      if (due <= now && due < end && !feed->is_busy)
        send_request (feed, now);

      n = epoll_wait (feed->epoll, events, G_N_ELEMENTS (events), 2);
      for (int i = 0; i < n; i++)
        {
          if (events[i].data.ptr == feed)
            read_answer (feed);
          else
            read_feed (feed, events[i].data.ptr);
        }
    }
}

static double
get_percentile (const Feed *feed,
                double      share)
{
  guint64 n = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      n += feed->counts[i];
      if ((double) n >= share * (double) feed->n_told)
        return (i + 1) * STEP_US / 1000.0;
    }

  return N_STEPS * STEP_US / 1000.0;
}

static void
tell (const Feed *feed)
{
  g_print ("deliveries %" G_GUINT64_FORMAT " deliveries\n", feed->n_told);
  g_print ("bytes-a-reader-and-second %.0f bytes\n",
           (double) feed->n_bytes / feed->n_readers / feed->seconds);
  g_print ("p50 %.1f ms\n", get_percentile (feed, 0.5));
  g_print ("p99 %.1f ms\n", get_percentile (feed, 0.99));
  g_print ("longest %.1f ms\n", get_percentile (feed, 1.0));
}

static void
clear (Feed *feed)
{
  for (int i = 0; i < feed->n_readers; i++)
    {
      g_string_free (feed->readers[i].text, TRUE);
      close (feed->readers[i].fd);
    }

  close (feed->device);
  close (feed->epoll);
  g_free (feed->readers);
  g_free (feed->counts);
  g_array_unref (feed->sent);
  g_ptr_array_unref (feed->sites);
  g_rand_free (feed->random);
  g_free (feed->subject);
  g_free (feed->mark);
  g_time_zone_unref (feed->zone);
  g_free (feed->host);
  g_free (feed->reporter);
  g_free (feed->backend);
  g_free (feed->viewer_file);
  g_free (feed->reporter_file);
  g_free (feed->city);
}

static void
read_options (Feed   *feed,
              int    *argc,
              char ***argv)
{
  const GOptionEntry entries[] = {
    { "backend", 0, 0, G_OPTION_ARG_STRING, &feed->backend, NULL, "URL" },
    { "viewer-file", 0, 0, G_OPTION_ARG_FILENAME, &feed->viewer_file, NULL, "FILE" },
    { "reporter-file", 0, 0, G_OPTION_ARG_FILENAME, &feed->reporter_file, NULL, "FILE" },
    { "city", 0, 0, G_OPTION_ARG_FILENAME, &feed->city, NULL, "DIR" },
    { "clients", 0, 0, G_OPTION_ARG_INT, &feed->n_readers, NULL, "N" },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &feed->rate, NULL, "R" },
    { "reports", 0, 0, G_OPTION_ARG_INT, &feed->n_reports, NULL, "B" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &feed->seconds, NULL, "S" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, NULL)
      || feed->backend == NULL || feed->viewer_file == NULL || feed->reporter_file == NULL || feed->city == NULL
      || feed->n_readers < 1 || feed->n_reports < 1 || feed->n_reports > 100 || feed->seconds < 1
      || !(feed->rate > 0))
    bench_fail ("--backend, --viewer-file, --reporter-file and --city are needed");

  bench_split_url (feed->backend, &feed->host, &feed->port);
  feed->reporter = bench_read_token (feed->reporter_file);
}

int
main (int    argc,
      char **argv)
{
  Feed feed = { .n_readers = 1000, .rate = 10, .n_reports = 20, .seconds = 10 };

  read_options (&feed, &argc, &argv);
  feed.random = g_rand_new ();
  feed.sent = g_array_new (FALSE, FALSE, sizeof (gint64));
  feed.counts = g_new0 (guint64, N_STEPS);
  feed.sites = bench_list_sites (feed.city, &feed.subject);
  ask_time (&feed);
  feed.mark = g_strdup_printf ("\"id\":\"%s/%s\"", (const char *) g_ptr_array_index (feed.sites, 0), feed.subject);
  feed.epoll = epoll_create1 (EPOLL_CLOEXEC);
  open_readers (&feed);
  feed.device = bench_connect (feed.host, feed.port);
  watch (&feed, feed.device, &feed);
  run (&feed);
  tell (&feed);
  clear (&feed);
  return 0;
}
