/* bw-area-header.h: the captions above the list of areas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-columns.h"

G_BEGIN_DECLS

#define BW_TYPE_AREA_HEADER (bw_area_header_get_type ())

G_DECLARE_FINAL_TYPE (BwAreaHeader, bw_area_header, BW, AREA_HEADER, GtkWidget)

/* @columns: must outlive the header. */
void bw_area_header_set_columns (BwAreaHeader         *self,
                                 const BwAreaColumns  *columns,
                                 gboolean              is_sites);

G_END_DECLS
