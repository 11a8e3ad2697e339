/* bw-geometry.h: the boundary of an area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwRing:
 * @points: longitude, latitude, longitude, … in degrees, WGS-84
 * @n_points: how many pairs; the first is not repeated at the end
 * @hole: whether it is cut out of the ring before it
 */
typedef struct
{
  double  *points;
  guint    n_points;
  gboolean hole;
} BwRing;

/**
 * BwGeometry:
 *
 * A Polygon or MultiPolygon of RFC 7946. Immutable and reference-counted, so
 * that a worker may draw what the main thread holds.
 */
typedef struct _BwGeometry BwGeometry;

#define BW_TYPE_GEOMETRY (bw_geometry_get_type ())

GType         bw_geometry_get_type  (void);
BwGeometry   *bw_geometry_new       (JsonObject        *geojson,
                                     GError           **error);
BwGeometry   *bw_geometry_ref       (BwGeometry        *self);
void          bw_geometry_unref     (BwGeometry        *self);
const BwRing *bw_geometry_get_rings (const BwGeometry  *self,
                                     guint             *n_rings);

/* West, south, east, north. */
void          bw_geometry_get_box   (const BwGeometry  *self,
                                     double             box[4]);
gboolean      bw_geometry_contains  (const BwGeometry  *self,
                                     double             longitude,
                                     double             latitude);
JsonNode     *bw_geometry_to_json   (const BwGeometry  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwGeometry, bw_geometry_unref)

G_END_DECLS
