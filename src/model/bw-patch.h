/* bw-patch.h: what differs between two versions of a document
 *
 * A patch is an object with the members that differ; one that is null goes, or is
 * not there. What the backend writes at each change (`seq`, `by_role`) is no
 * difference, and no part of what is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): what makes @after of @before (nullable: all is new). */
JsonObject *bw_patch_make   (JsonObject  *before,
                             JsonObject  *after);

/* (transfer full): @onto with @patch, without what the backend writes. */
JsonObject *bw_patch_apply  (JsonObject  *onto,
                             JsonObject  *patch);

/* (transfer full): what takes @patch back, which was made of @before. */
JsonObject *bw_patch_invert (JsonObject  *patch,
                             JsonObject  *before);

/* Whether @whole says all that @patch says; the backend adds members of its own, at
 * any depth. */
gboolean    bw_patch_is_in  (JsonObject  *patch,
                             JsonObject  *whole);

G_END_DECLS
