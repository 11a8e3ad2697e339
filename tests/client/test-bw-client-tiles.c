/* test-bw-client-tiles.c: tiles from a server, from the disk, and when neither has one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-tiles.h"

#include "bw-client-error.h"
#include "http-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define PAGE "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n<html>log in</"
#define GOOD "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\nGIF8tile"
#define GONE "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define BUSY "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define SHUT "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

typedef struct
{
  HttpFixture   *server;
  BwClientTiles *tiles;
  char          *folder;
  const char    *answer;
  GBytes        *tile;
  GError        *error;
  gboolean       is_done;
} Fixture;

static void
answer (HttpFixture   *server,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;

  http_fixture_write (out, g_atomic_pointer_get (&fixture->answer));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->answer = GOOD;
  fixture->server = http_fixture_new (NULL, answer, fixture);
  fixture->folder = g_dir_make_tmp ("bulwark-tiles-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->tiles = bw_client_tiles_new (fixture->folder, 100000);
}

static void
forget (Fixture *fixture)
{
  g_clear_pointer (&fixture->tile, g_bytes_unref);
  g_clear_error (&fixture->error);
  fixture->is_done = FALSE;
}

static char *
dup_kept_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "map", "5", "3-2", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = dup_kept_path (fixture);
  g_autofree char *level = g_path_get_dirname (path);
  g_autofree char *map = g_path_get_dirname (level);

  forget (fixture);
  g_assert_finalize_object (fixture->tiles);
  http_fixture_free (fixture->server);
  g_unlink (path);
  g_rmdir (level);
  g_rmdir (map);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
on_fetched_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Fixture *fixture = data;

  fixture->tile = bw_client_tiles_fetch_finish (BW_CLIENT_TILES (source), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
fetch (Fixture    *fixture,
       const char *to)
{
  g_autofree char *url = g_strconcat (http_fixture_get_url (fixture->server), to, NULL);

  forget (fixture);
  bw_client_tiles_fetch_async (fixture->tiles, "map", url, 5, 3, 2, NULL, on_fetched_cb, fixture);
  http_fixture_wait_until (fixture->is_done);
}

static void
assert_tile (Fixture *fixture)
{
  g_assert_no_error (fixture->error);
  g_assert_cmpmem (g_bytes_get_data (fixture->tile, NULL), g_bytes_get_size (fixture->tile), "GIF8tile", 8);
}

/* Until the worker has written it. */
static void
wait_kept (Fixture *fixture)
{
  g_autofree char *path = dup_kept_path (fixture);

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  while (G_OBJECT (fixture->tiles)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  fetch (fixture, "/5/3/2.png");
  assert_tile (fixture);
  wait_kept (fixture);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->server), ==, 1);

  fetch (fixture, "/5/3/2.png");
  assert_tile (fixture);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->server), ==, 1);
}

static void
test_old (Fixture       *fixture,
          gconstpointer  data)
{
  const struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
  g_autofree char *path = dup_kept_path (fixture);

  fetch (fixture, "/5/3/2.png");
  wait_kept (fixture);
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);

  /* An old one is asked for again, and better than nothing. */
  g_atomic_pointer_set (&fixture->answer, BUSY);
  fetch (fixture, "/5/3/2.png");
  assert_tile (fixture);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->server), ==, 2);

  /* A page that asks for a password takes its place neither here nor on the disk. */
  g_atomic_pointer_set (&fixture->answer, PAGE);
  fetch (fixture, "/5/3/2.png");
  assert_tile (fixture);
  fetch (fixture, "/5/3/2.png");
  assert_tile (fixture);
  g_assert_cmpuint (http_fixture_get_n_requests (fixture->server), ==, 4);
}

static void
on_one_fetched_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  guint *n_left = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tile = bw_client_tiles_fetch_finish (BW_CLIENT_TILES (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tile);
  (*n_left)--;
}

/* More than are asked for at once: each has its turn. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  BwClientTiles *tiles = bw_client_tiles_new (NULL, 0);
  guint n_left = 25;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *url = g_strdup_printf ("%s/5/%u/2.png", http_fixture_get_url (fixture->server), i);

      bw_client_tiles_fetch_async (tiles, "map", url, 5, i, 2, NULL, on_one_fetched_cb, &n_left);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (http_fixture_get_n_requests (fixture->server), ==, 25);
  g_assert_finalize_object (tiles);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_atomic_pointer_set (&fixture->answer, BUSY);
  fetch (fixture, "/5/3/2.png?tk=sesame");
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS);
  g_assert_nonnull (strstr (fixture->error->message, "503"));
  g_assert_null (strstr (fixture->error->message, "sesame"));

  g_atomic_pointer_set (&fixture->answer, SHUT);
  fetch (fixture, "/5/3/2.png?tk=sesame");
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_REFUSED);
  g_assert_null (strstr (fixture->error->message, "sesame"));

  g_atomic_pointer_set (&fixture->answer, PAGE);
  fetch (fixture, "/5/3/2.png");
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS);

  g_atomic_pointer_set (&fixture->answer, GONE);
  fetch (fixture, "/5/3/2.png");
  g_assert_no_error (fixture->error);
  g_assert_null (fixture->tile);
}

static void
test_no_server (Fixture       *fixture,
                gconstpointer  data)
{
  forget (fixture);
  bw_client_tiles_fetch_async (fixture->tiles, "map", "http://127.0.0.1:1/5/3/2?tk=sesame", 5, 3, 2, NULL,
                               on_fetched_cb, fixture);
  http_fixture_wait_until (fixture->is_done);
  g_assert_nonnull (fixture->error);
  g_assert_null (strstr (fixture->error->message, "sesame"));

  forget (fixture);
  bw_client_tiles_fetch_async (fixture->tiles, "map", "no address", 5, 3, 2, NULL, on_fetched_cb, fixture);
  http_fixture_wait_until (fixture->is_done);
  g_assert_error (fixture->error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = g_strconcat (http_fixture_get_url (fixture->server), "/5/3/2.png", NULL);

  bw_client_tiles_fetch_async (fixture->tiles, "map", url, 5, 3, 2, cancellable, on_fetched_cb, fixture);
  g_cancellable_cancel (cancellable);
  http_fixture_wait_until (fixture->is_done);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/tiles/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/tiles/old", Fixture, NULL, set_up, test_old, tear_down);
  g_test_add ("/tiles/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/tiles/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/tiles/no-server", Fixture, NULL, set_up, test_no_server, tear_down);
  g_test_add ("/tiles/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
