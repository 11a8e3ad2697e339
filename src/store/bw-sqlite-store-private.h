/* bw-sqlite-store-private.h: what the parts of the store share
 *
 * One part per table; the vfuncs are those of bw-store-class.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-sqlite-checkpointer.h"
#include "bw-sqlite-store.h"
#include "bw-sqlite.h"
#include "bw-store-lock.h"
#include "bw-word-book.h"

#include <sys/types.h>

G_BEGIN_DECLS

#define BW_SQLITE_STORE_HASH_SIZE 32

struct _BwSqliteStore
{
  BwStore parent_instance;

  char               *path;        /* (owned) */
  BwMeasureCatalogue *catalogue;   /* (owned) */
  sqlite3            *db;          /* (owned) (nullable): not open now */
  BwSqliteCheckpointer *checkpointer; /* (owned) (nullable): of @db */
  BwStoreLock        *lock;        /* (owned) (nullable): others may change what it holds */
  GHashTable         *statements;  /* (owned): SQL (a literal) → sqlite3_stmt */
  dev_t               device;      /* which file is open: the path may name another one later */
  ino_t               inode;
  gboolean            is_broken;   /* to be opened anew before the next transaction */

  gboolean            is_writing;  /* between begin and commit */
  guint64             seq;         /* given last, while writing */
  guint64             placed;      /* reports up to it are entered by place */
  guint64             audit_seq;
  guint8              audit_hash[BW_SQLITE_STORE_HASH_SIZE];
  gboolean            is_counting; /* the counter must be written at commit */

  BwStoreMonitorFunc  monitor;       /* (nullable) */
  gpointer            monitor_data;

  BwWordBook         *words;         /* (owned) */
  GByteArray         *blob;          /* (owned): scratch */
};

/* Prepared once and kept; @sql is a literal. Borrowed, ready to be bound. */
sqlite3_stmt *bw_sqlite_store_prepare          (BwSqliteStore        *self,
                                                const char           *sql,
                                                GError              **error);

/* Opens the file anew if it broke; an error if the path names another one now. */
gboolean      bw_sqlite_store_ensure_open      (BwSqliteStore        *self,
                                                GError              **error);

/* Whether a transaction has been begun, as the changing calls need. */
gboolean      bw_sqlite_store_is_writing       (BwSqliteStore        *self,
                                                GError              **error);

/* Checks whose file it is, sets it up, runs the migrations. */
gboolean      bw_sqlite_store_set_up           (BwSqliteStore        *self,
                                                gboolean              create,
                                                GError              **error);

/* Whether it is ours, with the schema of this release; nothing is changed. */
gboolean      bw_sqlite_store_check_newest     (BwSqliteStore        *self,
                                                GError              **error);

/* Reports from before it are sums, and no more of them are taken. */
gboolean      bw_sqlite_store_get_folded       (BwSqliteStore        *self,
                                                gint64               *before,
                                                GError              **error);

/* Asks the monitor during all that the connection does. */
void          bw_sqlite_store_apply_monitor    (BwSqliteStore        *self);

/* Words. A number of 0 is none. */
gboolean      bw_sqlite_store_find_word        (BwSqliteStore        *self,
                                                const char           *text,
                                                guint32              *number,
                                                GError              **error);
gboolean      bw_sqlite_store_ensure_word      (BwSqliteStore        *self,
                                                const char           *text,
                                                guint32              *number,
                                                GError              **error);
gboolean      bw_sqlite_store_ensure_measure   (BwSqliteStore        *self,
                                                BwMeasureId           measure,
                                                guint32              *number,
                                                GError              **error);
const char   *bw_sqlite_store_get_word         (BwSqliteStore        *self,
                                                guint32               number,
                                                GError              **error);

/* BW_MEASURE_NONE without an error: the catalogue has it no more. */
gboolean      bw_sqlite_store_get_measure      (BwSqliteStore        *self,
                                                guint32               number,
                                                BwMeasureId          *measure,
                                                GError              **error);
void          bw_sqlite_store_forget_words     (BwSqliteStore        *self);

/* Which reports a place has; what is above `placed` is in none of these yet. */
gboolean      bw_sqlite_store_enter_places     (BwSqliteStore        *self,
                                                GError              **error);
GArray       *bw_sqlite_store_list_place       (BwSqliteStore        *self,
                                                guint32               place,
                                                guint64               since,
                                                guint64               until,
                                                GError              **error);
gboolean      bw_sqlite_store_get_placed       (BwSqliteStore        *self,
                                                guint64              *placed,
                                                GError              **error);
gboolean      bw_sqlite_store_verify_places    (BwSqliteStore        *self,
                                                GError              **error);

/* One set a part. */
void          bw_sqlite_store_class_init_log         (BwStoreClass *klass);
void          bw_sqlite_store_class_init_places      (BwStoreClass *klass);
void          bw_sqlite_store_class_init_documents   (BwStoreClass *klass);
void          bw_sqlite_store_class_init_audit       (BwStoreClass *klass);
void          bw_sqlite_store_class_init_tokens      (BwStoreClass *klass);
void          bw_sqlite_store_class_init_checkpoints (BwStoreClass *klass);
void          bw_sqlite_store_class_init_meta        (BwStoreClass *klass);
void          bw_sqlite_store_class_init_upkeep      (BwStoreClass *klass);
void          bw_sqlite_store_class_init_fold        (BwStoreClass *klass);

G_END_DECLS
