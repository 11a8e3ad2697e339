/* bw-handle-change.c: writes and removes one document
 *
 *   head: admit ──► body: draft ──► writer's thread: rules, store ──► picture, answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-draft.h"
#include "bw-document-rights.h"
#include "bw-document-write.h"
#include "bw-handlers.h"
#include "bw-precondition.h"
#include "bw-server-private.h"

#include <string.h>

static void
refuse_method (BwExchange *exchange,
               const char *type_name)
{
  BwProblem *problem = bw_problem_new (405, "documents of the type “%s” are made by the backend", type_name);
  BwHttpResponse *response;

  bw_problem_set_instance (problem, bw_http_request_get_path (exchange->request));
  response = bw_problem_to_response (problem);
  bw_http_response_add_header (response, "Allow", "GET");
  bw_exchange_reply (exchange, response);
}

/* The type and the id that the path names. FALSE: the exchange has failed. */
static gboolean
find_name (BwExchange      *exchange,
           BwDocumentType  *type,
           const char     **id)
{
  const char *slash = strchr (exchange->tail, '/');
  g_autofree char *name = g_strndup (exchange->tail, strcspn (exchange->tail, "/"));

  if (!bw_document_type_from_string (name, type))
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "no documents are of the type “%s”", name));
      return FALSE;
    }

  if (slash == NULL || slash[1] == '\0')
    {
      bw_exchange_fail (exchange, bw_problem_new (404, "documents are written one by one: name its id"));
      return FALSE;
    }

  *id = slash + 1;
  return TRUE;
}

/* FALSE: the exchange has failed. */
static gboolean
read_precondition (BwExchange *exchange,
                   guint64    *expected)
{
  BwProblem *problem = bw_precondition_read (bw_http_request_get_header (exchange->request, "If-Match"),
                                             bw_http_request_get_header (exchange->request, "If-None-Match"),
                                             expected);

  if (problem != NULL)
    bw_exchange_fail (exchange, problem);

  return problem == NULL;
}

/* What was counted there would be counted no more. Of what is on its way, and of all
 * that names it, its rule knows. */
static gboolean
is_used (BwServer *server,
         BwPlace   place)
{
  GPtrArray *tallies = bw_shelf_get_items (server->shelf, BW_DOCUMENT_TYPE_TALLY);
  guint n_parts;

  bw_place_tree_get_parts (bw_picture_get_places (server->picture), place, &n_parts);
  for (guint i = 0; n_parts == 0 && i < tallies->len; i++)
    {
      const BwItem *tally = g_ptr_array_index (tallies, i);

      n_parts += tally->place == place && !tally->is_gone;
    }

  return n_parts > 0;
}

/* `sampling:ID` and the like. */
static gboolean
is_counted (BwServer     *server,
            const BwItem *round)
{
  GPtrArray *tallies = bw_shelf_get_items (server->shelf, BW_DOCUMENT_TYPE_TALLY);
  g_autofree char *ending = g_strconcat (":", round->id, NULL);

  for (guint i = 0; i < tallies->len; i++)
    {
      const BwItem *tally = g_ptr_array_index (tallies, i);

      if (!tally->is_gone
          && g_str_has_suffix (bw_picture_get_subject_name (server->picture, tally->subject), ending))
        return TRUE;
    }

  return FALSE;
}

/* (nullable) (transfer full): why what stands may not go */
static BwProblem *
check_removal (BwExchange   *exchange,
               const BwItem *item)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  gboolean is_all = bw_scope_is_whole (places, exchange->scope);
  gboolean is_place = item->type == BW_DOCUMENT_TYPE_AREA || item->type == BW_DOCUMENT_TYPE_SITE;

  if (!is_all && (bw_document_rights_get (item->type)->is_whole
                  || !bw_scope_has_place (places, exchange->scope, item->place)))
    return bw_problem_new (403, "the token is good for “%s” only", exchange->token->area);
  if (is_place && is_used (exchange->server, item->place))
    return bw_problem_new (409, "something stands in it or was counted there: it stays");
  if (item->type == BW_DOCUMENT_TYPE_ROUND && is_counted (exchange->server, item))
    return bw_problem_new (409, "something was counted in it: it stays");

  return NULL;
}

/**
 * bw_handle_change_admit:
 * @exchange: a request to write a document, whose head was read
 *
 * Whether the role may write this type is known before the body comes.
 *
 * Returns: whether it may; else the exchange has failed
 */
gboolean
bw_handle_change_admit (BwExchange *exchange)
{
  const BwDocumentRights *rights;
  BwRole role = exchange->token->role;
  BwDocumentType type;
  const char *id;

  if (!find_name (exchange, &type, &id))
    return FALSE;

  rights = bw_document_rights_get (type);
  exchange->body_bytes = MIN (exchange->body_bytes, rights->max_bytes);
  if (rights->right >= 0 && bw_role_may (role, (BwRight) rights->right))
    return TRUE;

  if (rights->right < 0)
    refuse_method (exchange, bw_document_type_to_string (type));
  else
    bw_exchange_fail (exchange, bw_problem_new (403, "the role %s may not write documents of the type “%s”",
                                                bw_role_to_string (role), bw_document_type_to_string (type)));
  return FALSE;
}

void
bw_handle_change_put (BwExchange *exchange)
{
  g_autofree char *place = NULL;
  char *draft = NULL;
  BwProblem *problem;
  BwDocumentType type;
  guint64 expected;
  const char *id;

  if (!find_name (exchange, &type, &id))
    return;

  if (type == BW_DOCUMENT_TYPE_DISPLAY)
    {
      bw_handle_display_put (exchange, id);
      return;
    }

  if (!read_precondition (exchange, &expected))
    return;

  problem = exchange->server->is_stopping ? bw_problem_new_busy ()
                                          : bw_document_draft_read (exchange, type, id, &draft, &place);
  if (problem != NULL)
    bw_exchange_fail (exchange, problem);
  else
    bw_document_write_later (exchange, type, id, draft, place, expected);
}

void
bw_handle_change_delete (BwExchange *exchange)
{
  BwProblem *problem = NULL;
  BwDocumentType type;
  guint64 expected;
  const char *id;
  BwItem *item;

  if (!find_name (exchange, &type, &id))
    return;

  if (type == BW_DOCUMENT_TYPE_DISPLAY)
    {
      bw_handle_display_delete (exchange, id);
      return;
    }

  if (!read_precondition (exchange, &expected))
    return;

  /* The ledger is not on the shelf: its rule answers. */
  item = bw_handle_document_find (exchange, type, id);
  if (item != NULL)
    problem = check_removal (exchange, item);
  else if (!bw_server_has_past (type))
    problem = bw_problem_new (404, "no %s has the id “%s”", bw_document_type_to_string (type), id);

  if (problem != NULL)
    bw_exchange_fail (exchange, problem);
  else
    bw_document_write_later (exchange, type, id, NULL, NULL, expected);
}
