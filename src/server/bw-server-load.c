/* bw-server-load.c: from what is on disk to the picture as it stood
 *
 * Documents first, then the checkpoint, then the reports that it does not hold.
 * Without a good checkpoint all of the log is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city.h"
#include "bw-server-alerts-private.h"
#include "bw-server-manager-private.h"
#include "bw-server-private.h"
#include "bw-store-shared.h"

#define MAX_STARTS 5

/* Rows that are read between two signs of life: well under a second. */
#define TELL_EACH 10000

/* One that is gone. */
typedef struct
{
  char    *id;     /* (owned) */
  char    *place;  /* (owned) (nullable) */
  guint64  seq;
} Tombstone;

typedef struct
{
  BwServer *server;
  GArray   *notes;      /* (owned) */
  guint     n_rows;     /* documents and reports read */
  GArray   *tombstones; /* (owned) (element-type Tombstone): of the type that is read */
  guint     n_reports;
  guint     n_faulty;
} Loading;

static void
clear_tombstone (gpointer data)
{
  Tombstone *tombstone = data;

  g_free (tombstone->id);
  g_free (tombstone->place);
}

static gboolean
load_city (BwServer  *self,
           GError   **error)
{
  g_autoptr (BwCity) city = bw_city_new (self->options.city, error);
  GPtrArray *faults;

  if (city == NULL)
    return FALSE;

  faults = bw_city_get_faults (city);
  if (faults->len > 0)
    {
      g_autofree char *first = bw_fault_describe (g_ptr_array_index (faults, 0));

      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                   "the city “%s” has %u faults, the first: %s; see bulwarkctl verify",
                   self->options.city, faults->len, first);
      return FALSE;
    }

  return bw_store_load_city (self->store, bw_city_get_documents (city), bw_city_get_root (city),
                             bw_city_get_time_zone (city), error);
}

/* What a daemon before this one found out when the store went back (see
 * bw-postgres-store-life.c). */
