/* bw-store-writer.h: the one thread that owns the store
 *
 *   main thread                          writer thread
 *   bw_store_writer_…_async ──queue──►   gather all that waits: one transaction
 *   callback, in order      ◄──idle───   committed, or each told why not
 *
 * Natural group commit: while one group is being written the next gathers; there
 * is no timer. Callbacks come on the thread-default context of the caller, in
 * the order of the numbers given. The queue is bounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Jobs that may wait, and bytes that they may hold, until
 * BW_STORE_ERROR_UNAVAILABLE is answered at once (503 with Retry-After). */
#define BW_STORE_WRITER_MAX_JOBS  2000
#define BW_STORE_WRITER_MAX_BYTES (32 * 1024 * 1024)

#define BW_TYPE_STORE_WRITER (bw_store_writer_get_type ())

G_DECLARE_FINAL_TYPE (BwStoreWriter, bw_store_writer, BW, STORE_WRITER, GObject)

/* Takes over @store: nobody else may call it until bw_store_writer_stop(). */
BwStoreWriter *bw_store_writer_new             (BwStore              *store);

/* Finishes what waits, ends the thread. */
void           bw_store_writer_stop            (BwStoreWriter        *self);
gboolean       bw_store_writer_is_full         (BwStoreWriter        *self);

/* What waits to be written. */
void           bw_store_writer_get_load        (BwStoreWriter        *self,
                                                guint                *n_jobs,
                                                gsize                *n_bytes);

/* What happened to the last transaction. (transfer full) (nullable): an error
 * while the store does not take anything. */
GError        *bw_store_writer_dup_fault       (BwStoreWriter        *self);

/* Takes over @reports (owned BwReport each) and @audit (nullable). Finish: the
 * seqs, one a report, 0 for a duplicate. */
void           bw_store_writer_append_async    (BwStoreWriter        *self,
                                                BwReport             *reports,
                                                guint                 n_reports,
                                                gint64                received,
                                                BwAudit              *audit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* (transfer full): seqs; @reports are still owned by the job and live as long
 * as @result. */
guint64       *bw_store_writer_append_finish   (BwStoreWriter        *self,
                                                GAsyncResult         *result,
                                                const BwReport      **reports,
                                                guint                *n_reports,
                                                GError              **error);
void           bw_store_writer_put_async       (BwStoreWriter        *self,
                                                BwDocumentType        type,
                                                const char           *id,
                                                const char           *place,
                                                const char           *json,
                                                guint64               expected,
                                                BwAudit              *audit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* @json == NULL in put: the document goes. Returns its seq, 0 on failure. */
guint64        bw_store_writer_put_finish      (BwStoreWriter        *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* In the writer's thread and in the transaction of a group: looks at what stands,
 * and puts or removes documents. It fails with BW_STORE_ERROR_CONFLICT, NOT_FOUND
 * or a BW_MODEL_ERROR before it has changed anything: that is its own failure, and
 * the rest of the group goes on. It may be called again if the group failed. */
typedef gboolean (*BwStoreChangeFunc)          (BwStore              *store,
                                                gpointer              data,
                                                GError              **error);
void           bw_store_writer_change_async    (BwStoreWriter        *self,
                                                BwStoreChangeFunc     func,
                                                gpointer              data,
                                                GDestroyNotify        free_data,
                                                gsize                 bytes,
                                                BwAudit              *audit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* (transfer none) (nullable): the data, as long as @result lives; NULL on failure. */
gpointer       bw_store_writer_change_finish   (BwStoreWriter        *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           bw_store_writer_reserve_async   (BwStoreWriter        *self,
                                                guint                 n,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
guint64        bw_store_writer_reserve_finish  (BwStoreWriter        *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* Fire and forget: a refused request. */
void           bw_store_writer_audit           (BwStoreWriter        *self,
                                                BwAudit              *row);

/* Anything else that needs the store, on its thread, outside a transaction. */
typedef gpointer (*BwStoreFunc)                (BwStore              *store,
                                                gpointer              data,
                                                GError              **error);
void           bw_store_writer_run_async       (BwStoreWriter        *self,
                                                BwStoreFunc           func,
                                                gpointer              data,
                                                GDestroyNotify        free_data,
                                                GDestroyNotify        free_result,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gpointer       bw_store_writer_run_finish      (BwStoreWriter        *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
