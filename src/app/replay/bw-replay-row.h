/* bw-replay-row.h: an area of the replay, in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-replay-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_ROW (bw_replay_row_get_type ())

G_DECLARE_FINAL_TYPE (BwReplayRow, bw_replay_row, BW, REPLAY_ROW, AdwBin)

GtkWidget *bw_replay_row_new      (void);

/* @item (nullable): follows it; tells the row of the list that holds it what it says. */
void       bw_replay_row_set_item (BwReplayRow   *self,
                                   BwReplayItem  *item);

G_END_DECLS
