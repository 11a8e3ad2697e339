/* bw-link-row.h: shows a BwLinkItem in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-link-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_LINK_ROW (bw_link_row_get_type ())

G_DECLARE_FINAL_TYPE (BwLinkRow, bw_link_row, BW, LINK_ROW, AdwBin)

GtkWidget          *bw_link_row_new         (void);
void                bw_link_row_set_item    (BwLinkRow   *self,
                                             BwLinkItem  *item);

/* (transfer full): makes such rows for a list view. */
GtkListItemFactory *bw_link_row_new_factory (void);

G_END_DECLS
