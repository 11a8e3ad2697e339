/* bw-table-grid.h: the columns of a table, and where they stand
 *
 * The captions are those of a GtkColumnView without rows: it knows how columns are made
 * wider, chosen and put in order. Rows are drawn by ourselves, below it, and stand where
 * their captions do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-column.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE_GRID (bw_table_grid_get_type ())

/* Signal: `placed`: columns stand elsewhere, or others are shown. */
G_DECLARE_FINAL_TYPE (BwTableGrid, bw_table_grid, BW, TABLE_GRID, GObject)

BwTableGrid         *bw_table_grid_new             (const BwTableColumn *columns,
                                                    guint                n_columns,
                                                    gpointer             user_data);

/* (transfer none) */
const BwTableColumn *bw_table_grid_get_columns     (BwTableGrid         *self,
                                                    guint               *n_columns);

/* (nullable): what their functions are given. */
gpointer             bw_table_grid_get_user_data   (BwTableGrid         *self);

/* (transfer none): it is shown as the grid shows it. */
GtkColumnViewColumn *bw_table_grid_get_view_column (BwTableGrid         *self,
                                                    guint                column);
gboolean             bw_table_grid_is_shown        (BwTableGrid         *self,
                                                    guint                column);

/* Pixels: of all that are shown. */
int                  bw_table_grid_get_min_width   (BwTableGrid         *self);

/* Reads where the captions of @view stand, which has a size. */
void                 bw_table_grid_place           (BwTableGrid         *self,
                                                    GtkColumnView       *view);

/* The room for what it says, pixels. FALSE: it is not shown. */
gboolean             bw_table_grid_get_room        (BwTableGrid         *self,
                                                    guint                column,
                                                    int                 *x,
                                                    int                 *width);

G_END_DECLS
