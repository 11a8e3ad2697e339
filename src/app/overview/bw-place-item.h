/* bw-place-item.h: a place as an item of a list: made when it is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

#define BW_TYPE_PLACE_ITEM (bw_place_item_get_type ())

G_DECLARE_FINAL_TYPE (BwPlaceItem, bw_place_item, BW, PLACE_ITEM, GObject)

BwPlaceItem *bw_place_item_new       (BwPlace       place);
BwPlace      bw_place_item_get_place (BwPlaceItem  *self);

G_END_DECLS
