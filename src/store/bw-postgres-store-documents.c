/* bw-postgres-store-documents.c: the table of documents
 *
 * State is replaced; what is gone stays as a tombstone, so that a client that
 * was away learns of it: those that could see it, by its place. After long enough
 * tombstones are let go. Ledger documents are added and never changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-store-document-private.h"

#define SELECT_DOCUMENT "SELECT seq, json FROM document WHERE type = $1 AND id = $2 AND json IS NOT NULL"
#define UPSERT_DOCUMENT "INSERT INTO document (type, id, seq, place, json) VALUES ($1, $2, $3, $4, $5)" \
                        " ON CONFLICT (type, id)" \
                        " DO UPDATE SET seq = excluded.seq, place = excluded.place, json = excluded.json"
#define BURY_DOCUMENT   "UPDATE document SET seq = $3, place = coalesce ($4, place), json = NULL" \
                        " WHERE type = $1 AND id = $2"
#define FORGET_GONE     "DELETE FROM document WHERE json IS NULL AND seq <= $1"
#define SELECT_NEWER    "SELECT id, seq, place, json FROM document" \
                        " WHERE type = $1 AND seq > $2 AND ($3 <> 0 OR json IS NOT NULL) ORDER BY seq LIMIT $4"

/* Rows that are read at a time. */
#define PIECE 5000

/* Its seq now, 0 if it is not there; @json (nullable): its text too. In a transaction
 * nobody else changes it: the counter is locked. */
static gboolean
get_current (BwPostgresStore  *self,
             BwDocumentType    type,
             const char       *id,
             guint64          *seq,
             char            **json,
             GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, SELECT_DOCUMENT);
  bw_postgres_add_text (self->db, bw_document_type_to_string (type));
  bw_postgres_add_text (self->db, id);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  *seq = PQntuples (result) > 0 ? (guint64) bw_postgres_get_int (result, 0, 0) : 0;
  if (json != NULL)
    *json = *seq != 0 ? g_strdup (PQgetvalue (result, 0, 1)) : NULL;
  return TRUE;
}

static char *
make_key (BwDocumentType  type,
          const char     *id)
{
  return g_strdup_printf ("%s/%s", bw_document_type_to_string (type), id);
}

/* In a store that was empty when the transaction began there is what this put, and
 * nothing else: a city of 100,000 documents is loaded without asking for each. */
static gboolean
find_current (BwPostgresStore  *self,
              BwDocumentType    type,
              const char       *id,
              guint64          *seq,
              GError          **error)
{
  g_autofree char *key = make_key (type, id);

  *seq = 0;
  return (self->base == 0 && !g_hash_table_contains (self->put, key)) || get_current (self, type, id, seq, NULL, error);
}

/* Its result need not be waited for: the commit fails if it does. */
static gboolean
send_change (BwPostgresStore  *self,
             guint64          *seq,
             GError          **error)
{
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  *seq = ++self->seq;
  self->settled = self->seq;
  self->is_counting = TRUE;
  return bw_postgres_store_mind_queue (self, error);
}

static gboolean
bw_postgres_store_put_document (BwStore         *store,
                                BwDocumentType   type,
                                const char      *id,
                                const char      *place,
                                const char      *json,
                                guint64          expected,
                                guint64         *seq,
                                GError         **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  guint64 current = 0;

  if (!bw_postgres_store_ensure_locked (self, error) || !bw_postgres_store_flush (self, error))
    return FALSE;

  /* Whatever stands there may be replaced: no need to ask. */
  if ((expected != G_MAXUINT64 || bw_document_type_is_ledger (type))
      && (!find_current (self, type, id, &current, error)
          || !bw_store_document_check (type, id, current, expected, error)))
    return FALSE;

  if (type == BW_DOCUMENT_TYPE_AREA || type == BW_DOCUMENT_TYPE_SITE)
    g_hash_table_remove (self->gone_now, id);
  if (self->base == 0)
    g_hash_table_add (self->put, make_key (type, id));

  bw_postgres_prepare (self->db, UPSERT_DOCUMENT);
  bw_postgres_add_text (self->db, bw_document_type_to_string (type));
  bw_postgres_add_text (self->db, id);
  bw_postgres_add_int (self->db, (gint64) self->seq + 1);
  bw_postgres_add_text (self->db, place);
  bw_postgres_add_text (self->db, json);
  return send_change (self, seq, error);
}

