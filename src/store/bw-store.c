/* bw-store.c: what is kept, behind one interface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store.h"

#include "bw-postgres-store.h"
#include "bw-postgres.h"
#include "bw-sqlite-store.h"
#include "bw-store-access.h"
#include "bw-store-class.h"
#include "bw-store-document-private.h"
#include "bw-store-places.h"

#include <sodium.h>
#include <string.h>

#define SQLITE_PREFIX "sqlite:"
#define EPOCH_BYTES   8

typedef struct
{
  char *epoch;     /* (owned) (nullable) */
  char *root;      /* (owned) (nullable) */
  char *time_zone; /* (owned) (nullable) */
} BwStorePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BwStore, bw_store, G_TYPE_OBJECT)

static gboolean
read_meta (BwStore     *self,
           const char  *key,
           char       **value,
           GError     **error)
{
  GError *failure = NULL;

  g_free (*value);
  *value = BW_STORE_GET_CLASS (self)->dup_meta (self, key, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* Kept, so that any thread may ask for them. */
static gboolean
read_all_meta (BwStore  *self,
               GError  **error)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  return read_meta (self, "epoch", &priv->epoch, error)
         && read_meta (self, "root", &priv->root, error)
         && read_meta (self, "time_zone", &priv->time_zone, error);
}

/* Random, so that a client sees when another store stands behind the address. */
static gboolean
write_epoch (BwStore  *self,
             GError  **error)
{
  guint8 bytes[EPOCH_BYTES];
  char text[2 * EPOCH_BYTES + 1];

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, "no source of randomness");
      return FALSE;
    }

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (text, sizeof text, bytes, sizeof bytes);
  return BW_STORE_GET_CLASS (self)->set_meta (self, "epoch", text, error) && read_all_meta (self, error);
}

/* Another process may have been faster. */
static gboolean
ensure_epoch (BwStore  *self,
              GError  **error)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  if (priv->epoch != NULL)
    return TRUE;
  if (!bw_store_begin (self, error))
    return FALSE;

  if (read_all_meta (self, error) && (priv->epoch != NULL || write_epoch (self, error)))
    return bw_store_commit (self, error);

  bw_store_roll_back (self);
  return FALSE;
}

static gboolean
put_city (BwStore     *self,
          GPtrArray   *documents,
          const char  *root,
          const char  *time_zone,
          GError     **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const BwDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *json = bw_store_document_dup_json (document);
      guint64 seq;

      if (!bw_store_put_document (self, bw_document_get_kind (document), bw_document_get_id (document),
                                  bw_document_get_place (document), json, 0, &seq, error))
        return FALSE;
    }

  return bw_store_set_meta (self, "root", root, error)
         && bw_store_set_meta (self, "time_zone", time_zone, error);
}

/* What stands in an address that is not read may be a secret. */
static BwStore *
open_kind (const char          *url,
           BwMeasureCatalogue  *catalogue,
           gboolean             create,
           gboolean             alone,
           GError             **error)
{
  if (g_str_has_prefix (url, SQLITE_PREFIX) && url[strlen (SQLITE_PREFIX)] != '\0')
    return bw_sqlite_store_new (url + strlen (SQLITE_PREFIX), catalogue, create, alone, error);
  if (bw_postgres_is_url (url))
    return bw_postgres_store_new (url, catalogue, create, error);

  g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                       "that is not the address of a store: sqlite:PATH or postgresql://HOST/DATABASE");
  return NULL;
}

