/* bw-draft-scope.c: whether a token may write a document there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-draft-scope.h"

#include "bw-document-rights.h"
#include "bw-handlers.h"
#include "bw-json.h"
#include "bw-server-private.h"

/* A document that is written, and by whom. */
typedef struct
{
  BwExchange     *exchange;
  BwPlaceTree    *places;
  BwDocumentType  type;
  BwDocument     *document;
  JsonObject     *object;
  BwPlace         place;   /* BW_PLACE_NONE: of none */
  gboolean        is_all;  /* the token is the whole city's */
} Draft;

static BwProblem *
refuse_area (Draft *draft)
{
  return bw_problem_new (403, "the token is good for “%s” only", draft->exchange->token->area);
}

static BwProblem *
refuse_member (guint       status,
               const char *pointer,
               const char *reason)
{
  BwProblem *problem = bw_problem_new (status, "%s %s", pointer, reason);

  bw_problem_add_error (problem, pointer, reason);
  return problem;
}

static BwPlace
look_up (Draft      *draft,
         const char *member)
{
  const char *code = NULL;

  return bw_json_has (draft->object, member) && bw_json_get_string (draft->object, member, &code, NULL)
           ? bw_place_tree_lookup (draft->places, code)
           : BW_PLACE_NONE;
}

static gboolean
is_ours (Draft   *draft,
         BwPlace  place)
{
  return bw_scope_has_place (draft->places, draft->exchange->scope, place);
}

/* A place that is new stands where it says, and beside no other of its name. */
static BwProblem *
check_place (Draft *draft)
{
  gboolean is_area = draft->type == BW_DOCUMENT_TYPE_AREA;
  BwPlace above = look_up (draft, is_area ? "parent" : "area");
  gboolean is_known = draft->place != BW_PLACE_NONE && bw_place_tree_is_listed (draft->places, draft->place);

  if (is_known && bw_place_tree_is_site (draft->places, draft->place) == is_area)
    return refuse_member (409, "/id", is_area ? "a site is called that" : "an area is called that");
  if (above == BW_PLACE_NONE && !is_known)
    return refuse_member (409, "/parent", "is missing: the city has its root");
  if (is_area && above != BW_PLACE_NONE
      && bw_place_tree_get_level (draft->places, above) >= bw_document_get_area (draft->document)->level)
    return refuse_member (409, "/level", "is not below the level of the parent");

  return is_ours (draft, is_known ? draft->place : above) ? NULL : refuse_area (draft);
}

/* Each recipient of an order is below who gives it; of a request above. */
static BwProblem *
check_recipients (Draft   *draft,
                  BwPlace  issuer,
                  gboolean is_request)
{
  g_autofree BwPlace *recipients = bw_scope_dup_recipients (draft->places, draft->document);

  for (guint i = 0; recipients != NULL && recipients[i] != BW_PLACE_NONE; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/recipients/%u", i);

      if (is_request && !bw_place_tree_is_within (draft->places, issuer, recipients[i]))
        return refuse_member (422, pointer, "does not stand above the issuer: a request goes upward");
      if (!is_request && !draft->is_all && !is_ours (draft, recipients[i]))
        return refuse_area (draft);
    }

  return NULL;
}

/* What the token may not see is as good as not there. */
static BwProblem *
check_named (Draft          *draft,
             const char     *member,
             BwDocumentType  type,
             BwItem        **item)
{
  const char *id = json_object_get_string_member (draft->object, member);
  g_autofree char *pointer = g_strconcat ("/", member, NULL);
  g_autofree char *reason = NULL;

  *item = bw_handle_document_find (draft->exchange, type, id);
  if (*item != NULL)
    return NULL;

  reason = g_strdup_printf ("no %s has the id “%s”", bw_document_type_to_string (type), id);
  return refuse_member (422, pointer, reason);
}

/* To supersede an order is to change it. */
static BwProblem *
check_superseded (Draft *draft)
{
  BwProblem *problem;
  BwItem *order;

  if (draft->is_all || !bw_json_has (draft->object, "supersedes"))
    return NULL;

  problem = check_named (draft, "supersedes", BW_DOCUMENT_TYPE_ORDER, &order);
  return problem == NULL && !is_ours (draft, order->place) ? refuse_area (draft) : problem;
}

/* Sites issue nothing. */
static BwPlace
find_issuer (Draft *draft)
{
  BwPlace place = look_up (draft, "issuer");

  return place != BW_PLACE_NONE
         && bw_place_tree_is_listed (draft->places, place)
         && !bw_place_tree_is_site (draft->places, place) ? place : BW_PLACE_NONE;
}

static BwProblem *
check_order (Draft *draft)
{
  gboolean is_request = g_strcmp0 (json_object_get_string_member (draft->object, "kind"), "request") == 0;
  BwPlace issuer = find_issuer (draft);
  BwRole role = draft->exchange->token->role;
  BwProblem *problem;

  if (!is_request && !bw_role_may (role, BW_RIGHT_COMMAND))
    return bw_problem_new (403, "the role %s may make requests only", bw_role_to_string (role));

  /* One that comes from nowhere would go upward to everybody. */
  if (is_request && issuer == BW_PLACE_NONE)
    return refuse_member (422, "/issuer", "must be the code of the area that asks: a request goes upward from there");
  if (!draft->is_all && issuer == BW_PLACE_NONE)
    return refuse_member (422, "/issuer", "must be the code of the area of the token, or of one below it");
  if (!draft->is_all && !is_ours (draft, issuer))
    return refuse_area (draft);

  problem = check_recipients (draft, issuer, is_request);
  return problem != NULL ? problem : check_superseded (draft);
}

static BwProblem *
check_receipt (Draft *draft)
{
  BwProblem *problem;
  BwItem *order;

  if (!is_ours (draft, draft->place))
    return refuse_area (draft);

  problem = check_named (draft, "order", BW_DOCUMENT_TYPE_ORDER, &order);
  if (problem != NULL || order->recipients == NULL)
    return problem;

  for (const BwPlace *place = order->recipients; *place != BW_PLACE_NONE; place++)
    {
      if (bw_place_tree_is_within (draft->places, draft->place, *place))
        return NULL;
    }

  return refuse_member (422, "/area", "is none of those whom the order is for");
}

static BwProblem *
check_followup (Draft *draft)
{
  BwItem *inspection;

  return is_ours (draft, draft->place)
           ? check_named (draft, "inspection", BW_DOCUMENT_TYPE_INSPECTION, &inspection)
           : refuse_area (draft);
}

/* Until it is done it is for the whole city's eyes only, and so is its writing. */
static BwProblem *
check_inspection (Draft *draft)
{
  if (!draft->is_all)
    return refuse_area (draft);

  return draft->place != draft->exchange->scope
           ? NULL
           : refuse_member (422, "/place", "must stand below the area of the token: nobody inspects himself");
}

static BwProblem *
check_other (Draft *draft)
{
  if (bw_document_rights_get (draft->type)->is_whole || draft->place == BW_PLACE_NONE)
    return draft->is_all ? NULL : bw_problem_new (403, "this belongs to the whole city, and the token is good for “%s”",
                                                  draft->exchange->token->area);

  return is_ours (draft, draft->place) ? NULL : refuse_area (draft);
}

/**
 * bw_draft_scope_check:
 * @exchange: a request with a document
 * @document: the document
 * @object: its members
 *
 * Returns: (transfer full) (nullable): why the token may not write it
 */
BwProblem *
bw_draft_scope_check (BwExchange *exchange,
                      BwDocument *document,
                      JsonObject *object)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  const char *code = bw_document_get_place (document);
  Draft draft = {
    .exchange = exchange,
    .places = places,
    .type = bw_document_get_kind (document),
    .document = document,
    .object = object,
    .place = code != NULL ? bw_place_tree_lookup (places, code) : BW_PLACE_NONE,
    .is_all = bw_scope_is_whole (places, exchange->scope),
  };

  switch ((int) draft.type)
    {
    case BW_DOCUMENT_TYPE_AREA:
    case BW_DOCUMENT_TYPE_SITE:
      return check_place (&draft);

    case BW_DOCUMENT_TYPE_ORDER:
      return check_order (&draft);

    case BW_DOCUMENT_TYPE_RECEIPT:
      return check_receipt (&draft);

    case BW_DOCUMENT_TYPE_FOLLOWUP:
      return check_followup (&draft);

    case BW_DOCUMENT_TYPE_INSPECTION:
      return check_inspection (&draft);

    default:
      return check_other (&draft);
    }
}
