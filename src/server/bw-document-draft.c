/* bw-document-draft.c: from the body of a request to a document that may be judged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-draft.h"

#include "bw-document-rights.h"
#include "bw-draft-scope.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-schema.h"
#include "bw-server-private.h"
#include "bw-time.h"

/* The names of a draft that are being looked up. */
typedef struct
{
  BwExchange *exchange;
  GPtrArray  *faults;
} Names;

static void
add_fault (GPtrArray  *faults,
           const char *pointer,
           const char *reason)
{
  if (faults->len < BW_SCHEMA_MAX_FAULTS)
    g_ptr_array_add (faults, bw_fault_new ("", 0, pointer, reason));
}

/* Whether there is such a thing, so that all faults are told at once; documents are
 * looked for when it is written, and so are areas and sites once more. */
static gboolean
is_there (BwServer   *server,
          const char *wanted,
          const char *id)
{
  BwPlaceTree *places = bw_picture_get_places (server->picture);
  BwPlace place;

  if (g_str_equal (wanted, "measure"))
    return bw_measure_catalogue_lookup (server->catalogue, id) != NULL;
  if (!g_str_equal (wanted, "area") && !g_str_equal (wanted, "site") && !g_str_equal (wanted, "place"))
    return TRUE;

  place = bw_place_tree_lookup (places, id);
  if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place))
    return FALSE;

  return g_str_equal (wanted, "place") || bw_place_tree_is_site (places, place) == g_str_equal (wanted, "site");
}

static void
look_up (const char *pointer,
         const char *wanted,
         const char *id,
         gpointer    data)
{
  Names *names = data;
  g_autofree char *reason = NULL;

  if (is_there (names->exchange->server, wanted, id))
    return;

  reason = g_strdup_printf ("no %s is called “%s”", wanted, id);
  add_fault (names->faults, pointer, reason);
}

static BwProblem *
make_problem (GPtrArray *faults)
{
  const BwFault *first = g_ptr_array_index (faults, 0);
  BwProblem *problem;

  if (*first->pointer != '\0')
    problem = bw_problem_new (422, "%s %s", first->pointer, first->reason);
  else
    problem = bw_problem_new (422, "the document %s", first->reason);

  for (guint i = 0; i < faults->len; i++)
    {
      const BwFault *fault = g_ptr_array_index (faults, i);

      bw_problem_add_error (problem, fault->pointer, fault->reason);
    }

  return problem;
}

/* The path says it; the body may say it too, but no other. */
static void
fill_name (JsonObject *object,
           const char *member,
           const char *value,
           GPtrArray  *faults)
{
  g_autofree char *pointer = g_strconcat ("/", member, NULL);
  const char *said = NULL;

  if (bw_json_has (object, member)
      && (!bw_json_get_string (object, member, &said, NULL) || !g_str_equal (said, value)))
    add_fault (faults, pointer, "is not what the path says");

  json_object_set_string_member (object, member, value);
}

static void
fill (BwExchange     *exchange,
      JsonObject     *object,
      BwDocumentType  type,
      const char     *id,
      GPtrArray      *faults)
{
  BwServer *server = exchange->server;

  fill_name (object, "type", bw_document_type_to_string (type), faults);
  fill_name (object, "id", id, faults);
  bw_schema_strip (bw_schema_of_type (type), object);
  json_object_set_string_member (object, "by_role", bw_role_to_string (exchange->token->role));
  if (!json_object_has_member (object, "source"))
    json_object_set_string_member (object, "source", "manual");

  if (!json_object_has_member (object, "at"))
    {
      g_autofree char *now = bw_time_format (bw_clock_get_now (server->clock), server->zone);

      json_object_set_string_member (object, "at", now);
    }
}

static void
check (BwExchange     *exchange,
       JsonNode       *node,
       BwDocumentType  type,
       GPtrArray      *faults)
{
  Names names = { exchange, faults };

  if (bw_schema_check (bw_schema_of_type (type), node, BW_SCHEMA_MAX_FAULTS, faults))
    bw_schema_visit_names (bw_schema_of_type (type), json_node_get_object (node), look_up, &names);
}

/* What no schema can say: ids that are made of others, rings that are closed. */
static BwDocument *
make_document (BwServer   *server,
               JsonObject *object,
               GPtrArray  *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new_from_object (object, server->catalogue, &error);
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;

  if (document != NULL)
    return g_steal_pointer (&document);

  bw_json_split_error (error, &pointer, &reason);
  add_fault (faults, pointer, reason);
  return NULL;
}

static BwProblem *
check_media_type (BwHttpRequest *request)
{
  const char *type = bw_http_request_get_header (request, "Content-Type");

  if (type == NULL || g_ascii_strncasecmp (type, "application/json", strlen ("application/json")) == 0)
    return NULL;

  return bw_problem_new (415, "a document is application/json");
}

/**
 * bw_document_draft_read:
 * @exchange: a request with a document
 * @type: of the document, by the path
 * @id: of the document, by the path
 * @draft: (out) (transfer full): its text, one line
 * @place: (out) (transfer full) (nullable): code of the place that it belongs to
 *
 * Returns: (transfer full) (nullable): why there is none
 */
BwProblem *
bw_document_draft_read (BwExchange      *exchange,
                        BwDocumentType   type,
                        const char      *id,
                        char           **draft,
                        char           **place)
{
  gsize length;
  const char *body = bw_http_request_get_body (exchange->request, &length);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (BwDocument) document = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  BwProblem *problem = check_media_type (exchange->request);

  if (problem != NULL)
    return problem;

  node = bw_json_parse (body, (gssize) length, bw_document_rights_get (type)->max_bytes, &error);
  if (node == NULL)
    return bw_problem_new_from_error (error);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return bw_problem_new (400, "a document is an object");

  fill (exchange, json_node_get_object (node), type, id, faults);
  check (exchange, node, type, faults);
  if (faults->len == 0)
    document = make_document (exchange->server, json_node_get_object (node), faults);
  if (document == NULL)
    return make_problem (faults);

  problem = bw_draft_scope_check (exchange, document, json_node_get_object (node));
  if (problem != NULL)
    return problem;

  *draft = g_strdup (bw_document_get_json (document));
  *place = g_strdup (bw_document_get_place (document));
  return NULL;
}

/**
 * bw_document_draft_is_own:
 * @exchange: a request
 * @place: (nullable): code of the place of a document
 *
 * Returns: whether the token is good for that place or a part of it and for no
 *   more, and that is not the whole city
 */
gboolean
bw_document_draft_is_own (BwExchange *exchange,
                          const char *place)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  BwPlace own = place != NULL ? bw_place_tree_lookup (places, place) : BW_PLACE_NONE;

  return own != BW_PLACE_NONE
         && !bw_scope_is_whole (places, exchange->scope)
         && bw_place_tree_is_within (places, exchange->scope, own);
}
