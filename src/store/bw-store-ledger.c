/* bw-store-ledger.c: of a store, the tallies that its ledger moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-ledger.h"

#include "bw-json.h"
#include "bw-ledger-count.h"
#include "bw-report-fold.h"
#include "bw-store-class.h"

/* In meta: that all documents of the ledger have been counted. */
#define COUNTED "ledger_counted"

/* What a store knows of it. */
typedef struct
{
  BwMeasureCatalogue *catalogue; /* (owned) */
  GPtrArray          *booked;    /* (owned) (element-type BwStoreBooking): in this transaction */
} Ledger;

/* A document that is to be counted. */
typedef struct
{
  BwDocumentType  type;
  char           *id;    /* (owned) */
  char           *json;  /* (owned) */
} Entry;

static G_DEFINE_QUARK (bw-store-ledger, bw_store_ledger)

static void
free_ledger (gpointer data)
{
  Ledger *ledger = data;

  g_object_unref (ledger->catalogue);
  g_ptr_array_unref (ledger->booked);
  g_free (ledger);
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->json);
}

static Ledger *
ensure_ledger (BwStore *self)
{
  Ledger *ledger = g_object_get_qdata (G_OBJECT (self), bw_store_ledger_quark ());

  if (ledger != NULL)
    return ledger;

  ledger = g_new0 (Ledger, 1);
  ledger->catalogue = g_object_ref (bw_measure_catalogue_get_default ());
  ledger->booked = bw_store_booking_new_list ();
  g_object_set_qdata_full (G_OBJECT (self), bw_store_ledger_quark (), ledger, free_ledger);
  return ledger;
}

static JsonObject *
parse (BwDocumentType   type,
       const char      *id,
       const char      *json,
       GError         **error)
{
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, G_MAXINT, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_dup_object (node);

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "%s “%s” cannot be read, and so not counted",
               bw_document_type_to_string (type), id);
  return NULL;
}

/* Of what is from before it, reports are folded; G_MININT64: of nothing. */
static gboolean
read_folded (BwStore  *self,
             gint64   *before,
             GError  **error)
{
  GError *failure = NULL;
  g_autofree char *text = bw_store_dup_meta (self, BW_REPORT_FOLD_BEFORE, &failure);

  *before = text != NULL ? g_ascii_strtoll (text, NULL, 10) : G_MININT64;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* It must count, or nothing is written: what is asked for now is sure. */
static gboolean
append (BwStore         *self,
        BwStoreBooking  *booking,
        GError         **error)
{
  if (!bw_store_append_reports (self, &booking->item, 1, g_get_real_time (), error))
    return FALSE;
  if (bw_store_get_seq (self) != 0 && booking->item.seq != BW_STORE_FOLDED && booking->item.seq != BW_STORE_NO_PLACE)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, "%s “%s” could not be counted; try again",
               bw_document_type_to_string (booking->type), booking->id);
  return FALSE;
}

/* @entry: that is booked; @counted: whose figures these are: its own, or of what it corrects. */
static gboolean
book (BwStore         *self,
      const Entry     *entry,
      JsonObject      *counted,
      gint64           at,
      const char      *root,
      gboolean         is_taken_back,
      GError         **error)
{
  Ledger *ledger = ensure_ledger (self);
  BwStoreBooking *booking = bw_store_booking_new (entry->type, entry->id);

  g_ptr_array_add (ledger->booked, booking);
  if (!bw_ledger_count_fill (&booking->report, ledger->catalogue, entry->type, counted, root, is_taken_back))
    {
      g_ptr_array_remove_index (ledger->booked, ledger->booked->len - 1);
      return TRUE;
    }

  booking->report.at = at;
  return append (self, booking, error);
}

/* What it corrects, if that is there. */
static gboolean
take_back (BwStore      *self,
           const Entry  *entry,
           const char   *corrected,
           gint64        at,
           const char   *root,
           GError      **error)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonObject) object = NULL;
  guint64 seq;

  if (!bw_store_get_document (self, entry->type, corrected, &seq, &json, error))
    return FALSE;
  if (json == NULL)
    return TRUE;

  object = parse (entry->type, corrected, json, error);
  return object != NULL && book (self, entry, object, at, root, TRUE, error);
}

