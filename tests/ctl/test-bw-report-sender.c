/* test-bw-report-sender.c: nothing is lost and nothing is counted twice
 *
 * A backend of a few lines stands in for the real one: it remembers ids, and it
 * can be told to fail first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-campaign.h"
#include "bw-client-error.h"

#include "city-fixture.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  SoupServer *server;
  char       *url;
  GHashTable *ids;
  guint       requests;
  guint       unavailable; /* how many requests are answered 503 */
  guint       lost;        /* how many are taken in and not answered for */
  guint       status;      /* of all others */
  const char *answer;      /* (nullable): instead of what adds up */
} Backend;

static void
take_in (Backend    *backend,
         SoupMessageBody *body,
         guint      *accepted,
         guint      *duplicate)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);

      g_assert_nonnull (node);
      if (g_hash_table_add (backend->ids,
                            g_strdup (json_object_get_string_member (json_node_get_object (node), "id"))))
        (*accepted)++;
      else
        (*duplicate)++;
    }
}

static void
on_server_request_cb (SoupServer        *server,
                      SoupServerMessage *message,
                      const char        *path,
                      GHashTable        *query,
                      gpointer           data)
{
  Backend *backend = data;
  g_autofree char *answer = NULL;
  guint accepted = 0;
  guint duplicate = 0;

  g_assert_cmpstr (path, ==, "/v1/reports");
  g_assert_cmpstr (soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                 "Authorization"), ==, "Bearer secret");
  backend->requests++;
  soup_server_message_set_status (message, backend->status, NULL);
  if (backend->unavailable > 0)
    {
      backend->unavailable--;
      soup_server_message_set_status (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
      return;
    }

  take_in (backend, soup_server_message_get_request_body (message), &accepted, &duplicate);
  if (backend->lost > 0)
    {
      backend->lost--;
      soup_server_message_set_status (message, SOUP_STATUS_BAD_GATEWAY, NULL);
      return;
    }

  if (backend->answer != NULL)
    {
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, backend->answer,
                                        strlen (backend->answer));
      return;
    }

  answer = g_strdup_printf ("{\"accepted\":%u,\"duplicate\":%u,\"rejected\":[]}", accepted, duplicate);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                    answer, strlen (answer));
}

static void
start_backend (Backend *backend)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  *backend = (Backend) { .status = SOUP_STATUS_OK };
  backend->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  backend->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (backend->server, NULL, on_server_request_cb, backend, NULL);
  soup_server_listen_local (backend->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (backend->server);
  backend->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
stop_backend (Backend *backend)
{
  soup_server_disconnect (backend->server);
  g_object_unref (backend->server);
  g_hash_table_unref (backend->ids);
  g_free (backend->url);
}

/* The whole campaign of the small city, after its end: all of it is backlog. */
static void
run_campaign (Backend        *backend,
              BwReportSender *sender)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autoptr (GPtrArray) documents = fixture_read_city (FIXTURE_HARBOUR);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (BwClock) clock = bw_clock_new ();
  g_autoptr (BwCampaign) campaign = NULL;
  BwSimulation *simulation = bw_simulation_new (documents, catalogue, 7, NULL);

  g_assert_nonnull (simulation);
  bw_clock_set (clock, bw_simulation_get_ends (simulation), 1);
  campaign = bw_campaign_new (simulation, catalogue, sender, clock, G_MAXINT64, 0);
  g_signal_connect_swapped (campaign, "done", G_CALLBACK (g_main_loop_quit), loop);
  bw_campaign_start (campaign);
  g_main_loop_run (loop);
}

static void
test_once (void)
{
  Backend backend;
  g_autoptr (BwReportSender) sender = NULL;
  g_autoptr (BwReportSender) again = NULL;
  BwReportTotals totals;
  guint64 sent;

  start_backend (&backend);
  sender = bw_report_sender_new (backend.url, "secret");
  run_campaign (&backend, sender);
  bw_report_sender_get_totals (sender, &totals);
  sent = totals.sent;
  g_assert_null (bw_report_sender_get_error (sender));
  g_assert_cmpuint (sent, >, 1000);
  g_assert_cmpuint (totals.accepted, ==, sent);
  g_assert_cmpuint (g_hash_table_size (backend.ids), ==, sent);
  g_assert_cmpuint (backend.requests, ==, (sent + BW_REPORT_SENDER_BATCH - 1) / BW_REPORT_SENDER_BATCH);

  /* Again: the same seed, so nothing is new. */
  again = bw_report_sender_new (backend.url, "secret");
  run_campaign (&backend, again);
  bw_report_sender_get_totals (again, &totals);
  g_assert_cmpuint (totals.sent, ==, sent);
  g_assert_cmpuint (totals.duplicate, ==, sent);
  g_assert_cmpuint (totals.accepted, ==, 0);
  stop_backend (&backend);
}

