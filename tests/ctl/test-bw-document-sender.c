/* test-bw-document-sender.c: what people wrote arrives, in order, and over nobody's work
 *
 * A backend of a few lines stands in for the real one: it keeps documents by path, with
 * versions, and can be told to fail first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-sender.h"

#include "bw-json.h"
#include "bw-time.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  SoupServer *server;
  char       *url;
  GHashTable *documents;   /* path → JsonObject, with its seq */
  GPtrArray  *log;         /* of what was written, in order */
  gint64      seq;
  guint       unavailable; /* how many requests are answered 503 */
  guint       outrun;      /* how many writes find that somebody else was first */
  guint       status;      /* of all requests, if not 0 */
} Backend;

static void
answer (SoupServerMessage *message,
        guint              status,
        const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  if (text != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
answer_changed (SoupServerMessage *message,
                JsonObject        *standing)
{
  g_autofree char *line = bw_json_to_line (standing);
  g_autofree char *text = g_strdup_printf ("{\"detail\":\"it is not the version\",\"current\":%s}", line);

  answer (message, SOUP_STATUS_PRECONDITION_FAILED, text);
}

static void
set_seq (Backend    *backend,
         JsonObject *object)
{
  json_object_set_int_member (object, "seq", ++backend->seq);
}

static void
take_put (Backend           *backend,
          SoupServerMessage *message,
          const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (JsonNode) node = bw_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                             65536, NULL);
  JsonObject *standing = g_hash_table_lookup (backend->documents, path);
  const char *match = soup_message_headers_get_one (headers, "If-Match");
  g_autofree char *tag = NULL;

  g_assert_nonnull (node);
  g_assert_true ((match == NULL) == (soup_message_headers_get_one (headers, "If-None-Match") != NULL));
  if (backend->outrun > 0 && standing != NULL && match != NULL)
    {
      backend->outrun--;
      set_seq (backend, standing);
    }
  if (standing != NULL)
    tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", json_object_get_int_member (standing, "seq"));
  if (g_strcmp0 (match, tag) != 0)
    {
      answer_changed (message, standing);
      return;
    }

  set_seq (backend, json_node_get_object (node));
  g_hash_table_insert (backend->documents, g_strdup (path), json_node_dup_object (node));
  g_ptr_array_add (backend->log, g_strdup_printf ("%s %s", path, soup_message_headers_get_one (headers,
                                                                                            "Authorization")));
  answer (message, standing == NULL ? SOUP_STATUS_CREATED : SOUP_STATUS_OK, "{}");
}

static void
on_server_request_cb (SoupServer        *server,
                      SoupServerMessage *message,
                      const char        *path,
                      GHashTable        *query,
                      gpointer           data)
{
  Backend *backend = data;
  const char *key = path + strlen ("/v1/documents/");
  JsonObject *standing;

  g_assert_true (g_str_has_prefix (path, "/v1/documents/"));
  standing = g_hash_table_lookup (backend->documents, key);
  if (backend->unavailable > 0)
    {
      backend->unavailable--;
      answer (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
    }
  else if (backend->status != 0)
    {
      answer (message, backend->status, "{\"detail\":\"is not to be had\"}");
    }
  else if (g_str_equal (soup_server_message_get_method (message), "PUT"))
    {
      take_put (backend, message, key);
    }
  else if (standing == NULL)
    {
      answer (message, SOUP_STATUS_NOT_FOUND, "{\"detail\":\"there is none\"}");
    }
  else
    {
      g_autofree char *line = bw_json_to_line (standing);

      answer (message, SOUP_STATUS_OK, line);
    }
}

static void
start_backend (Backend *backend)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  *backend = (Backend) { 0 };
  backend->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  backend->log = g_ptr_array_new_with_free_func (g_free);
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
  g_hash_table_unref (backend->documents);
  g_ptr_array_unref (backend->log);
  g_free (backend->url);
}

/* @state (nullable) */
static BwPeopleChange *
make (BwDocumentType  type,
      const char     *id,
      gboolean        is_new,
      const char     *state)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwPeopleChange *change = bw_people_change_new (type, id, is_new, BW_TIME_DAY, zone);

  if (state != NULL)
    json_object_set_string_member (change->members, "state", state);
  return change;
}

static GPtrArray *
list (BwPeopleChange *change,
      ...)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_people_change_free);
  va_list others;

  va_start (others, change);
  for (BwPeopleChange *next = change; next != NULL; next = va_arg (others, BwPeopleChange *))
    g_ptr_array_add (changes, next);
  va_end (others);
  return changes;
}

/* Takes over @changes. */
static BwReportTotals
send_all (Backend   *backend,
          GPtrArray *changes)
{
  g_autoptr (BwDocumentSender) sender = bw_document_sender_new (backend->url, "staff", "commander");
  BwReportTotals totals;

  bw_document_sender_send (sender, changes);
  while (!bw_document_sender_is_idle (sender))
    g_main_context_iteration (NULL, TRUE);

  bw_document_sender_get_totals (sender, &totals);
  if (bw_document_sender_get_error (sender) == NULL)
    g_assert_cmpuint (totals.sent, ==, totals.accepted + totals.duplicate + totals.rejected);
  g_assert_true ((totals.rejected > 0) == (bw_document_sender_get_rejection (sender) != NULL));
  return totals;
}

