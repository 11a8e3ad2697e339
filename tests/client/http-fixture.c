/* http-fixture.c: a backend that a test plays, byte by byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "http-fixture.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define POLL_US 5000

/* Of a stranger: nobody vouches for it. Made with
 *   openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=127.0.0.1
 */
static const char strange_certificate[] =
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1/IRwUFl7EdQ+2Z6\n"
  "6YXDJOPas0o1+W1vmJBa874sK+ehRANCAATvjIyhYLw8zBfUHHP8YtScm4MPpiD3\n"
  "ZsWUHwfgDBeo+J2w4TM2M61YsDuc86sE+f7y8EJdWRVD3f8hmNQW1dw/\n"
  "-----END PRIVATE KEY-----\n"
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBfzCCASWgAwIBAgIUKHAaSsGyCDf7IKAgjTdaYIWCnf4wCgYIKoZIzj0EAwIw\n"
  "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDIwMTcwMloYDzIxMjYxMDMx\n"
  "MjAxNzAyWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
  "PQMBBwNCAATvjIyhYLw8zBfUHHP8YtScm4MPpiD3ZsWUHwfgDBeo+J2w4TM2M61Y\n"
  "sDuc86sE+f7y8EJdWRVD3f8hmNQW1dw/o1MwUTAdBgNVHQ4EFgQU2VMeHJhX8lkI\n"
  "RMU2RiT1xCbP1bQwHwYDVR0jBBgwFoAU2VMeHJhX8lkIRMU2RiT1xCbP1bQwDwYD\n"
  "VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAp+0qBfwIZ43SkSjogkS4\n"
  "N+tbGBBs83C8P1g1nryoOyMCIFgxBT9cfjse7UQPSCGs/qCJCaQckKOpkM3Cxwmt\n"
  "apW2\n"
  "-----END CERTIFICATE-----\n";

struct _HttpFixture
{
  GSocketService  *service;
  GTlsCertificate *certificate; /* (nullable) */
  char            *url;
  HttpHandler      handler;
  gpointer         user_data;
  HttpHandler      others;       /* (nullable): of what a feed is not asked for */
  gpointer         others_data;
  GMutex           mutex;
  GPtrArray       *requests; /* (element-type HttpRequest) */
  GPtrArray       *sockets;  /* (element-type GSocket): of the connections that are open */
  char            *head;
  GAsyncQueue     *pieces;   /* (element-type GBytes): empty ones cut */
  int              newest;   /* number of the newest connection */
  int              feed;     /* number of the newest one that asked for the feed */
  int              n_open;
  int              is_over;
};

static void
free_request (gpointer data)
{
  HttpRequest *request = data;

  g_free (request->method);
  g_free (request->path);
  g_free (request->body);
  g_hash_table_unref (request->headers);
  g_free (request);
}

static void
read_header (HttpRequest *request,
             const char  *line)
{
  const char *colon = strchr (line, ':');
  char *name = g_strndup (line, (gsize) (colon - line));
  char *lower = g_ascii_strdown (name, -1);

  g_hash_table_insert (request->headers, lower, g_strstrip (g_strdup (colon + 1)));
  g_free (name);
}

static HttpRequest *
read_request (GInputStream *stream)
{
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (stream);
  g_autofree char *first = NULL;
  g_auto (GStrv) words = NULL;
  HttpRequest *request;
  const char *length;
  gsize size = 0;

  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (in), FALSE);
  first = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  if (first == NULL)
    return NULL;

  words = g_strsplit (first, " ", 3);
  request = g_new0 (HttpRequest, 1);
  request->method = g_strdup (words[0]);
  request->path = g_strdup (words[1]);
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);

      if (line == NULL || *line == '\0')
        break;
      read_header (request, line);
    }

  length = g_hash_table_lookup (request->headers, "content-length");
  size = length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0;
  request->body = g_malloc0 (size + 1);
  g_input_stream_read_all (G_INPUT_STREAM (in), request->body, size, &size, NULL, NULL);
  return request;
}

/* On the main thread, before a thread is found for it: whoever frees the fixture
 * must not overlook one that has not begun. */
static gboolean
on_service_incoming_cb (GSocketService    *service,
                        GSocketConnection *connection,
                        GObject           *source,
                        gpointer           data)
{
  HttpFixture *self = data;

  g_atomic_int_inc (&self->n_open);
  return FALSE;
}

