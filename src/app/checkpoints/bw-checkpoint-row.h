/* bw-checkpoint-row.h: a checkpoint and its four measures, or an area of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_ROW (bw_checkpoint_row_get_type ())

G_DECLARE_FINAL_TYPE (BwCheckpointRow, bw_checkpoint_row, BW, CHECKPOINT_ROW, AdwBin)

GtkWidget  *bw_checkpoint_row_new       (void);

/* @place: an area or a checkpoint. What says the same is left alone. */
void        bw_checkpoint_row_set_place (BwCheckpointRow  *self,
                                         const BwFacts    *facts,
                                         BwCheckpointBook *book,
                                         BwPlace           place);

/* All of it in words, as a screen reader has it. Borrowed. */
const char *bw_checkpoint_row_get_text  (BwCheckpointRow  *self);

G_END_DECLS