static const char *
peek (Backend    *backend,
      const char *path,
      const char *member)
{
  JsonObject *object = g_hash_table_lookup (backend->documents, path);

  return object != NULL ? bw_json_peek_string (object, member) : NULL;
}

/* What names another one comes after it, whatever fails on the way; the second time
 * nothing is written. */
static void
test_order (void)
{
  Backend backend;
  BwReportTotals totals;

  start_backend (&backend);
  backend.unavailable = 2;
  for (guint i = 0; i < 2; i++)
    {
      BwPeopleChange *order = make (BW_DOCUMENT_TYPE_ORDER, "o", TRUE, NULL);

      order->by_commander = TRUE;
      totals = send_all (&backend, list (make (BW_DOCUMENT_TYPE_TEAM, "t", TRUE, NULL),
                                         make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", TRUE, "planned"),
                                         make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", FALSE, "on_duty"),
                                         order,
                                         make (BW_DOCUMENT_TYPE_RECEIPT, "o/x y", TRUE, "sent"), NULL));
      g_assert_cmpuint (totals.sent, ==, 5);
      g_assert_cmpuint (i == 0 ? totals.accepted : totals.duplicate, >=, i == 0 ? 5 : 3);
    }

  g_assert_cmpstr (g_ptr_array_index (backend.log, 0), ==, "team/t Bearer staff");
  g_assert_cmpstr (g_ptr_array_index (backend.log, 1), ==, "assignment/a Bearer staff");
  g_assert_cmpstr (g_ptr_array_index (backend.log, 2), ==, "assignment/a Bearer staff");
  g_assert_cmpstr (g_ptr_array_index (backend.log, 3), ==, "order/o Bearer commander");
  g_assert_cmpstr (g_ptr_array_index (backend.log, 4), ==, "receipt/o/x y Bearer staff");
  stop_backend (&backend);
}

/* What people made of a document meanwhile stays; one that is gone stays gone; who was
 * outrun looks again. */
static void
test_over (void)
{
  Backend backend;
  BwReportTotals totals;
  JsonObject *standing;

  start_backend (&backend);
  send_all (&backend, list (make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", TRUE, "planned"), NULL));
  standing = g_hash_table_lookup (backend.documents, "assignment/a");
  json_object_set_string_member (standing, "site", "elsewhere");

  backend.outrun = 2;
  totals = send_all (&backend, list (make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", FALSE, "on_duty"),
                                     make (BW_DOCUMENT_TYPE_ASSIGNMENT, "b", FALSE, "on_duty"), NULL));
  g_assert_cmpuint (totals.accepted, ==, 1);
  g_assert_cmpuint (totals.rejected, ==, 1);
  g_assert_cmpstr (peek (&backend, "assignment/a", "state"), ==, "on_duty");
  g_assert_cmpstr (peek (&backend, "assignment/a", "site"), ==, "elsewhere");
  g_assert_null (g_hash_table_lookup (backend.documents, "assignment/b"));
  stop_backend (&backend);
}

/* Somebody who is always first is not chased for ever. */
static void
test_outrun (void)
{
  Backend backend;
  BwReportTotals totals;

  start_backend (&backend);
  send_all (&backend, list (make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", TRUE, "planned"), NULL));
  backend.outrun = G_MAXUINT;
  totals = send_all (&backend, list (make (BW_DOCUMENT_TYPE_ASSIGNMENT, "a", FALSE, "on_duty"), NULL));
  g_assert_cmpuint (totals.rejected, ==, 1);
  stop_backend (&backend);
}

/* A bad token ends it all; any other refusal is counted. */
static void
test_refused (void)
{
  Backend backend;
  BwReportTotals totals;
  g_autoptr (BwDocumentSender) sender = NULL;

  start_backend (&backend);
  backend.status = SOUP_STATUS_CONFLICT;
  totals = send_all (&backend, list (make (BW_DOCUMENT_TYPE_TEAM, "a", TRUE, NULL),
                                     make (BW_DOCUMENT_TYPE_ENTRY, "b", TRUE, NULL), NULL));
  g_assert_cmpuint (totals.rejected, ==, 1);
  g_assert_cmpuint (totals.duplicate, ==, 1);

  backend.status = SOUP_STATUS_UNAUTHORIZED;
  sender = bw_document_sender_new (backend.url, "staff", "commander");
  bw_document_sender_send (sender, list (make (BW_DOCUMENT_TYPE_TEAM, "a", TRUE, NULL),
                                         make (BW_DOCUMENT_TYPE_ASSIGNMENT, "b", TRUE, NULL), NULL));
  while (!bw_document_sender_is_idle (sender))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (bw_document_sender_get_error (sender));
  bw_document_sender_get_totals (sender, &totals);
  g_assert_cmpuint (totals.sent, ==, 1);
  stop_backend (&backend);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-sender/order", test_order);
  g_test_add_func ("/document-sender/over", test_over);
  g_test_add_func ("/document-sender/outrun", test_outrun);
  g_test_add_func ("/document-sender/refused", test_refused);

  return g_test_run ();
}
