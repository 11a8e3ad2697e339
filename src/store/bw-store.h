/* bw-store.h: what is kept, behind one interface
 *
 * Reports go into an append-only log, state documents are replaced, ledger
 * documents are appended. Roll-ups live in memory (BwPicture); the store keeps a
 * checkpoint of them so that a start need not read the whole log.
 *
 * Everything here is synchronous and for one thread at a time: in the daemon
 * the writer's (bw-store-writer.h), in bulwarkctl the only one. Several
 * processes may have the same store open; several that put reports or documents into
 * it only one of PostgreSQL, for only there does each learn what the others write
 * (bw-store-shared.h). Of a store in a file one of them is alone (bw-store-lock.h).
 *
 * One counter: each report taken, each document put or gone, and each reserved
 * number has a `seq` of its own, in order of commit: who has seen all up to one
 * need never look below it again. A number is never given twice, also not after a
 * crash; some may be left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-audit.h"
#include "bw-store-change.h"
#include "bw-store-error.h"
#include "bw-store-row.h"
#include "bw-token.h"

G_BEGIN_DECLS

#define BW_TYPE_STORE (bw_store_get_type ())

G_DECLARE_DERIVABLE_TYPE (BwStore, bw_store, BW, STORE, GObject)

/* `sqlite:PATH` (made if missing and @create), or `postgresql://…` (the database
 * must be there; its tables are made). Runs the migrations. */
BwStore    *bw_store_open             (const char           *url,
                                       BwMeasureCatalogue   *catalogue,
                                       gboolean              create,
                                       GError              **error);

/* The same for who puts reports or documents into it: of a store in a file nobody else
 * can do so as long as this one is open. */
BwStore    *bw_store_open_alone       (const char           *url,
                                       BwMeasureCatalogue   *catalogue,
                                       gboolean              create,
                                       GError              **error);

/* Loads a city into an empty store: its documents, epoch, root, time zone. An
 * error if there is a city already; nothing is changed then. */
gboolean    bw_store_load_city        (BwStore              *self,
                                       GPtrArray            *documents,
                                       const char           *root,
                                       const char           *time_zone,
                                       GError              **error);
gboolean    bw_store_is_empty         (BwStore              *self);

/* Random, made with the store; another one means another store. Borrowed. */
const char *bw_store_get_epoch        (BwStore              *self);
const char *bw_store_get_root         (BwStore              *self);
const char *bw_store_get_time_zone    (BwStore              *self);

/* The number that was given last. */
guint64     bw_store_get_seq          (BwStore              *self);

/* One transaction for all that stands between; bw_store_commit() returns when
 * it is on disk. The calls below need one. Numbers of reports and of rows of the
 * audit are sure, and these may go, only when it has returned; those of reports also
 * when bw_store_get_seq() was asked within the transaction, and did not answer 0. */
gboolean    bw_store_begin            (BwStore              *self,
                                       GError              **error);

/* The same, but it may be put off until it must be, and with it all failure: for
 * what only appends. */
gboolean    bw_store_begin_group      (BwStore              *self,
                                       GError              **error);
gboolean    bw_store_commit           (BwStore              *self,
                                       GError              **error);
void        bw_store_roll_back        (BwStore              *self);
gboolean    bw_store_append_reports   (BwStore              *self,
                                       BwStoreReport        *reports,
                                       guint                 n_reports,
                                       gint64                received,
                                       GError              **error);

/* @expected: seq that the document must have now, 0: it must not be there,
 * G_MAXUINT64: whatever; BW_STORE_ERROR_CONFLICT otherwise. Also ledger ones. */
gboolean    bw_store_put_document     (BwStore              *self,
                                       BwDocumentType        type,
                                       const char           *id,
                                       const char           *place,
                                       const char           *json,
                                       guint64               expected,
                                       guint64              *seq,
                                       GError              **error);
gboolean    bw_store_remove_document  (BwStore              *self,
                                       BwDocumentType        type,
                                       const char           *id,
                                       guint64               expected,
                                       guint64              *seq,
                                       GError              **error);

/* Lets go of the tombstones up to the number @until, within a transaction. */
gboolean    bw_store_forget_documents (BwStore              *self,
                                       guint64               until,
                                       GError              **error);

/* One document by its id, also a ledger one; @json (transfer full) (nullable) is
 * %NULL and @seq 0 if it is not there. Within a transaction: as it stands there,
 * and nobody changes it before the end of it. */
gboolean    bw_store_get_document     (BwStore              *self,
                                       BwDocumentType        type,
                                       const char           *id,
                                       guint64              *seq,
                                       char                **json,
                                       GError              **error);

/* @n numbers for what is derived and not kept (series). */
gboolean    bw_store_reserve          (BwStore              *self,
                                       guint                 n,
                                       guint64              *first,
                                       GError              **error);
gboolean    bw_store_put_checkpoint   (BwStore              *self,
                                       guint64               seq,
                                       GBytes               *data,
                                       GError              **error);

/* The calls below read, or are a transaction of their own. */

/* (nullable): the newest one that is whole; %NULL without an error: none. */
GBytes     *bw_store_get_checkpoint   (BwStore              *self,
                                       guint64              *seq,
                                       GError              **error);

/* Reports above @since in order of seq; @place (nullable): of that one only. */
gboolean    bw_store_scan_reports     (BwStore              *self,
                                       guint64               since,
                                       const char           *place,
                                       BwStoreReportFunc     func,
                                       gpointer              user_data,
                                       GError              **error);

/* Documents of @type above @since in order of seq, @limit of them (0: all);
 * @gone: tombstones too. */
gboolean    bw_store_scan_documents   (BwStore              *self,
                                       BwDocumentType        type,
                                       guint64               since,
                                       guint                 limit,
                                       gboolean              gone,
                                       BwStoreDocumentFunc   func,
                                       gpointer              user_data,
                                       GError              **error);



/* Changes when another process has written: tokens must be read anew. */
guint64     bw_store_get_data_version (BwStore              *self);

/* Whether it is whole and can be written now (for /readyz). */
gboolean    bw_store_check            (BwStore              *self,
                                       GError              **error);

/* Reads all of it: pages, keys, numbers, and the audit's chain. Takes long. */
gboolean    bw_store_verify           (BwStore              *self,
                                       GError              **error);

/* A whole copy in a file that is not there yet, while others go on writing. */
gboolean    bw_store_copy             (BwStore              *self,
                                       const char           *path,
                                       GError              **error);

/* After a restore: clients must not take it for the store that they knew. */
gboolean    bw_store_renew_epoch      (BwStore              *self,
                                       GError              **error);
char       *bw_store_dup_meta         (BwStore              *self,
                                       const char           *key,
                                       GError              **error);
gboolean    bw_store_set_meta         (BwStore              *self,
                                       const char           *key,
                                       const char           *value,
                                       GError              **error);

G_END_DECLS
