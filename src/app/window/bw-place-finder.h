/* bw-place-finder.h: places by what is typed, or the areas of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* The most that a list of places shows. */
#define BW_PLACE_FINDER_MAX 50

/* (transfer full) (element-type BwLinkItem): any place whose name, pinyin, English
 * name or code begins with the text or holds it; the best first, areas before sites. */
void       bw_place_finder_search_async  (BwDesk               *desk,
                                          const char           *text,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *bw_place_finder_search_finish (BwDesk               *desk,
                                          GAsyncResult         *result,
                                          GError              **error);

/* The same: the areas of the scope, those that finish latest first. */
GPtrArray *bw_place_finder_list_parts    (BwDesk               *desk,
                                          const char           *text);

/* (transfer full): names of all above @place, from below @top (BW_PLACE_NONE: from
 * the root); "" if there are none. */
char      *bw_place_finder_dup_path      (BwDesk               *desk,
                                          BwPlace               place,
                                          BwPlace               top);

G_END_DECLS
