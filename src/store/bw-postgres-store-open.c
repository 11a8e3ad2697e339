/* bw-postgres-store-open.c: how a store in a database is opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-private.h"
#include "bw-postgres-store-schema-private.h"

#include <sodium.h>

/* Connected, and nothing is known of what stands there. */
BwPostgresStore *
bw_postgres_store_connect (const char          *url,
                           BwMeasureCatalogue  *catalogue,
                           GError             **error)
{
  g_autoptr (BwPostgresStore) self = g_object_new (BW_TYPE_POSTGRES_STORE, NULL);

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, "no source of randomness");
      return NULL;
    }

  randombytes_buf (&self->source, sizeof self->source);
  self->catalogue = g_object_ref (catalogue);
  self->words = bw_word_book_new (catalogue);
  self->url = g_strdup (url);
  self->db = bw_postgres_new (url, error);
  return self->db != NULL && bw_postgres_open (self->db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_postgres_store_new:
 * @url: address of the database
 * @catalogue: the measures there are
 * @create: make the tables if there are none
 * @error: return location; `BW_STORE_ERROR`
 *
 * The database itself must be there, and be its user's.
 *
 * Returns: (transfer full) (nullable): the store, with the newest schema
 */
BwStore *
bw_postgres_store_new (const char          *url,
                       BwMeasureCatalogue  *catalogue,
                       gboolean             create,
                       GError             **error)
{
  g_autoptr (BwPostgresStore) self = NULL;

  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  self = bw_postgres_store_connect (url, catalogue, error);
  if (self == NULL || !bw_postgres_store_set_up (self, create, error))
    return NULL;

  self->known = bw_store_get_seq (BW_STORE (self));
  self->gone_until = self->known;
  return BW_STORE (g_steal_pointer (&self));
}
