/* bw-checkpoint-list.h: the lines of the list of checkpoints, which of them is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_LIST (bw_checkpoint_list_get_type ())

/* Property `chosen` (uint, BwPlace; BW_PLACE_NONE), with notify: it stays chosen in
 * whatever order the lines stand. */
G_DECLARE_FINAL_TYPE (BwCheckpointList, bw_checkpoint_list, BW, CHECKPOINT_LIST, GObject)

/* Fills @view, which it does not keep alive; @book outlives it. */
BwCheckpointList *bw_checkpoint_list_new        (BwDesk              *desk,
                                                 BwCheckpointBook    *book,
                                                 GtkListView         *view);

/* @change (nullable): what changed since the last call, which the book has followed;
 * NULL: everything. */
void              bw_checkpoint_list_update     (BwCheckpointList    *self,
                                                 const BwFacts       *facts,
                                                 BwPlace              scope,
                                                 BwCheckpointSort     sort,
                                                 const BwDeskChange  *change);

/* Time has passed: ages are others though no figure is. */
void              bw_checkpoint_list_reread     (BwCheckpointList    *self,
                                                 const BwFacts       *facts);

/* Whether the view has all its lines. */
gboolean          bw_checkpoint_list_is_settled (BwCheckpointList    *self);
guint             bw_checkpoint_list_get_length (BwCheckpointList    *self);
BwPlace           bw_checkpoint_list_get_place  (BwCheckpointList    *self,
                                                 guint                position);
BwPlace           bw_checkpoint_list_get_chosen (BwCheckpointList    *self);
void              bw_checkpoint_list_choose     (BwCheckpointList    *self,
                                                 BwPlace              place);

/* Keys asked for since the start: what it costs. */
guint             bw_checkpoint_list_get_n_keys (BwCheckpointList    *self);

G_END_DECLS
