/* bw-geojson-rows.h: the features of a GeoJSON file as documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-row-sink.h"

G_BEGIN_DECLS

/* RFC 7946: a FeatureCollection or one Feature, of areas (Polygon, MultiPolygon)
 * or sites (Point). `properties` are the members; `id` may stand beside them. */
gboolean bw_geojson_rows_read (const char       *text,
                               const BwRowSink  *sink,
                               GError          **error);

G_END_DECLS
