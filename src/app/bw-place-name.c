/* bw-place-name.c: what a place is called, of which only the code is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-place-name.h"

/**
 * bw_place_name_get:
 * @desk: a desk
 * @code: of a place
 *
 * Returns: (transfer none): what a person calls it; @code itself if there is none
 */
const char *
bw_place_name_get (BwDesk     *desk,
                   const char *code)
{
  BwPlaceTree *places;
  BwPlace place;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  places = bw_desk_get_places (desk);
  place = bw_place_tree_lookup (places, code);
  return place != BW_PLACE_NONE ? bw_place_tree_get_name (places, place, bw_desk_get_language (desk)) : code;
}