static gboolean
count_entry (BwStore      *self,
             const Entry  *entry,
             JsonObject   *object,
             GError      **error)
{
  g_autofree char *root = NULL;
  GError *failure = NULL;
  const char *corrected;
  gint64 folded;
  gint64 at;

  if (!read_folded (self, &folded, error))
    return FALSE;

  root = bw_store_dup_meta (self, "root", &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  at = MAX (bw_json_peek_time (object, "at"), folded);
  corrected = bw_json_peek_string (object, "corrects");
  return book (self, entry, object, at, root, FALSE, error)
         && (corrected == NULL || take_back (self, entry, corrected, at, root, error));
}

static void
add_entry (BwDocumentType  type,
           const char     *id,
           guint64         seq,
           gboolean        gone,
           const char     *place,
           const char     *json,
           gpointer        data)
{
  Entry entry = { type, g_strdup (id), g_strdup (json) };

  g_array_append_val ((GArray *) data, entry);
}

static gboolean
count_type (BwStore         *self,
            BwDocumentType   type,
            GError         **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  if (!bw_store_scan_documents (self, type, 0, 0, FALSE, add_entry, entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autoptr (JsonObject) object = parse (entry->type, entry->id, entry->json, error);

      if (object == NULL || !count_entry (self, entry, object, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_counted (BwStore   *self,
            gboolean  *counted,
            GError   **error)
{
  GError *failure = NULL;
  g_autofree char *text = bw_store_dup_meta (self, COUNTED, &failure);

  *counted = text != NULL;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* Another process may have been faster. */
static gboolean
count_all (BwStore  *self,
           GError  **error)
{
  gboolean counted;

  if (!is_counted (self, &counted, error))
    return FALSE;

  return counted
         || (count_type (self, BW_DOCUMENT_TYPE_DONATION, error)
             && count_type (self, BW_DOCUMENT_TYPE_SUPPLY, error)
             && bw_store_ledger_note_counted (self, error));
}

void
bw_store_ledger_set_catalogue (BwStore            *self,
                               BwMeasureCatalogue *catalogue)
{
  g_set_object (&ensure_ledger (self)->catalogue, catalogue);
}

gboolean
bw_store_ledger_put (BwStore         *self,
                     BwDocumentType   type,
                     const char      *id,
                     const char      *place,
                     const char      *json,
                     guint64          expected,
                     guint64         *seq,
                     GError         **error)
{
  const Entry entry = { type, (char *) id, (char *) json };
  g_autoptr (JsonObject) object = parse (type, id, json, error);

  return object != NULL
         && BW_STORE_GET_CLASS (self)->put_document (self, type, id, place, json, expected, seq, error)
         && count_entry (self, &entry, object, error);
}

gboolean
bw_store_ledger_note_counted (BwStore  *self,
                              GError  **error)
{
  return bw_store_set_meta (self, COUNTED, "1", error);
}

gboolean
bw_store_ledger_catch_up (BwStore  *self,
                          GError  **error)
{
  gboolean counted;

  if (bw_store_get_root (self) == NULL)
    return TRUE;
  if (!is_counted (self, &counted, error))
    return FALSE;
  if (counted)
    return TRUE;
  if (!bw_store_begin (self, error))
    return FALSE;

  if (count_all (self, error))
    return bw_store_commit (self, error);

  bw_store_roll_back (self);
  return FALSE;
}

GPtrArray *
bw_store_ledger_list_booked (BwStore        *self,
                             BwDocumentType  type,
                             const char     *id)
{
  Ledger *ledger = ensure_ledger (self);
  GPtrArray *booked = bw_store_booking_new_list ();

  for (guint i = 0; i < ledger->booked->len; i++)
    {
      BwStoreBooking *booking = g_ptr_array_index (ledger->booked, i);

      if (booking->type == type && g_str_equal (booking->id, id))
        g_ptr_array_add (booked, bw_store_booking_ref (booking));
    }

  return booked;
}

void
bw_store_ledger_forget (BwStore *self)
{
  Ledger *ledger = g_object_get_qdata (G_OBJECT (self), bw_store_ledger_quark ());

  if (ledger != NULL)
    g_ptr_array_set_size (ledger->booked, 0);
}
