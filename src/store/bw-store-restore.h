/* bw-store-restore.h: a store out of a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* Makes the store at @url out of @file, which is not touched. Nothing may be
 * there yet. It is checked, and has an epoch of its own. */
gboolean bw_store_restore (const char          *file,
                           const char          *url,
                           BwMeasureCatalogue  *catalogue,
                           BwStoreMonitorFunc   monitor,
                           gpointer             user_data,
                           GError             **error);

G_END_DECLS
