/* bw-store-private.h: what the parts of the interface share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* Epoch, root and time zone, as they stand now. */
gboolean bw_store_read_meta    (BwStore  *self,
                                GError  **error);

/* Gives it an epoch if it has none. */
gboolean bw_store_ensure_epoch (BwStore  *self,
                                GError  **error);

G_END_DECLS
