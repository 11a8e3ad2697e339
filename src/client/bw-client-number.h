/* bw-client-number.h: a document under the next number that is free
 *
 *   make (worker) ──► PUT, if none is there ──201──► told
 *      ▲                   │412: somebody else has that number
 *      └── the next one ◄──┘
 *
 * The backend decides who has a number: its id is in the path. A document that came
 * there although its answer was lost is known again, and has its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the document with that number, all of it. Called in a
 * worker, one at a time. */
typedef JsonObject *(*BwClientNumberFunc) (guint      number,
                                           gpointer   data,
                                           GError   **error);

/* @scope: what stands before the number in the id. @first: the number that is tried
 * first. Takes over @data, which @free_data frees. */
void        bw_client_number_put_async  (BwClientSession      *session,
                                         BwDocumentType        type,
                                         const char           *scope,
                                         guint                 first,
                                         BwClientNumberFunc    make,
                                         gpointer              data,
                                         GDestroyNotify        free_data,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/* (transfer full) (nullable): what stands there now. @tried (out): the number that was
 * sent last, but for one that was refused: after a failure it may stand there or not, so
 * it is to be tried first. */
JsonObject *bw_client_number_put_finish (GAsyncResult         *result,
                                         guint                *tried,
                                         GError              **error);

/* The highest number of @scope in a ledger of such documents, 0: there is none. By the ids:
 * nothing is parsed for it. */
guint       bw_client_number_find_last  (GListModel           *ledger,
                                         const char           *scope);

G_END_DECLS
