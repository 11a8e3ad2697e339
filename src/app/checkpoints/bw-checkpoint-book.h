/* bw-checkpoint-book.h: what the checkpoints of each area add up to
 *
 * The picture counts sites by condition. What it does not count is kept here: the
 * communities that nobody guards, the guards that are needed, the checkpoints that need
 * a person. All is counted once, then what has changed is, with what it stands in; so a
 * report costs the same in a city of 100,000 checkpoints as in a village.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-order.h"
#include "bw-checkpoint-state.h"

G_BEGIN_DECLS

typedef struct _BwCheckpointBook BwCheckpointBook;

BwCheckpointBook *bw_checkpoint_book_new          (void);
void              bw_checkpoint_book_free         (BwCheckpointBook    *self);

/* What has changed in the picture, as it tells it: looked at by the next
 * bw_checkpoint_book_follow(). */
void              bw_checkpoint_book_note         (BwCheckpointBook       *self,
                                                   BwPlaceTree            *places,
                                                   const BwPictureChange  *change);

/* Counts all the first time, then what was noted: O(what changed × depth), whatever area
 * a person looks at. */
void              bw_checkpoint_book_follow       (BwCheckpointBook       *self,
                                                   const BwFacts          *facts);

/* Communities in @place, and how many of them have no manned checkpoint. */
guint             bw_checkpoint_book_count_blind  (BwCheckpointBook    *self,
                                                   BwPlace              place,
                                                   guint               *n_communities);

/* Areas of @place of which no community is on record. */
guint             bw_checkpoint_book_count_unrecorded (BwCheckpointBook *self,
                                                       const BwFacts    *facts,
                                                       BwPlace           place);

/* Checkpoints in @place that report that @check is not carried out. */
guint             bw_checkpoint_book_count_unmet  (BwCheckpointBook    *self,
                                                   BwPlace              place,
                                                   BwCheck              check);

/* What one shift needs at the checkpoints that are not closed; NaN: of none it is
 * known. @bound: OVER if it is not known of some. */
double            bw_checkpoint_book_get_required (BwCheckpointBook    *self,
                                                   BwPlace              place,
                                                   BwBound             *bound);

/* (transfer full) (element-type BwPlace): areas and checkpoints of @scope, an area. */
GArray           *bw_checkpoint_book_list         (BwCheckpointBook    *self,
                                                   const BwFacts       *facts,
                                                   BwPlace              scope,
                                                   BwCheckpointSort     sort);

/* Another number than before: bw_checkpoint_book_list() may be another one. */
guint             bw_checkpoint_book_get_version  (BwCheckpointBook    *self,
                                                   BwCheckpointSort     sort);

/* Places looked at since the start: what it costs. */
guint             bw_checkpoint_book_get_n_looked (BwCheckpointBook    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCheckpointBook, bw_checkpoint_book_free)

G_END_DECLS
