/* bw-map-projection.h: tells libshumate that the earth is Mercator, and no more
 *
 * A viewport cannot tell where a place is without a map source; ours has no tiles,
 * for what is shown is drawn from the picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define BW_TYPE_MAP_PROJECTION (bw_map_projection_get_type ())

G_DECLARE_FINAL_TYPE (BwMapProjection, bw_map_projection, BW, MAP_PROJECTION, ShumateMapSource)

ShumateMapSource *bw_map_projection_new (void);

G_END_DECLS
