/* bw-suggest-area.h: an area that may give desks or get some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-course.h"
#include "bw-picture.h"
#include "bw-suggest-fault.h"

G_BEGIN_DECLS

/**
 * BwSuggestArea:
 * @place: which; of one that is made up, anything
 * @fault: why it is left out; then the rest may be missing
 * @is_done: nobody is missing: it may give all it has, and needs none
 * @desks: open now, as reported; at least 1
 * @queue: people in line, NaN if not reported: where nobody waits, more desks help nobody
 * @target: people to sample
 * @rate: people in the last hour, NaN if it cannot be told
 * @bound: how exact the figures are that it rests on
 * @as_of: time of the older of the two reports that it rests on: people and desks
 * @course: (owned): how its total will go on; none of one that is done
 *
 * bw_suggest_area_clear() frees what it owns.
 */
typedef struct
{
  BwPlace        place;
  BwSuggestFault fault;
  gboolean       is_done;
  guint          desks;
  double         queue;
  double         target;
  double         rate;
  BwBound        bound;
  gint64         as_of;
  BwCourse       course;
} BwSuggestArea;

void     bw_suggest_area_init       (BwSuggestArea       *self,
                                     BwPicture           *picture,
                                     BwPlace              place,
                                     const BwRound       *round,
                                     gint64               now);
void     bw_suggest_area_clear      (BwSuggestArea       *self);

/* By people in the last hour; NaN: it cannot be told. */
double   bw_suggest_area_get_served (const BwSuggestArea *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwSuggestArea, bw_suggest_area_clear)

G_END_DECLS
