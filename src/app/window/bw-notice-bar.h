/* bw-notice-bar.h: says loudly that what is shown is not live
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_NOTICE_BAR (bw_notice_bar_get_type ())

G_DECLARE_FINAL_TYPE (BwNoticeBar, bw_notice_bar, BW, NOTICE_BAR, AdwBin)

void     bw_notice_bar_set_desk (BwNoticeBar *self,
                                 BwDesk      *desk);

/* For tests. */
gboolean bw_notice_bar_is_shown (BwNoticeBar *self);

G_END_DECLS