static BwStore *
open_store (const char          *url,
            BwMeasureCatalogue  *catalogue,
            gboolean             create,
            gboolean             alone,
            GError             **error)
{
  g_autoptr (BwStore) self = open_kind (url, catalogue, create, alone, error);

  if (self == NULL || !read_all_meta (self, error) || !ensure_epoch (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
bw_store_finalize (GObject *object)
{
  BwStorePrivate *priv = bw_store_get_instance_private (BW_STORE (object));

  g_clear_pointer (&priv->epoch, g_free);
  g_clear_pointer (&priv->root, g_free);
  g_clear_pointer (&priv->time_zone, g_free);

  G_OBJECT_CLASS (bw_store_parent_class)->finalize (object);
}

static void
bw_store_class_init (BwStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_store_finalize;
}

static void
bw_store_init (BwStore *self)
{
}

/**
 * bw_store_open:
 * @url: `sqlite:PATH` or `postgresql://…`
 * @catalogue: the measures there are
 * @create: make it if it is not there
 * @error: return location; `BW_STORE_ERROR`
 *
 * Brings the store up to the schema of this release; one of a later release is
 * refused and not touched.
 *
 * Returns: (transfer full) (nullable): the store
 */
BwStore *
bw_store_open (const char          *url,
               BwMeasureCatalogue  *catalogue,
               gboolean             create,
               GError             **error)
{
  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  return open_store (url, catalogue, create, FALSE, error);
}

/**
 * bw_store_open_alone:
 * @url: `sqlite:PATH` or `postgresql://…`
 * @catalogue: the measures there are
 * @create: make it if it is not there
 * @error: return location; `BW_STORE_ERROR_CONFLICT`: another process has it
 *
 * As bw_store_open(), but a store in a file can be opened so once at a time, until it is
 * let go of or the process ends; bw_store_open() can still open it.
 *
 * Returns: (transfer full) (nullable): the store
 */
BwStore *
bw_store_open_alone (const char          *url,
                     BwMeasureCatalogue  *catalogue,
                     gboolean             create,
                     GError             **error)
{
  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (BW_IS_MEASURE_CATALOGUE (catalogue), NULL);

  return open_store (url, catalogue, create, TRUE, error);
}

/**
 * bw_store_load_city:
 * @self: an empty store
 * @documents: (element-type BwDocument): the documents of a city
 * @root: code of its root
 * @time_zone: identifier of its time zone
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if there is a city already
 *   or a document is there twice
 *
 * One transaction.
 *
 * Returns: whether the city is loaded; else nothing is
 */
gboolean
bw_store_load_city (BwStore     *self,
                    GPtrArray   *documents,
                    const char  *root,
                    const char  *time_zone,
                    GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (documents != NULL && root != NULL && time_zone != NULL, FALSE);

  if (!bw_store_begin (self, error))
    return FALSE;

  if (!read_all_meta (self, error))
    {
      bw_store_roll_back (self);
      return FALSE;
    }

  if (!bw_store_is_empty (self))
    {
      bw_store_roll_back (self);
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT, "there is a city in the store already");
      return FALSE;
    }

  if (put_city (self, documents, root, time_zone, error))
    return bw_store_commit (self, error) && read_all_meta (self, error);

  bw_store_roll_back (self);
  return FALSE;
}

/**
 * bw_store_is_empty:
 * @self: a store
 *
 * Returns: whether nothing was put into it yet
 */
gboolean
bw_store_is_empty (BwStore *self)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return priv->root == NULL && bw_store_get_seq (self) == 0;
}

/**
 * bw_store_get_epoch:
 * @self: a store
 *
 * Returns: (transfer none): random, made with the store
 */
const char *
bw_store_get_epoch (BwStore *self)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return priv->epoch;
}

/**
 * bw_store_get_root:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): code of the city's root
 */
const char *
bw_store_get_root (BwStore *self)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return priv->root;
}

/**
 * bw_store_get_time_zone:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): identifier of the city's time zone
 */
const char *
bw_store_get_time_zone (BwStore *self)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  return priv->time_zone;
}

/**
 * bw_store_get_seq:
 * @self: a store
 *
 * Returns: the number that was given last, by any process; 0: none
 */
guint64
bw_store_get_seq (BwStore *self)
{
  g_return_val_if_fail (BW_IS_STORE (self), 0);

  return BW_STORE_GET_CLASS (self)->get_seq (self);
}

