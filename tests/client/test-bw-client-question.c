/* test-bw-client-question.c: servers that lie, never end or send somewhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-backend.h"
#include "bw-client-question.h"

#include "http-fixture.h"

#include <string.h>

#define LONGEST 4096
#define OK      "HTTP/1.1 200 OK\r\nConnection: close\r\n"

/* Once, or over and over until nobody takes it any more. */
typedef struct
{
  const char    *head;
  const char    *rest;       /* (nullable) */
  gboolean       is_endless;
  unsigned long  pause_us;   /* before each @rest */
} Play;

typedef struct
{
  HttpFixture     *backend;
  BwClientBackend *address;
  SoupSession     *session;
  SoupMessage     *message;
  GCancellable    *cancellable;
  char            *answer;   /* (nullable) */
  gsize            length;
  GError          *error;    /* (nullable) */
  gboolean         is_over;
} Fixture;

static void
play (HttpFixture   *backend,
      HttpRequest   *request,
      GOutputStream *out,
      gpointer       user_data)
{
  const Play *play = user_data;
  gboolean goes_on = http_fixture_write (out, play->head);

  while (goes_on && play->rest != NULL)
    {
      g_usleep (play->pause_us);
      goes_on = http_fixture_write (out, play->rest) && play->is_endless;
    }
}

static void
open_backend (Fixture     *fixture,
              HttpHandler  handler,
              gpointer     data)
{
  *fixture = (Fixture) { .backend = http_fixture_new (NULL, handler, data) };
  fixture->address = bw_client_backend_new (http_fixture_get_url (fixture->backend), "secret", NULL, NULL);
  fixture->session = bw_client_backend_new_session (fixture->address);
  fixture->message = bw_client_backend_new_message (fixture->address, "GET", "/v1/");
  fixture->cancellable = g_cancellable_new ();
}

static void
close_backend (Fixture *fixture)
{
  g_clear_error (&fixture->error);
  g_free (fixture->answer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->message);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->cancellable);
  bw_client_backend_unref (fixture->address);
  http_fixture_free (fixture->backend);
}

static void
on_question_answer_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  Fixture *fixture = data;

  fixture->answer = bw_client_question_ask_finish (result, &fixture->length, &fixture->error);
  fixture->is_over = TRUE;
}

static void
ask (Fixture *fixture,
     guint    patience_s)
{
  bw_client_question_ask_async (fixture->session, fixture->message, LONGEST, patience_s, fixture->cancellable,
                                on_question_answer_cb, fixture);
}

static void
wait_for_end (Fixture *fixture)
{
  http_fixture_wait_until (fixture->is_over);
  g_assert_true ((fixture->answer == NULL) == (fixture->error != NULL));
}

