/* bw-client-verdict.c: what an answer means for an entry of the outbox
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-verdict-private.h"

#include "bw-json.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#define MAX_LENGTH   (1024 * 1024)
#define MAX_PAUSE_MS 300000.0

/* Of what is no backend's: enough to know it by. */
#define MAX_SHOWN    40

#define REPORTS   "/v1/reports"
#define DOCUMENTS "/v1/documents/"

/* How the backend says what is wrong. */
#define PROBLEM_KIND  "application/problem+json"
#define PROBLEM_TYPES "urn:bulwark:problem:"

/* RFC 8470 and RFC 6585; libsoup has no names for them. */
#define STATUS_TOO_EARLY         425
#define STATUS_TOO_MANY_REQUESTS 429

/* Another answer may come another time. A token is the session's matter. */
static gboolean
is_passing (guint status)
{
  return status < 400 || status >= 500
         || status == SOUP_STATUS_UNAUTHORIZED
         || status == SOUP_STATUS_REQUEST_TIMEOUT
         || status == STATUS_TOO_EARLY
         || status == STATUS_TOO_MANY_REQUESTS;
}

/* A proxy that knows no such page says what the backend says of a document that is not
 * there; but not in the backend's words (bw-problem.c). */
static gboolean
is_of_backend (const char *kind,
               const char *answer,
               gsize       length)
{
  g_autoptr (JsonNode) root = NULL;
  const char *type;

  if (g_strcmp0 (kind, PROBLEM_KIND) != 0 || length == 0)
    return FALSE;

  root = bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
         && bw_json_get_string (json_node_get_object (root), "type", &type, NULL)
         && g_str_has_prefix (type, PROBLEM_TYPES);
}

/* (transfer full): whatever it was given to, it was not the backend */
static char *
describe_stranger (const char *answer,
                   gsize       length)
{
  g_autofree char *shown = g_utf8_make_valid (answer, (gssize) MIN (length, MAX_SHOWN));

  /* Translators: the beginning of what it answers, e.g. <!DOCTYPE html> */
  return g_strdup_printf (_("what answers is no backend: %s"), shown);
}

/* What is to go and is not there has gone: the answer to an earlier try was lost. */
static BwClientVerdict
judge_missing (BwClientOutboxEntry  *entry,
               const char           *kind,
               const char           *answer,
               gsize                 length,
               char                **reason)
{
  if (is_of_backend (kind, answer, length))
    return bw_client_outbox_entry_is_removal (entry) ? BW_CLIENT_VERDICT_TAKEN : BW_CLIENT_VERDICT_REFUSED;

  *reason = describe_stranger (answer, length);
  return BW_CLIENT_VERDICT_LATER;
}

/* (nullable): what is wrong with a report that was refused among those taken */
static char *
find_rejected (JsonObject *object)
{
  JsonNode *rejected = json_object_get_member (object, "rejected");
  JsonNode *first;
  const char *pointer = "";
  const char *reason = "";

  if (rejected == NULL || !JSON_NODE_HOLDS_ARRAY (rejected)
      || json_array_get_length (json_node_get_array (rejected)) == 0)
    return NULL;

  first = json_array_get_element (json_node_get_array (rejected), 0);
  if (JSON_NODE_HOLDS_OBJECT (first))
    {
      bw_json_get_string (json_node_get_object (first), "pointer", &pointer, NULL);
      bw_json_get_string (json_node_get_object (first), "reason", &reason, NULL);
    }

  return g_strdup_printf ("%s: %s", pointer, reason);
}

/* Whether @object is what the backend tells of what it took: of a document itself, of
 * reports how many. A portal has JSON of its own to say. */
static gboolean
is_receipt (BwClientOutboxEntry *entry,
            JsonObject          *object)
{
  const char *path = bw_client_outbox_entry_get_path (entry);
  const char *type = NULL;
  const char *id = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *told = NULL;

  if (g_str_equal (path, REPORTS))
    return json_object_has_member (object, "accepted");
  if (!g_str_has_prefix (path, DOCUMENTS) || bw_client_outbox_entry_is_removal (entry))
    return TRUE;

  if (!bw_json_get_string (object, "type", &type, NULL) || !bw_json_get_string (object, "id", &id, NULL)
      || type == NULL || id == NULL)
    return FALSE;

  asked = g_uri_unescape_string (path + strlen (DOCUMENTS), NULL);
  told = g_strconcat (type, "/", id, NULL);
  return g_strcmp0 (asked, told) == 0;
}

/* A portal or a proxy answers 200 to everything, with a page of its own, with JSON or with
 * nothing; what was given to it has not come to the backend. */
static BwClientVerdict
judge_success (BwClientOutboxEntry  *entry,
               guint                 status,
               const char           *etag,
               const char           *answer,
               gsize                 length,
               char                **reason)
{
  g_autoptr (JsonNode) root = NULL;

  /* What is written is shown as it was written. */
  if (status == SOUP_STATUS_NO_CONTENT && bw_client_outbox_entry_is_removal (entry))
    return BW_CLIENT_VERDICT_TAKEN;

  root = length > 0 ? bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL) : NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && is_receipt (entry, json_node_get_object (root)))
    {
      *reason = find_rejected (json_node_get_object (root));
      bw_client_outbox_entry_keep (entry, answer, length, etag);
      return *reason != NULL ? BW_CLIENT_VERDICT_REFUSED : BW_CLIENT_VERDICT_TAKEN;
    }

  *reason = describe_stranger (answer, length);
  return BW_CLIENT_VERDICT_LATER;
}

/**
 * bw_client_verdict_reach:
 * @entry: what was sent
 * @status: of the answer
 * @etag: (nullable): of the answer
 * @kind: (nullable): Content-Type of the answer, without parameters
 * @answer: its body
 * @length: of @answer
 * @reason: (out) (nullable) (transfer full): why a 2xx is none: the place and the reason
 *   of what was refused, or that no backend answers
 *
 * A report that was refused among those taken is REFUSED in a 2xx too; one that no
 * backend has said is LATER. A 412 that shows just what was to be written is the trace
 * of an earlier try, and so is a 404 of what was to go, if it is the backend's. @entry keeps what stands there
 * now, if that is told.
 *
 * Returns: what becomes of @entry
 */
BwClientVerdict
bw_client_verdict_reach (BwClientOutboxEntry  *entry,
                         guint                 status,
                         const char           *etag,
                         const char           *kind,
                         const char           *answer,
                         gsize                 length,
                         char                **reason)
{
  *reason = NULL;
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return judge_success (entry, status, etag, answer, length, reason);

  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    return judge_missing (entry, kind, answer, length, reason);

  if (status == SOUP_STATUS_PRECONDITION_FAILED)
    return bw_client_outbox_entry_compare (entry, answer, length, etag) ? BW_CLIENT_VERDICT_TAKEN
                                                                       : BW_CLIENT_VERDICT_CONFLICT;

  return is_passing (status) ? BW_CLIENT_VERDICT_LATER : BW_CLIENT_VERDICT_REFUSED;
}

double
bw_client_verdict_read_pause (const char *retry_after)
{
  return retry_after != NULL ? MIN ((double) g_ascii_strtoull (retry_after, NULL, 10) * 1000, MAX_PAUSE_MS) : 0.0;
}