static gboolean
read_loss (BwServer  *self,
           GError   **error)
{
  GError *failure = NULL;
  g_autofree char *text = bw_store_dup_meta (self->store, "lost", &failure);

  self->lost_at = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* Of daemons that start together one loads it. */
static gboolean
load_city_once (BwServer  *self,
                GError   **error)
{
  GError *failure = NULL;

  if (load_city (self, &failure))
    return TRUE;

  if (g_error_matches (failure, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT) && bw_store_get_root (self->store) != NULL)
    {
      g_error_free (failure);
      return TRUE;
    }

  g_propagate_error (error, failure);
  return FALSE;
}

/* Within a transaction: of daemons that start together one says it. */
static gboolean
write_exercise (BwServer    *self,
                const char  *value,
                GError     **error)
{
  GError *failure = NULL;
  g_autofree char *last = bw_store_dup_meta (self->store, "exercise", &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return g_strcmp0 (last, value) == 0
         || (bw_store_set_meta (self->store, "exercise", value, error)
             && bw_store_renew_epoch (self->store, error));
}

/* In a drill every document says so. When that changes, all of them have, under
 * the same numbers: for those who resume it is another store. Of one that does not
 * say how it was run last nobody knows whether it has changed. */
static gboolean
mind_exercise (BwServer  *self,
               GError   **error)
{
  if (!bw_store_begin (self->store, error))
    return FALSE;

  if (write_exercise (self, self->options.exercise ? "yes" : "no", error))
    return bw_store_commit (self->store, error);

  bw_store_roll_back (self->store);
  return FALSE;
}

/* Who leads from the beginning on does so before it reads: so it misses nothing of
 * what the leader before wrote. */
static gboolean
begin_lead (BwServer  *self,
            GError   **error)
{
  GError *failure = NULL;

  self->term = bw_store_shared_lead (self->store, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
open_once (BwServer  *self,
           GError   **error)
{
  g_clear_object (&self->store);
  self->store = bw_store_open_alone (self->options.store, self->catalogue, TRUE, error);
  if (self->store == NULL)
    return FALSE;

  if (self->options.city != NULL && bw_store_is_empty (self->store) && !load_city_once (self, error))
    return FALSE;

  return mind_exercise (self, error) && read_loss (self, error) && begin_lead (self, error)
         && bw_server_load_rules (self, error);
}

/* Of daemons that start together one may make another store of it for the others. */
static gboolean
open_store (BwServer  *self,
            GError   **error)
{
  GError *failure = NULL;
  const char *zone;

  for (guint i = 0; i < MAX_STARTS && !open_once (self, &failure); i++)
    {
      if (i + 1 == MAX_STARTS || !g_error_matches (failure, BW_STORE_ERROR, BW_STORE_ERROR_STALE))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }

      g_clear_error (&failure);
    }

  bw_server_begin_clock (self);
  self->epoch = g_strdup (bw_store_get_epoch (self->store));
  zone = bw_store_get_time_zone (self->store);
  self->zone = zone != NULL && *zone != '\0' ? g_time_zone_new_identifier (zone) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();

  return TRUE;
}

/* What opening does in one piece takes long too: a migration, a -wal that a crash left. */
static gboolean
open_patiently (BwServer  *self,
                GError   **error)
{
  g_autoptr (BwNotifyExtender) extender = bw_server_tell_opening ();

  return open_store (self, error);
}

static void
count_row (Loading *loading)
{
  if (++loading->n_rows % TELL_EACH == 0)
    bw_server_tell_load (loading->n_rows);
}

static void
make_state (BwServer *self)
{
  gint64 step = (gint64) self->options.settings[BW_SETTING_SERIES_STEP_S] * G_USEC_PER_SEC;

  g_clear_pointer (&self->wire, bw_wire_free);
  g_clear_pointer (&self->series, bw_series_book_free);
  g_clear_pointer (&self->shelf, bw_shelf_free);
  g_clear_pointer (&self->missed, bw_missed_shifts_free);
  g_clear_object (&self->picture);

  self->picture = bw_picture_new (self->catalogue);
  self->shelf = bw_shelf_new ();
  self->missed = bw_missed_shifts_new ();
  self->series = bw_series_book_new (self->picture, step);
  self->wire = bw_wire_new (self->picture, self->series, self->zone, self->options.exercise);
  bw_shelf_begin_load (self->shelf);
}

static void
on_document_cb (BwDocumentType  type,
                const char     *id,
                guint64         seq,
                gboolean        gone,
                const char     *place,
                const char     *json,
                gpointer        data)
{
  Loading *loading = data;
  g_autoptr (BwDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  count_row (loading);
  if (gone)
    {
      const Tombstone tombstone = { g_strdup (id), g_strdup (place), seq };

      g_array_append_val (loading->tombstones, tombstone);
      return;
    }

  document = bw_document_new (json, -1, loading->server->catalogue, &error);
  if (document != NULL && bw_server_put_document (loading->server, document, seq))
    return;

  loading->n_faulty++;
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "left out %s “%s”: %s",
                    bw_document_type_to_string (type), id,
                    error != NULL ? error->message : "it cannot be placed");
}

/* The last first: a place went after what stood in it, and says where that was. */
static void
take_tombstones (BwServer       *self,
                 BwDocumentType  type,
                 GArray         *tombstones)
{
  for (guint i = tombstones->len; i > 0; i--)
    {
      const Tombstone *tombstone = &g_array_index (tombstones, Tombstone, i - 1);

      bw_server_remove_document (self, type, tombstone->id, tombstone->place, tombstone->seq);
    }

  g_array_set_size (tombstones, 0);
}

static gboolean
load_documents (BwServer  *self,
                Loading   *loading,
                GError   **error)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      BwDocumentType type = (BwDocumentType) i;

      /* Series are counted; what is kept of them are notes. */
      if (bw_document_type_is_ledger (type) || type == BW_DOCUMENT_TYPE_SERIES)
        continue;
      if (!bw_store_scan_documents (self->store, type, 0, 0, TRUE, on_document_cb, loading, error))
        return FALSE;

      take_tombstones (self, type, loading->tombstones);
    }

  return TRUE;
}

/* Each tally and each track knows which reports it holds. */
static void
on_report_cb (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  Loading *loading = data;

  count_row (loading);
  bw_server_tell_notes (loading->server, loading->notes, seq);
  bw_server_take_report (loading->server, report, seq);
  loading->n_reports++;
}

static gboolean
load_checkpoint (BwServer  *self,
                 guint64   *since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = bw_store_get_checkpoint (self->store, since, &error);

  if (data == NULL)
    {
      *since = 0;
      if (error != NULL)
        g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                          "MESSAGE", "no checkpoint can be read: %s", error->message);
      return TRUE;
    }

  return bw_checkpoint_restore (data, self->picture, self->shelf, self->series);
}

