/* bw-ctl-stock-store.c: of the stock: what stands in a store
 *
 * Tallies come from reports: they are counted from the log as the backend does it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-stock-private.h"
#include "bw-import.h"
#include "bw-json.h"
#include "bw-picture.h"
#include "bw-store-access.h"
#include "bw-time.h"

#include <string.h>

/* So many reports at a time are told to the store. */
#define CHUNK 500

typedef struct
{
  BwCtlStock     *stock;
  BwCtlStockFunc  func;
  gpointer        data;
  BwPicture      *picture; /* (nullable): documents go into it instead */
  guint           n_done;
  GError         *error;   /* (owned) (nullable): the first */
} Listing;

static void
on_store_document_cb (BwDocumentType  type,
                      const char     *id,
                      guint64         seq,
                      gboolean        gone,
                      const char     *place,
                      const char     *json,
                      gpointer        data)
{
  Listing *listing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  bw_ctl_progress_tell (listing->stock->progress, "documents read", ++listing->n_done, 0);
  if (document == NULL)
    {
      if (listing->error == NULL)
        listing->error = g_error_new (BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT, "%s “%s”: %s; see bulwarkctl verify",
                                      bw_document_type_to_string (type), id, error->message);
    }
  else if (listing->picture != NULL)
    {
      bw_picture_apply (listing->picture, &document, 1);
    }
  else
    {
      listing->func (document, seq, listing->data);
    }
}

static void
on_store_report_cb (const BwReport *report,
                    guint64         seq,
                    gint64          received,
                    gpointer        data)
{
  Listing *listing = data;

  bw_ctl_progress_tell (listing->stock->progress, "reports counted", ++listing->n_done, 0);
  bw_picture_apply_report (listing->picture, report, seq);
}

static void
on_picture_tally_cb (BwPicture *picture,
                     BwPlace    place,
                     BwSubject  subject,
                     guint64    seq,
                     gpointer   data)
{
  Listing *listing = data;
  g_autoptr (BwTally) tally = bw_picture_dup_tally (picture, place, subject, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (BwDocument) document = NULL;

  if (tally == NULL)
    return;

  object = bw_tally_to_json (tally, bw_measure_catalogue_get_default (), zone);
  document = bw_document_new_from_object (object, bw_measure_catalogue_get_default (), NULL);
  if (document != NULL)
    listing->func (document, seq, listing->data);
}

static gboolean
scan (Listing         *listing,
      BwDocumentType   type,
      GError         **error)
{
  if (!bw_store_scan_documents (listing->stock->store, type, 0, 0, FALSE, on_store_document_cb, listing, error))
    {
      g_clear_error (&listing->error);
      return FALSE;
    }

  if (listing->error == NULL)
    return bw_ctl_progress_check (listing->stock->progress, error);

  g_propagate_error (error, g_steal_pointer (&listing->error));
  return FALSE;
}

static gboolean
list_tallies (Listing  *listing,
              GError  **error)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());

  listing->picture = picture;
  if (!scan (listing, BW_DOCUMENT_TYPE_AREA, error) || !scan (listing, BW_DOCUMENT_TYPE_ROUND, error)
      || !scan (listing, BW_DOCUMENT_TYPE_SITE, error) || !scan (listing, BW_DOCUMENT_TYPE_TALLY, error))
    return FALSE;

  listing->n_done = 0;
  if (!bw_store_scan_reports (listing->stock->store, 0, NULL, on_store_report_cb, listing, error))
    return FALSE;

  bw_picture_foreach_tally (picture, BW_PLACE_NONE, 0, on_picture_tally_cb, listing);
  return TRUE;
}

/* (transfer full): without `seq`, which the store keeps beside it */
static char *
dup_json (const BwDocument *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);

  json_object_remove_member (object, "seq");
  return bw_json_to_line (object);
}

static BwAudit *
make_audit (const char *detail)
{
  return bw_audit_new (g_get_real_time (), NULL, NULL, "import", NULL, 0, detail);
}

static gboolean
put_items (BwCtlStock  *self,
           GPtrArray   *items,
           GError     **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const BwImportItem *item = g_ptr_array_index (items, i);
      g_autofree char *json = dup_json (item->document);
      guint64 seq;

      if (!bw_ctl_progress_check (self->progress, error)
          || !bw_store_put_document (self->store, bw_document_get_kind (item->document),
                                     bw_document_get_id (item->document), bw_document_get_place (item->document),
                                     json, item->standing, &seq, error))
        return FALSE;

      bw_ctl_progress_tell (self->progress, "documents put", i + 1, items->len);
    }

  return TRUE;
}

static gboolean
count_new (const BwStoreReport  *rows,
           guint                 n,
           guint                *n_new,
           GError              **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      g_autofree char *time = bw_time_format (rows[i].report->at, zone);

      if (rows[i].seq == BW_STORE_FOLDED)
        {
          g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "the report of %s about “%s” lies before the "
                       "time since when reports are kept one by one: whether it was counted already cannot be told",
                       time, rows[i].report->place);
          return FALSE;
        }

      *n_new += rows[i].seq != 0;
    }

  return TRUE;
}

