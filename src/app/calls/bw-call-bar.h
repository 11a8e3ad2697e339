/* bw-call-bar.h: says that figures which came by telephone are to be reconciled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CALL_BAR (bw_call_bar_get_type ())

/* Hidden where there are none. Its button goes by `win.list-calls`. */
G_DECLARE_FINAL_TYPE (BwCallBar, bw_call_bar, BW, CALL_BAR, AdwBin)

void bw_call_bar_set_desk (BwCallBar *self,
                           BwDesk    *desk);

G_END_DECLS