/**
 * bw_store_begin:
 * @self: a store
 * @error: return location; `BW_STORE_ERROR`
 *
 * Waits up to 5 s while another process writes.
 *
 * Returns: whether a transaction has begun
 */
gboolean
bw_store_begin (BwStore  *self,
                GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return BW_STORE_GET_CLASS (self)->begin (self, error);
}

/**
 * bw_store_begin_group:
 * @self: a store
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether what is done from now on is one transaction
 */
gboolean
bw_store_begin_group (BwStore  *self,
                      GError  **error)
{
  BwStoreClass *klass;

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  klass = BW_STORE_GET_CLASS (self);
  return klass->begin_group != NULL ? klass->begin_group (self, error) : klass->begin (self, error);
}

/**
 * bw_store_commit:
 * @self: a store with a transaction
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether all of it is on disk; else none of it is, and the transaction
 *   is over
 */
gboolean
bw_store_commit (BwStore  *self,
                 GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return BW_STORE_GET_CLASS (self)->commit (self, error);
}

/**
 * bw_store_roll_back:
 * @self: a store
 *
 * Takes back what the transaction did, if there is one.
 */
void
bw_store_roll_back (BwStore *self)
{
  g_return_if_fail (BW_IS_STORE (self));

  BW_STORE_GET_CLASS (self)->roll_back (self);
}

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

/**
 * bw_store_get_data_version:
 * @self: a store
 *
 * Returns: a number that is another one when another process has written
 */
guint64
bw_store_get_data_version (BwStore *self)
{
  g_return_val_if_fail (BW_IS_STORE (self), 0);

  return BW_STORE_GET_CLASS (self)->get_data_version (self);
}

/**
 * bw_store_check:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR`
 *
 * Cheap enough to be asked every second.
 *
 * Returns: whether it can be written now
 */
gboolean
bw_store_check (BwStore  *self,
                GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return BW_STORE_GET_CLASS (self)->check (self, error);
}

/**
 * bw_store_verify:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR_CORRUPT`: what is there is not what
 *   was written
 *
 * Reads all of it: seconds for some million reports.
 *
 * Returns: whether it is whole
 */
gboolean
bw_store_verify (BwStore  *self,
                 GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return BW_STORE_GET_CLASS (self)->verify (self, error) && bw_store_access_verify_audit (self, error);
}

/**
 * bw_store_copy:
 * @self: a store without a transaction
 * @path: name of a file that is not there yet
 * @error: return location; `BW_STORE_ERROR`
 *
 * Others may go on writing: the copy is as the store was when it began.
 *
 * Returns: whether the copy is on disk
 */
gboolean
bw_store_copy (BwStore     *self,
               const char  *path,
               GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->copy (self, path, error);
}

/**
 * bw_store_renew_epoch:
 * @self: a store that nobody else uses
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it has another epoch now
 */
gboolean
bw_store_renew_epoch (BwStore  *self,
                      GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  return write_epoch (self, error);
}

/**
 * bw_store_dup_meta:
 * @self: a store
 * @key: what is asked for
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what was said of it; %NULL without an
 *   error: nothing
 */
char *
bw_store_dup_meta (BwStore     *self,
                   const char  *key,
                   GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return BW_STORE_GET_CLASS (self)->dup_meta (self, key, error);
}

/**
 * bw_store_set_meta:
 * @self: a store
 * @key: what is said something about
 * @value: what is said
 * @error: return location; `BW_STORE_ERROR`
 *
 * Part of the transaction if there is one, else one of its own.
 *
 * Returns: whether it is kept
 */
gboolean
bw_store_set_meta (BwStore     *self,
                   const char  *key,
                   const char  *value,
                   GError     **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  return BW_STORE_GET_CLASS (self)->set_meta (self, key, value, error);
}
