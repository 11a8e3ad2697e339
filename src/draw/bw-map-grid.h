/* bw-map-grid.h: which of very many points are near one, or in a box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points in cells of equal size, each row of cells in one run. Immutable: any
 * thread may read it. The columns of points are borrowed and must outlive it. */
typedef struct _BwMapGrid BwMapGrid;

BwMapGrid *bw_map_grid_new     (const double     *x,
                                const double     *y,
                                guint             n);
void       bw_map_grid_free    (BwMapGrid        *self);

/* Appends the index (guint32) of each point in @box: west, north, east, south. */
void       bw_map_grid_collect (const BwMapGrid  *self,
                                const double      box[4],
                                GArray           *found);

/* Appends those at most @radius from (@x, @y), nearest first. */
void       bw_map_grid_pick    (const BwMapGrid  *self,
                                double            x,
                                double            y,
                                double            radius,
                                GArray           *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapGrid, bw_map_grid_free)

G_END_DECLS
