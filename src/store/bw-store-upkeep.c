/* bw-store-upkeep.c: keeping a store small, and work on it in hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-upkeep.h"

#include "bw-store-class.h"

/**
 * bw_store_upkeep_fold:
 * @self: a store without a transaction
 * @before: those that are true before it, microseconds since 1970; never taken back
 * @step: length of a step, microseconds: what is within one is told apart no longer
 * @n_gone: (out): how many rows went
 * @error: return location; `BW_STORE_ERROR_INVALID` if this kind of store cannot
 *
 * What was folded before a failure stays so, and the next time goes on.
 *
 * Returns: whether all of it is folded that may be
 */
gboolean
bw_store_upkeep_fold (BwStore  *self,
                      gint64    before,
                      gint64    step,
                      guint64  *n_gone,
                      GError  **error)
{
  g_return_val_if_fail (BW_IS_STORE (self), FALSE);
  g_return_val_if_fail (step > 0 && n_gone != NULL, FALSE);

  *n_gone = 0;
  if (BW_STORE_GET_CLASS (self)->fold != NULL)
    return BW_STORE_GET_CLASS (self)->fold (self, before, step, n_gone, error);

  g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "this kind of store keeps every report");
  return FALSE;
}

/**
 * bw_store_upkeep_set_monitor:
 * @self: a store
 * @func: (nullable): asked from time to time whether to go on
 * @user_data: for @func
 *
 * Of a kind of store where nothing is asked, nothing is done. What takes long and
 * is told not to go on fails with `BW_STORE_ERROR_UNAVAILABLE`;
 * its transaction must be rolled back as after any error.
 */
void
bw_store_upkeep_set_monitor (BwStore            *self,
                             BwStoreMonitorFunc  func,
                             gpointer            user_data)
{
  g_return_if_fail (BW_IS_STORE (self));

  if (BW_STORE_GET_CLASS (self)->set_monitor != NULL)
    BW_STORE_GET_CLASS (self)->set_monitor (self, func, user_data);
}
