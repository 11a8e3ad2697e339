/* bw-json-write.h: from a tree of json-glib to text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* With its quotes. */
void bw_json_write_text   (GString    *out,
                           const char *text);

/* Without spaces or line breaks. */
void bw_json_write_object (GString    *out,
                           JsonObject *object);

G_END_DECLS
