/* bw-gap-item.h: a shift at a site that nobody covers, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-roster.h"

G_BEGIN_DECLS

#define BW_TYPE_GAP_ITEM (bw_gap_item_get_type ())

G_DECLARE_FINAL_TYPE (BwGapItem, bw_gap_item, BW, GAP_ITEM, GObject)

BwGapItem   *bw_gap_item_new       (BwDesk       *desk,
                                    const BwGap  *gap);

/* All borrowed. */
const BwGap *bw_gap_item_get_gap   (BwGapItem    *self);
const char  *bw_gap_item_get_title (BwGapItem    *self);
const char  *bw_gap_item_get_note  (BwGapItem    *self);
gboolean     bw_gap_item_equals    (BwGapItem    *self,
                                    BwGapItem    *other);

G_END_DECLS
