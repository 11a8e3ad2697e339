/* bw-call-row.h: a figure that came by telephone, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CALL_ROW (bw_call_row_get_type ())

/* Its button goes by the action `calls.settle` (string: id). */
G_DECLARE_FINAL_TYPE (BwCallRow, bw_call_row, BW, CALL_ROW, AdwActionRow)

/* @has_place: the list is of more than one place: its name is said. */
GtkWidget *bw_call_row_new    (BwDesk     *desk,
                               BwCall     *call,
                               gboolean    has_place);

/* Reads anew what is reported of the same. */
void       bw_call_row_update (BwCallRow  *self);

G_END_DECLS
