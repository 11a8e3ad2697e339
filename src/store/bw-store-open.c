/* bw-store-open.c: opens a store of whichever kind, and puts a city into an empty one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-count.h"
#include "bw-postgres-store.h"
#include "bw-postgres.h"
#include "bw-sqlite-store.h"
#include "bw-store-document-private.h"
#include "bw-store-ledger.h"
#include "bw-store-private.h"

#include <string.h>

#define SQLITE_PREFIX "sqlite:"

/* Those that @is_counted, or the others. */
static gboolean
put_documents (BwStore    *self,
               GPtrArray  *documents,
               gboolean    is_counted,
               GError    **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const BwDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *json = NULL;
      guint64 seq;

      if (bw_ledger_count_is_counted (bw_document_get_kind (document)) != is_counted)
        continue;

      json = bw_store_document_dup_json (document);
      if (!bw_store_put_document (self, bw_document_get_kind (document), bw_document_get_id (document),
                                  bw_document_get_place (document), json, 0, &seq, error))
        return FALSE;
    }

  return TRUE;
}

/* What is stated first, then what the ledger adds to it, and where. */
static gboolean
put_city (BwStore     *self,
          GPtrArray   *documents,
          const char  *root,
          const char  *time_zone,
          GError     **error)
{
  return bw_store_set_meta (self, "root", root, error)
         && bw_store_set_meta (self, "time_zone", time_zone, error)
         && bw_store_ledger_note_counted (self, error)
         && put_documents (self, documents, FALSE, error)
         && put_documents (self, documents, TRUE, error);
}

/* What stands in an address that is not read may be a secret. */
static BwStore *
open_kind (const char          *url,
           BwMeasureCatalogue  *catalogue,
           gboolean             create,
           gboolean             alone,
           GError             **error)
{
  if (g_str_has_prefix (url, SQLITE_PREFIX) && url[strlen (SQLITE_PREFIX)] != '\0')
    return bw_sqlite_store_new (url + strlen (SQLITE_PREFIX), catalogue, create, alone, error);
  if (bw_postgres_is_url (url))
    return bw_postgres_store_new (url, catalogue, create, error);

  g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                       "that is not the address of a store: sqlite:PATH or postgresql://HOST/DATABASE");
  return NULL;
}

static BwStore *
open_store (const char          *url,
            BwMeasureCatalogue  *catalogue,
            gboolean             create,
            gboolean             alone,
            GError             **error)
{
  g_autoptr (BwStore) self = open_kind (url, catalogue, create, alone, error);

  if (self == NULL)
    return NULL;

  bw_store_ledger_set_catalogue (self, catalogue);
  if (!bw_store_read_meta (self, error) || !bw_store_ensure_epoch (self, error)
      || !bw_store_ledger_catch_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_store_open:
 * @url: `sqlite:PATH` or `postgresql://…`
 * @catalogue: the measures there are
 * @create: make it if it is not there
 * @error: return location; `BW_STORE_ERROR`
 *
 * Brings the store up to the schema of this release; one of a later release is
 * refused and not touched.
 *
 * Returns: (transfer full) (nullable): the store
 */
BwStore *
bw_store_open (const char          *url,
               BwMeasureCatalogue  *catalogue,
               gboolean             create,
               GError             **error)
{
  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  return open_store (url, catalogue, create, FALSE, error);
}

/**
 * bw_store_open_alone:
 * @url: `sqlite:PATH` or `postgresql://…`
 * @catalogue: the measures there are
 * @create: make it if it is not there
 * @error: return location; `BW_STORE_ERROR_CONFLICT`: another process has it
 *
 * As bw_store_open(), but a store in a file can be opened so once at a time, until it is
 * let go of or the process ends; bw_store_open() can still open it.
 *
 * Returns: (transfer full) (nullable): the store
 */
BwStore *
bw_store_open_alone (const char          *url,
                     BwMeasureCatalogue  *catalogue,
                     gboolean             create,
                     GError             **error)
{
  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  return open_store (url, catalogue, create, TRUE, error);
}

/**
 * bw_store_load_city:
 * @self: an empty store
 * @documents: (element-type BwDocument): the documents of a city
 * @root: code of its root
 * @time_zone: identifier of its time zone
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if there is a city already
 *   or a document is there twice
 *
 * One transaction.
 *
 * Returns: whether the city is loaded; else nothing is
 */
gboolean
bw_store_load_city (BwStore     *self,
                    GPtrArray   *documents,
                    const char  *root,
                    const char  *time_zone,
                    GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (documents != NULL && root != NULL && time_zone != NULL, FALSE);

  if (!bw_store_begin (self, error))
    return FALSE;

  if (!bw_store_read_meta (self, error))
    {
      bw_store_roll_back (self);
      return FALSE;
    }

  if (!bw_store_is_empty (self))
    {
      bw_store_roll_back (self);
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT, "there is a city in the store already");
      return FALSE;
    }

  if (put_city (self, documents, root, time_zone, error))
    return bw_store_commit (self, error) && bw_store_read_meta (self, error);

  bw_store_roll_back (self);
  return FALSE;
}
