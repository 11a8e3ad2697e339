/* bw-table-model.h: the lines of a table, for a view, and which are selected
 *
 * An item is a *line*; who stands on it is what the order says (bw-table-order.h). So
 * a new order is no change of the list, and a view makes nothing anew for it. Lines
 * come and go at the end only; many new ones come in steps, so that the view never
 * makes more than a few rows at once.
 *
 * What is selected are rows, not lines: it goes where they go, and stays when they are
 * not listed for a while.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-list-growth.h"
#include "bw-table-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_TABLE_MODEL (bw_table_model_get_type ())

/* A GtkSelectionModel of BwTableLine. Signals: `grown`: more lines are there; `chosen`: rows
 * were chosen or let go of: unlike `selection-changed`, not when they only moved. */
G_DECLARE_FINAL_TYPE (BwTableModel, bw_table_model, BW, TABLE_MODEL, GObject)

BwTableModel *bw_table_model_new          (void);

/* Borrowed. Whoever changes it calls bw_table_model_settle() or _set_rows(). */
BwTableOrder *bw_table_model_get_order    (BwTableModel    *self);

/* Other rows; those of them that were selected stay so. Call _settle() after it. */
void          bw_table_model_set_rows     (BwTableModel    *self,
                                           const gpointer  *rows,
                                           guint            n_rows);

/* Applies the order and tells the view. TRUE: somebody stands on another line. */
gboolean      bw_table_model_settle         (BwTableModel    *self);

/* Which lines have widgets, while their view tells. */
void          bw_table_model_set_kept_func (BwTableModel         *self,
                                            BwListGrowthKeptFunc  func,
                                            gpointer              user_data);

/* (nullable): the row on a line. */
gpointer      bw_table_model_get_row      (BwTableModel    *self,
                                           guint            position);

/* (transfer full): the selected rows that are listed, in order. */
GPtrArray    *bw_table_model_list_selected (BwTableModel   *self);

/* Whether any is, also one that is not listed now. */
gboolean      bw_table_model_has_selected  (BwTableModel   *self);

/* How many of those that are listed are selected, @most standing for more too. @rows (out)
 * (optional): room for so many of them. */
guint         bw_table_model_peek_selected (BwTableModel   *self,
                                            gpointer       *rows,
                                            guint           most);

/* Nothing is selected any more, listed or not, and nobody has chosen that. */
void          bw_table_model_forget_selected (BwTableModel *self);

/* (transfer full): all that are listed, in order. */
GPtrArray    *bw_table_model_list_rows    (BwTableModel    *self);

/* Whether all lines are there. */
gboolean      bw_table_model_is_grown     (BwTableModel    *self);

G_END_DECLS