/* What was not answered for is sent again: known already, or not. */
static void
test_failing (void)
{
  Backend backend;
  g_autoptr (BwReportSender) sender = NULL;
  BwReportTotals totals;

  start_backend (&backend);
  backend.unavailable = 2;
  backend.lost = 1;
  sender = bw_report_sender_new (backend.url, "secret");
  run_campaign (&backend, sender);
  bw_report_sender_get_totals (sender, &totals);

  g_assert_null (bw_report_sender_get_error (sender));
  g_assert_cmpuint (totals.duplicate, >, 0);
  g_assert_cmpuint (totals.accepted + totals.duplicate, ==, totals.sent);
  g_assert_cmpuint (g_hash_table_size (backend.ids), ==, totals.sent);
  stop_backend (&backend);
}

static void
test_refused (void)
{
  Backend backend;
  g_autoptr (BwReportSender) sender = NULL;
  BwReportTotals totals;

  start_backend (&backend);
  backend.status = SOUP_STATUS_FORBIDDEN;
  sender = bw_report_sender_new (backend.url, "secret");
  run_campaign (&backend, sender);
  bw_report_sender_get_totals (sender, &totals);

  g_assert_error (bw_report_sender_get_error (sender), BW_CLIENT_ERROR, BW_CLIENT_ERROR_REFUSED);
  g_assert_true (bw_report_sender_is_idle (sender));
  g_assert_false (bw_report_sender_has_room (sender));
  g_assert_cmpuint (totals.accepted, ==, 0);
  stop_backend (&backend);
}

/* Nothing at all, and more than anybody would say: both end it, with a reason. */
static void
test_no_answer (void)
{
  g_autofree char *much = g_strnfill (8 * 1024 * 1024, ' ');
  const char *answers[] = { "", much, "[]" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Backend backend;
      g_autoptr (BwReportSender) sender = NULL;
      g_autoptr (GString) line = g_string_new ("{\"id\":\"1\"}\n");

      start_backend (&backend);
      backend.answer = answers[i];
      sender = bw_report_sender_new (backend.url, "secret");
      bw_report_sender_send (sender, g_steal_pointer (&line), 1);
      while (!bw_report_sender_is_idle (sender))
        g_main_context_iteration (NULL, TRUE);

      g_assert_nonnull (bw_report_sender_get_error (sender));
      g_assert_nonnull (strstr (bw_report_sender_get_error (sender)->message, "cannot be read: "));
      stop_backend (&backend);
    }
}

static void
test_rejected (void)
{
  Backend backend;
  g_autoptr (BwReportSender) sender = NULL;
  BwReportTotals totals;

  start_backend (&backend);
  backend.answer = "{\"accepted\":0,\"duplicate\":0,\"rejected\":["
                   "{\"index\":0,\"pointer\":\"/place\",\"reason\":\"is not known\"},"
                   "{\"index\":1,\"pointer\":\"/at\",\"reason\":\"is too late\"}]}";
  sender = bw_report_sender_new (backend.url, "secret");
  g_assert_null (bw_report_sender_get_rejection (sender));
  bw_report_sender_send (sender, g_string_new ("{\"id\":\"1\"}\n{\"id\":\"2\"}\n"), 2);
  while (!bw_report_sender_is_idle (sender))
    g_main_context_iteration (NULL, TRUE);

  bw_report_sender_get_totals (sender, &totals);
  g_assert_null (bw_report_sender_get_error (sender));
  g_assert_cmpuint (totals.rejected, ==, 2);
  g_assert_cmpstr (bw_report_sender_get_rejection (sender), ==, "/place: is not known");
  stop_backend (&backend);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-sender/once", test_once);
  g_test_add_func ("/report-sender/failing", test_failing);
  g_test_add_func ("/report-sender/refused", test_refused);
  g_test_add_func ("/report-sender/no-answer", test_no_answer);
  g_test_add_func ("/report-sender/rejected", test_rejected);

  return g_test_run ();
}