static gboolean
bw_postgres_store_remove_document (BwStore         *store,
                                   BwDocumentType   type,
                                   const char      *id,
                                   guint64          expected,
                                   guint64         *seq,
                                   GError         **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autofree char *json = NULL;
  g_autofree char *above = NULL;
  guint64 current;

  if (!bw_postgres_store_ensure_locked (self, error)
      || !bw_postgres_store_flush (self, error)
      || !get_current (self, type, id, &current, &json, error))
    return FALSE;
  if (current == 0)
    return bw_store_document_fail (type, id, BW_STORE_ERROR_NOT_FOUND, "is not there", error);
  if (!bw_store_document_check (type, id, current, expected, error))
    return FALSE;

  above = bw_store_document_dup_place_above (type, json);
  bw_postgres_prepare (self->db, BURY_DOCUMENT);
  bw_postgres_add_text (self->db, bw_document_type_to_string (type));
  bw_postgres_add_text (self->db, id);
  bw_postgres_add_int (self->db, (gint64) self->seq + 1);
  bw_postgres_add_text (self->db, above);
  return send_change (self, seq, error);
}

static gboolean
bw_postgres_store_forget_documents (BwStore  *store,
                                    guint64   until,
                                    GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  if (!bw_postgres_store_ensure_locked (self, error) || !bw_postgres_store_flush (self, error))
    return FALSE;

  bw_postgres_prepare (self->db, FORGET_GONE);
  bw_postgres_add_int (self->db, (gint64) until);
  return bw_postgres_queue (self->db, error) && bw_postgres_store_mind_queue (self, error);
}

static gboolean
bw_postgres_store_get_document (BwStore         *store,
                                BwDocumentType   type,
                                const char      *id,
                                guint64         *seq,
                                char           **json,
                                GError         **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);

  return bw_postgres_store_ensure_open (self, error) && get_current (self, type, id, seq, json, error);
}

static gboolean
bw_postgres_store_scan_documents (BwStore              *store,
                                  BwDocumentType        type,
                                  guint64               since,
                                  guint                 limit,
                                  gboolean              gone,
                                  BwStoreDocumentFunc   func,
                                  gpointer              user_data,
                                  GError              **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  gint64 after = (gint64) since;
  guint left = limit != 0 ? limit : G_MAXUINT;
  guint n;
  guint wanted;

  if (!bw_postgres_store_ensure_open (self, error))
    return FALSE;

  do
    {
      g_autoptr (PGresult) result = NULL;

      wanted = MIN (left, PIECE);
      bw_postgres_prepare (self->db, SELECT_NEWER);
      bw_postgres_add_text (self->db, bw_document_type_to_string (type));
      bw_postgres_add_int (self->db, after);
      bw_postgres_add_int (self->db, gone);
      bw_postgres_add_int (self->db, wanted);
      result = bw_postgres_query (self->db, error);
      if (result == NULL)
        return FALSE;

      n = (guint) PQntuples (result);
      left -= n;
      for (guint i = 0; i < n; i++)
        {
          int row = (int) i;
          gboolean is_gone = PQgetisnull (result, row, 3);

          after = bw_postgres_get_int (result, row, 1);
          func (type, PQgetvalue (result, row, 0), (guint64) after, is_gone,
                PQgetisnull (result, row, 2) ? NULL : PQgetvalue (result, row, 2),
                is_gone ? NULL : PQgetvalue (result, row, 3), user_data);
        }
    }
  while (n == wanted && left > 0);

  return TRUE;
}

void
bw_postgres_store_class_init_documents (BwStoreClass *klass)
{
  klass->put_document = bw_postgres_store_put_document;
  klass->remove_document = bw_postgres_store_remove_document;
  klass->forget_documents = bw_postgres_store_forget_documents;
  klass->get_document = bw_postgres_store_get_document;
  klass->scan_documents = bw_postgres_store_scan_documents;
}
