/* test-bw-client-feed.c: a hundred thousand documents, and a desk that goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_COMMUNITIES 500
#define N_SITES       50000
#define AT            "\"at\":\"2021-08-08T14:00:00+08:00\""

typedef struct
{
  BwClientSession *session;
  guint            n_ticks;
  guint            n_changes;
  gint64           last_tick;
  gint64           longest_gap;
} Desk;

/* Events of the feed, made once. */
static GPtrArray *feed;

/* How many of them the backend got rid of. */
static int n_written;

static void
append_area (GString *text,
             guint    i)
{
  if (i == 0)
    g_string_append (text, "{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"C\"}");
  else
    g_string_append_printf (text, "{\"type\":\"area\",\"id\":\"c%u\",\"parent\":\"c\"," AT
                            ",\"level\":\"community\",\"name\":\"C\"}", i);
}

static void
append_site (GString *text,
             guint    i)
{
  g_string_append_printf (text, "{\"type\":\"site\",\"id\":\"s%u\",\"area\":\"c%u\"," AT ",\"kind\":\"sampling\","
                          "\"name\":\"S\",\"position\":[113.%05u,34.%05u]}", i, 1 + i % N_COMMUNITIES, i, i);
}

static void
append_tally (GString *text,
              guint    i)
{
  g_string_append_printf (text, "{\"type\":\"tally\",\"id\":\"s%u/sampling:r1\",\"place\":\"s%u\","
                          "\"subject\":\"sampling:r1\"," AT ",\"values\":{\"sampled\":3,\"target\":5,\"queue\":2}}",
                          i, i);
}

static void
add_events (void   (*append) (GString *text,
                              guint    i),
            guint    n)
{
  for (guint i = 0; i < n;)
    {
      GString *text = g_string_new ("event: docs\ndata: [");

      for (guint end = MIN (i + 500, n); i < end; i++)
        {
          append (text, i);
          g_string_append_c (text, i + 1 < end ? ',' : ']');
        }

      g_string_append (text, "\n\n");
      g_ptr_array_add (feed, g_string_free (text, FALSE));
    }
}

static void
make_feed (void)
{
  feed = g_ptr_array_new_with_free_func (g_free);
  add_events (append_area, N_COMMUNITIES + 1);
  add_events (append_site, N_SITES);
  add_events (append_tally, N_SITES);
  g_ptr_array_add (feed, g_strdup ("event: live\nid: e-1\ndata: {\"clock\":{\"now\":\"2021-08-08T14:30:00+08:00\","
                                   "\"speed\":1}}\n\n"));
}

static void
answer_feed (HttpFixture   *fixture,
             HttpRequest   *request,
             GOutputStream *out,
             gpointer       user_data)
{
  gboolean goes_on = http_fixture_write (out, HTTP_FIXTURE_FEED);

  for (guint i = 0; goes_on && i < feed->len; i++)
    {
      goes_on = http_fixture_write (out, g_ptr_array_index (feed, i));
      g_atomic_int_inc (&n_written);
    }

  while (goes_on && !g_atomic_int_get ((int *) user_data))
    g_usleep (1000);
}

static gboolean
on_tick_timeout_cb (gpointer data)
{
  Desk *desk = data;
  gint64 now = g_get_monotonic_time ();

  desk->longest_gap = MAX (desk->longest_gap, now - desk->last_tick);
  desk->last_tick = now;
  desk->n_ticks++;
  return G_SOURCE_CONTINUE;
}

static void
on_picture_changed_cb (BwPicture             *picture,
                       const BwPictureChange *change,
                       Desk                  *desk)
{
  desk->n_changes++;
}

static double
get_sampled (Desk *desk)
{
  BwPicture *picture = bw_client_session_get_picture (desk->session);
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "sampled");
  BwPlace city = bw_place_tree_lookup (bw_picture_get_places (picture), "c");

  return bw_picture_get_value (picture, city, bw_picture_get_subject (picture, "sampling:r1"), measure->index);
}

