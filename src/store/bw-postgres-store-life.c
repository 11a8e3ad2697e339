/* bw-postgres-store-life.c: whether it still is the store that was opened
 *
 * After a restore, or a failover that lost something, what this process shows is not
 * what the store holds, and numbers that were told are given again. So clients must
 * take it for another store, and this process may not go on: the store is given
 * another epoch, with a note of when, and whoever finds that out begins anew.
 *
 * A counter that is behind what is known shows it, but only until others have written
 * as much again. So on each new connection it is looked for what must be there: the
 * last transaction that was told as done, by its number, and the newest report of
 * others that was read. (On the same connection nothing is lost.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-life-private.h"

#include "bw-postgres-store-private.h"

#include <string.h>

#define SELECT_MARKS \
  "SELECT (SELECT n FROM source WHERE source_id = $1), (SELECT id FROM report WHERE seq = $2)," \
  " EXISTS (SELECT FROM meta WHERE key = 'folded_until' AND value::bigint >= $2)::integer::bigint"

/* Unless another process was faster. */
#define RENEW_EPOCH \
  "UPDATE meta SET value = left (replace (gen_random_uuid ()::text, '-', ''), 16) WHERE key = 'epoch' AND value = $1"
#define NOTE_LOSS \
  "INSERT INTO meta (key, value) VALUES ('lost', (extract (epoch FROM now ()) * 1000000)::bigint::text)" \
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value"

/* A source that was silent for 30 days may have been forgotten by others. */
#define REMEMBERED_US (29 * G_TIME_SPAN_DAY)

static gboolean
fail_stale (BwPostgresStore  *self,
            const char       *reason,
            GError          **error)
{
  self->stale = reason;
  return bw_postgres_store_fail (self, BW_STORE_ERROR_STALE, reason, error);
}

static gboolean
has_lost_transaction (BwPostgresStore *self,
                      const PGresult  *marks)
{
  if (self->marks.told == 0)
    return FALSE;
  if (PQgetisnull (marks, 0, 0))
    return g_get_monotonic_time () - self->marks.told_at < REMEMBERED_US;

  return bw_postgres_get_int (marks, 0, 0) < self->marks.told;
}

/* One that may have been folded need not be there. */
static gboolean
has_lost_report (BwPostgresStore *self,
                 const PGresult  *marks)
{
  return self->marks.read_seq != 0
         && bw_postgres_get_int (marks, 0, 2) == 0
         && (PQgetisnull (marks, 0, 1)
             || PQgetlength (marks, 0, 1) != sizeof self->marks.read_id
             || memcmp (PQgetvalue (marks, 0, 1), self->marks.read_id, sizeof self->marks.read_id) != 0);
}

static gboolean
has_lost (BwPostgresStore *self,
          const PGresult  *marks)
{
  return PQntuples (marks) != 1 || has_lost_transaction (self, marks) || has_lost_report (self, marks);
}

static gboolean
end_life (BwPostgresStore  *self,
          GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, RENEW_EPOCH);
  bw_postgres_add_text (self->db, bw_store_get_epoch (BW_STORE (self)));
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, NOTE_LOSS);
  if (!bw_postgres_queue (self->db, error))
    return FALSE;

  bw_postgres_prepare (self->db, "COMMIT");
  result = bw_postgres_query (self->db, error);
  return result != NULL
         && fail_stale (self, "it has gone back behind what it had answered for: a failover has lost something, or a"
                        " backup was restored", error);
}

gboolean
bw_postgres_store_queue_marks (BwPostgresStore  *self,
                               GError          **error)
{
  bw_postgres_prepare (self->db, SELECT_MARKS);
  bw_postgres_add_int (self->db, self->source);
  bw_postgres_add_int (self->db, (gint64) self->marks.read_seq);
  return bw_postgres_queue (self->db, error);
}

gboolean
bw_postgres_store_check_life (BwPostgresStore  *self,
                              const PGresult   *epoch,
                              const PGresult   *marks,
                              GError          **error)
{
  const char *known = bw_store_get_epoch (BW_STORE (self));

  if (known == NULL)
    return TRUE;
  if (PQntuples (epoch) != 1 || !g_str_equal (PQgetvalue (epoch, 0, 0), known))
    return fail_stale (self, "it is not the store any more that was opened", error);
  if (self->seq < self->known || (marks != NULL && has_lost (self, marks)))
    return end_life (self, error);

  self->is_checked |= marks != NULL;
  return TRUE;
}

gboolean
bw_postgres_store_look_back (BwPostgresStore  *self,
                             gboolean         *is_whole,
                             GError          **error)
{
  g_autoptr (GPtrArray) results = NULL;

  *is_whole = TRUE;
  if (self->is_checked)
    return TRUE;

  results = bw_postgres_store_queue_marks (self, error) ? bw_postgres_sync (self->db, error) : NULL;
  if (results == NULL)
    return FALSE;

  *is_whole = !has_lost (self, g_ptr_array_index (results, results->len - 1));
  self->is_checked = *is_whole;
  return TRUE;
}

gboolean
bw_postgres_store_fail_stale (BwPostgresStore  *self,
                              GError          **error)
{
  return fail_stale (self, self->stale, error);
}

void
bw_postgres_store_note_read (BwPostgresStore *self,
                             const BwReport  *report,
                             guint64          seq)
{
  if (seq <= self->marks.read_seq)
    return;

  self->marks.read_seq = seq;
  memcpy (self->marks.read_id, report->id, sizeof self->marks.read_id);
}
