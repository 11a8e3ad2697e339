/* bw-postgres-store-upkeep.c: how the database is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-private.h"
#include "bw-store-shared.h"

/* Rows that a log or an audit lost, or that point at nothing. */
static const struct
{
  const char *sql;
  const char *reason;
} counts[] =
{
  {
    "SELECT count (*) FROM report LEFT JOIN word AS p ON p.word_id = report.place"
    " LEFT JOIN word AS s ON s.word_id = report.subject WHERE p.word_id IS NULL OR s.word_id IS NULL",
    "reports whose place or subject is missing"
  },
  { "SELECT count (*) FROM report WHERE seq > (SELECT seq FROM counter)", "reports above the counter" },
  { "SELECT count (*) FROM document WHERE seq > (SELECT seq FROM counter)", "documents above the counter" },
  { "SELECT count (*) FROM report JOIN document USING (seq)", "numbers given twice" },
};

static gboolean
check_counts (BwPostgresStore  *self,
              GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (PGresult) result = NULL;
      gint64 n;

      bw_postgres_prepare (self->db, counts[i].sql);
      result = bw_postgres_query (self->db, error);
      if (result == NULL)
        return FALSE;

      n = bw_postgres_get_int (result, 0, 0);
      if (n != 0)
        {
          g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "%s: %s: %" G_GINT64_FORMAT,
                       bw_postgres_get_name (self->db), counts[i].reason, n);
          return FALSE;
        }
    }

  return TRUE;
}

/* In one snapshot: others may be writing. */
static gboolean
bw_postgres_store_verify (BwStore  *store,
                          GError  **error)
{
  gboolean is_good;

  if (!bw_store_shared_begin_snapshot (store, error))
    return FALSE;

  is_good = check_counts (BW_POSTGRES_STORE (store), error);
  bw_store_roll_back (store);
  return is_good;
}

/* Locking the counter is a change, which a standby or a full disk refuses. Nothing else
 * is done, so words that are known stand, and the counter is as it was: whoever looks
 * each second must not slow down those who write. */
static gboolean
bw_postgres_store_check (BwStore  *store,
                         GError  **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  const guint64 seq = self->seq;
  const guint64 audit_seq = self->audit_seq;
  const gboolean was_sure = self->is_sure;

  if (!bw_store_begin (store, error))
    return FALSE;

  self->is_writing = FALSE;
  self->is_reading = TRUE;
  bw_store_roll_back (store);
  self->is_sure = was_sure && self->seq == seq && self->audit_seq == audit_seq;
  return TRUE;
}

/* While it cannot be asked nothing is new. */
static guint64
bw_postgres_store_get_data_version (BwStore *store)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  if (!bw_postgres_store_ensure_open (self, NULL))
    return self->tokens;

  bw_postgres_prepare (self->db, "SELECT tokens FROM counter");
  result = bw_postgres_query (self->db, NULL);
  if (result != NULL && PQntuples (result) == 1)
    self->tokens = (guint64) bw_postgres_get_int (result, 0, 0);

  return self->tokens;
}

void
bw_postgres_store_class_init_upkeep (BwStoreClass *klass)
{
  klass->verify = bw_postgres_store_verify;
  klass->check = bw_postgres_store_check;
  klass->get_data_version = bw_postgres_store_get_data_version;
}
