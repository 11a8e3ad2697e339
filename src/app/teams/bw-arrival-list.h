/* bw-arrival-list.h: lent teams of which nobody has reported that they are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ARRIVAL_LIST (bw_arrival_list_get_type ())

G_DECLARE_FINAL_TYPE (BwArrivalList, bw_arrival_list, BW, ARRIVAL_LIST, AdwBin)

GtkWidget *bw_arrival_list_new    (BwDesk         *desk);

/* Teams, or the time, have changed. */
void       bw_arrival_list_update (BwArrivalList  *self);

G_END_DECLS
