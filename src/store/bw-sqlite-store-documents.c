/* bw-sqlite-store-documents.c: the table of documents
 *
 * State is replaced; what is gone stays as a tombstone, so that a client that
 * was away learns of it: those that could see it, by its place. After long enough
 * tombstones are let go. Ledger documents are added and never changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "bw-store-document-private.h"

#define SELECT_DOCUMENT "SELECT seq, json FROM document WHERE type = ? AND id = ? AND json IS NOT NULL"
#define UPSERT_DOCUMENT "INSERT INTO document (type, id, seq, place, json) VALUES (?, ?, ?, ?, ?)" \
                        " ON CONFLICT (type, id)" \
                        " DO UPDATE SET seq = excluded.seq, place = excluded.place, json = excluded.json"
#define BURY_DOCUMENT   "UPDATE document SET seq = ?, place = coalesce (?, place), json = NULL" \
                        " WHERE type = ? AND id = ?"
#define FORGET_GONE     "DELETE FROM document WHERE json IS NULL AND seq <= ?"
#define SELECT_NEWER    "SELECT id, seq, place, json FROM document" \
                        " WHERE type = ? AND seq > ? AND (? OR json IS NOT NULL) ORDER BY seq LIMIT ?"

/* Its seq now, 0 if it is not there; @json (nullable): its text too. */
static gboolean
get_current (BwSqliteStore   *self,
             BwDocumentType   type,
             const char      *id,
             guint64         *seq,
             char           **json,
             GError         **error)
{
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_DOCUMENT, error);
  gboolean has_row;

  *seq = 0;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, bw_document_type_to_string (type), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  if (!bw_sqlite_next (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *seq = (guint64) sqlite3_column_int64 (statement, 0);
      if (json != NULL)
        *json = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      sqlite3_reset (statement);
    }

  return TRUE;
}

static gboolean
bw_sqlite_store_put_document (BwStore         *store,
                              BwDocumentType   type,
                              const char      *id,
                              const char      *place,
                              const char      *json,
                              guint64          expected,
                              guint64         *seq,
                              GError         **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;
  guint64 current;

  if (!bw_sqlite_store_is_writing (self, error)
      || !get_current (self, type, id, &current, NULL, error)
      || !bw_store_document_check (type, id, current, expected, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, UPSERT_DOCUMENT, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, bw_document_type_to_string (type), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, (gint64) (self->seq + 1));
  sqlite3_bind_text (statement, 4, place, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, json, -1, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  *seq = ++self->seq;
  self->is_counting = TRUE;
  return TRUE;
}

static gboolean
bw_sqlite_store_remove_document (BwStore         *store,
                                 BwDocumentType   type,
                                 const char      *id,
                                 guint64          expected,
                                 guint64         *seq,
                                 GError         **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;
  g_autofree char *json = NULL;
  g_autofree char *above = NULL;
  guint64 current;

  if (!bw_sqlite_store_is_writing (self, error) || !get_current (self, type, id, &current, &json, error))
    return FALSE;
  if (current == 0)
    return bw_store_document_fail (type, id, BW_STORE_ERROR_NOT_FOUND, "is not there", error);
  if (!bw_store_document_check (type, id, current, expected, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, BURY_DOCUMENT, error);
  if (statement == NULL)
    return FALSE;

  above = bw_store_document_dup_place_above (type, json);
  sqlite3_bind_int64 (statement, 1, (gint64) (self->seq + 1));
  sqlite3_bind_text (statement, 2, above, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, bw_document_type_to_string (type), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, id, -1, SQLITE_STATIC);
  if (!bw_sqlite_run (statement, error))
    return FALSE;

  *seq = ++self->seq;
  self->is_counting = TRUE;
  return TRUE;
}

static gboolean
bw_sqlite_store_forget_documents (BwStore  *store,
                                  guint64   until,
                                  GError  **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement;

  if (!bw_sqlite_store_is_writing (self, error))
    return FALSE;

  statement = bw_sqlite_store_prepare (self, FORGET_GONE, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) until);
  return bw_sqlite_run (statement, error);
}

static gboolean
bw_sqlite_store_get_document (BwStore         *store,
                              BwDocumentType   type,
                              const char      *id,
                              guint64         *seq,
                              char           **json,
                              GError         **error)
{
  return get_current (BW_SQLITE_STORE (store), type, id, seq, json, error);
}

static gboolean
bw_sqlite_store_scan_documents (BwStore              *store,
                                BwDocumentType        type,
                                guint64               since,
                                guint                 limit,
                                gboolean              gone,
                                BwStoreDocumentFunc   func,
                                gpointer              user_data,
                                GError              **error)
{
  BwSqliteStore *self = BW_SQLITE_STORE (store);
  sqlite3_stmt *statement = bw_sqlite_store_prepare (self, SELECT_NEWER, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, bw_document_type_to_string (type), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) since);
  sqlite3_bind_int (statement, 3, gone);
  sqlite3_bind_int64 (statement, 4, limit != 0 ? (gint64) limit : -1);

  while (bw_sqlite_next (statement, &has_row, error))
    {
      const char *json;

      if (!has_row)
        return TRUE;

      json = (const char *) sqlite3_column_text (statement, 3);
      func (type, (const char *) sqlite3_column_text (statement, 0),
            (guint64) sqlite3_column_int64 (statement, 1), json == NULL,
            (const char *) sqlite3_column_text (statement, 2), json, user_data);
    }

  return FALSE;
}

void
bw_sqlite_store_class_init_documents (BwStoreClass *klass)
{
  klass->put_document = bw_sqlite_store_put_document;
  klass->remove_document = bw_sqlite_store_remove_document;
  klass->forget_documents = bw_sqlite_store_forget_documents;
  klass->get_document = bw_sqlite_store_get_document;
  klass->scan_documents = bw_sqlite_store_scan_documents;
}