static void
load_series (BwServer *self)
{
  GPtrArray *tracks = bw_series_book_get_tracks (self->series);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  for (guint i = 0; i < tracks->len; i++)
    {
      BwSeriesTrack *track = g_ptr_array_index (tracks, i);

      g_ptr_array_set_size (one, 0);
      g_ptr_array_add (one, track);
      if (track->published != 0)
        bw_server_stamp_series (self, one, track->published);
    }
}

static gboolean
load_all (BwServer  *self,
          Loading   *loading,
          GError   **error)
{
  guint64 since;

  make_state (self);
  if (!bw_server_load_tombstones (self, error) || !load_documents (self, loading, error))
    return FALSE;

  if (!load_checkpoint (self, &since))
    {
      g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                        "MESSAGE", "the checkpoint is of another release: counting anew");
      make_state (self);
      since = 0;
      if (!bw_server_load_tombstones (self, error) || !load_documents (self, loading, error))
        return FALSE;
    }

  self->checkpointed = since;
  loading->notes = bw_server_read_notes (self, since, error);
  if (loading->notes == NULL
      || !bw_store_scan_reports (self->store, since, NULL, on_report_cb, loading, error))
    return FALSE;

  bw_server_tell_notes (self, loading->notes, G_MAXUINT64);
  bw_shelf_raise_seq (self->shelf, bw_store_get_seq (self->store));
  return TRUE;
}

/* All of one moment: other daemons may be writing. */
static gboolean
load_moment (BwServer  *self,
             Loading   *loading,
             GError   **error)
{
  gboolean is_loaded;

  if (!bw_store_shared_begin_snapshot (self->store, error))
    return FALSE;

  is_loaded = load_all (self, loading, error);
  bw_store_roll_back (self->store);
  return is_loaded;
}

gboolean
bw_server_load (BwServer  *self,
                GError   **error)
{
  Loading loading = { .server = self };
  gint64 begun = g_get_monotonic_time ();
  gboolean done;

  loading.tombstones = g_array_new (FALSE, FALSE, sizeof (Tombstone));
  g_array_set_clear_func (loading.tombstones, clear_tombstone);

  bw_server_tell_load (0);
  done = open_patiently (self, error) && load_moment (self, &loading, error);

  g_array_unref (loading.tombstones);
  g_clear_pointer (&loading.notes, g_array_unref);
  if (!done)
    return FALSE;

  bw_picture_set_now (self->picture, bw_clock_get_now (self->clock));
  load_series (self);
  bw_shelf_sort_areas (self->shelf, bw_picture_get_places (self->picture));
  bw_shelf_end_load (self->shelf);
  bw_picture_commit (self->picture);
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                    "MESSAGE", "loaded %u places, %u reports since the checkpoint, up to %" G_GUINT64_FORMAT
                    ", in %" G_GINT64_FORMAT " ms",
                    bw_place_tree_get_size (bw_picture_get_places (self->picture)), loading.n_reports,
                    bw_shelf_get_seq (self->shelf), (g_get_monotonic_time () - begun) / 1000);
  return TRUE;
}
