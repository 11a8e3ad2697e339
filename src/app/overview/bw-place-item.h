/* bw-place-item.h: a line of a list of places, and who stands on it now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-model.h"

G_BEGIN_DECLS

#define BW_TYPE_PLACE_ITEM (bw_place_item_get_type ())

G_DECLARE_FINAL_TYPE (BwPlaceItem, bw_place_item, BW, PLACE_ITEM, GObject)

BwPlaceItem *bw_place_item_new          (BwPlaceModel  *model,
                                         guint          position);
guint        bw_place_item_get_position (BwPlaceItem   *self);

/* BW_PLACE_NONE: the list has become shorter. */
BwPlace      bw_place_item_get_place    (BwPlaceItem   *self);

G_END_DECLS
