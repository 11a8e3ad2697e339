/* bw-store-table.c: the tables of a store, as they are copied from one kind to the other
 *
 * Rows are copied as they are: numbers of reports, documents and words, hashes, and
 * the statements of a report, in which the numbers of words stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-table.h"

/* A document may be as large as a request, and a checkpoint some ten megabytes. */
#define MANY_ROWS 5000
#define DOCUMENTS 500

static const BwStoreTable tables[] =
{
  {
    "tt", MANY_ROWS, -1,
    "SELECT key, value FROM meta",
    "INSERT INTO meta (key, value) VALUES (?, ?)",
    "SELECT key, value FROM meta",
    "INSERT INTO meta (key, value) SELECT * FROM unnest ($1, $2)",
  },
  {
    "it", MANY_ROWS, 0,
    "SELECT word_id, text FROM word",
    "INSERT INTO word (word_id, text) VALUES (?, ?)",
    "SELECT word_id::bigint, text FROM word WHERE word_id > $1 ORDER BY word_id LIMIT $2",
    "INSERT INTO word (word_id, text) OVERRIDING SYSTEM VALUE SELECT * FROM unnest ($1, $2)",
  },
  {
    "iuiiiiib", MANY_ROWS, 0,
    "SELECT seq, id, place, subject, at, received, source, statements FROM report",
    "INSERT INTO report (seq, id, place, subject, at, received, source, statements) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "SELECT seq, id, place::bigint, subject::bigint, at, received, source::bigint, statements FROM report"
    " WHERE seq > $1 ORDER BY seq LIMIT $2",
    "INSERT INTO report (seq, id, place, subject, at, received, source, statements)"
    " SELECT * FROM unnest ($1, $2, $3, $4, $5, $6, $7, $8)",
  },
  {
    "ttitt", DOCUMENTS, 2,
    "SELECT type, id, seq, place, json FROM document",
    "INSERT INTO document (type, id, seq, place, json) VALUES (?, ?, ?, ?, ?)",
    "SELECT type, id, seq, place, json FROM document WHERE seq > $1 ORDER BY seq LIMIT $2",
    "INSERT INTO document (type, id, seq, place, json) SELECT * FROM unnest ($1, $2, $3, $4, $5)",
  },
  {
    "ibb", 1, 0,
    "SELECT seq, hash, data FROM checkpoint",
    "INSERT INTO checkpoint (seq, hash, data) VALUES (?, ?, ?)",
    "SELECT seq, hash, data FROM checkpoint WHERE seq > $1 ORDER BY seq LIMIT $2",
    "INSERT INTO checkpoint (seq, hash, data) SELECT * FROM unnest ($1, $2, $3)",
  },
  {
    "tbtttiii", MANY_ROWS, -1,
    "SELECT token_id, hash, name, role, area, created, expires, revoked FROM token",
    "INSERT INTO token (token_id, hash, name, role, area, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "SELECT token_id, hash, name, role, area, created, expires, revoked FROM token",
    "INSERT INTO token (token_id, hash, name, role, area, created, expires, revoked)"
    " SELECT * FROM unnest ($1, $2, $3, $4, $5, $6, $7, $8)",
  },
  {
    "iittttitb", MANY_ROWS, 0,
    "SELECT seq, at, token, role, action, object, status, detail, hash FROM audit",
    "INSERT INTO audit (seq, at, token, role, action, object, status, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "SELECT seq, at, token, role, action, object, status::bigint, detail, hash FROM audit"
    " WHERE seq > $1 ORDER BY seq LIMIT $2",
    "INSERT INTO audit (seq, at, token, role, action, object, status, detail, hash)"
    " SELECT * FROM unnest ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
  },
};

/**
 * bw_store_table_list:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the tables
 */
const BwStoreTable *
bw_store_table_list (guint *n)
{
  *n = G_N_ELEMENTS (tables);
  return tables;
}
