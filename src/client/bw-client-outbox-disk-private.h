/* bw-client-outbox-disk-private.h: entries of the outbox as files, one each
 *
 * A worker writes, removes and reads them; callbacks come on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox-entry-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @source is kept until the callback was called. */
void       bw_client_outbox_disk_write_async  (gpointer              source,
                                               const char           *folder,
                                               BwClientOutboxEntry  *entry,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* (nullable): where it stands. @entry is borrowed, the path is owned. */
char      *bw_client_outbox_disk_write_finish (GAsyncResult         *result,
                                               BwClientOutboxEntry **entry,
                                               GError              **error);

/* Takes @path. */
void       bw_client_outbox_disk_remove_async (gpointer              source,
                                               char                 *path,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);


/* (transfer full) (nullable): where it stands still; NULL: it is gone. */
char      *bw_client_outbox_disk_remove_finish (GAsyncResult        *result,
                                                GError             **error);

/* Out of its folder into that of @entry. */
void       bw_client_outbox_disk_move_async   (gpointer              source,
                                               BwClientOutboxEntry  *entry,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* (transfer full): where it stands, moved or, after an error, as before. */
char      *bw_client_outbox_disk_move_finish  (GAsyncResult         *result,
                                               BwClientOutboxEntry **entry,
                                               GError              **error);

/* All that can be read in @place and in its folders. */
void       bw_client_outbox_disk_load_async   (gpointer              source,
                                               const char           *place,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *bw_client_outbox_disk_load_finish  (GAsyncResult         *result,
                                               const char          **place);

G_END_DECLS