static gboolean
on_service_run_cb (GThreadedSocketService *service,
                   GSocketConnection      *connection,
                   GObject                *source,
                   gpointer                data)
{
  HttpFixture *self = data;
  HttpRequest *request;
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->sockets, g_socket_connection_get_socket (connection));
  g_mutex_unlock (&self->mutex);
  if (self->certificate != NULL)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    }

  request = read_request (g_io_stream_get_input_stream (stream));
  if (request != NULL)
    {
      g_mutex_lock (&self->mutex);
      request->number = g_atomic_int_add (&self->newest, 1) + 1;
      /* Before anybody can know of it: a piece that is sent upon that is for this connection, not for one
       * that waits still and whose client has gone. */
      if (g_str_has_prefix (request->path, "/v1/feed"))
        g_atomic_int_set (&self->feed, MAX (self->feed, request->number));
      g_ptr_array_add (self->requests, request);
      g_mutex_unlock (&self->mutex);
      g_main_context_wakeup (NULL);
      self->handler (self, request, g_io_stream_get_output_stream (stream), self->user_data);
    }

  g_mutex_lock (&self->mutex);
  g_ptr_array_remove_fast (self->sockets, g_socket_connection_get_socket (connection));
  g_mutex_unlock (&self->mutex);
  g_io_stream_close (stream, NULL, NULL);
  g_atomic_int_add (&self->n_open, -1);
  return TRUE;
}

/* Gives way to a newer one, which gets what comes from then on. What asks for
 * something else (a wall's sign of life) is thanked and takes nothing of it, unless
 * the test answers that. */
static void
play_feed (HttpFixture   *self,
           HttpRequest   *request,
           GOutputStream *out,
           gpointer       user_data)
{
  int number = request->number;
  gboolean is_feed = g_str_has_prefix (request->path, "/v1/feed");
  g_autofree char *head = NULL;

  g_mutex_lock (&self->mutex);
  head = g_strdup (self->head != NULL ? self->head : HTTP_FIXTURE_FEED);
  g_mutex_unlock (&self->mutex);
  if (!is_feed && self->others != NULL)
    {
      self->others (self, request, out, self->others_data);
      return;
    }
  if (!is_feed && g_str_has_prefix (head, "HTTP/1.1 200"))
    {
      http_fixture_write (out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
      return;
    }
  if (!http_fixture_write (out, head) || !g_str_has_prefix (head, "HTTP/1.1 200"))
    return;

  while (number == g_atomic_int_get (&self->feed) && !g_atomic_int_get (&self->is_over))
    {
      g_autoptr (GBytes) piece = g_async_queue_timeout_pop (self->pieces, POLL_US);
      gsize length;
      const char *text;

      if (piece == NULL)
        continue;

      if (number != g_atomic_int_get (&self->feed))
        {
          g_async_queue_push_front (self->pieces, g_steal_pointer (&piece));
          return;
        }

      text = g_bytes_get_data (piece, &length);
      if (length == 0 || !g_output_stream_write_all (out, text, length, NULL, NULL, NULL))
        return;
    }
}

/**
 * http_fixture_new:
 * @socket: (nullable): path of a Unix socket; %NULL: a free port
 * @handler: answers
 * @user_data: for @handler
 *
 * Returns: (transfer full): a backend that listens
 */
HttpFixture *
http_fixture_new (const char  *socket,
                  HttpHandler  handler,
                  gpointer     user_data)
{
  HttpFixture *self = g_new0 (HttpFixture, 1);
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->handler = handler;
  self->user_data = user_data;
  self->requests = g_ptr_array_new_with_free_func (free_request);
  self->sockets = g_ptr_array_new ();
  self->pieces = g_async_queue_new_full ((GDestroyNotify) g_bytes_unref);
  self->service = g_threaded_socket_service_new (64);
  if (socket != NULL)
    {
      g_autoptr (GSocketAddress) address = g_unix_socket_address_new (socket);

      g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                     G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
      self->url = g_strconcat ("unix:", socket, NULL);
    }
  else
    {
      guint port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);

      self->url = g_strdup_printf ("http://127.0.0.1:%u", port);
    }

  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_service_incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (on_service_run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

HttpFixture *
http_fixture_new_feed (const char *socket)
{
  return http_fixture_new (socket, play_feed, NULL);
}

/**
 * http_fixture_new_stranger:
 *
 * Returns: (transfer full): a feed behind TLS, with a certificate that nobody knows
 */
HttpFixture *
http_fixture_new_stranger (void)
{
  HttpFixture *self = http_fixture_new_feed (NULL);
  g_autoptr (GError) error = NULL;
  char *url = g_strconcat ("https", self->url + strlen ("http"), NULL);

  g_free (self->url);
  self->url = url;
  self->certificate = g_tls_certificate_new_from_pem (strange_certificate, -1, &error);
  g_assert_no_error (error);
  return self;
}

/* A client that was stopped between its connection and its request keeps the one
 * open and never sends the other: whoever reads from it would wait for ever. */
static void
shut_down (HttpFixture *self)
{
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->sockets->len; i++)
    g_socket_shutdown (g_ptr_array_index (self->sockets, i), TRUE, TRUE, NULL);
  g_mutex_unlock (&self->mutex);
}

void
http_fixture_free (HttpFixture *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_atomic_int_set (&self->is_over, TRUE);
  while (g_atomic_int_get (&self->n_open) > 0)
    {
      shut_down (self);
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }

  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->sockets);
  g_async_queue_unref (self->pieces);
  g_mutex_clear (&self->mutex);
  g_free (self->head);
  g_free (self->url);
  g_free (self);
}

