/* test-bw-call-reports.c: which report a call is held against, and when that is asked for
 *
 * The backend answers when the test says so; p1, p2 and p3 have reported at 14:30.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-reports.h"

#include "bw-desk.h"
#include "bw-time.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <string.h>

#define AT         (G_GINT64_CONSTANT (1628402400) * BW_TIME_SECOND) /* 8 August, 14:00 */
#define CLOCK      "{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}"
#define POLL_US    5000
#define NEVER      G_MAXINT64
#define GONE       "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define NO_CONTENT "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"

/* 870 were reported within the minute from 13:59 on. */
#define NEAREST    870.0
#define HEAD       "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
#define HISTORY    HEAD "[[\"2021-08-08T05:59:00Z\",850],[\"2021-08-08T06:00:00Z\",870]]"

/* And 875 from 14:00 on, which came late. */
#define NEARER     875.0
#define LATE       HEAD "[[\"2021-08-08T06:00:00Z\",870],[\"2021-08-08T06:01:00Z\",875]]"

typedef struct
{
  HttpFixture     *backend;
  GAsyncQueue     *answers; /* (element-type utf8): of histories, not owned by it */
  int              is_over;
  BwClientSession *session;
  BwDesk          *desk;
  BwCallReports   *reports;
  BwCall          *calls[3];
  guint            n_changed;
  guint            n_ticks;
} Fixture;

/* In a thread of the connection. */
static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  const char *text = g_str_has_prefix (request->path, "/v1/series") ? NULL : NO_CONTENT;

  while (text == NULL && !g_atomic_int_get (&fixture->is_over))
    text = g_async_queue_timeout_pop (fixture->answers, POLL_US);
  if (text != NULL)
    http_fixture_write (out, text);
}

static void
on_reports_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
on_desk_tick_cb (Fixture *fixture)
{
  fixture->n_ticks++;
}

static BwCall *
new_call (const char *place)
{
  BwCall *call = g_object_new (BW_TYPE_CALL, NULL);

  call->place = g_strdup (place);
  call->subject = g_strdup ("sampling:r1");
  call->measure = g_strdup ("sampled");
  call->value = 880;
  call->at = AT;
  return call;
}

static void
send_state (HttpFixture *backend)
{
  g_autofree char *text = desk_fixture_dup_events (CLOCK);

  http_fixture_send (backend, text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->answers = g_async_queue_new ();
  fixture->backend = http_fixture_new_feed (NULL);
  http_fixture_set_others (fixture->backend, answer, fixture);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->reports = bw_call_reports_new (fixture->desk);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->calls); i++)
    {
      g_autofree char *place = g_strdup_printf ("p%u", i + 1);

      fixture->calls[i] = new_call (place);
    }
  g_signal_connect_swapped (fixture->reports, "changed", G_CALLBACK (on_reports_changed_cb), fixture);
  g_signal_connect_swapped (fixture->desk, "tick", G_CALLBACK (on_desk_tick_cb), fixture);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
  send_state (fixture->backend);
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE
                           && bw_desk_get_round (fixture->desk) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->reports);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->calls); i++)
    g_assert_finalize_object (fixture->calls[i]);
  g_assert_finalize_object (fixture->desk);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->session);
  g_atomic_int_set (&fixture->is_over, TRUE);
  http_fixture_free (fixture->backend);
  g_async_queue_unref (fixture->answers);
}

/* What is asked for is what stands in the line when the desk ticks, and it does each second as well. */
static void
tick (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->desk, "tick");
}

static BwCallReportsState
find (Fixture *fixture,
      guint    index)
{
  BwFigure figure;

  return bw_call_reports_find (fixture->reports, fixture->calls[index], &figure);
}

static void
check_figure (Fixture *fixture,
              guint    index,
              double   value)
{
  BwFigure figure;

  g_assert_cmpint (bw_call_reports_find (fixture->reports, fixture->calls[index], &figure), !=, BW_CALL_REPORTS_NONE);
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, value);
}

/* (transfer full): whose histories were asked for, in that order: "p1 p2 " */
static char *
dup_asked (Fixture *fixture)
{
  GString *asked = g_string_new (NULL);

  for (guint i = 0; i < http_fixture_get_n_requests (fixture->backend); i++)
    {
      g_autofree char *request = http_fixture_dup_request (fixture->backend, i, NULL);

      for (guint j = 0; g_str_has_prefix (request, "GET /v1/series") && j < G_N_ELEMENTS (fixture->calls); j++)
        {
          g_autofree char *member = g_strdup_printf ("place=%s&", fixture->calls[j]->place);

          if (strstr (request, member) != NULL)
            g_string_append_printf (asked, "%s ", fixture->calls[j]->place);
        }
    }

  return g_string_free (asked, FALSE);
}

static gboolean
is_asked (Fixture    *fixture,
          const char *expected)
{
  g_autofree char *asked = dup_asked (fixture);

  return g_str_equal (asked, expected);
}

static void
check_asked (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *asked = dup_asked (fixture);

  g_assert_cmpstr (asked, ==, expected);
}

