/* bw-overview-board.h: the four cards of the overview, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-list.h"
#include "bw-key-figures.h"
#include "bw-map-card.h"
#include "bw-progress-card.h"

G_BEGIN_DECLS

#define BW_TYPE_OVERVIEW_BOARD (bw_overview_board_get_type ())

G_DECLARE_FINAL_TYPE (BwOverviewBoard, bw_overview_board, BW, OVERVIEW_BOARD, GtkWidget)

GtkWidget      *bw_overview_board_new               (void);

/* @desk: once. */
void            bw_overview_board_set_desk          (BwOverviewBoard     *self,
                                                     BwDesk              *desk);

/* @change (nullable): what changed since the last call; NULL: everything. */
void            bw_overview_board_update            (BwOverviewBoard     *self,
                                                     const BwFacts       *facts,
                                                     BwPlace              scope,
                                                     const BwDeskChange  *change);

/* Between two updates: what was shown, only the figures anew. */
void            bw_overview_board_glance            (BwOverviewBoard     *self,
                                                     const BwFacts       *facts);

/* Time has passed and nothing else. */
void            bw_overview_board_reread            (BwOverviewBoard     *self,
                                                     const BwFacts       *facts);
BwKeyFigures   *bw_overview_board_get_key_figures   (BwOverviewBoard     *self);
BwAreaList     *bw_overview_board_get_area_list     (BwOverviewBoard     *self);
BwProgressCard *bw_overview_board_get_progress_card (BwOverviewBoard     *self);
gboolean        bw_overview_board_is_settled        (BwOverviewBoard     *self);

G_END_DECLS
