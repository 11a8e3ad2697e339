/* bw-sqlite.h: SQLite's results as our errors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets what @db failed with last; always FALSE. */
gboolean bw_sqlite_fail      (sqlite3       *db,
                              GError       **error);
gboolean bw_sqlite_execute   (sqlite3       *db,
                              const char    *sql,
                              GError       **error);

/* Runs a statement that gives no rows, and makes it ready to be run again. */
gboolean bw_sqlite_run       (sqlite3_stmt  *statement,
                              GError       **error);

/* The next row, if any; after the last one the statement is ready to be run
 * again. FALSE on failure only. */
gboolean bw_sqlite_next      (sqlite3_stmt  *statement,
                              gboolean      *has_row,
                              GError       **error);

/* (transfer full) (nullable): the first column of the first row, as text. */
char    *bw_sqlite_dup_first (sqlite3       *db,
                              const char    *sql,
                              GError       **error);

/* Sets a pragma and reads it back: SQLite ignores what it cannot do. */
gboolean bw_sqlite_set       (sqlite3       *db,
                              const char    *pragma,
                              const char    *value,
                              const char    *expected,
                              GError       **error);

G_END_DECLS
