/* bw-place-finder.h: places by what is typed, or the areas of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* The most that a list of places shows. */
#define BW_PLACE_FINDER_MAX 50

/* How well @text (nullable) fits @key, which is case-folded; the least is the best. */
#define BW_PLACE_FINDER_NO_RANK 3
int        bw_place_finder_rank      (const char  *text,
                                      const char  *key);

/* (transfer full) (element-type BwLinkItem): any place whose name, English name or
 * code begins with the text or holds it; the best first, areas before sites. */
GPtrArray *bw_place_finder_search    (BwDesk      *desk,
                                      const char  *text);

/* The same: the areas of the scope, those that finish latest first. */
GPtrArray *bw_place_finder_list_parts (BwDesk      *desk,
                                       const char  *text);

/* (transfer full): names of all above @place, from below @top (BW_PLACE_NONE: from
 * the root); "" if there are none. */
char      *bw_place_finder_dup_path  (BwDesk      *desk,
                                      BwPlace      place,
                                      BwPlace      top);

G_END_DECLS
