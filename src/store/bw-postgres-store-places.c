/* bw-postgres-store-places.c: places that other processes took away; whether one has reports
 *
 * A place goes only if nothing was counted there, and whoever takes one away has the
 * counter locked. So whoever locks it next, and looks what went since he did the last
 * time, takes no report of a place that is not there. Alone he need not look: what he
 * took away himself he knows.
 *
 *      looked, or written by this process         by others
 *   ──────────────────────────────────────┤├────────────────────┤ locked
 *                                      gone_until              base
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-parts-private.h"
#include "bw-postgres-store-places-private.h"
#include "bw-postgres-store-private.h"
#include "bw-store-places.h"

/* Not what is there again, as the one or the other. */
#define SELECT_GONE \
  "SELECT type, id FROM document WHERE seq > $1 AND seq <= $2 AND json IS NULL AND type IN ('area', 'site')" \
  " AND NOT EXISTS (SELECT FROM document AS other WHERE other.type IN ('area', 'site')" \
  " AND other.id = document.id AND other.json IS NOT NULL)"

#define SELECT_HAS_REPORTS \
  "SELECT EXISTS (SELECT FROM report WHERE place = (SELECT word_id FROM word WHERE text = $1))::integer::bigint"

static gboolean
bw_postgres_store_has_reports (BwStore     *store,
                               const char  *place,
                               gboolean    *has_reports,
                               GError     **error)
{
  BwPostgresStore *self = BW_POSTGRES_STORE (store);
  g_autoptr (PGresult) result = NULL;

  /* What this transaction has appended is among it. */
  if (!bw_postgres_store_ensure_open (self, error)
      || (self->is_writing && !bw_postgres_store_flush (self, error)))
    return FALSE;

  bw_postgres_prepare (self->db, SELECT_HAS_REPORTS);
  bw_postgres_add_text (self->db, place);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  *has_reports = bw_postgres_get_int (result, 0, 0) != 0;
  return TRUE;
}

void
bw_postgres_store_class_init_places (BwStoreClass *klass)
{
  klass->has_reports = bw_postgres_store_has_reports;
}

/* Reports that wait already were taken for good before it was looked: they are left out
 * by the number of their place. */
static void
leave_out (BwPostgresStore *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BwStoreReport *item = g_ptr_array_index (self->items, i);

      if (bw_postgres_store_is_gone (self, item->report->place))
        bw_postgres_array_append_int (self->gone, bw_word_book_find (self->words, item->report->place));
    }
}

gboolean
bw_postgres_store_find_gone (BwPostgresStore  *self,
                             GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  if (self->base <= self->gone_until)
    return TRUE;

  bw_postgres_prepare (self->db, SELECT_GONE);
  bw_postgres_add_int (self->db, (gint64) self->gone_until);
  bw_postgres_add_int (self->db, (gint64) self->base);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  for (int i = 0; i < PQntuples (result); i++)
    {
      BwDocumentType type;

      if (bw_document_type_from_string (PQgetvalue (result, i, 0), &type))
        bw_store_places_note_gone (BW_STORE (self), type, PQgetvalue (result, i, 1));
      g_hash_table_add (self->gone_now, g_strdup (PQgetvalue (result, i, 1)));
    }

  leave_out (self);
  self->gone_until = self->base;
  return TRUE;
}

gboolean
bw_postgres_store_is_gone (BwPostgresStore *self,
                           const char      *place)
{
  return g_hash_table_contains (self->gone_now, place);
}
