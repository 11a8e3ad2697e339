/* bw-store-shared.c: a store that other daemons write to as well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-shared.h"

#include "bw-store-class.h"
#include "bw-store-places.h"

/**
 * bw_store_shared_begin_snapshot:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: whether it has begun; end it by bw_store_roll_back()
 */
gboolean
bw_store_shared_begin_snapshot (BwStore  *self,
                                GError  **error)
{
  BwStoreClass *klass;

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);

  klass = BW_STORE_GET_CLASS (self);
  return klass->begin_snapshot == NULL || klass->begin_snapshot (self, error);
}

/**
 * bw_store_shared_take_changes:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR`: they are told by a later call
 *
 * If it tells %BW_STORE_SHARED_MANY or more there may be more: it is called again then.
 *
 * Of what was there when the store was opened nothing is told, but what came since
 * may be told although it has been read already.
 *
 * Returns: (transfer full) (nullable) (element-type BwStoreChange): what others
 *   have written; %NULL without an error: nobody else can
 */
GPtrArray *
bw_store_shared_take_changes (BwStore  *self,
                              GError  **error)
{
  BwStoreClass *klass;
  GPtrArray *changes;

  g_return_val_if_fail (BW_IS_STORE (self), NULL);

  klass = BW_STORE_GET_CLASS (self);
  changes = klass->take_changes != NULL ? klass->take_changes (self, error) : NULL;
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BwStoreChange *change = g_ptr_array_index (changes, i);

      if (change->report == NULL && change->json == NULL)
        bw_store_places_note_gone (self, change->type, change->id);
    }

  return changes;
}

/**
 * bw_store_shared_watch:
 * @self: a store
 * @func: (nullable): called when bw_store_shared_take_changes() may have something to
 *   tell; %NULL: nobody is called any more when this returns
 * @user_data: for @func
 */
void
bw_store_shared_watch (BwStore          *self,
                       BwStoreWatchFunc  func,
                       gpointer          user_data)
{
  BwStoreClass *klass;

  g_return_if_fail (BW_IS_STORE (self));

  klass = BW_STORE_GET_CLASS (self);
  if (klass->watch != NULL)
    klass->watch (self, func, user_data);
}

/**
 * bw_store_shared_lead:
 * @self: a store without a transaction
 * @error: return location; `BW_STORE_ERROR`
 *
 * Takes the lead if nobody has it. Who has it keeps it as long as its connection
 * lasts, and whoever takes it after that one sees all that it has written: what
 * bw_store_shared_take_changes() tells from now on is complete.
 *
 * Returns: the term that has begun, or still lasts; 0 without an error: another
 *   process leads
 */
guint
bw_store_shared_lead (BwStore  *self,
                      GError  **error)
{
  BwStoreClass *klass;

  g_return_val_if_fail (BW_IS_STORE (self), 0);

  klass = BW_STORE_GET_CLASS (self);
  return klass->lead != NULL ? klass->lead (self, error) : 1;
}

/**
 * bw_store_shared_check_term:
 * @self: a store, with or without a transaction
 * @term: what bw_store_shared_lead() returned
 * @error: return location; `BW_STORE_ERROR_DEPOSED`: it does not last any more;
 *   another `BW_STORE_ERROR`: the transaction must be rolled back
 *
 * Only in a transaction it is certain: if it is committed, no other process has led
 * before its end.
 *
 * Returns: whether the term lasts
 */
gboolean
bw_store_shared_check_term (BwStore  *self,
                            guint     term,
                            GError  **error)
{
  BwStoreClass *klass;

  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (term != 0, FALSE);

  klass = BW_STORE_GET_CLASS (self);
  return klass->check_term == NULL || klass->check_term (self, term, error);
}
