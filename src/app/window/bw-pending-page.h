/* bw-pending-page.h: says honestly that a page is still to come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_PENDING_PAGE (bw_pending_page_get_type ())

G_DECLARE_FINAL_TYPE (BwPendingPage, bw_pending_page, BW, PENDING_PAGE, AdwBin)

GtkWidget *bw_pending_page_new (BwDesk *desk,
                                BwPage  page);

G_END_DECLS