/* Runs until @connection, ticking as frames would. */
static void
run_desk (Desk         *desk,
          const char   *what,
          gboolean    (*is_done) (BwClientSession *session))
{
  gint64 start = g_get_monotonic_time ();
  guint tick = g_timeout_add (1, on_tick_timeout_cb, desk);
  gint64 elapsed;

  desk->n_ticks = 0;
  desk->n_changes = 0;
  desk->longest_gap = 0;
  desk->last_tick = start;
  http_fixture_wait_until (is_done (desk->session));
  g_source_remove (tick);

  elapsed = g_get_monotonic_time () - start;
  g_test_message ("%s: %d ms, %u ticks, %u changes told, longest gap %.1f ms", what, (int) (elapsed / 1000),
                  desk->n_ticks, desk->n_changes, (double) desk->longest_gap / 1000);
  g_assert_cmpfloat (get_sampled (desk), ==, 3.0 * N_SITES);

  /* Hundreds of slices: the desk had its turn between them. */
  g_assert_cmpuint (desk->n_ticks, >, 50);
  g_assert_cmpuint (desk->n_changes, <=, (guint) (elapsed / 100000) + 3);
}

static void
open_desk (Desk        *desk,
           const char  *folder,
           HttpFixture *backend)
{
  desk->session = bw_client_session_new (bw_measure_catalogue_get_default (), folder);
  g_signal_connect (bw_client_session_get_picture (desk->session), "changed", G_CALLBACK (on_picture_changed_cb),
                    desk);
  bw_client_session_connect (desk->session, http_fixture_get_url (backend), NULL, NULL);
}

static gboolean
is_live (BwClientSession *session)
{
  return bw_client_session_get_connection (session) == BW_CONNECTION_LIVE;
}

static gboolean
is_saved (BwClientSession *session)
{
  return bw_client_session_get_connection (session) == BW_CONNECTION_SAVED;
}

/* Nobody takes anything: after a while nobody brings anything. */
static void
wait_for_standstill (void)
{
  int before = -1;

  while (before != g_atomic_int_get (&n_written) || before == 0)
    {
      before = g_atomic_int_get (&n_written);
      g_usleep (500000);
    }
}

static void
test_many (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-feed-XXXXXX", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *cache = NULL;
  int is_over = FALSE;
  HttpFixture *backend = http_fixture_new (NULL, answer_feed, &is_over);
  Desk desk = { 0 };

  open_desk (&desk, folder, backend);
  http_fixture_wait_until (http_fixture_get_n_requests (backend) == 1);
  wait_for_standstill ();
  g_test_message ("%d of %u events are on their way to a desk that stands still", n_written, feed->len);
  g_assert_cmpint (n_written, <, (int) feed->len / 2);

  run_desk (&desk, "from the backend", is_live);
  g_assert_cmpint (n_written, ==, (int) feed->len);
  g_assert_finalize_object (desk.session);
  g_atomic_int_set (&is_over, TRUE);
  http_fixture_free (backend);

  /* The same from the cache; the address leads nowhere any more. */
  dir = g_dir_open (folder, 0, NULL);
  cache = g_build_filename (folder, g_dir_read_name (dir), NULL);
  desk.session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_signal_connect (bw_client_session_get_picture (desk.session), "changed", G_CALLBACK (on_picture_changed_cb), &desk);
  {
    g_autoptr (GFile) file = g_file_new_for_path (cache);

    bw_client_session_open_state_async (desk.session, file, NULL, NULL, NULL);
  }
  run_desk (&desk, "from the cache", is_saved);
  g_assert_true (bw_client_session_is_complete (desk.session));
  g_assert_finalize_object (desk.session);

  g_unlink (cache);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_feed ();
  g_test_add_func ("/feed/many", test_many);
  result = g_test_run ();
  g_ptr_array_unref (feed);
  return result;
}
