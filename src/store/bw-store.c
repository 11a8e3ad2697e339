/* bw-store.c: what is kept, behind one interface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store.h"

#include "bw-store-access.h"
#include "bw-store-class.h"
#include "bw-store-ledger.h"
#include "bw-store-private.h"

#include <sodium.h>

#define EPOCH_BYTES 8

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
  return BW_STORE_GET_CLASS (self)->set_meta (self, "epoch", text, error) && bw_store_read_meta (self, error);
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
  gboolean is_done;

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  is_done = BW_STORE_GET_CLASS (self)->commit (self, error);
  bw_store_ledger_forget (self);
  return is_done;
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
  bw_store_ledger_forget (self);
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

/* Kept, so that any thread may ask for them. */
gboolean
bw_store_read_meta (BwStore  *self,
                    GError  **error)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  return read_meta (self, "epoch", &priv->epoch, error)
         && read_meta (self, "root", &priv->root, error)
         && read_meta (self, "time_zone", &priv->time_zone, error);
}

/* Another process may have been faster. */
gboolean
bw_store_ensure_epoch (BwStore  *self,
                       GError  **error)
{
  BwStorePrivate *priv = bw_store_get_instance_private (self);

  if (priv->epoch != NULL)
    return TRUE;
  if (!bw_store_begin (self, error))
    return FALSE;

  if (bw_store_read_meta (self, error) && (priv->epoch != NULL || write_epoch (self, error)))
    return bw_store_commit (self, error);

  bw_store_roll_back (self);
  return FALSE;
}
