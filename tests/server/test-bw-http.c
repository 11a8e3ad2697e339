/* test-bw-http.c: the seam over real sockets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http.h"

#include <dirent.h>
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BODY   4096
#define SHORT_BODY 8

#define TEN       "0123456789"
#define A_HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

typedef struct
{
  BwHttp        *http;
  BwHttpRequest *waiting;   /* (owned) (nullable) */
  GBytes        *piece;     /* what a stream says next */
  gboolean       is_over;
  guint          n_bodies;
  gsize          length;        /* of the last body */
  gsize          bodies_bytes;  /* 0: enough */
} Fixture;

/* Paths say what is to be done: /echo, /later, /refuse, /accept-later, /unread, /short,
 * /stream. */

static gboolean
on_accept_timeout_cb (gpointer data)
{
  BwHttpRequest *request = data;

  bw_http_request_accept (request, MAX_BODY);
  bw_http_request_unref (request);
  return G_SOURCE_REMOVE;
}

static void
on_head_cb (BwHttpRequest *request,
            gpointer       data)
{
  if (g_str_has_prefix (bw_http_request_get_path (request), "/refuse"))
    bw_http_request_reply (request, bw_http_response_new (403, "text/plain", g_bytes_new_static ("no", 2)));
  else if (g_str_equal (bw_http_request_get_path (request), "/accept-later"))
    g_timeout_add (5, on_accept_timeout_cb, bw_http_request_ref (request));
  else if (g_str_equal (bw_http_request_get_path (request), "/unread"))
    bw_http_request_accept (request, 0);
  else if (g_str_equal (bw_http_request_get_path (request), "/short"))
    bw_http_request_accept (request, SHORT_BODY);
  else
    bw_http_request_accept (request, G_MAXSIZE);
}

static BwHttpResponse *
echo (BwHttpRequest *request)
{
  gsize length;
  const char *body = bw_http_request_get_body (request, &length);
  const char *word = bw_http_request_get_query (request, "word");
  g_autofree char *text = g_strdup_printf ("%s %s %.*s", bw_http_request_get_path (request),
                                           word != NULL ? word : "-", (int) length, body);

  return bw_http_response_new (200, "text/plain", g_bytes_new (text, strlen (text)));
}

static gboolean
on_reply_timeout_cb (gpointer data)
{
  BwHttpRequest *request = data;

  bw_http_request_reply (request, echo (request));
  bw_http_request_unref (request);
  return G_SOURCE_REMOVE;
}

static gssize
pull (gpointer  data,
      char     *buffer,
      gsize     size)
{
  Fixture *fixture = data;
  gsize length;
  const char *text;

  if (fixture->piece == NULL)
    return fixture->is_over ? -1 : 0;

  text = g_bytes_get_data (fixture->piece, &length);
  g_assert_cmpuint (length, <=, size);
  memcpy (buffer, text, length);
  g_clear_pointer (&fixture->piece, g_bytes_unref);
  return (gssize) length;
}

static void
on_body_cb (BwHttpRequest *request,
            gpointer       data)
{
  Fixture *fixture = data;
  const char *path = bw_http_request_get_path (request);

  fixture->n_bodies++;
  bw_http_request_get_body (request, &fixture->length);
  if (g_str_equal (path, "/later"))
    g_timeout_add (5, on_reply_timeout_cb, bw_http_request_ref (request));
  else if (g_str_equal (path, "/stream"))
    {
      fixture->waiting = bw_http_request_ref (request);
      bw_http_request_reply (request, bw_http_response_new_stream (200, "text/plain", pull, fixture, NULL));
    }
  else
    bw_http_request_reply (request, echo (request));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  address)
{
  const BwHttpLimits limits = {
    .connections = 64,
    .connections_per_address = 64,
    .idle_s = 20,
    .body_s = 20,
    .header_bytes = 16384,
    .body_bytes = MAX_BODY,
    .bodies_bytes = fixture->bodies_bytes > 0 ? fixture->bodies_bytes : 65536,
  };
  g_autoptr (GError) error = NULL;

  fixture->http = bw_http_new (&limits, on_head_cb, on_body_cb, fixture);
  bw_http_listen (fixture->http, address != NULL ? address : "127.0.0.1:0", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  address)
{
  bw_http_stop (fixture->http);
  g_clear_pointer (&fixture->waiting, bw_http_request_unref);
  g_clear_pointer (&fixture->piece, g_bytes_unref);
  g_assert_finalize_object (fixture->http);
}

/* A client in a thread of its own, as the server is on this one. */

typedef struct
{
  char    *url;
  GBytes  *request;
  GString *answer;
  guint    done;   /* atomic */
} Talk;

static GSocketConnection *
connect_to (const char *url)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, 20);
  if (g_str_has_prefix (url, "unix:"))
    address = g_unix_socket_address_new (url + strlen ("unix:"));
  else
    address = g_inet_socket_address_new_from_string ("127.0.0.1",
                                                     (guint) g_ascii_strtoull (strrchr (url, ':') + 1, NULL, 10));

  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static gpointer
