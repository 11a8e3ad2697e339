/* bw-firm-layout.h: a column of texts whose width does not depend on its height
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_FIRM_LAYOUT (bw_firm_layout_get_type ())

G_DECLARE_FINAL_TYPE (BwFirmLayout, bw_firm_layout, BW, FIRM_LAYOUT, GtkLayoutManager)

void bw_firm_layout_apply        (GtkWidget    *box);

/* To the title and subtitle of a row. */
void bw_firm_layout_apply_to_row (AdwActionRow *row);

G_END_DECLS
