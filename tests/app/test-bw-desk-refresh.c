/* test-bw-desk-refresh.c: when a desk tells, and what it shows when its connection is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-desk.h"
#include "bw-time.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#define NOW  (G_GINT64_CONSTANT (1628404320) * BW_TIME_SECOND) /* 8 August, 14:32 */
#define GONE "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

/* An hour of the backend's passes in a second of ours. */
#define CLOCK(time) "{\"now\":\"2021-08-08T" time ":00+08:00\",\"speed\":3600}"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  guint            n_refreshed;
  guint            n_glanced;
} Fixture;

static void
on_desk_refresh_cb (Fixture *fixture)
{
  fixture->n_refreshed++;
}

static void
on_desk_glance_cb (Fixture *fixture)
{
  fixture->n_glanced++;
}

static void
send_state (HttpFixture *backend)
{
  g_autofree char *text = desk_fixture_dup_events (CLOCK ("14:32"));

  http_fixture_send (backend, text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  fixture->desk = bw_desk_new (fixture->session);
  g_signal_connect_swapped (fixture->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), fixture);
  g_signal_connect_swapped (fixture->desk, "glance", G_CALLBACK (on_desk_glance_cb), fixture);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
  send_state (fixture->backend);
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE
                           && bw_desk_get_round (fixture->desk) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

/* From the loss on the data is of the last event, a heartbeat here, though the clock
 * runs on; when it is back so is the time. */
static void
test_held (Fixture       *fixture,
           gconstpointer  unused)
{
  BwPlace late = desk_fixture_place (fixture->session, "d2");
  gint64 heard = NOW + 8 * BW_TIME_MINUTE;
  const BwPace *pace;
  gint64 finish;

  http_fixture_wait_until (bw_desk_get_data_now (fixture->desk) > NOW + BW_TIME_MINUTE);
  http_fixture_send (fixture->backend, "event: heartbeat\ndata: {\"clock\":" CLOCK ("14:40") ",\"seq\":15}\n\n");
  http_fixture_wait_until (bw_client_session_get_as_of (fixture->session) == heard);

  http_fixture_set_head (fixture->backend, GONE);
  http_fixture_cut (fixture->backend);
  fixture->n_refreshed = 0;
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_RECONNECTING);
  g_assert_cmpuint (fixture->n_refreshed, >, 0);
  g_assert_false (bw_desk_is_faded (fixture->desk));
  g_assert_cmpint (bw_desk_get_data_now (fixture->desk), ==, heard);
  pace = bw_desk_get_pace (fixture->desk, late);
  finish = pace->finish;
  g_assert_cmpfloat_with_epsilon (pace->plan_share, bw_round_get_plan_share (bw_desk_get_round (fixture->desk), heard),
                                  1e-9);

  http_fixture_wait_until (bw_desk_get_now (fixture->desk) > heard + 2 * BW_TIME_HOUR);
  g_assert_cmpint (bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_RECONNECTING);
  g_assert_cmpint (bw_desk_get_data_now (fixture->desk), ==, heard);
  g_assert_cmpint (bw_desk_get_pace (fixture->desk, late)->finish, ==, finish);

  http_fixture_set_head (fixture->backend, NULL);
  send_state (fixture->backend);
  bw_client_session_retry (fixture->session);
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE);
  http_fixture_wait_until (bw_desk_get_data_now (fixture->desk) > NOW + BW_TIME_HOUR);
}

/* Before anybody can act by an index of the places that were dropped, all are told. */
static void
test_begins_anew (Fixture       *fixture,
                  gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  bw_desk_set_hovered (fixture->desk, desk_fixture_place (fixture->session, "d2"));
  fixture->n_refreshed = 0;
  bw_picture_clear (picture);
  bw_picture_commit (picture);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  g_assert_cmpuint (bw_desk_get_scope_place (fixture->desk), ==, BW_PLACE_NONE);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, BW_PLACE_NONE);
}

static void
report (Fixture *fixture,
        guint    sampled)
{
  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','place':'p1',"
                      "'subject':'sampling:r1','values':{'sampled':%u}}\n",
                      sampled);
}

/* Of a flow of changes some are told before the refresh is due, and all by a refresh. */
static void
test_glances (Fixture       *fixture,
              gconstpointer  unused)
{
  guint sampled = 1000;

  fixture->n_glanced = 0;
  while (fixture->n_glanced == 0)
    {
      report (fixture, sampled++);
      g_main_context_iteration (NULL, TRUE);
    }

  fixture->n_refreshed = 0;
  http_fixture_wait_until (fixture->n_refreshed > 0);

  /* What is put off is off when nobody looks. */
  report (fixture, sampled++);
  bw_desk_set_awake (fixture->desk, FALSE);
  fixture->n_glanced = 0;
  fixture->n_refreshed = 0;
  report (fixture, sampled);
  http_fixture_wait_until (bw_desk_get_now (fixture->desk) > NOW + BW_TIME_HOUR);
  g_assert_cmpuint (fixture->n_glanced + fixture->n_refreshed, ==, 0);
  bw_desk_set_awake (fixture->desk, TRUE);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/desk-refresh/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/app/desk-refresh/begins-anew", Fixture, NULL, set_up, test_begins_anew, tear_down);
  g_test_add ("/app/desk-refresh/glances", Fixture, NULL, set_up, test_glances, tear_down);
  return g_test_run ();
}
