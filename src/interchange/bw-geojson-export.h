/* bw-geojson-export.h: areas and sites as GeoJSON
 *
 * RFC 7946: WGS-84, longitude first. The outline of an area is its geometry, else
 * its centre; all other members are properties. What bw-geojson-rows.h reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GString *bw_geojson_export_run (BwDocumentType  type,
                                GPtrArray      *documents,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS
