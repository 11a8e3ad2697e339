/* bw-point-list.h: the table of the sampling points of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-point-trails.h"
#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_POINT_LIST (bw_point_list_get_type ())

/* Signal: `point-activated` (uint, BwPlace): one is to be shown in full. */
G_DECLARE_FINAL_TYPE (BwPointList, bw_point_list, BW, POINT_LIST, AdwBin)

GtkWidget *bw_point_list_new        (void);

/* Once. */
void       bw_point_list_set_desk   (BwPointList         *self,
                                     BwDesk              *desk,
                                     BwPointTrails       *trails);

/* @change (nullable): what changed since the last call; NULL: everything. */
void       bw_point_list_update     (BwPointList         *self,
                                     const BwFacts       *facts,
                                     BwPlace              scope,
                                     const BwDeskChange  *change);

/* Time has passed: what is seen is read anew; now and then also the order. */
void       bw_point_list_reread     (BwPointList         *self,
                                     const BwFacts       *facts);

/* More is known of how one went. */
void       bw_point_list_tell       (BwPointList         *self,
                                     BwPlace              point);
void       bw_point_list_set_as_of  (BwPointList         *self,
                                     const char          *text);
BwTable   *bw_point_list_get_table  (BwPointList         *self);

G_END_DECLS
