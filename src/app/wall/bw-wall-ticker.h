/* bw-wall-ticker.h: foot of the wall: what is wrong, and which scene is on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-part.h"
#include "bw-wall-rotation.h"

G_BEGIN_DECLS

#define BW_TYPE_WALL_TICKER (bw_wall_ticker_get_type ())

G_DECLARE_FINAL_TYPE (BwWallTicker, bw_wall_ticker, BW, WALL_TICKER, BwWallPart)

GtkWidget *bw_wall_ticker_new          (void);

/* (element-type BwWallAlert); @n_all: how many there are in all. */
void       bw_wall_ticker_set_alerts   (BwWallTicker          *self,
                                        GPtrArray             *alerts,
                                        guint                  n_all);
void       bw_wall_ticker_set_rotation (BwWallTicker          *self,
                                        const BwWallRotation  *rotation);
double     bw_wall_ticker_find_offset  (double                 seconds,
                                        double                 length,
                                        double                 visible,
                                        gboolean               is_still);

G_END_DECLS
