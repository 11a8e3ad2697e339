/* bench-load.c: how many reports a backend takes, durably
 *
 *     bench-load --backend=URL --token-file=FILE --city=DIR
 *                [--connections=K] [--batch=B] [--seconds=S] [--rate=R]
 *
 * K connections, each with one request of B reports on its way at a time. Ids are
 * UUIDv7, as a device would make them. Prints reports a second and the time from
 * sending to answer; fails if an answer is not 200 or does not take all.
 *
 * With a rate, R requests are due in a second, evenly; the time counts from when a
 * request was due, also when it had to wait for a free connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-http.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define MAX_ANSWER  4096
#define PATIENCE_MS 30000

typedef struct
{
  int       fd;
  GString  *request;
  gsize     sent;
  char      answer[MAX_ANSWER];
  gsize     received;
  gint64    begun;
} Line;

typedef struct
{
  char       *backend;
  char       *token_file;
  char       *city;
  int         connections;
  int         batch;
  int         seconds;
  double      rate;       /* requests a second, 0: as many as are answered */

  char       *token;
  char       *host;
  guint16     port;
  GPtrArray  *tails;      /* what follows the id, by site */
  GArray     *times;      /* microseconds */
  GRand      *random;
  Line       *lines;
  GQueue      idle;       /* (unowned elements: Line) */
  int         epoll;
  guint64     n_accepted;
  guint64     n_sent;
} Load;

/* What follows the id, for each sampling point; @now is the backend's own time, as
 * reports must not lie ahead of it. */
static void
make_tails (Load       *load,
            const char *now)
{
  g_autofree char *subject = NULL;
  g_autoptr (GPtrArray) sites = bench_list_sites (load->city, &subject);

  load->tails = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sites->len; i++)
    g_ptr_array_add (load->tails,
                     g_strdup_printf ("\",\"place\":\"%s\",\"subject\":\"%s\",\"at\":\"%s\","
                                      "\"add\":{\"sampled\":10,\"tubes\":1},\"set\":{\"queue\":35}}",
                                      (const char *) g_ptr_array_index (sites, i), subject, now));
}

static void
append_report (Load    *load,
               GString *body)
{
  g_string_append (body, "{\"id\":\"");
  bench_append_id (body, load->random);
  g_string_append (body, g_ptr_array_index (load->tails, g_rand_int_range (load->random, 0, (int) load->tails->len)));
}

static void
send_more (Line *line)
{
  while (line->sent < line->request->len)
    {
      gssize n = write (line->fd, line->request->str + line->sent, line->request->len - line->sent);

      if (n < 0 && errno == EAGAIN)
        return;
      if (n < 0)
        bench_fail ("the connection broke");

      line->sent += (gsize) n;
    }
}

static void
send_request (Load   *load,
              Line   *line,
              gint64  begun)
{
  g_autoptr (GString) body = g_string_sized_new (256 * (gsize) load->batch);

  g_string_append_c (body, '[');
  for (int i = 0; i < load->batch; i++)
    {
      if (i > 0)
        g_string_append_c (body, ',');
      append_report (load, body);
    }
  g_string_append_c (body, ']');

  g_string_printf (line->request,
                   "POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                   "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                   load->token, body->len);
  g_string_append_len (line->request, body->str, (gssize) body->len);
  line->sent = 0;
  line->received = 0;
  line->begun = begun;
  load->n_sent += (guint64) load->batch;
  send_more (line);
}

/* Whether the answer is whole; then it is counted. */
static gboolean
count_answer (Load *load,
              Line *line)
{
  const char *head_end;
  const char *length;
  const char *accepted;
  gint64 elapsed;

  line->answer[line->received] = '\0';
  head_end = strstr (line->answer, "\r\n\r\n");
  length = strstr (line->answer, "Content-Length: ");
  if (head_end == NULL || length == NULL)
    return FALSE;
  if (line->received < (gsize) (head_end + 4 - line->answer)
                       + g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10))
    return FALSE;

  if (!g_str_has_prefix (line->answer, "HTTP/1.1 200"))
    bench_fail (line->answer);

  accepted = strstr (head_end, "\"accepted\":");
  if (accepted == NULL)
    bench_fail (line->answer);

  load->n_accepted += g_ascii_strtoull (accepted + strlen ("\"accepted\":"), NULL, 10);
  elapsed = g_get_monotonic_time () - line->begun;
  g_array_append_val (load->times, elapsed);
  return TRUE;
}

static gboolean
read_answer (Load *load,
             Line *line)
{
  gssize n = read (line->fd, line->answer + line->received, MAX_ANSWER - 1 - line->received);

  if (n == 0 || (n < 0 && errno != EAGAIN) || line->received == MAX_ANSWER - 1)
    bench_fail ("the connection ended");
  if (n < 0)
    return FALSE;

  line->received += (gsize) n;
  return count_answer (load, line);
}

