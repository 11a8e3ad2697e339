/* bw-position.h: foreign coordinates, made ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-datum.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): `[longitude, latitude]` in WGS-84, rounded to a
 * centimetre if it had to be converted; %NULL: @reason says why not. */
JsonArray *bw_position_convert          (BwDatum      datum,
                                         double       longitude,
                                         double       latitude,
                                         const char **reason);

/* In place: each position within `coordinates` of GeoJSON, however deep, to
 * WGS-84. */
gboolean   bw_position_convert_geometry (BwDatum      datum,
                                         JsonNode    *coordinates,
                                         const char **reason);

G_END_DECLS
