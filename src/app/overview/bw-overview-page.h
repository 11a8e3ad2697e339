/* bw-overview-page.h: are we in time, and who is not
 *
 * Key figures, map, list of areas, burn-up (hourly chart below the city).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_OVERVIEW_PAGE (bw_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (BwOverviewPage, bw_overview_page, BW, OVERVIEW_PAGE, AdwBin)

GtkWidget *bw_overview_page_new        (BwDesk          *desk);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean   bw_overview_page_is_settled (BwOverviewPage  *self);

G_END_DECLS
