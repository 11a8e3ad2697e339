/* bw-client-lister.h: all documents of some types, as the backend has them
 *
 * The picture keeps of areas and sites what it shows; whoever holds something against
 * all that stands needs every member of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

/* Type by type, page by page; parsed in a worker. */
void       bw_client_lister_list_async  (BwClientSession       *session,
                                         const BwDocumentType  *types,
                                         guint                  n_types,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data);

/* (transfer full) (element-type BwDocument) (nullable): all of them, or an error. */
GPtrArray *bw_client_lister_list_finish (BwClientSession       *session,
                                         GAsyncResult          *result,
                                         GError               **error);

G_END_DECLS