const char *
http_fixture_get_url (HttpFixture *self)
{
  return self->url;
}

void
http_fixture_send (HttpFixture *self,
                   const char  *text)
{
  http_fixture_send_length (self, text, strlen (text));
}

void
http_fixture_send_length (HttpFixture *self,
                          const char  *text,
                          gsize        length)
{
  if (length > 0)
    g_async_queue_push (self->pieces, g_bytes_new (text, length));
}

void
http_fixture_cut (HttpFixture *self)
{
  g_async_queue_push (self->pieces, g_bytes_new_static ("", 0));
}

void
http_fixture_set_head (HttpFixture *self,
                       const char  *head)
{
  g_mutex_lock (&self->mutex);
  g_free (self->head);
  self->head = g_strdup (head);
  g_mutex_unlock (&self->mutex);
}

void
http_fixture_set_others (HttpFixture *self,
                         HttpHandler  handler,
                         gpointer     user_data)
{
  self->others = handler;
  self->others_data = user_data;
}

guint
http_fixture_get_n_requests (HttpFixture *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->requests->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

char *
http_fixture_dup_request (HttpFixture *self,
                          guint        index,
                          const char  *header)
{
  HttpRequest *request;
  const char *value;
  char *told;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  request = g_ptr_array_index (self->requests, index);
  value = header != NULL ? g_hash_table_lookup (request->headers, header) : NULL;
  told = header == NULL ? g_strdup_printf ("%s %s", request->method, request->path)
                        : g_strdup (g_str_equal (header, "body") ? request->body : value);
  g_mutex_unlock (&self->mutex);
  return told;
}

gboolean
http_fixture_write (GOutputStream *out,
                    const char    *text)
{
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

gboolean
http_fixture_write_answer (GOutputStream *out,
                           HttpRequest   *request,
                           const char    *answer)
{
  static const char empty[] = "Content-Length: 2\r\n\r\n{}";
  g_auto (GStrv) parts = NULL;
  g_autofree char *receipt = NULL;
  g_autofree char *whole = NULL;

  if (!g_str_has_prefix (answer, "HTTP/1.1 2") || !g_str_has_suffix (answer, empty))
    return http_fixture_write (out, answer);

  /* "", v1, documents, TYPE, ID: the document, as it is written. */
  parts = g_strsplit (request->path, "/", 5);
  if (g_strv_length (parts) < 5)
    receipt = g_strdup ("{\"accepted\":1,\"duplicate\":0,\"rejected\":[]}");
  else if (strstr (request->body, "\"type\"") != NULL)
    receipt = g_strdup (request->body);
  else
    receipt = g_strdup_printf ("{\"type\":\"%s\",\"id\":\"%s\"%s%s", parts[3], parts[4],
                               strlen (request->body) > 2 ? "," : "", request->body + 1);
  whole = g_strdup_printf ("%.*sContent-Length: %u\r\n\r\n%s", (int) (strlen (answer) - strlen (empty)), answer,
                           (guint) strlen (receipt), receipt);
  return http_fixture_write (out, whole);
}
