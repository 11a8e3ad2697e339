/* bw-payload-private.h: reading members into payloads
 *
 * Like bw_json_get_…(), but a member that is not there leaves the value alone
 * unless it is required.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean bw_payload_dup_string    (JsonObject  *json,
                                   const char  *member,
                                   gboolean     is_required,
                                   char       **value,
                                   GError     **error);

/* `en` of `names`. */
gboolean bw_payload_dup_english   (JsonObject  *json,
                                   char       **value,
                                   GError     **error);

/* From 0 to @maximum. */
gboolean bw_payload_get_integer   (JsonObject  *json,
                                   const char  *member,
                                   gint64       maximum,
                                   gint64      *value,
                                   GError     **error);
gboolean bw_payload_get_boolean   (JsonObject  *json,
                                   const char  *member,
                                   gboolean    *value,
                                   GError     **error);

/* `[longitude, latitude]`; NaN if there is none. */
gboolean bw_payload_get_position  (JsonObject  *json,
                                   const char  *member,
                                   double      *longitude,
                                   double      *latitude,
                                   GError     **error);

/* The message without a pointer; a third number, the height, is let pass. */
gboolean bw_payload_read_position (JsonNode    *node,
                                   double      *longitude,
                                   double      *latitude,
                                   GError     **error);

G_END_DECLS
