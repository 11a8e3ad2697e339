/* bw-store-places.c: of a store, places that go, and reports of them
 *
 * To look each report's place up would cost as much as to write it. So the names of
 * those that went since the store was opened are kept, hardly ever one, and only these
 * are looked up: one may be back, or have gone in a transaction that was rolled back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-places.h"

#include "bw-store-class.h"

static G_DEFINE_QUARK (bw-store-places, bw_store_places)

static gboolean
find_place (BwStore         *self,
            BwDocumentType   type,
            const char      *id,
            gboolean        *is_there,
            GError         **error)
{
  g_autofree char *json = NULL;
  guint64 seq;

  if (!bw_store_get_document (self, type, id, &seq, &json, error))
    return FALSE;

  *is_there |= json != NULL;
  return TRUE;
}

/* @gone: (nullable): names of those that went */
static gboolean
check_place (BwStore     *self,
             GHashTable  *gone,
             const char  *id,
             gboolean    *is_there,
             GError     **error)
{
  *is_there = gone == NULL || id == NULL || !g_hash_table_contains (gone, id);

  return *is_there
         || (find_place (self, BW_DOCUMENT_TYPE_SITE, id, is_there, error)
             && find_place (self, BW_DOCUMENT_TYPE_AREA, id, is_there, error));
}

void
bw_store_places_note_gone (BwStore        *self,
                           BwDocumentType  type,
                           const char     *id)
{
  GHashTable *gone = g_object_get_qdata (G_OBJECT (self), bw_store_places_quark ());

  if (type != BW_DOCUMENT_TYPE_AREA && type != BW_DOCUMENT_TYPE_SITE)
    return;

  if (gone == NULL)
    {
      gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_qdata_full (G_OBJECT (self), bw_store_places_quark (), gone, (GDestroyNotify) g_hash_table_unref);
    }

  g_hash_table_add (gone, g_strdup (id));
}

gboolean
bw_store_places_remove (BwStore         *self,
                        BwDocumentType   type,
                        const char      *id,
                        guint64          expected,
                        guint64         *seq,
                        GError         **error)
{
  if (!BW_STORE_GET_CLASS (self)->remove_document (self, type, id, expected, seq, error))
    return FALSE;

  bw_store_places_note_gone (self, type, id);
  return TRUE;
}

/* The store keeps @reports by their address until the commit: they are told in runs. */
gboolean
bw_store_places_append (BwStore        *self,
                        BwStoreReport  *reports,
                        guint           n_reports,
                        gint64          received,
                        GError        **error)
{
  BwStoreClass *klass = BW_STORE_GET_CLASS (self);
  GHashTable *gone = g_object_get_qdata (G_OBJECT (self), bw_store_places_quark ());
  guint first = 0;

  for (guint i = 0; gone != NULL && i < n_reports; i++)
    {
      gboolean is_there;

      if (!check_place (self, gone, reports[i].report->place, &is_there, error))
        return FALSE;
      if (is_there)
        continue;
      if (i > first && !klass->append_reports (self, reports + first, i - first, received, error))
        return FALSE;

      reports[i].seq = BW_STORE_NO_PLACE;
      first = i + 1;
    }

  return (first > 0 && first == n_reports)
         || klass->append_reports (self, reports + first, n_reports - first, received, error);
}

/**
 * bw_store_places_has_reports:
 * @self: a store, with or without a transaction
 * @place: code of a place
 * @has_reports: (out): whether the log has a report of this very place
 * @error: return location; `BW_STORE_ERROR`
 *
 * One is found, and no more are read. In a transaction, what was appended within counts.
 *
 * Returns: whether that could be found out
 */
gboolean
bw_store_places_has_reports (BwStore     *self,
                             const char  *place,
                             gboolean    *has_reports,
                             GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (place != NULL && has_reports != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->has_reports (self, place, has_reports, error);
}