static void
push (Fixture    *fixture,
      const char *text)
{
  g_async_queue_push (fixture->answers, (gpointer) text);
}

/* One at a time; who is to be decided comes first, and what is on its way is not asked for twice. */
static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_call_reports_set_pause (fixture->reports, NEVER);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (find (fixture, i), ==, BW_CALL_REPORTS_ASKED);
  check_figure (fixture, 0, 900);
  tick (fixture);
  bw_call_reports_hasten (fixture->reports, fixture->calls[2]);
  bw_call_reports_hasten (fixture->reports, fixture->calls[0]);
  http_fixture_wait_until (is_asked (fixture, "p1 "));

  for (guint i = 0; i < 3; i++)
    push (fixture, HISTORY);
  http_fixture_wait_until (find (fixture, 1) == BW_CALL_REPORTS_NEAREST);
  check_asked (fixture, "p1 p3 p2 ");
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  check_figure (fixture, 0, NEAREST);
  check_figure (fixture, 1, NEAREST);
}

/* It is told, the last report stands, and who looks still asks again, but not before the pause. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  unused)
{
  bw_call_reports_set_pause (fixture->reports, NEVER);
  push (fixture, GONE);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_ASKED);
  tick (fixture);
  http_fixture_wait_until (find (fixture, 0) == BW_CALL_REPORTS_FAILED);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  check_figure (fixture, 0, 900);

  /* The first in the line waits, the second does not wait for it. */
  push (fixture, HISTORY);
  g_assert_cmpint (find (fixture, 1), ==, BW_CALL_REPORTS_ASKED);
  tick (fixture);
  http_fixture_wait_until (find (fixture, 1) == BW_CALL_REPORTS_NEAREST);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_FAILED);
  check_asked (fixture, "p1 p2 ");

  /* Nothing has moved, and yet it is asked for anew. */
  bw_call_reports_set_pause (fixture->reports, 0);
  push (fixture, HISTORY);
  http_fixture_wait_until (find (fixture, 0) == BW_CALL_REPORTS_NEAREST);
  check_asked (fixture, "p1 p2 p1 ");
  check_figure (fixture, 0, NEAREST);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

/* What is known stays so while it is asked for anew, and when that fails; a late report may be nearer. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_call_reports_set_pause (fixture->reports, 0);
  push (fixture, HISTORY);
  find (fixture, 0);
  http_fixture_wait_until (find (fixture, 0) == BW_CALL_REPORTS_NEAREST);
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','place':'p1',"
                      "'subject':'sampling:r1','values':{'sampled':950},'seq':1000}\n");
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_NEAREST);
  check_figure (fixture, 0, NEAREST);

  push (fixture, GONE);
  http_fixture_wait_until (fixture->n_changed == 2);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_NEAREST);
  check_figure (fixture, 0, NEAREST);
  push (fixture, LATE);
  http_fixture_wait_until (fixture->n_changed == 3);
  check_figure (fixture, 0, NEARER);
  check_asked (fixture, "p1 p1 p1 ");
}

/* One that stands no more while its answer is on its way is forgotten, and so is who waits. */
static void
test_retain (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) standing = g_ptr_array_new ();

  bw_call_reports_set_pause (fixture->reports, NEVER);
  find (fixture, 0);
  find (fixture, 1);
  tick (fixture);
  http_fixture_wait_until (is_asked (fixture, "p1 "));
  g_ptr_array_add (standing, fixture->calls[2]);
  bw_call_reports_retain (fixture->reports, standing);
  g_assert_cmpint (find (fixture, 2), ==, BW_CALL_REPORTS_ASKED);

  push (fixture, HISTORY);
  push (fixture, HISTORY);
  http_fixture_wait_until (find (fixture, 2) == BW_CALL_REPORTS_NEAREST);
  check_asked (fixture, "p1 p3 ");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_ASKED);
}

/* While nobody is there to be asked it waits, and is told to be provisional. */
static void
test_offline (Fixture       *fixture,
              gconstpointer  unused)
{
  guint n_ticks;

  http_fixture_set_head (fixture->backend, GONE);
  http_fixture_cut (fixture->backend);
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_RECONNECTING);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_ASKED);
  n_ticks = fixture->n_ticks;
  http_fixture_wait_until (fixture->n_ticks > n_ticks);
  bw_call_reports_hasten (fixture->reports, fixture->calls[0]);
  g_assert_cmpint (find (fixture, 0), ==, BW_CALL_REPORTS_ASKED);
  check_figure (fixture, 0, 900);

  http_fixture_set_head (fixture->backend, NULL);
  send_state (fixture->backend);
  push (fixture, HISTORY);
  bw_client_session_retry (fixture->session);
  http_fixture_wait_until (find (fixture, 0) == BW_CALL_REPORTS_NEAREST);
  check_asked (fixture, "p1 ");
  check_figure (fixture, 0, NEAREST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/call-reports/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/call-reports/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/call-reports/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/call-reports/retain", Fixture, NULL, set_up, test_retain, tear_down);
  g_test_add ("/call-reports/offline", Fixture, NULL, set_up, test_offline, tear_down);
  return g_test_run ();
}
