/* bw-area-columns.h: where the columns of the list of areas stand
 *
 * Shared by the head and all rows, so that they stand under each other. All but
 * the bar keep their width; it takes what is left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwAreaColumn:
 *
 * Children of a row, in order.
 */
typedef enum
{
  BW_AREA_COLUMN_ICON,
  BW_AREA_COLUMN_NAME,
  BW_AREA_COLUMN_BAR,
  BW_AREA_COLUMN_PERCENT,
  BW_AREA_COLUMN_RATE,
  BW_AREA_COLUMN_FINISH,
  BW_AREA_COLUMN_MARGIN,
  BW_AREA_COLUMN_CHEVRON,
} BwAreaColumn;
#define BW_N_AREA_COLUMNS 8

/**
 * BwAreaColumns:
 * @name: of the longest name shown
 * @percent: with the gap to its left
 * @rate: the same
 * @finish: the same
 * @margin: the same
 *
 * Widths in pixels.
 */
typedef struct
{
  int name;
  int percent;
  int rate;
  int finish;
  int margin;
} BwAreaColumns;

/* @widget: of the list, for the font; @names (nullable): to be shown, or a
 * sample of them; @is_dense: below the city. */
void bw_area_columns_init      (BwAreaColumns        *self,
                                GtkWidget            *widget,
                                const char * const   *names,
                                gboolean              is_chinese,
                                gboolean              is_dense);

/* Left edge and width of a column in a row of @width; the gap is not in it. */
void bw_area_columns_get       (const BwAreaColumns  *self,
                                BwAreaColumn          column,
                                int                   width,
                                int                  *x,
                                int                  *column_width);

/* Least width of a row. */
int  bw_area_columns_get_least (const BwAreaColumns  *self);

G_END_DECLS