/* What can be read is read, and no more of it than is wanted. */
static void
test_answers (void)
{
  static const struct
  {
    Play        play;
    gsize       length;
    const char *text;   /* (nullable): that it begins with */
  } cases[] =
  {
    { { OK "Content-Length: 2\r\n\r\nok" }, 2, "ok" },
    { { OK "Content-Length: 0\r\n\r\n" }, 0, NULL },
    { { "HTTP/1.0 200 OK\r\n\r\nok" }, 2, "ok" },
    { { OK "\r\nok" }, 2, "ok" },
    { { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nX: y\r\n\r\n" OK "Content-Length: 2\r\n\r\nok" }, 2, "ok" },
    { { OK "Transfer-Encoding: chunked\r\n\r\n1;x=y\r\no\r\n1\r\nk\r\n0\r\nX: y\r\n\r\n" }, 2, "ok" },
    { { OK "Content-Length: 2\r\n\r\nok and more" }, 2, "ok" },
    { { OK "\r\n", "xxxxxxxx", TRUE, 0 }, LONGEST, "xxxx" },
    { { OK "Transfer-Encoding: chunked\r\n\r\n", "8\r\nxxxxxxxx\r\n", TRUE, 0 }, LONGEST, "xxxx" },
    { { OK "Content-Length: 9999999999999\r\n\r\n", "xxxxxxxx", TRUE, 0 }, LONGEST, "xxxx" },
    { { "HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n", "<html>", TRUE, 0 }, LONGEST, "<html>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      open_backend (&fixture, play, (gpointer) &cases[i].play);
      ask (&fixture, 60);
      wait_for_end (&fixture);
      g_assert_no_error (fixture.error);
      g_assert_cmpuint (fixture.length, ==, cases[i].length);
      if (cases[i].text != NULL)
        g_assert_cmpmem (fixture.answer, strlen (cases[i].text), cases[i].text, strlen (cases[i].text));
      close_backend (&fixture);
    }
}

/* What cannot be read, or is not all of what was said, is no answer. Of a head that is
 * cut off and of chunks that are none libsoup 3.2 makes an answer without a body. */
static void
test_broken (void)
{
  static const Play plays[] =
  {
    { "" },
    { "HTTP/1.1 200" },
    { OK },
    { OK "Content-Length: 20\r\n\r\nhalf" },
    { OK "Transfer-Encoding: chunked\r\n\r\n5\r\nhal" },
    { OK "Transfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n" },
    { OK "Transfer-Encoding: chunked\r\n\r\n-5\r\nhalf\r\n" },
    { "\x16\x03\x01\x02" },
    { "<html>Log in here</html>\n" },
    { "HTTP/1.1 999999 Much\r\n\r\n" },
    { "ICY 200 OK\r\n\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      Fixture fixture;

      open_backend (&fixture, play, (gpointer) &plays[i]);
      ask (&fixture, 60);
      wait_for_end (&fixture);
      if (fixture.error == NULL && fixture.length > 0)
        g_error ("answer %u is taken: %.*s", i, (int) fixture.length, fixture.answer);
      g_assert_false (fixture.error != NULL && g_error_matches (fixture.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
      close_backend (&fixture);
    }
}

/* Whatever moves: at its time it is over. */
static void
test_endless (void)
{
  static const Play plays[] =
  {
    { "", "H", TRUE, 50000 },
    { "HTTP/1.1 200 OK\r\nX: ", "x", TRUE, 50000 },
    { "", "HTTP/1.1 100 Continue\r\n\r\n", TRUE, 50000 },
    { OK "\r\n", "x", TRUE, 50000 },
    { OK "Transfer-Encoding: chunked\r\n\r\n", "0", TRUE, 50000 },
    { OK "Content-Length: 4000\r\n\r\n", "x", TRUE, 50000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      Fixture fixture;

      open_backend (&fixture, play, (gpointer) &plays[i]);
      ask (&fixture, 1);
      wait_for_end (&fixture);
      g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      close_backend (&fixture);
    }
}

/* A head without an end is given up before it fills the memory, or at its time. */
static void
test_endless_head (void)
{
  static const Play plays[] =
  {
    { "HTTP/1.1 200 OK\r\n", "X: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n", TRUE, 0 },
    { "HTTP/1.1 200 OK\r\nX: ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", TRUE, 0 },
    { "", "HTTP/1.1 102 Processing\r\n\r\n", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      Fixture fixture;

      open_backend (&fixture, play, (gpointer) &plays[i]);
      ask (&fixture, 2);
      wait_for_end (&fixture);
      g_assert_nonnull (fixture.error);
      close_backend (&fixture);
    }
}

static void
play_bomb (HttpFixture   *backend,
           HttpRequest   *request,
           GOutputStream *out,
           gpointer       user_data)
{
  GBytes *bomb = user_data;

  http_fixture_write (out, OK "Content-Encoding: gzip\r\n\r\n");
  g_output_stream_write_all (out, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), NULL, NULL, NULL);
}

/* 64 MiB of nothing, as some 64 KiB. */
static void
test_bomb (void)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, zip);
  g_autofree char *piece = g_malloc0 (1024 * 1024);
  g_autoptr (GBytes) bomb = NULL;
  Fixture fixture;

  for (guint i = 0; i < 64; i++)
    g_output_stream_write_all (out, piece, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  bomb = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 256 * 1024);

  open_backend (&fixture, play_bomb, bomb);
  ask (&fixture, 60);
  wait_for_end (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.length, ==, LONGEST);
  close_backend (&fixture);
}

static void
play_redirect (HttpFixture   *backend,
               HttpRequest   *request,
               GOutputStream *out,
               gpointer       user_data)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                                           (const char *) user_data);

  http_fixture_write (out, head);
}

/* The token is shown to nobody else. */
static void
test_redirect (void)
{
  static const char * const statuses[] = { "301 Moved", "302 Found", "303 See", "307 Moved", "308 Moved" };
  static const Play thief = { OK "Content-Length: 2\r\n\r\nok" };
  g_autoptr (HttpFixture) other = http_fixture_new (NULL, play, (gpointer) &thief);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *head = g_strdup_printf ("%s\r\nLocation: %s/v1/", statuses[i], http_fixture_get_url (other));
      Fixture fixture;

      open_backend (&fixture, play_redirect, head);
      ask (&fixture, 60);
      wait_for_end (&fixture);
      g_assert_no_error (fixture.error);
      g_assert_cmpuint (soup_message_get_status (fixture.message), ==, atoi (statuses[i]));
      close_backend (&fixture);
    }

  g_assert_cmpuint (http_fixture_get_n_requests (other), ==, 0);
}

static void
test_given_up (void)
{
  static const Play slow = { OK "Content-Length: 4000\r\n\r\n", "x", TRUE, 50000 };
  Fixture fixture;

  open_backend (&fixture, play, (gpointer) &slow);
  ask (&fixture, 60);
  http_fixture_wait_until (http_fixture_get_n_requests (fixture.backend) == 1);
  g_cancellable_cancel (fixture.cancellable);
  wait_for_end (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close_backend (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/question/answers", test_answers);
  g_test_add_func ("/question/broken", test_broken);
  g_test_add_func ("/question/endless", test_endless);
  g_test_add_func ("/question/endless-head", test_endless_head);
  g_test_add_func ("/question/bomb", test_bomb);
  g_test_add_func ("/question/redirect", test_redirect);
  g_test_add_func ("/question/given-up", test_given_up);

  return g_test_run ();
}
