/* bw-order-shelf.h: the drafts of one backend, and the file that they are in
 *
 * Somebody wrote them: none goes without a word. A file that cannot be read, or not all
 * of it, is set aside under another name and told; what could not be written stays here,
 * is told, and is tried again.
 *
 *   reading ──► read ──save, remove──► writing ──► read
 *      │                                  │
 *      └─► setting aside ─► read          └─ failed ─► again in a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* More than these nobody finds again. */
#define BW_ORDER_SHELF_MAX_DRAFTS 200

#define BW_TYPE_ORDER_SHELF (bw_order_shelf_get_type ())

/* Signal: `changed`: drafts, or what is wrong with their file. */
G_DECLARE_FINAL_TYPE (BwOrderShelf, bw_order_shelf, BW, ORDER_SHELF, GObject)

/* Reads @path in the background; it need not be there. */
BwOrderShelf *bw_order_shelf_new        (const char    *path);

/* (transfer none) (element-type JsonObject): the newest last */
GPtrArray    *bw_order_shelf_get_drafts (BwOrderShelf  *self);

/* (transfer none) (nullable): what is wrong with the file, and what became of it. */
const char   *bw_order_shelf_get_fault  (BwOrderShelf  *self);

/* In the place of the one with the same `id`, or as a new one. FALSE: there are too
 * many, or it is too long; all is as before. */
gboolean      bw_order_shelf_save       (BwOrderShelf  *self,
                                         JsonObject    *draft,
                                         GError       **error);
void          bw_order_shelf_remove     (BwOrderShelf  *self,
                                         const char    *id);

/* Whether nothing is being read or written. */
gboolean      bw_order_shelf_is_at_rest (BwOrderShelf  *self);

G_END_DECLS
