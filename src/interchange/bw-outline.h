/* bw-outline.h: the outline of a foreign feature, made sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwOutline:
 * @BW_OUTLINE_SOUND: there was nothing to mend but how its rings turn
 * @BW_OUTLINE_MENDED: it crossed or covered itself, and does so no more
 * @BW_OUTLINE_VOID: it did, and when that is mended nothing of it is left
 */
typedef enum
{
  BW_OUTLINE_SOUND,
  BW_OUTLINE_MENDED,
  BW_OUTLINE_VOID,
} BwOutline;

/* In place: a Polygon or MultiPolygon of positions that are numbers. @where (out)
 * (transfer full) (nullable): `longitude, latitude` of the first fault. What has no
 * closed rings is left as it is: bw_geometry_new() says so. @cancellable (nullable) ends it
 * also within: then it is void. */
BwOutline bw_outline_mend (JsonObject    *geometry,
                           GCancellable  *cancellable,
                           char         **where);

G_END_DECLS
