/* bw-scope.c: what of the city a reader may see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-scope.h"

#include "bw-rule.h"

#include <string.h>

/* Whether one of @item's recipients stands in @scope or above it. */
static gboolean
is_for (BwPlaceTree  *places,
        BwPlace       scope,
        const BwItem *item)
{
  for (const BwPlace *place = item->recipients; place != NULL && *place != BW_PLACE_NONE; place++)
    {
      if (bw_place_tree_is_within (places, *place, scope) || bw_place_tree_is_within (places, scope, *place))
        return TRUE;
    }

  return FALSE;
}

BwPlace
bw_scope_of_token (BwPlaceTree   *places,
                   const BwToken *token)
{
  BwPlace place = bw_place_tree_lookup (places, token->area);

  return place != BW_PLACE_NONE && bw_place_tree_is_listed (places, place) ? place : BW_SCOPE_NOTHING;
}

/**
 * bw_scope_narrow:
 * @places: the places
 * @scope: what may be seen
 * @area: (nullable): code of the area that is asked for
 *
 * Returns: @area if it stands in @scope, @scope if it stands in @area, else
 *   %BW_SCOPE_NOTHING
 */
BwPlace
bw_scope_narrow (BwPlaceTree *places,
                 BwPlace      scope,
                 const char  *area)
{
  BwPlace place;

  if (area == NULL || *area == '\0' || scope == BW_SCOPE_NOTHING)
    return scope;

  place = bw_place_tree_lookup (places, area);
  if (place == BW_PLACE_NONE)
    return BW_SCOPE_NOTHING;
  if (bw_place_tree_is_within (places, place, scope))
    return place;

  return bw_place_tree_is_within (places, scope, place) ? scope : BW_SCOPE_NOTHING;
}

gboolean
bw_scope_is_whole (BwPlaceTree *places,
                   BwPlace      scope)
{
  BwPlace root = bw_place_tree_get_root (places);

  return root == BW_PLACE_NONE || scope == root;
}

gboolean
bw_scope_has_place (BwPlaceTree *places,
                    BwPlace      scope,
                    BwPlace      place)
{
  return scope != BW_SCOPE_NOTHING
         && place != BW_PLACE_NONE
         && bw_place_tree_is_within (places, place, scope);
}

gboolean
bw_scope_has_item (BwPlaceTree  *places,
                   BwPlace       scope,
                   const BwItem *item)
{
  gboolean is_all;

  if (scope == BW_SCOPE_NOTHING)
    return FALSE;

  is_all = bw_place_tree_get_parent (places, scope) == BW_PLACE_NONE;
  if (item->is_inner && !is_all)
    return FALSE;
  if (is_for (places, scope, item))
    return TRUE;
  if (item->place == BW_PLACE_NONE)
    return is_all || item->type == BW_DOCUMENT_TYPE_ROUND;

  return bw_place_tree_is_within (places, item->place, scope)
         || (item->type == BW_DOCUMENT_TYPE_AREA && bw_place_tree_is_within (places, scope, item->place));
}

/**
 * bw_scope_dup_recipients:
 * @places: the places
 * @document: a document
 *
 * Returns: (transfer full) (nullable): the places of its `recipients`, up to a
 *   %BW_PLACE_NONE; %NULL if it has no such member
 */
BwPlace *
bw_scope_dup_recipients (BwPlaceTree *places,
                         BwDocument  *document)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GArray) found = NULL;
  const BwPlace end = BW_PLACE_NONE;
  JsonNode *node;
  JsonArray *list;

  /* Most have none: not to be parsed again for that. */
  if (strstr (bw_document_get_json (document), "\"recipients\"") == NULL)
    return NULL;

  object = bw_document_dup_object (document);
  node = json_object_get_member (object, "recipients");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  list = json_node_get_array (node);
  found = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      const char *code = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;
      BwPlace place = code != NULL ? bw_place_tree_lookup (places, code) : BW_PLACE_NONE;

      if (place != BW_PLACE_NONE)
        g_array_append_val (found, place);
    }

  g_array_append_val (found, end);
  return (BwPlace *) (gpointer) g_array_free (g_steal_pointer (&found), FALSE);
}

gboolean
bw_scope_is_inner (BwDocumentType  type,
                   JsonObject     *document)
{
  if (type == BW_DOCUMENT_TYPE_FUND || type == BW_DOCUMENT_TYPE_DONATION)
    return TRUE;

  return type == BW_DOCUMENT_TYPE_INSPECTION && !bw_rule_is_done (document);
}
