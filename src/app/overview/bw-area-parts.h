/* bw-area-parts.h: which parts of a scope are listed, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

/**
 * BwAreaParts:
 * @listed: (owned) (element-type BwPlace): in order of code
 * @is_sites: all of them are points, and there are some
 * @is_dense: the scope is below the city
 */
typedef struct
{
  GArray   *listed;
  gboolean  is_sites;
  gboolean  is_dense;
} BwAreaParts;

/* @scope: may be BW_PLACE_NONE. */
void        bw_area_parts_init       (BwAreaParts        *self,
                                      BwPlaceTree        *places,
                                      BwPlace             scope);
void        bw_area_parts_clear      (BwAreaParts        *self);

/* What the list is called, in the language of the desk. */
const char *bw_area_parts_get_title  (const BwAreaParts  *self,
                                      BwPlaceTree        *places);

/* (transfer container): names as wide as any, %NULL at the end. */
GPtrArray  *bw_area_parts_list_names (const BwAreaParts  *self,
                                      BwPlaceTree        *places,
                                      const char         *language);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwAreaParts, bw_area_parts_clear)

G_END_DECLS
