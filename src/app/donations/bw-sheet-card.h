/* bw-sheet-card.h: a card with a sheet of money: wholes with their bars, and lines
 *
 * Filled from the top anew when what it shows has changed, which is when somebody has
 * booked something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-export-button.h"
#include "bw-sheet-row.h"

G_BEGIN_DECLS

#define BW_TYPE_SHEET_CARD (bw_sheet_card_get_type ())

G_DECLARE_FINAL_TYPE (BwSheetCard, bw_sheet_card, BW, SHEET_CARD, GtkBox)

GtkWidget *bw_sheet_card_new        (void);
void       bw_sheet_card_set_title  (BwSheetCard        *self,
                                     const char         *title);

/* After its title: it can be taken away as a picture. */
void       bw_sheet_card_set_desk   (BwSheetCard        *self,
                                     BwDesk             *desk);

/* After its title: what it shows is copied and saved as rows, see
 * bw_export_button_set_texts(). */
void       bw_sheet_card_set_rows   (BwSheetCard        *self,
                                     BwExportRowsFunc    rows,
                                     const char * const *titles,
                                     GObject            *owner);

/* (nullable): what all amounts are in. */
void       bw_sheet_card_set_unit   (BwSheetCard        *self,
                                     const char         *unit);

/* (nullable): while what is shown is not live. */
void       bw_sheet_card_set_as_of  (BwSheetCard        *self,
                                     const char         *text);

/* Takes all lines away. */
void       bw_sheet_card_clear      (BwSheetCard        *self);

/* A whole: what it is, how much, what is known of it, and its bar. */
void       bw_sheet_card_add_whole  (BwSheetCard        *self,
                                     const char         *title,
                                     const char         *value,
                                     const char         *known,
                                     const BwStackPart  *parts,
                                     guint               n_parts);

/* Takes it. */
void       bw_sheet_card_add_row    (BwSheetCard        *self,
                                     GtkWidget          *row);
void       bw_sheet_card_add_head   (BwSheetCard        *self,
                                     const char         *text);

/* What the source says, or does not. */
void       bw_sheet_card_add_note   (BwSheetCard        *self,
                                     const char         *text);

/* What copies, saves and prints the rows. */
BwExportButton *bw_sheet_card_get_export (BwSheetCard *self);

G_END_DECLS
