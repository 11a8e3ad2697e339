/* bw-client-ledger-page-private.h: of the ledger: one page, asked for and read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"
#include "bw-document.h"

G_BEGIN_DECLS

/* A page of the longest documents there can be; what is longer is none of ours. */
#define BW_CLIENT_LEDGER_PAGE_MAX_BYTES (16 * 1024 * 1024)

/**
 * BwClientLedgerPage:
 * @documents: (owned) (element-type BwDocument): as they came
 * @next: (owned) (nullable): where the next page begins; %NULL: there is none yet
 * @n_faulty: documents that could not be read
 */
typedef struct
{
  GPtrArray *documents;
  char      *next;
  guint      n_faulty;
} BwClientLedgerPage;

void                bw_client_ledger_page_free        (BwClientLedgerPage   *self);

/* @path: with its query, already escaped. */
void                bw_client_ledger_page_read_async  (SoupSession          *soup,
                                                       BwClientBackend      *backend,
                                                       const char           *path,
                                                       BwMeasureCatalogue   *catalogue,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);

/* (transfer full) (nullable): BW_CLIENT_ERROR or of the connection */
BwClientLedgerPage *bw_client_ledger_page_read_finish (GAsyncResult         *result,
                                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientLedgerPage, bw_client_ledger_page_free)

G_END_DECLS
