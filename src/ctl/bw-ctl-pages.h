/* bw-ctl-pages.h: all documents of a type that a backend has, page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-backend.h"
#include "bw-ctl-stock.h"

G_BEGIN_DECLS

/* @progress (nullable): is told, and asked whether to go on. */
gboolean bw_ctl_pages_read (BwCtlBackend    *backend,
                            BwDocumentType   type,
                            BwCtlStockFunc   func,
                            gpointer         user_data,
                            BwCtlProgress   *progress,
                            GError         **error);

G_END_DECLS
