/* bw-sqlite-checkpointer.h: brings the -wal into the file, beside the writer
 *
 *   IDLE ──(the -wal is long)──► WANTED ──thread: nearly all──► DONE
 *     ▲                                                          │
 *     └───────────(next commit: the rest of it, at once)─────────┘
 *
 * SQLite does this in the commit that makes the -wal too long, and everybody waits
 * for it: the time that one answer in some hundreds took was this. A thread with a
 * connection of its own does it meanwhile. But the -wal begins anew only when all
 * of it is in the file at some moment, and while a writer goes on there is none: so
 * the writer brings in what little the thread has left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _BwSqliteCheckpointer BwSqliteCheckpointer;

/* For @db, whose hook it takes; to be freed before @db is closed. */
BwSqliteCheckpointer *bw_sqlite_checkpointer_new  (const char           *path,
                                                   sqlite3              *db);
void                  bw_sqlite_checkpointer_free (BwSqliteCheckpointer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSqliteCheckpointer, bw_sqlite_checkpointer_free)

G_END_DECLS
