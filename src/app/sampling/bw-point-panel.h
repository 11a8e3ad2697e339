/* bw-point-panel.h: all that is known of one sampling point, beside the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure-card.h"
#include "bw-point-trails.h"
#include "bw-site-events.h"
#include "bw-site-supplies.h"

G_BEGIN_DECLS

#define BW_TYPE_POINT_PANEL (bw_point_panel_get_type ())

/* Signal: `closed`: somebody has had enough (button, Escape). */
G_DECLARE_FINAL_TYPE (BwPointPanel, bw_point_panel, BW, POINT_PANEL, GtkWidget)

GtkWidget      *bw_point_panel_new          (void);

/* @trails: once. */
void            bw_point_panel_set_trails   (BwPointPanel   *self,
                                             BwPointTrails  *trails);

/* Another point, or BW_PLACE_NONE. */
void            bw_point_panel_set_point    (BwPointPanel   *self,
                                             const BwFacts  *facts,
                                             BwPlace         point);
BwPlace         bw_point_panel_get_point    (BwPointPanel   *self);

/* Its figures may have changed. @types: bit `1 << BwDocumentType` of the documents that have. */
void            bw_point_panel_update       (BwPointPanel   *self,
                                             const BwFacts  *facts,
                                             guint           types);
void            bw_point_panel_focus        (BwPointPanel   *self);
BwFigureCard   *bw_point_panel_get_card     (BwPointPanel   *self);

/* What stands below a caption; for tests. */
const char     *bw_point_panel_get_duty     (BwPointPanel   *self);
const char     *bw_point_panel_get_standing (BwPointPanel   *self);
BwSiteEvents   *bw_point_panel_get_events   (BwPointPanel   *self);
BwSiteSupplies *bw_point_panel_get_supplies (BwPointPanel   *self);

G_END_DECLS
