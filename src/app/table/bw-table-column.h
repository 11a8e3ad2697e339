/* bw-table-column.h: one column of a table, described once
 *
 * All functions are given a row (bw-table-order.h) and the data of the table. They are
 * called for rows that can be seen, for what is copied or saved, and, of the column
 * that orders, for every row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table-order.h"
#include "bw-table-picture.h"
#include "bw-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable) */
typedef char      *(*BwTableTextFunc)  (gconstpointer  row,
                                        gpointer       user_data);
typedef BwTone     (*BwTableToneFunc)  (gconstpointer  row,
                                        gpointer       user_data);

/* (out caller-allocates) @picture: all zero before. */
typedef void       (*BwTablePictureFunc) (gconstpointer   row,
                                          gpointer        user_data,
                                          BwTablePicture *picture);

/* (transfer floating): a cell that says nothing yet. */
typedef GtkWidget *(*BwTableMakeFunc)  (gpointer       user_data);
typedef void       (*BwTableFillFunc)  (GtkWidget     *cell,
                                        gconstpointer  row,
                                        gpointer       user_data);

/**
 * BwTableColumn:
 * @id: of the column, for actions and links
 * @title: msgid of what stands above it
 * @width: pixels at the usual size of text
 * @is_wide: takes what is over
 * @is_number: stands at the right, in figures of one width; written as it is
 * @is_hidden: not shown until somebody asks for it
 * @is_command: holds what is pressed: it is not copied, saved or printed
 * @text: what it says: in the cell, when copied and saved, to a screen reader
 * @plain: (nullable): the same for a spreadsheet: a number without separators
 * @markup: (nullable): the same with Pango markup, for the cell alone
 * @tone: (nullable): colour of the text; LATE and TIGHT are bold too
 * @is_strong: (nullable): whether the text is bold
 * @key: (nullable): what to order by
 * @compare: (nullable): the same, where there are few rows and no key; without either
 *   the column orders nothing
 * @picture: (nullable): what is drawn besides the text
 * @make: (nullable): makes a cell of its own, for what is pressed: what is only looked at
 *   is drawn by the row
 * @fill: (nullable): with @make: lets it show a row
 */
typedef struct
{
  const char         *id;
  const char         *title;
  int                 width;
  gboolean            is_wide;
  gboolean            is_number;
  gboolean            is_hidden;
  gboolean            is_command;
  BwTableTextFunc     text;
  BwTableTextFunc     plain;
  BwTableTextFunc     markup;
  BwTableToneFunc     tone;
  BwTableTestFunc     is_strong;
  BwTableKeyFunc      key;
  BwTableCompareFunc  compare;
  BwTablePictureFunc  picture;
  BwTableMakeFunc     make;
  BwTableFillFunc     fill;
} BwTableColumn;

G_END_DECLS
