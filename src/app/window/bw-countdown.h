/* bw-countdown.h: the round and how long it has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_COUNTDOWN (bw_countdown_get_type ())

G_DECLARE_FINAL_TYPE (BwCountdown, bw_countdown, BW, COUNTDOWN, AdwBin)

void bw_countdown_set_desk (BwCountdown *self,
                            BwDesk      *desk);

G_END_DECLS
