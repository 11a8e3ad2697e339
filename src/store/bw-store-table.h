/* bw-store-table.h: the tables of a store, as they are copied from one kind to the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwStoreTable:
 * @types: a letter a column: `i` a number, `t` text, `b` bytes, `u` a UUID
 * @piece: rows that are held at a time
 * @key: the column by whose numbers a database is read piece by piece; -1: it is
 *   read at once
 * @select_file: its rows, from a file of SQLite
 * @insert_file: a row, into one
 * @select_database: @piece rows above a number, from a database of PostgreSQL
 * @insert_database: rows as an array a column, into one
 *
 * A table that both kinds of store have, with the same columns.
 */
typedef struct
{
  const char *types;
  guint       piece;
  int         key;
  const char *select_file;
  const char *insert_file;
  const char *select_database;
  const char *insert_database;
} BwStoreTable;

#define BW_STORE_TABLE_MAX_COLUMNS 9

/* How many rows all of them have, in either kind. */
#define BW_STORE_TABLE_COUNT_ROWS \
  "SELECT (SELECT count (*) FROM meta) + (SELECT count (*) FROM word) + (SELECT count (*) FROM report)" \
  " + (SELECT count (*) FROM document) + (SELECT count (*) FROM checkpoint) + (SELECT count (*) FROM token)" \
  " + (SELECT count (*) FROM audit)"

/* All of them in an order in which each may be filled, but the counter, and what one
 * kind alone has and makes by itself. */
const BwStoreTable *bw_store_table_list (guint *n);

G_END_DECLS
