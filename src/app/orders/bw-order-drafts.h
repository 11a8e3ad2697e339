/* bw-order-drafts.h: orders that are being written, on this machine until they are sent
 *
 * One file a backend (bw-order-shelf.h), which only this user can read. What is saved is
 * on the disk soon after; a draft survives the program, and another backend.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER_DRAFTS (bw_order_drafts_get_type ())

/* Signal: `changed`: drafts, or what is wrong with their file. */
G_DECLARE_FINAL_TYPE (BwOrderDrafts, bw_order_drafts, BW, ORDER_DRAFTS, GObject)

/* @dir (nullable): where they are kept; NULL: `bulwark/drafts` in the user's data. */
BwOrderDrafts *bw_order_drafts_new        (const char      *dir);

/* Those of another backend; NULL: of none. Read in the background. */
void           bw_order_drafts_set_url    (BwOrderDrafts   *self,
                                           const char      *url);

/* (transfer none) (element-type JsonObject): the newest last */
GPtrArray     *bw_order_drafts_get        (BwOrderDrafts   *self);

/* (transfer none) (nullable): why some were not read, or are not on the disk. */
const char    *bw_order_drafts_get_fault  (BwOrderDrafts   *self);

/* In the place of the one with the same `id`, or as a new one. FALSE: it is not kept. */
gboolean       bw_order_drafts_save       (BwOrderDrafts   *self,
                                           const char      *url,
                                           JsonObject      *draft,
                                           GError         **error);
void           bw_order_drafts_remove     (BwOrderDrafts   *self,
                                           const char      *id);

/* Whether all that was saved, for whatever backend, is on the disk or has failed. */
gboolean       bw_order_drafts_is_at_rest (BwOrderDrafts   *self);

G_END_DECLS
