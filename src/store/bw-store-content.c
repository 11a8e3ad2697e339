/* bw-store-content.c: what goes into a store and comes out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-count.h"
#include "bw-store-class.h"
#include "bw-store-ledger.h"
#include "bw-store-places.h"
#include "bw-store-private.h"

/**
 * bw_store_append_reports:
 * @self: a store with a transaction
 * @reports: (array length=n_reports): what to append; their numbers are set
 * @n_reports: how many
 * @received: when they were taken, microseconds since 1970
 * @error: return location; `BW_STORE_ERROR`
 *
 * A report whose id the log holds already, or that came before in @reports, is a
 * duplicate, whatever it says: its number is 0. One of a time that was folded is not
 * taken, %BW_STORE_FOLDED, nor one whose place went meanwhile, %BW_STORE_NO_PLACE.
 *
 * Returns: whether each other one is in the log; else the transaction must be rolled back
 */
gboolean
bw_store_append_reports (BwStore        *self,
                         BwStoreReport  *reports,
                         guint           n_reports,
                         gint64          received,
                         GError        **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (reports != NULL || n_reports == 0, FALSE);

  return bw_store_places_append (self, reports, n_reports, received, error);
}

/**
 * bw_store_put_document:
 * @self: a store with a transaction
 * @type: type of the document
 * @id: its id
 * @place: (nullable): code of the place that it belongs to
 * @json: its text, without `seq`
 * @expected: the seq that it must have now; 0: it must not be there;
 *   %G_MAXUINT64: whatever
 * @seq: (out): its number
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if it is not as expected, or
 *   is in the ledger already: then nothing was changed and the transaction goes on
 *
 * What it counts is appended with it: see bw-store-ledger.h.
 *
 * Returns: whether it was put
 */
gboolean
bw_store_put_document (BwStore         *self,
                       BwDocumentType   type,
                       const char      *id,
                       const char      *place,
                       const char      *json,
                       guint64          expected,
                       guint64         *seq,
                       GError         **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && json != NULL && seq != NULL, FALSE);

  if (bw_ledger_count_is_counted (type))
    return bw_store_ledger_put (self, type, id, place, json, expected, seq, error);

  return BW_STORE_GET_CLASS (self)->put_document (self, type, id, place, json, expected, seq, error);
}

/**
 * bw_store_remove_document:
 * @self: a store with a transaction
 * @type: type of the document
 * @id: its id
 * @expected: the seq that it must have now; %G_MAXUINT64: whatever
 * @seq: (out): number of its tombstone
 * @error: return location; `BW_STORE_ERROR_NOT_FOUND` or `BW_STORE_ERROR_CONFLICT`:
 *   nothing was changed and the transaction goes on
 *
 * Returns: whether it is gone
 */
gboolean
bw_store_remove_document (BwStore         *self,
                          BwDocumentType   type,
                          const char      *id,
                          guint64          expected,
                          guint64         *seq,
                          GError         **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && seq != NULL, FALSE);

  return bw_store_places_remove (self, type, id, expected, seq, error);
}

/**
 * bw_store_forget_documents:
 * @self: a store with a transaction
 * @until: a number
 * @error: return location; `BW_STORE_ERROR`
 *
 * What is gone since @until or before leaves no trace any more.
 *
 * Returns: whether its tombstones are gone too
 */
gboolean
bw_store_forget_documents (BwStore  *self,
                           guint64   until,
                           GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return BW_STORE_GET_CLASS (self)->forget_documents (self, until, error);
}

/**
 * bw_store_get_document:
 * @self: a store, with or without a transaction
 * @type: type of the document
 * @id: its id
 * @seq: (out): its number, 0 if it is not there
 * @json: (out) (transfer full) (nullable): its text, without `seq`; %NULL if it is
 *   not there
 * @error: return location; `BW_STORE_ERROR`
 *
 * In a transaction it is what stands there, with what the transaction itself has
 * written; nobody else changes it before the end.
 *
 * Returns: whether that could be found out
 */
gboolean
bw_store_get_document (BwStore         *self,
                       BwDocumentType   type,
                       const char      *id,
                       guint64         *seq,
                       char           **json,
                       GError         **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && seq != NULL && json != NULL, FALSE);

  *seq = 0;
  *json = NULL;
  return BW_STORE_GET_CLASS (self)->get_document (self, type, id, seq, json, error);
}

/**
 * bw_store_reserve:
 * @self: a store with a transaction
 * @n: how many
 * @first: (out): the first of the numbers
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether they are reserved
 */
gboolean
bw_store_reserve (BwStore  *self,
                  guint     n,
                  guint64  *first,
                  GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (first != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->reserve (self, n, first, error);
}

/**
 * bw_store_put_checkpoint:
 * @self: a store with a transaction
 * @seq: the number up to which it holds everything
 * @data: the figures, in a form of the caller's
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it was written
 */
gboolean
bw_store_put_checkpoint (BwStore  *self,
                         guint64   seq,
                         GBytes   *data,
                         GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->put_checkpoint (self, seq, data, error);
}

/**
 * bw_store_get_checkpoint:
 * @self: a store
 * @seq: (out): the number up to which it holds everything
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the newest that is whole; %NULL without an
 *   error: there is none
 */
GBytes *
bw_store_get_checkpoint (BwStore  *self,
                         guint64  *seq,
                         GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), NULL);
  g_return_val_if_fail (seq != NULL, NULL);

  return BW_STORE_GET_CLASS (self)->get_checkpoint (self, seq, error);
}

/**
 * bw_store_scan_reports:
 * @self: a store
 * @since: only those above it
 * @place: (nullable): only those of this very place
 * @func: called for each, in order; it must not call the store
 * @user_data: for @func
 * @error: return location; `BW_STORE_ERROR`
 *
 * Statements about measures that the catalogue has no more are left out, and so
 * are reports of which none is left.
 *
 * Returns: whether all of them were read
 */
gboolean
bw_store_scan_reports (BwStore            *self,
                       guint64             since,
                       const char         *place,
                       BwStoreReportFunc   func,
                       gpointer            user_data,
                       GError            **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->scan_reports (self, since, place, func, user_data, error);
}

/**
 * bw_store_scan_documents:
 * @self: a store
 * @type: only those of this type
 * @since: only those above it
 * @limit: at most so many; 0: all
 * @gone: tombstones too
 * @func: called for each, in order of their numbers; it must not call the store
 * @user_data: for @func
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether all of them were read
 */
gboolean
bw_store_scan_documents (BwStore              *self,
                         BwDocumentType        type,
                         guint64               since,
                         guint                 limit,
                         gboolean              gone,
                         BwStoreDocumentFunc   func,
                         gpointer              user_data,
                         GError              **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->scan_documents (self, type, since, limit, gone, func, user_data, error);
}
