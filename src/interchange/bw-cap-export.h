/* bw-cap-export.h: an order as an alert of the Common Alerting Protocol
 *
 * OASIS CAP 1.2, for systems that pass messages on (ITU-T X.1303 bis).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/* @order: what to write; @documents: (element-type BwDocument): the orders and
 * areas that it names, where known; @sender: who is responsible, as a name without
 * spaces, commas, < and &, like headquarters@example.org. */
GString *bw_cap_export_run (BwDocument  *order,
                            GPtrArray   *documents,
                            const char  *sender,
                            GError     **error);

G_END_DECLS