talk (gpointer data)
{
  Talk *self = data;
  g_autoptr (GSocketConnection) connection = connect_to (self->url);
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[4096];
  gssize n;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             g_bytes_get_data (self->request, NULL), g_bytes_get_size (self->request),
                             NULL, NULL, NULL);
  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (self->answer, buffer, n);

  g_atomic_int_set (&self->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* (transfer full): everything that came until the server closed. */
static char *
ask (Fixture    *fixture,
     const char *request,
     gssize      length)
{
  Talk self = {
    .url = g_strdup (bw_http_get_url (fixture->http)),
    .request = g_bytes_new (request, length < 0 ? strlen (request) : (gsize) length),
    .answer = g_string_new (NULL),
  };
  GThread *thread = g_thread_new ("client", talk, &self);

  while (!g_atomic_int_get (&self.done))
    g_main_context_iteration (NULL, TRUE);

  g_thread_join (thread);
  g_bytes_unref (self.request);
  g_free (self.url);
  return g_string_free (self.answer, FALSE);
}

static void
assert_answer (Fixture    *fixture,
               const char *request,
               const char *status,
               const char *body)
{
  g_autofree char *answer = ask (fixture, request, -1);
  g_autofree char *head = g_strconcat ("HTTP/1.1 ", status, " ", NULL);

  if (!g_str_has_prefix (answer, head))
    g_error ("wanted %s: %s", head, answer);
  if (body != NULL && strstr (answer, body) == NULL)
    g_error ("wanted %s: %s", body, answer);
}

static void
test_echo (Fixture       *fixture,
           gconstpointer  address)
{
  assert_answer (fixture, "GET /echo?word=a%20b%2B HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                 "200", "/echo a b+ ");
  assert_answer (fixture, "GET /%E5%8D%AB HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", "/卫 - ");
  assert_answer (fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
                 "200", "/echo - hello");
  assert_answer (fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", "200", "/echo - hello");
}

static void
test_later (Fixture       *fixture,
            gconstpointer  address)
{
  assert_answer (fixture, "POST /later HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
                 "200", "/later - hi");
  assert_answer (fixture, "GET /later HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", "/later - ");
  assert_answer (fixture, "POST /accept-later HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
                 "200", "/accept-later - hi");
  assert_answer (fixture, "GET /accept-later HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                 "200", "/accept-later - ");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  address)
{
  assert_answer (fixture, "GET /refuse HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "403", "no");
  assert_answer (fixture, "POST /refuse HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
                 "403", "no");
  assert_answer (fixture, "POST /refuse HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                          "Content-Length: 2\r\n\r\n", "403", "no");
  g_assert_cmpuint (fixture->n_bodies, ==, 0);
}

static void
test_too_long (Fixture       *fixture,
               gconstpointer  address)
{
  g_autofree char *long_body = g_strnfill (MAX_BODY + 1, 'x');
  g_autofree char *whole = g_strdup_printf ("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                            "Content-Length: %d\r\n\r\n%s", MAX_BODY + 1, long_body);
  g_autofree char *chunked = g_strdup_printf ("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n",
                                              (unsigned int) MAX_BODY + 1, long_body);
  g_autofree char *head = g_strdup_printf ("GET /echo HTTP/1.1\r\nHost: x\r\nX-Long: %s%s%s%s%s\r\n\r\n",
                                           long_body, long_body, long_body, long_body, long_body);

  assert_answer (fixture, whole, "413", "\"status\":413");
  assert_answer (fixture, chunked, "413", "\"status\":413");
  assert_answer (fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                          "Content-Length: 1000000000\r\n\r\n", "413", "application/problem+json");
  assert_answer (fixture, head, "431", NULL);
  g_assert_cmpuint (fixture->n_bodies, ==, 0);
}

/* What a resource does not read is not kept. */
static void
test_unread (Fixture       *fixture,
             gconstpointer  address)
{
  g_autofree char *most = g_strnfill (MAX_BODY, 'x');
  g_autofree char *fits = g_strdup_printf ("GET /unread HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                           "Content-Length: %d\r\n\r\n%s", MAX_BODY, most);
  g_autofree char *chunked = g_strdup_printf ("GET /unread HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n1\r\nx\r\n0\r\n\r\n",
                                              (unsigned int) MAX_BODY, most);

  /* All bodies together have no room at all. */
  fixture->bodies_bytes = SHORT_BODY;
  tear_down (fixture, address);
  set_up (fixture, address);
  assert_answer (fixture, fits, "200", "\r\n\r\n/unread - ");
  g_assert_cmpuint (fixture->length, ==, 0);
  assert_answer (fixture, chunked, "413", "4096");
  assert_answer (fixture, "POST /short HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8\r\n\r\n12345678",
                 "200", "12345678");
  assert_answer (fixture, "POST /short HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\n123456789",
                 "413", "than 8 bytes");
  assert_answer (fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\n123456789",
                 "503", NULL);
}

static void
test_malformed (Fixture       *fixture,
                gconstpointer  address)
{
  static const char * const requests[] = {
    "GET /echo HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
    "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
    "0\r\n\r\n",
    "GET /a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "GET /echo?word=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "GET /echo HTTP/1.1\r\nConnection: close\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    assert_answer (fixture, requests[i], "400", NULL);

  g_assert_cmpuint (fixture->n_bodies, ==, 0);
}

static gboolean
on_say_timeout_cb (gpointer data)
{
  Fixture *fixture = data;

  if (fixture->waiting == NULL || fixture->piece != NULL)
    return G_SOURCE_CONTINUE;

  if (fixture->n_bodies == 3)
    fixture->is_over = TRUE;
  else
    fixture->piece = g_bytes_new_static (fixture->n_bodies == 1 ? "one;" : "two;", 4);

  fixture->n_bodies++;
  bw_http_request_wake (fixture->waiting);
  return fixture->is_over ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
test_stream (Fixture       *fixture,
             gconstpointer  address)
{
  g_timeout_add (5, on_say_timeout_cb, fixture);
  assert_answer (fixture, "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", "two;");
}

static guint
count_fds (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  guint n = 0;

  while (readdir (folder) != NULL)
    n++;

  closedir (folder);
  return n;
}

static void
settle (Fixture *fixture)
{
  while (bw_http_get_n_connections (fixture->http) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Clients that ask and close leave nothing behind. */
static void
test_closes (Fixture       *fixture,
             gconstpointer  address)
{
  guint before;

  assert_answer (fixture, "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", NULL);
  settle (fixture);
  before = count_fds ();
  for (guint i = 0; i < 200; i++)
    assert_answer (fixture, "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", NULL);

  settle (fixture);
  g_assert_cmpuint (count_fds (), ==, before);
}

/* Whoever waits when it stops is let go. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  address)
{
  Talk self = {
    .url = g_strdup (bw_http_get_url (fixture->http)),
    .request = g_bytes_new_static ("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n",
                                   strlen ("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")),
    .answer = g_string_new (NULL),
  };
  GThread *thread = g_thread_new ("client", talk, &self);

  while (fixture->waiting == NULL)
    g_main_context_iteration (NULL, TRUE);

  bw_http_stop (fixture->http);
  g_thread_join (thread);
  g_assert_true (bw_http_request_is_gone (fixture->waiting));
  g_assert_true (g_str_has_prefix (self.answer->str, "HTTP/1.1 200"));
  g_bytes_unref (self.request);
  g_string_free (self.answer, TRUE);
  g_free (self.url);
}

static void
test_addresses (void)
{
  static const char * const refused[] = {
    "0.0.0.0:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:70000", "[::]:80", "example.org:80", "192.168.0.1:80",
    ":80", "unix:", "", "127.0.0.2:80", "unix:/" A_HUNDRED "1234567",
  };
  static const char * const allowed[] = { "127.0.0.1:0", "[::1]:80", "localhost:65535", "unix:/run/b/s",
                                          "unix:/" A_HUNDRED "123456" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (bw_http_check_address (refused[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (bw_http_check_address (allowed[i], NULL));
}

static void
test_unix (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bulwark-http-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "socket", NULL);
  g_autofree char *address = g_strconcat ("unix:", path, NULL);
  Fixture fixture = { 0 };
  Fixture second = { 0 };
  const BwHttpLimits limits = { .connections = 4, .connections_per_address = 4, .idle_s = 5, .header_bytes = 16384 };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  set_up (&fixture, address);
  g_assert_cmpstr (bw_http_get_url (fixture.http), ==, address);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0660);
  assert_answer (&fixture, "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200", "/echo");

  /* Not a second one on the same path. */
  second.http = bw_http_new (&limits, on_head_cb, on_body_cb, &second);
  g_assert_false (bw_http_listen (second.http, address, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_object_unref (second.http);

  tear_down (&fixture, address);
  g_assert_cmpint (g_stat (path, &status), !=, 0);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/addresses", test_addresses);
  g_test_add_func ("/http/unix", test_unix);
  g_test_add ("/http/echo", Fixture, NULL, set_up, test_echo, tear_down);
  g_test_add ("/http/later", Fixture, NULL, set_up, test_later, tear_down);
  g_test_add ("/http/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/http/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  g_test_add ("/http/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/http/malformed", Fixture, NULL, set_up, test_malformed, tear_down);
  g_test_add ("/http/stream", Fixture, NULL, set_up, test_stream, tear_down);
  g_test_add ("/http/closes", Fixture, NULL, set_up, test_closes, tear_down);
  g_test_add ("/http/stop", Fixture, NULL, set_up, test_stop, tear_down);
  return g_test_run ();
}
