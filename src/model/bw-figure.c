/* bw-figure.c: what a person is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure.h"

#include "bw-time.h"

#include <math.h>

/**
 * bw_figure_is_missing:
 * @self: a figure
 *
 * Returns: whether nobody reported it; say so and do not show a zero
 */
gboolean
bw_figure_is_missing (const BwFigure *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->has_stated && !self->has_summed;
}

/**
 * bw_figure_get_value:
 * @self: a figure
 *
 * Returns: the value to show, the stated one where there is one; NaN if missing
 */
double
bw_figure_get_value (const BwFigure *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (self->has_stated)
    return self->stated;

  return self->has_summed ? self->summed : NAN;
}

/**
 * bw_figure_get_bound:
 * @self: a figure
 *
 * Returns: how exact bw_figure_get_value() is
 */
BwBound
bw_figure_get_bound (const BwFigure *self)
{
  g_return_val_if_fail (self != NULL, BW_BOUND_EXACT);

  if (self->has_stated)
    return self->stated_bound;

  return self->has_summed ? self->summed_bound : BW_BOUND_EXACT;
}

/**
 * bw_figure_get_as_of:
 * @self: a figure
 *
 * Returns: when bw_figure_get_value() was true, microseconds; 0 if missing
 */
gint64
bw_figure_get_as_of (const BwFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->has_stated)
    return self->stated_at;

  return self->has_summed ? self->summed_at : 0;
}

/**
 * bw_figure_get_not_itemised:
 * @self: a figure
 * @value: (out): what nobody accounts for; untouched on failure
 *
 * Not itemised = stated − summed. A whole of which no part is known is not
 * itemised at all; that is told by @has_summed and not by this number.
 *
 * Returns: whether there is such a rest, which may be zero
 */
gboolean
bw_figure_get_not_itemised (const BwFigure *self,
                            double         *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!self->has_stated || !self->has_summed || self->summed < 0.0 || self->summed > self->stated)
    return FALSE;

  *value = self->stated - self->summed;
  return TRUE;
}

/**
 * bw_figure_get_contradiction:
 * @self: a figure
 *
 * A correction is a negative addition, and may come before what it corrects: a total
 * below zero is kept and said to be wrong, neither refused nor shown as none.
 *
 * Only an exact whole can be contradicted by its parts: "over 100" and "about 100"
 * both allow parts that add up to 101. Parts that are themselves "about" cannot
 * contradict; parts that are "over" can, for they add up to even more.
 *
 * Returns: what makes the figure impossible
 */
BwContradiction
bw_figure_get_contradiction (const BwFigure *self)
{
  g_return_val_if_fail (self != NULL, BW_CONTRADICTION_NONE);

  if ((self->has_stated && self->stated < 0.0) || (self->has_summed && self->summed < 0.0))
    return BW_CONTRADICTION_CORRECTIONS;

  if (self->has_stated
      && self->has_summed
      && self->stated_bound == BW_BOUND_EXACT
      && self->summed_bound != BW_BOUND_ABOUT
      && self->summed > self->stated)
    return BW_CONTRADICTION_PARTS;

  return BW_CONTRADICTION_NONE;
}

/**
 * bw_figure_is_stale:
 * @self: a figure
 * @now: the backend's time, microseconds
 *
 * Returns: whether it is older than its measure allows; a missing figure and one
 *   of a measure that never ages are not stale
 */
gboolean
bw_figure_is_stale (const BwFigure *self,
                    gint64          now)
{
  gint64 as_of;

  g_return_val_if_fail (self != NULL, FALSE);

  as_of = bw_figure_get_as_of (self);
  if (self->measure == NULL || self->measure->stale_after == 0 || as_of == 0)
    return FALSE;

  return now - as_of > (gint64) self->measure->stale_after * BW_TIME_SECOND;
}
