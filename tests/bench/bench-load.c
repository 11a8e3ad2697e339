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

#include "bw-city.h"
#include "bw-uuid.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
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

static G_NORETURN void
fail (const char *text)
{
  g_printerr ("bench-load: %s\n", text);
  exit (1);
}

static int
open_connection (const Load *load)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (load->host, load->port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);
  int fd;

  if (address == NULL || !g_socket_connect (socket, address, NULL, NULL))
    fail ("cannot connect");

  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);

  /* GSocket closes its own, and lets none of its own block. */
  fd = dup (g_socket_get_fd (socket));
  g_unix_set_fd_nonblocking (fd, FALSE, NULL);
  return fd;
}

/* The backend's own time, as reports must not lie ahead of it. */
static char *
ask_time (const Load *load)
{
  g_autofree char *request = g_strdup_printf ("GET /v1/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                              "Connection: close\r\n\r\n", load->token);
  g_autoptr (GString) answer = g_string_new (NULL);
  char buffer[2048];
  int fd = open_connection (load);
  const char *now;
  gssize n;

  if (write (fd, request, strlen (request)) < 0)
    fail ("cannot ask for the time");

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (answer, buffer, n);
  close (fd);

  now = strstr (answer->str, "\"now\":\"");
  if (now == NULL)
    fail (answer->len > 0 ? answer->str : "no answer");

  now += strlen ("\"now\":\"");
  return g_strndup (now, strcspn (now, "\""));
}

static void
read_city (Load       *load,
           const char *now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCity) city = bw_city_new (load->city, &error);
  const char *round = NULL;
  GPtrArray *documents;

  if (city == NULL)
    fail (error->message);

  documents = bw_city_get_documents (city);
  load->tails = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);
      const BwSite *site = bw_document_get_site (document);

      if (bw_document_get_round (document) != NULL)
        round = bw_document_get_id (document);
      if (site == NULL || site->kind != BW_SITE_KIND_SAMPLING || round == NULL)
        continue;

      g_ptr_array_add (load->tails,
                       g_strdup_printf ("\",\"place\":\"%s\",\"subject\":\"sampling:%s\",\"at\":\"%s\","
                                        "\"add\":{\"sampled\":10,\"tubes\":1},\"set\":{\"queue\":35}}",
                                        site->code, round, now));
    }

  if (load->tails->len == 0)
    fail ("the city has no sampling points");
}

static void
append_report (Load    *load,
               GString *body)
{
  guint32 random[3];
  guint8 id[BW_UUID_SIZE];
  char text[BW_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < G_N_ELEMENTS (random); i++)
    random[i] = g_rand_int (load->random);

  bw_uuid_make (id, g_get_real_time () / 1000, (const guint8 *) random);
  bw_uuid_format (id, text);
  g_string_append (body, "{\"id\":\"");
  g_string_append (body, text);
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
        fail ("the connection broke");

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
    fail (line->answer);

  accepted = strstr (head_end, "\"accepted\":");
  if (accepted == NULL)
    fail (line->answer);

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
    fail ("the connection ended");
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

      line->fd = open_connection (load);
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
    fail ("no answer for 30 seconds");
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
    fail ("not all that was sent was taken");
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
  g_autoptr (GUri) uri = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, NULL)
      || load->backend == NULL || load->token_file == NULL || load->city == NULL
      || load->connections < 1 || load->batch < 1 || load->seconds < 1 || load->rate < 0)
    fail ("--backend, --token-file and --city are needed");

  uri = g_uri_parse (load->backend, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || !g_file_get_contents (load->token_file, &load->token, NULL, NULL))
    fail ("the address or the token cannot be read");

  g_strstrip (load->token);
  load->host = g_strdup (g_uri_get_host (uri));
  load->port = (guint16) g_uri_get_port (uri);
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
  now = ask_time (&load);
  read_city (&load, now);
  open_lines (&load);
  begun = g_get_monotonic_time ();
  run (&load, begun, begun + load.seconds * G_USEC_PER_SEC);
  tell (&load, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  return 0;
}
