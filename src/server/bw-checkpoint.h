/* bw-checkpoint.h: the figures as they stood, so that a start need not count anew
 *
 * Made in slices while reports go on coming: a tally in it may be newer than the
 * number it was begun at. Each says up to which report it has counted, and so
 * does each track, so a report of the log that comes after is counted where it
 * is missing and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series-book.h"
#include "bw-shelf.h"

G_BEGIN_DECLS

typedef struct _BwCheckpoint BwCheckpoint;

BwCheckpoint *bw_checkpoint_begin   (BwPicture     *picture,
                                     BwShelf       *shelf,
                                     BwSeriesBook  *series);
void          bw_checkpoint_free    (BwCheckpoint  *self);

/* Goes on for so long, microseconds; whether it is whole. */
gboolean      bw_checkpoint_step    (BwCheckpoint  *self,
                                     gint64         budget);

/* Reports up to it are all in. */
guint64       bw_checkpoint_get_seq (BwCheckpoint  *self);

/* (transfer full): once it is whole */
GBytes       *bw_checkpoint_finish  (BwCheckpoint  *self);

/* Puts it all back. FALSE: it is not of this release or not whole; the picture,
 * the shelf and the book may hold parts of it then and must be made anew. */
gboolean      bw_checkpoint_restore (GBytes        *data,
                                     BwPicture     *picture,
                                     BwShelf       *shelf,
                                     BwSeriesBook  *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCheckpoint, bw_checkpoint_free)

G_END_DECLS
