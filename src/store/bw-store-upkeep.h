/* bw-store-upkeep.h: keeping a store small, and work on it in hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* Reports from before @before become as few as give the same figures and, in steps
 * of @step or longer, the same histories. From then on no more of them are taken.
 * Transactions of its own. @n_gone: how many rows it saved. */
gboolean bw_store_upkeep_fold        (BwStore             *self,
                                      gint64               before,
                                      gint64               step,
                                      guint64             *n_gone,
                                      GError             **error);

/* @func (nullable): asked during all that follows whether to go on. */
void     bw_store_upkeep_set_monitor (BwStore             *self,
                                      BwStoreMonitorFunc   func,
                                      gpointer             user_data);

G_END_DECLS
