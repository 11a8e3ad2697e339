/* bw-check-tile.h: one of the four measures at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECK_TILE (bw_check_tile_get_type ())

G_DECLARE_FINAL_TYPE (BwCheckTile, bw_check_tile, BW, CHECK_TILE, AdwBin)

GtkWidget *bw_check_tile_new       (void);

/* @since: when it was first reported as not carried out, 0: not known. */
void       bw_check_tile_set_state (BwCheckTile              *self,
                                    const BwFacts            *facts,
                                    const BwCheckpointState  *state,
                                    BwCheck                   check,
                                    gint64                    since,
                                    gboolean                  is_longer);

G_END_DECLS
