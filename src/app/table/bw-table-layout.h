/* bw-table-layout.h: the captions of a table above its rows
 *
 * Of two children: a GtkColumnView without rows, and the scrolled window of the rows.
 * Both are as wide and scroll sideways together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-grid.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE_LAYOUT (bw_table_layout_get_type ())

G_DECLARE_FINAL_TYPE (BwTableLayout, bw_table_layout, BW, TABLE_LAYOUT, GtkLayoutManager)

/* (transfer full) */
GtkLayoutManager *bw_table_layout_new      (void);

/* It tells @grid where the captions of @captions stand. */
void              bw_table_layout_set_grid (BwTableLayout     *self,
                                            BwTableGrid       *grid,
                                            GtkColumnView     *captions,
                                            GtkScrolledWindow *scroller);

G_END_DECLS
