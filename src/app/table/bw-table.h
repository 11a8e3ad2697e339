/* bw-table.h: a table with chips, search, sorting, copying and saving
 *
 *     title  chip 5  chip 2        as of   [search]  ⋮
 *     column ▾   column        column                       (columns are described once)
 *     …
 *
 * Rows are pointers that mean something to the owner: the items of a GListModel
 * (bw_table_set_model()), or numbers of his (bw_table_set_rows()), 100,000 of them
 * without an object each. After a change he says which rows are other ones
 * (bw_table_update()): only rows that can be seen are read, and the order is made anew
 * at most twice a second and never under the pointer.
 *
 * Everything by keyboard: ↑ ↓ Shift Ctrl as in any list, Enter opens a row, Ctrl+A all,
 * Ctrl+C copies; what the captions do with the pointer stands in the menu too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-table-chip.h"
#include "bw-table-rows.h"

G_BEGIN_DECLS

#define BW_TYPE_TABLE (bw_table_get_type ())

/* Whether a row fits what was typed; @needle is never empty. */
typedef gboolean (*BwTableSearchFunc) (gconstpointer  row,
                                       const char    *needle,
                                       gpointer       user_data);

/* Properties: `sort` (string, id of a column; "" is the order of the rows),
 * `descending` (boolean), `chip` (string, id), all with notify.
 * Signals: `row-activated` (pointer: the row), `selection-changed` (rows were chosen or let
 * go of; not when they moved), `listed` (rows were put in order: at once, or after many of
 * them have been read in steps). */
G_DECLARE_FINAL_TYPE (BwTable, bw_table, BW, TABLE, GtkWidget)

GtkWidget  *bw_table_new            (void);

/* Once, before any row. @columns must outlive the table; @user_data is handed to all
 * functions; @prepare (nullable) is called before a batch of them. */
void        bw_table_set_columns    (BwTable              *self,
                                     const BwTableColumn  *columns,
                                     guint                 n_columns,
                                     BwTablePrepareFunc    prepare,
                                     gpointer              user_data);

/* @chips must outlive the table. @groups tells of which of them a row is. */
void        bw_table_set_chips      (BwTable              *self,
                                     const BwTableChip    *chips,
                                     guint                 n_chips,
                                     BwTableGroupFunc      groups);

/* (nullable): without it what the columns say is searched: for few rows. */
void        bw_table_set_search_func (BwTable             *self,
                                     BwTableSearchFunc     search);
void        bw_table_set_title      (BwTable              *self,
                                     const char           *title);

/* Whose picture it shows: with it the table can be printed. */
void        bw_table_set_desk       (BwTable              *self,
                                     BwDesk               *desk);

/* @text (nullable): in the head, while what is shown is not live. */
void        bw_table_set_as_of      (BwTable              *self,
                                     const char           *text);

/* (transfer floating): at the end of the head: what is done with the table as a whole. */
void        bw_table_add_to_head    (BwTable              *self,
                                     GtkWidget            *widget);

/* What stands in the search field while nothing does. */
void        bw_table_set_hint       (BwTable              *self,
                                     const char           *text);

/* What stands in a table without rows. */
void        bw_table_set_empty_text (BwTable              *self,
                                     const char           *text);

/* Copied. What was selected stays so. */
void        bw_table_set_rows       (BwTable              *self,
                                     const gpointer       *rows,
                                     guint                 n_rows);

/* (nullable): its items are the rows, as it changes. For up to some thousand. */
void        bw_table_set_model      (BwTable              *self,
                                     GListModel           *model);

/* Rows for which @is_changed (nullable: all) have other contents. */
void        bw_table_update         (BwTable              *self,
                                     BwTableTestFunc       is_changed,
                                     gpointer              user_data);

/* Time has passed: what is seen is read anew, nobody moves. */
void        bw_table_refresh        (BwTable              *self);
void        bw_table_set_sort       (BwTable              *self,
                                     const char           *column,
                                     gboolean              is_descending);
void        bw_table_set_chip       (BwTable              *self,
                                     const char           *chip);
void        bw_table_set_search     (BwTable              *self,
                                     const char           *text);
guint       bw_table_get_n_listed   (BwTable              *self);

/* (nullable): the row on a line. */
gpointer    bw_table_get_row        (BwTable              *self,
                                     guint                 position);

/* (transfer full) (element-type gpointer): in their order. */
GPtrArray  *bw_table_list_selected  (BwTable              *self);

/* How many of those that are listed are selected, @most standing for more too. @rows (out)
 * (optional): room for so many of them. */
guint       bw_table_peek_selected  (BwTable              *self,
                                     gpointer             *rows,
                                     guint                 most);

/* Before rows that mean something else: nothing is selected, and nobody has chosen that. */
void        bw_table_forget_selected (BwTable             *self);

/* Selects that row alone, shows it and gives it the focus. FALSE: it is not listed. */
gboolean    bw_table_select         (BwTable              *self,
                                     gconstpointer         row);
void        bw_table_focus          (BwTable              *self);

/* Number of rows that @chip would list. */
guint       bw_table_count          (BwTable              *self,
                                     const char           *chip);

/* (nullable): what a row that has a widget says in a column, with its markup; for tests. */
const char *bw_table_get_text       (BwTable              *self,
                                     guint                 position,
                                     const char           *column);

/* (nullable): the BwTableRow on a line; for tests. */
GtkWidget  *bw_table_find_row       (BwTable              *self,
                                     guint                 position);
gboolean    bw_table_is_settled     (BwTable              *self);

/* The columns that are shown, in slices of a few milliseconds: the rows that are
 * selected, or all that are listed; CSV, or parted by tabs. */
void        bw_table_export_async   (BwTable              *self,
                                     gboolean              is_selection,
                                     gboolean              is_csv,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
char       *bw_table_export_finish  (BwTable              *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
