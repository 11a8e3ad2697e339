/* bw-name-index.h: of a desk: what its places, teams and orders are found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-name-key.h"

G_BEGIN_DECLS

#define BW_TYPE_NAME_INDEX (bw_name_index_get_type ())

/* Signal `changed`: names have been read that were not; a search may find more. */
G_DECLARE_FINAL_TYPE (BwNameIndex, bw_name_index, BW, NAME_INDEX, GObject)

BwNameIndex *bw_name_index_get           (BwDesk      *desk);

/* Whether all names are read: none is missed by its pinyin. */
gboolean     bw_name_index_is_whole      (BwNameIndex *self);
int          bw_name_index_rank_place    (BwNameIndex *self,
                                          BwPlace      place,
                                          const char  *key);

/* Of a team or an order. */
int          bw_name_index_rank_document (BwNameIndex *self,
                                          BwDocument  *document,
                                          const char  *key);

/* For tests: how many names were read since it was made. */
guint        bw_name_index_get_n_read    (BwNameIndex *self);

G_END_DECLS
