/* bw-sqlite.c: SQLite's results as our errors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite.h"

static BwStoreError
get_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return BW_STORE_ERROR_FULL;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return BW_STORE_ERROR_CORRUPT;

    case SQLITE_CONSTRAINT:
      return BW_STORE_ERROR_CONFLICT;

    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
      return BW_STORE_ERROR_INVALID;

    default:
      return BW_STORE_ERROR_UNAVAILABLE;
    }
}

/**
 * bw_sqlite_fail:
 * @db: (nullable): a connection
 * @error: return location
 *
 * Returns: %FALSE, with what @db failed with last
 */
gboolean
bw_sqlite_fail (sqlite3  *db,
                GError  **error)
{
  int result = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;

  g_set_error (error, BW_STORE_ERROR, get_code (result), "the store fails: %s (SQLite %d)",
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (result), result);
  return FALSE;
}

/**
 * bw_sqlite_execute:
 * @db: a connection
 * @sql: statements, separated by semicolons
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether all of them were run
 */
gboolean
bw_sqlite_execute (sqlite3     *db,
                   const char  *sql,
                   GError     **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || bw_sqlite_fail (db, error);
}

/**
 * bw_sqlite_run:
 * @statement: a prepared statement that gives no rows
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it was run
 */
gboolean
bw_sqlite_run (sqlite3_stmt  *statement,
               GError       **error)
{
  gboolean is_done = sqlite3_step (statement) == SQLITE_DONE || bw_sqlite_fail (sqlite3_db_handle (statement), error);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return is_done;
}

/**
 * bw_sqlite_next:
 * @statement: a prepared statement
 * @has_row: (out): whether there is a further row; its columns are good until
 *   the next call
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: %FALSE on failure
 */
gboolean
bw_sqlite_next (sqlite3_stmt  *statement,
                gboolean      *has_row,
                GError       **error)
{
  int result = sqlite3_step (statement);
  gboolean is_good;

  *has_row = result == SQLITE_ROW;
  if (*has_row)
    return TRUE;

  is_good = result == SQLITE_DONE || bw_sqlite_fail (sqlite3_db_handle (statement), error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return is_good;
}

/**
 * bw_sqlite_dup_first:
 * @db: a connection
 * @sql: one statement
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the first column of the first row, `""`
 *   if there is none; %NULL on failure
 */
char *
bw_sqlite_dup_first (sqlite3     *db,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;
  gboolean has_row;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      bw_sqlite_fail (db, error);
      return NULL;
    }

  if (bw_sqlite_next (statement, &has_row, error))
    text = g_strdup (has_row && sqlite3_column_text (statement, 0) != NULL
                       ? (const char *) sqlite3_column_text (statement, 0)
                       : "");

  sqlite3_finalize (statement);
  return text;
}

/**
 * bw_sqlite_set:
 * @db: a connection
 * @pragma: name of a pragma
 * @value: what to set it to
 * @expected: what it must read as afterwards
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it is set
 */
gboolean
bw_sqlite_set (sqlite3     *db,
               const char  *pragma,
               const char  *value,
               const char  *expected,
               GError     **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", pragma, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", pragma);
  g_autofree char *answer = bw_sqlite_dup_first (db, set, error);
  g_autofree char *now = NULL;

  if (answer == NULL)
    return FALSE;

  now = bw_sqlite_dup_first (db, get, error);
  if (now == NULL)
    return FALSE;
  if (g_str_equal (now, expected))
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE,
               "the store cannot be used as it must: %s is %s instead of %s", pragma, now, expected);
  return FALSE;
}
