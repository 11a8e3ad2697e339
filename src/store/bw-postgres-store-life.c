/* bw-postgres-store-life.c: whether it still is the store that was opened
 *
 * After a restore, or a failover that lost something, what this process shows is not
 * what the store holds, and numbers that were told are given again. So clients must
 * take it for another store, and this process may not go on: the store is given
 * another epoch, with a note of when, and whoever finds that out begins anew.
 *
 * A counter that is behind what is known shows it, but only until others have written
 * as much again. Each transaction is one of some process, which numbers its own: so of
 * each of them, its own and all others', a process keeps the last number that it has
 * seen, and on each new connection looks whether one has gone back. What was lost, of a
 * process that is gone itself or not, a report or a document, was in one of these. (On
 * the same connection nothing is lost.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-life-private.h"

#include "bw-postgres-store-private.h"

/* Those that were silent for 30 days may be forgotten by whoever ends. */
#define SELECT_SOURCES \
  "SELECT source_id, n, (seen > now () - interval '29 days')::integer::bigint FROM source"

/* With each commit: not all of a month, among which may be hundreds that ended long ago.
 * No transaction that others wait for takes as long; all are read each second. */
#define SELECT_FRESH SELECT_SOURCES " WHERE seen > now () - interval '10 minutes'"

/* Unless another process was faster. */
#define RENEW_EPOCH \
  "UPDATE meta SET value = left (replace (gen_random_uuid ()::text, '-', ''), 16) WHERE key = 'epoch' AND value = $1"
#define NOTE_LOSS \
  "INSERT INTO meta (key, value) VALUES ('lost', (extract (epoch FROM now ()) * 1000000)::bigint::text)" \
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value"

/* What has not been seen for so long may have been forgotten since. */
#define REMEMBERED_US     (29 * G_TIME_SPAN_DAY)
#define SEEN_REMEMBERED_US G_TIME_SPAN_DAY

static gboolean
fail_stale (BwPostgresStore  *self,
            const char       *reason,
            GError          **error)
{
  self->stale = reason;
  return bw_postgres_store_fail (self, BW_STORE_ERROR_STALE, reason, error);
}

/* Its last transaction as it stands there; 0: none is known. */
static gint64
find_source (const PGresult *sources,
             gint64          source)
{
  for (int i = 0; i < PQntuples (sources); i++)
    {
      if (bw_postgres_get_int (sources, i, 0) == source)
        return bw_postgres_get_int (sources, i, 1);
    }

  return 0;
}

/* Whether of one whose last transaction was @n that is not there any more. */
static gboolean
has_gone_back (const PGresult *sources,
               gint64          source,
               gint64          n,
               gboolean        may_be_forgotten)
{
  gint64 found = find_source (sources, source);

  return found < n && (found != 0 || !may_be_forgotten);
}

static gboolean
has_lost (BwPostgresStore *self,
          const PGresult  *sources)
{
  const gint64 now = g_get_monotonic_time ();
  const gboolean is_long_ago = now - self->marks.seen_at >= SEEN_REMEMBERED_US;
  GHashTableIter iter;
  gpointer source;
  gpointer n;

  if (has_gone_back (sources, self->source, self->marks.told, now - self->marks.told_at >= REMEMBERED_US))
    return TRUE;

  g_hash_table_iter_init (&iter, self->marks.seen);
  while (g_hash_table_iter_next (&iter, &source, &n))
    {
      if (has_gone_back (sources, *(gint64 *) source, *(gint64 *) n, is_long_ago))
        return TRUE;
    }

  return FALSE;
}

static void
note_sources (BwPostgresStore *self,
              const PGresult  *sources)
{
  for (int i = 0; i < PQntuples (sources); i++)
    {
      gint64 source = bw_postgres_get_int (sources, i, 0);
      gint64 n = bw_postgres_get_int (sources, i, 1);

      if (source != self->source && bw_postgres_get_int (sources, i, 2) != 0)
        g_hash_table_insert (self->marks.seen, g_memdup2 (&source, sizeof source), g_memdup2 (&n, sizeof n));
    }
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

void
bw_postgres_store_init_marks (BwPostgresStore *self)
{
  self->marks.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
bw_postgres_store_clear_marks (BwPostgresStore *self)
{
  g_clear_pointer (&self->marks.seen, g_hash_table_unref);
}

gboolean
bw_postgres_store_queue_sources (BwPostgresStore  *self,
                                 GError          **error)
{
  bw_postgres_prepare (self->db, SELECT_SOURCES);
  return bw_postgres_queue (self->db, error);
}

gboolean
bw_postgres_store_take_sources (BwPostgresStore *self,
                                const PGresult  *sources)
{
  self->is_checked = self->is_checked || !has_lost (self, sources);
  if (!self->is_checked)
    return FALSE;

  g_hash_table_remove_all (self->marks.seen);
  self->marks.seen_at = g_get_monotonic_time ();
  note_sources (self, sources);
  return TRUE;
}

gboolean
bw_postgres_store_queue_fresh (BwPostgresStore  *self,
                               GError          **error)
{
  bw_postgres_prepare (self->db, SELECT_FRESH);
  return bw_postgres_queue (self->db, error);
}

void
bw_postgres_store_take_fresh (BwPostgresStore *self,
                              const PGresult  *sources)
{
  note_sources (self, sources);
}

gboolean
bw_postgres_store_check_life (BwPostgresStore  *self,
                              const PGresult   *epoch,
                              const PGresult   *sources,
                              GError          **error)
{
  const char *known = bw_store_get_epoch (BW_STORE (self));

  if (known == NULL)
    return TRUE;
  if (PQntuples (epoch) != 1 || !g_str_equal (PQgetvalue (epoch, 0, 0), known))
    return fail_stale (self, "it is not the store any more that was opened", error);

  return (self->seq >= self->known && (sources == NULL || bw_postgres_store_take_sources (self, sources)))
         || end_life (self, error);
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

  results = bw_postgres_store_queue_sources (self, error) ? bw_postgres_sync (self->db, error) : NULL;
  if (results == NULL)
    return FALSE;

  *is_whole = bw_postgres_store_take_sources (self, g_ptr_array_index (results, results->len - 1));
  return TRUE;
}

gboolean
bw_postgres_store_fail_stale (BwPostgresStore  *self,
                              GError          **error)
{
  return fail_stale (self, self->stale, error);
}
