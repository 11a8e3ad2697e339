/* bw-store-shared.h: a store that other daemons write to as well
 *
 * Of a store that they cannot share all of it does nothing, and that is enough.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* What is read up to bw_store_roll_back() is of one moment, where a store can do
 * that; no transaction may begin within. */
gboolean   bw_store_shared_begin_snapshot (BwStore           *self,
                                           GError           **error);

/* If so many or more were told, there may be more. */
#define BW_STORE_SHARED_MANY 5000

/* (element-type BwStoreChange) (nullable): what other processes have put into it
 * since the last call, in order; and before what this one has put, if it has.
 * Little more than the number above at a time. */
GPtrArray *bw_store_shared_take_changes   (BwStore           *self,
                                           GError           **error);

/* @func (nullable) is called from any thread when another process has written, and
 * now and then without; where no other process can, never. */
void       bw_store_shared_watch          (BwStore           *self,
                                           BwStoreWatchFunc   func,
                                           gpointer           user_data);

/* Of the processes that have it open one leads, until it ends or is cut off; of a
 * store that is not shared each does. A number of this process's own for the time
 * from now on; 0 without an error: another one leads. */
guint      bw_store_shared_lead           (BwStore           *self,
                                           GError           **error);

/* Whether it has led since then; in a transaction, and will to its end. */
gboolean   bw_store_shared_check_term     (BwStore           *self,
                                           guint              term,
                                           GError           **error);

G_END_DECLS
