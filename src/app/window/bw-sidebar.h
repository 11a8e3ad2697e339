/* bw-sidebar.h: the pages, what needs attention on them, and the countdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SIDEBAR (bw_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (BwSidebar, bw_sidebar, BW, SIDEBAR, AdwBin)

void        bw_sidebar_set_desk   (BwSidebar  *self,
                                   BwDesk     *desk);

/* Icons only. */
void        bw_sidebar_set_folded (BwSidebar  *self,
                                   gboolean    is_folded);
gboolean    bw_sidebar_is_folded  (BwSidebar  *self);

/* For tests: what stands at the end of a page's row, "" for nothing. */
const char *bw_sidebar_get_count  (BwSidebar  *self,
                                   BwPage      page);

G_END_DECLS
