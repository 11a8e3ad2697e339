/* bw-inspections-page.h: what was found, and what must be put right by when
 *
 * Key figures, follow-ups with the nearest deadline first, the last unannounced round,
 * faults by measure, and who has not been visited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-figure-card.h"
#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_INSPECTIONS_PAGE (bw_inspections_page_get_type ())

G_DECLARE_FINAL_TYPE (BwInspectionsPage, bw_inspections_page, BW, INSPECTIONS_PAGE, AdwBin)

GtkWidget    *bw_inspections_page_new          (BwDesk             *desk);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean      bw_inspections_page_is_settled   (BwInspectionsPage  *self);

/* For tests. */
BwTable      *bw_inspections_page_get_table    (BwInspectionsPage  *self);
BwFigureCard *bw_inspections_page_get_figures  (BwInspectionsPage  *self);
const char   *bw_inspections_page_get_state    (BwInspectionsPage  *self);

G_END_DECLS
