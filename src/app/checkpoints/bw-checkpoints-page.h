/* bw-checkpoints-page.h: the checkpoints of a scope, and one of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINTS_PAGE (bw_checkpoints_page_get_type ())

/* Property: `desk` (construct only). */
G_DECLARE_FINAL_TYPE (BwCheckpointsPage, bw_checkpoints_page, BW, CHECKPOINTS_PAGE, AdwBin)

GtkWidget *bw_checkpoints_page_new        (BwDesk             *desk);

/* Whether all that is known is on the screen. */
gboolean   bw_checkpoints_page_is_settled (BwCheckpointsPage  *self);

/* What it costs: to be held against what changed. */
guint      bw_checkpoints_page_get_n_looked (BwCheckpointsPage *self);

G_END_DECLS
