/* bw-ctl-stock.h: what stands, in a store or behind a backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-progress.h"
#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

typedef struct _BwCtlStock BwCtlStock;

/* @document: borrowed; @seq: its number */
typedef void (*BwCtlStockFunc) (BwDocument *document,
                                guint64     seq,
                                gpointer    user_data);

/* `--store` or `--backend` with `--token-file`: one of them. @alone: of a store, nobody
 * else may change what it holds meanwhile. @progress must outlive it. */
BwCtlStock *bw_ctl_stock_new            (const char      *store,
                                         const char      *backend,
                                         const char      *token_file,
                                         gboolean         alone,
                                         BwCtlProgress   *progress,
                                         GError         **error);
void        bw_ctl_stock_free           (BwCtlStock      *self);

/* Whether it is a store, where all that is put is one transaction. */
gboolean    bw_ctl_stock_is_store       (BwCtlStock      *self);
const char *bw_ctl_stock_get_root       (BwCtlStock      *self);
gboolean    bw_ctl_stock_list           (BwCtlStock      *self,
                                         BwDocumentType   type,
                                         BwCtlStockFunc   func,
                                         gpointer         user_data,
                                         GError         **error);

/* @items: (element-type BwImportItem); @detail: for the audit. Behind a backend
 * one by one: what came before a failure stays, and the same import goes on there.
 * @n_put: how many were. */
gboolean    bw_ctl_stock_put            (BwCtlStock      *self,
                                         GPtrArray       *items,
                                         const char      *detail,
                                         guint           *n_put,
                                         GError         **error);

/* @reports: (element-type BwReport); @dry: takes them back, which no backend can.
 * @n_new: how many were not there yet. */
gboolean    bw_ctl_stock_append         (BwCtlStock      *self,
                                         GArray          *reports,
                                         gboolean         dry,
                                         const char      *detail,
                                         guint           *n_new,
                                         GError         **error);
void        bw_ctl_stock_note_export    (BwCtlStock      *self,
                                         const char      *what,
                                         const char      *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCtlStock, bw_ctl_stock_free)

G_END_DECLS
