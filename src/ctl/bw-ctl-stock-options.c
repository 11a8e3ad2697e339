/* bw-ctl-stock-options.c: the options by which a verb is told what it works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-stock-options.h"

/**
 * bw_ctl_stock_options_clear:
 * @self: options
 *
 * They are as if nothing had been given.
 */
void
bw_ctl_stock_options_clear (BwCtlStockOptions *self)
{
  g_clear_pointer (&self->store, g_free);
  g_clear_pointer (&self->backend, g_free);
  g_clear_pointer (&self->token_file, g_free);
  self->progress = FALSE;
}

/**
 * bw_ctl_stock_options_open:
 * @self: options
 * @verb: the verb that works
 * @alone: of a store: nobody else may change what it holds meanwhile
 * @progress: (out) (transfer full): tells how far it is; free it after the stock
 * @error: return location; `G_OPTION_ERROR` if they do not name one thing
 *
 * Returns: (transfer full) (nullable): what they name
 */
BwCtlStock *
bw_ctl_stock_options_open (const BwCtlStockOptions  *self,
                           const char               *verb,
                           gboolean                  alone,
                           BwCtlProgress           **progress,
                           GError                  **error)
{
  *progress = bw_ctl_progress_new (verb, self->progress);
  return bw_ctl_stock_new (self->store, self->backend, self->token_file, alone, *progress, error);
}
