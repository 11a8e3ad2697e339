/* bw-finding-row.h: how one measure was found, as it is chosen and typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_FINDING_ROW (bw_finding_row_get_type ())

/* Signal: `changed`. */
G_DECLARE_FINAL_TYPE (BwFindingRow, bw_finding_row, BW, FINDING_ROW, GtkListBoxRow)

/* @measure: id; @title: in words. */
GtkWidget *bw_finding_row_new        (const char       *measure,
                                      const char       *title);

/* Adds what it says to @findings (element-type BwFinding), which borrows from it;
 * nothing if it was not looked at. */
void       bw_finding_row_add_to     (BwFindingRow     *self,
                                      GArray           *findings);
void       bw_finding_row_set        (BwFindingRow     *self,
                                      const BwFinding  *finding);
const char *bw_finding_row_get_measure (BwFindingRow   *self);

G_END_DECLS
