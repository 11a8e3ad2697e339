/* bw-sheet-row.h: a line of a sheet of money: what, whether it is itemised, how much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-stack-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwSheetTag:
 * @BW_SHEET_TAG_NONE: nothing is said
 * @BW_SHEET_TAG_ITEMISED: the source itemises it
 * @BW_SHEET_TAG_NOT_ITEMISED: it does not
 * @BW_SHEET_TAG_WRONG: the parts are more than the whole
 */
typedef enum
{
  BW_SHEET_TAG_NONE,
  BW_SHEET_TAG_ITEMISED,
  BW_SHEET_TAG_NOT_ITEMISED,
  BW_SHEET_TAG_WRONG,
} BwSheetTag;

#define BW_TYPE_SHEET_ROW (bw_sheet_row_get_type ())

G_DECLARE_FINAL_TYPE (BwSheetRow, bw_sheet_row, BW, SHEET_ROW, GtkBox)

GtkWidget *bw_sheet_row_new       (const char         *title,
                                   BwSheetTag          tag);

/* The square that the part has in the bar above. */
void       bw_sheet_row_set_part  (BwSheetRow         *self,
                                   const BwStackPart  *part);
void       bw_sheet_row_set_note  (BwSheetRow         *self,
                                   const char         *note);

/* @share (nullable): of the whole, as a percentage. */
void       bw_sheet_row_set_value (BwSheetRow         *self,
                                   const char         *value,
                                   const char         *share);

G_END_DECLS
