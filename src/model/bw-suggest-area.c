/* bw-suggest-area.c: an area that may give desks or get some
 *
 * Read off the picture once. Whatever cannot be told of it is a reason to leave it
 * out: a missing number of desks is not none, and a pace that is old is no pace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest-area.h"

#include "bw-pace.h"

#include <math.h>

static gboolean
read_figure (BwPicture  *picture,
             BwPlace     place,
             BwSubject   subject,
             const char *name,
             BwFigure   *figure)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), name);

  *figure = (BwFigure) { 0 };
  return measure != NULL && bw_picture_get_totals (picture, place, subject, measure->index, figure)
         && !bw_figure_is_missing (figure);
}

static BwSuggestFault
judge_pace (const BwPace   *pace,
            const BwFigure *sampled,
            gint64          now)
{
  if (isnan (pace->done) || isnan (pace->target))
    return BW_SUGGEST_FAULT_UNREPORTED;
  if (bw_pace_is_overcorrected (pace))
    return BW_SUGGEST_FAULT_IMPOSSIBLE;
  if (pace->latest_part != BW_PLACE_NONE)
    return BW_SUGGEST_FAULT_PARTS;
  if (pace->done >= pace->target)
    return BW_SUGGEST_FAULT_NONE;
  if (bw_figure_is_stale (sampled, now))
    return BW_SUGGEST_FAULT_STALE;

  return isnan (pace->rate) ? BW_SUGGEST_FAULT_TOO_EARLY : BW_SUGGEST_FAULT_NONE;
}

static BwSuggestFault
judge_desks (const BwFigure *desks,
             gint64          now)
{
  double value = bw_figure_get_value (desks);

  if (isnan (value))
    return BW_SUGGEST_FAULT_NO_DESKS;
  if (bw_figure_is_stale (desks, now))
    return BW_SUGGEST_FAULT_STALE;

  return value >= 1.0 ? BW_SUGGEST_FAULT_NONE : BW_SUGGEST_FAULT_CLOSED;
}

static void
init_course (BwSuggestArea *self,
             BwPicture     *picture,
             BwSubject      subject,
             const BwRound *round,
             const BwPace  *pace,
             gint64         now)
{
  const BwMeasure *sampled = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), "sampled");

  bw_course_init (&self->course, round, bw_picture_get_series (picture, self->place, subject, sampled->index),
                  pace->done, pace->target, bw_pace_get_start (pace, now), now);
  if (bw_course_get_finish (&self->course, 1.0, 1.0, now) == BW_COURSE_NEVER)
    self->fault = BW_SUGGEST_FAULT_NO_END;
}

static void
read_area (BwSuggestArea *self,
           BwPicture     *picture,
           const BwRound *round,
           gint64         now)
{
  g_autofree char *name = bw_round_dup_subject (round);
  BwSubject subject = bw_picture_get_subject (picture, name);
  BwFigure sampled;
  BwFigure target;
  BwFigure desks;
  BwFigure queue;
  BwPace pace;

  bw_pace_compute_place (&pace, picture, self->place, round, now);
  read_figure (picture, self->place, subject, "sampled", &sampled);
  read_figure (picture, self->place, subject, "target", &target);
  read_figure (picture, self->place, subject, "desks_open", &desks);
  self->queue = read_figure (picture, self->place, subject, "queue", &queue) && !bw_figure_is_stale (&queue, now)
                  ? bw_figure_get_value (&queue)
                  : NAN;
  self->target = pace.target;
  self->rate = pace.rate;
  self->as_of = pace.as_of;
  self->fault = judge_pace (&pace, &sampled, now);
  if (self->fault == BW_SUGGEST_FAULT_NONE)
    self->fault = judge_desks (&desks, now);
  if (self->fault != BW_SUGGEST_FAULT_NONE)
    return;

  self->is_done = pace.done >= pace.target;
  self->desks = (guint) MIN (bw_figure_get_value (&desks), G_MAXINT32);
  self->bound = bw_bound_combine (bw_figure_get_bound (&desks),
                                  bw_bound_combine (bw_figure_get_bound (&sampled), bw_figure_get_bound (&target)));
  self->as_of = MIN (pace.as_of, bw_figure_get_as_of (&desks));
  if (!self->is_done)
    init_course (self, picture, subject, round, &pace, now);
}

/**
 * bw_suggest_area_init:
 * @self: (out caller-allocates): an area
 * @picture: a picture
 * @place: an area of it
 * @round: the round
 * @now: the backend's time, microseconds
 *
 * Projects its course once: about as much work as its pace.
 */
void
bw_suggest_area_init (BwSuggestArea *self,
                      BwPicture     *picture,
                      BwPlace        place,
                      const BwRound *round,
                      gint64         now)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_PICTURE (picture));
  g_return_if_fail (round != NULL);

  *self = (BwSuggestArea) { .place = place, .queue = NAN, .target = NAN, .rate = NAN };
  if (!bw_picture_is_in_round (picture, round, place))
    self->fault = BW_SUGGEST_FAULT_OUTSIDE;
  else
    read_area (self, picture, round, now);
}

void
bw_suggest_area_clear (BwSuggestArea *self)
{
  g_return_if_fail (self != NULL);

  bw_course_clear (&self->course);
}

/**
 * bw_suggest_area_get_served:
 * @self: an area
 *
 * Returns: people that each of its open desks served in the last hour; NaN if it cannot
 *   be told
 */
double
bw_suggest_area_get_served (const BwSuggestArea *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->desks > 0 ? self->rate / (double) self->desks : NAN;
}
