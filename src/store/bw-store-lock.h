/* bw-store-lock.h: that one process alone changes what a store holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwStoreLock BwStoreLock;

/* On the store in the file @path, there or not; BW_STORE_ERROR_CONFLICT if another
 * one has it, in this process or not. */
BwStoreLock *bw_store_lock_take (const char   *path,
                                 GError      **error);

/* Also given back when the process ends, however it ends. */
void         bw_store_lock_free (BwStoreLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStoreLock, bw_store_lock_free)

G_END_DECLS
