/* bw-checkpoint-area.h: one area of the list, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_AREA (bw_checkpoint_area_get_type ())

G_DECLARE_FINAL_TYPE (BwCheckpointArea, bw_checkpoint_area, BW, CHECKPOINT_AREA, AdwBin)

GtkWidget  *bw_checkpoint_area_new      (void);

/* @area: of the list, not a checkpoint. @book: follows; of the same facts. */
void        bw_checkpoint_area_set_area (BwCheckpointArea  *self,
                                         const BwFacts     *facts,
                                         BwCheckpointBook  *book,
                                         BwPlace            area);

/* Which communities nobody guards, "" if none; for tests. Borrowed. */
const char *bw_checkpoint_area_get_blind (BwCheckpointArea *self);

G_END_DECLS