/* Makes the numbers sure, whatever kind of store it is; the rows may go then. */
static gboolean
settle (BwCtlStock  *self,
        GError     **error)
{
  if (bw_store_get_seq (self->store) > 0)
    return TRUE;

  g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE,
                       "the store did not take the reports: nothing was imported, try again");
  return FALSE;
}

/* In a transaction. */
static gboolean
append_piece (BwCtlStock     *self,
              BwStoreReport  *rows,
              guint           n,
              guint          *n_new,
              GError        **error)
{
  return bw_ctl_progress_check (self->progress, error)
         && bw_store_append_reports (self->store, rows, n, g_get_real_time (), error)
         && settle (self, error)
         && count_new (rows, n, n_new, error);
}

static gboolean
append_reports (BwCtlStock  *self,
                GArray      *reports,
                guint       *n_new,
                GError     **error)
{
  BwStoreReport rows[CHUNK];

  for (guint i = 0; i < reports->len; i += CHUNK)
    {
      guint n = MIN (CHUNK, reports->len - i);

      for (guint j = 0; j < n; j++)
        rows[j] = (BwStoreReport) { .report = &g_array_index (reports, BwReport, i + j) };
      if (!append_piece (self, rows, n, n_new, error))
        return FALSE;

      bw_ctl_progress_tell (self->progress, "reports appended", i + n, reports->len);
    }

  return TRUE;
}

/* Takes the piece back, and gives whoever else would write as long a turn. */
static gboolean
try_piece (BwCtlStock     *self,
           BwStoreReport  *rows,
           guint           n,
           guint          *n_new,
           GError        **error)
{
  gint64 begun;
  gboolean is_done;

  if (!bw_store_begin (self->store, error))
    return FALSE;

  begun = g_get_monotonic_time ();
  is_done = append_piece (self, rows, n, n_new, error);
  bw_store_roll_back (self->store);
  g_usleep ((unsigned long) (g_get_monotonic_time () - begun));
  return is_done;
}

static guint
hash_id (gconstpointer id)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (id, sizeof ((BwReport *) NULL)->id);

  return g_bytes_hash (bytes);
}

static gboolean
is_same_id (gconstpointer one,
            gconstpointer other)
{
  return memcmp (one, other, sizeof ((BwReport *) NULL)->id) == 0;
}

/* Daemons write meanwhile: no transaction is longer than a piece. What a piece before
 * held is not in the store, and is known by its id. */
static gboolean
try_reports (BwCtlStock  *self,
             GArray      *reports,
             guint       *n_new,
             GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_id, is_same_id);
  BwStoreReport rows[CHUNK];
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      BwReport *report = &g_array_index (reports, BwReport, i);

      if (g_hash_table_add (seen, report->id))
        rows[n++] = (BwStoreReport) { .report = report };
      if (n == CHUNK || (n > 0 && i + 1 == reports->len))
        {
          if (!try_piece (self, rows, n, n_new, error))
            return FALSE;

          n = 0;
          bw_ctl_progress_tell (self->progress, "reports tried", i + 1, reports->len);
        }
    }

  return TRUE;
}

gboolean
bw_ctl_stock_list_store (BwCtlStock      *self,
                         BwDocumentType   type,
                         BwCtlStockFunc   func,
                         gpointer         user_data,
                         GError         **error)
{
  Listing listing = { .stock = self, .func = func, .data = user_data };

  return type == BW_DOCUMENT_TYPE_TALLY ? list_tallies (&listing, error) : scan (&listing, type, error);
}

gboolean
bw_ctl_stock_put_store (BwCtlStock  *self,
                        GPtrArray   *items,
                        const char  *detail,
                        GError     **error)
{
  g_autoptr (BwAudit) row = make_audit (detail);

  if (items->len == 0)
    return TRUE;
  if (!bw_store_begin (self->store, error))
    return FALSE;
  if (put_items (self, items, error) && bw_store_access_append_audit (self->store, row, error))
    return bw_store_commit (self->store, error);

  bw_store_roll_back (self->store);
  return FALSE;
}

gboolean
bw_ctl_stock_append_store (BwCtlStock  *self,
                           GArray      *reports,
                           gboolean     dry,
                           const char  *detail,
                           guint       *n_new,
                           GError     **error)
{
  g_autoptr (BwAudit) row = make_audit (detail);
  gboolean is_done;

  if (dry)
    return try_reports (self, reports, n_new, error);
  if (!bw_store_begin (self->store, error))
    return FALSE;

  is_done = append_reports (self, reports, n_new, error);
  if (is_done && *n_new > 0)
    {
      if (bw_store_access_append_audit (self->store, row, error))
        return bw_store_commit (self->store, error);
      is_done = FALSE;
    }

  bw_store_roll_back (self->store);
  return is_done;
}
