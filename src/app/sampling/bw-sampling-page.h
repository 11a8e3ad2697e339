/* bw-sampling-page.h: how the sampling goes, point by point
 *
 * Key figures, hours of the day, the chain, the table of points and a point's panel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-point-panel.h"
#include "bw-sampling-board.h"

G_BEGIN_DECLS

#define BW_TYPE_SAMPLING_PAGE (bw_sampling_page_get_type ())

G_DECLARE_FINAL_TYPE (BwSamplingPage, bw_sampling_page, BW, SAMPLING_PAGE, AdwBin)

GtkWidget       *bw_sampling_page_new        (BwDesk          *desk);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean         bw_sampling_page_is_settled (BwSamplingPage  *self);

/* For tests. The panel (nullable): it is not shown. */
BwSamplingBoard *bw_sampling_page_get_board  (BwSamplingPage  *self);
BwPointPanel    *bw_sampling_page_get_panel  (BwSamplingPage  *self);
const char      *bw_sampling_page_get_state  (BwSamplingPage  *self);

G_END_DECLS
