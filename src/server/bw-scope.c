/* bw-scope.c: what of the city a reader may see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-scope.h"

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
  if (scope == BW_SCOPE_NOTHING)
    return FALSE;
  if (item->is_inner && bw_place_tree_get_parent (places, scope) != BW_PLACE_NONE)
    return FALSE;
  if (item->place == BW_PLACE_NONE)
    return TRUE;

  return bw_place_tree_is_within (places, item->place, scope)
         || (item->type == BW_DOCUMENT_TYPE_AREA && bw_place_tree_is_within (places, scope, item->place));
}

gboolean
bw_scope_is_inner (BwDocumentType  type,
                   JsonObject     *document)
{
  JsonNode *findings;

  if (type == BW_DOCUMENT_TYPE_FUND || type == BW_DOCUMENT_TYPE_DONATION)
    return TRUE;
  if (type != BW_DOCUMENT_TYPE_INSPECTION)
    return FALSE;

  findings = json_object_get_member (document, "findings");
  return findings == NULL
         || !JSON_NODE_HOLDS_ARRAY (findings)
         || json_array_get_length (json_node_get_array (findings)) == 0;
}
