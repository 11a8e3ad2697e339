/* bw-visit-row.h: one inspected place: what was found there, in a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-verdict.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_VISIT_ROW (bw_visit_row_get_type ())

G_DECLARE_FINAL_TYPE (BwVisitRow, bw_visit_row, BW, VISIT_ROW, GtkListBoxRow)

GtkWidget  *bw_visit_row_new      (void);
void        bw_visit_row_set      (BwVisitRow   *self,
                                   const char   *name,
                                   const char   *text,
                                   BwVerdict     verdict,
                                   const char   *word);

/* @label (nullable): of a button at its end; NULL: there is none. @id: for its action. */
void        bw_visit_row_set_button (BwVisitRow *self,
                                     const char *label,
                                     const char *action,
                                     const char *id);

/* The place, what was found, the verdict. Borrowed. */
const char *bw_visit_row_get_cell (BwVisitRow   *self,
                                   guint         column);

/* All of it in words. Borrowed. */
const char *bw_visit_row_get_text (BwVisitRow   *self);

G_END_DECLS