static void
open_lines (Load *load)
{
  load->epoll = epoll_create1 (EPOLL_CLOEXEC);
  load->lines = g_new0 (Line, (gsize) load->connections);
  for (int i = 0; i < load->connections; i++)
    {
      Line *line = &load->lines[i];
      struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = line };

      line->fd = bench_connect (load->host, load->port);
      line->request = g_string_new (NULL);
      g_unix_set_fd_nonblocking (line->fd, TRUE, NULL);
      epoll_ctl (load->epoll, EPOLL_CTL_ADD, line->fd, &event);
    }
}

/* Handles what has come within @timeout_ms; lines that are answered are idle. */
static void
wait_for_answers (Load *load,
                  int   timeout_ms)
{
  struct epoll_event events[64];
  int n = epoll_wait (load->epoll, events, G_N_ELEMENTS (events), timeout_ms);

  for (int i = 0; i < n; i++)
    {
      Line *line = events[i].data.ptr;

      send_more (line);
      if ((events[i].events & EPOLLIN) != 0 && line->begun != 0 && read_answer (load, line))
        {
          line->begun = 0;
          g_queue_push_tail (&load->idle, line);
        }
    }

  if (n == 0 && timeout_ms == PATIENCE_MS)
    bench_fail ("no answer for 30 seconds");
}

/* When the request of this number is due. */
static gint64
get_due (const Load *load,
         gint64      begun,
         guint64     number)
{
  return load->rate > 0 ? begun + (gint64) ((double) number * G_USEC_PER_SEC / load->rate) : 0;
}

/* Sends until @end, then waits for what is on its way. */
static void
run (Load   *load,
     gint64  begun,
     gint64  end)
{
  guint64 number = 0;
  gint64 due = get_due (load, begun, number);

  for (int i = 0; i < load->connections; i++)
    g_queue_push_tail (&load->idle, &load->lines[i]);

  while (TRUE)
    {
      gint64 now = g_get_monotonic_time ();
      gboolean is_over = MAX (now, due) >= end;

      while (!is_over && load->idle.length > 0 && due <= now)
        {
          send_request (load, g_queue_pop_head (&load->idle), due != 0 ? due : now);
          due = get_due (load, begun, ++number);
          is_over = MAX (now, due) >= end;
        }

      if (is_over && load->idle.length == (guint) load->connections)
        return;

      wait_for_answers (load, !is_over && load->idle.length > 0 ? (int) ((due - now + 999) / 1000) : PATIENCE_MS);
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
tell (Load   *load,
      double  seconds)
{
  GArray *times = load->times;

  g_array_sort (times, compare_times);
  g_print ("reports-per-second %.0f reports/s\n", (double) load->n_accepted / seconds);
  g_print ("requests-per-second %.0f requests/s\n", times->len / seconds);
  g_print ("p50 %.2f ms\n", (double) g_array_index (times, gint64, times->len / 2) / 1000);
  g_print ("p99 %.2f ms\n", (double) g_array_index (times, gint64, (guint) (times->len * 99ull / 100)) / 1000);
  if (load->n_accepted != load->n_sent)
    bench_fail ("not all that was sent was taken");
}

static void
read_options (Load   *load,
              int    *argc,
              char ***argv)
{
  const GOptionEntry entries[] = {
    { "backend", 0, 0, G_OPTION_ARG_STRING, &load->backend, NULL, "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &load->token_file, NULL, "FILE" },
    { "city", 0, 0, G_OPTION_ARG_FILENAME, &load->city, NULL, "DIR" },
    { "connections", 0, 0, G_OPTION_ARG_INT, &load->connections, NULL, "K" },
    { "batch", 0, 0, G_OPTION_ARG_INT, &load->batch, NULL, "B" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &load->seconds, NULL, "S" },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &load->rate, NULL, "R" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, NULL)
      || load->backend == NULL || load->token_file == NULL || load->city == NULL
      || load->connections < 1 || load->batch < 1 || load->seconds < 1 || load->rate < 0)
    bench_fail ("--backend, --token-file and --city are needed");

  load->token = bench_read_token (load->token_file);
  bench_split_url (load->backend, &load->host, &load->port);
}

int
main (int    argc,
      char **argv)
{
  Load load = { .connections = 64, .batch = 1, .seconds = 10 };
  g_autofree char *now = NULL;
  gint64 begun;

  read_options (&load, &argc, &argv);
  load.random = g_rand_new ();
  load.times = g_array_new (FALSE, FALSE, sizeof (gint64));
  now = bench_ask_time (load.host, load.port, load.token);
  make_tails (&load, now);
  open_lines (&load);
  begun = g_get_monotonic_time ();
  run (&load, begun, begun + load.seconds * G_USEC_PER_SEC);
  tell (&load, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  return 0;
}
