/* bw-cell.c: one measure of one area, as it adds up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-cell-private.h"

#include <math.h>

/* Beyond it thousandths of a sum of thousands of parts would not fit. The
 * catalogue's plausible ranges end far below. */
#define GREATEST_VALUE 9e14

/**
 * bw_cell_to_thousandths:
 * @value: a number
 *
 * The whole part and the fraction go separately, so that whole numbers are exact
 * wherever a double is.
 *
 * Returns: the nearest number of thousandths
 */
gint64
bw_cell_to_thousandths (double value)
{
  double whole;
  double fraction = modf (CLAMP (value, -GREATEST_VALUE, GREATEST_VALUE), &whole);

  return (gint64) whole * 1000 + llround (fraction * 1000.0);
}

/**
 * bw_cell_from_thousandths:
 * @thousandths: a number of thousandths
 *
 * Returns: the number
 */
double
bw_cell_from_thousandths (gint64 thousandths)
{
  return (double) (thousandths / 1000) + (double) (thousandths % 1000) / 1000.0;
}

/**
 * bw_cell_forget_parts:
 * @self: a cell
 *
 * What comes from the parts is as if there were none; bw_cell_fold() each of them
 * to make it anew.
 */
void
bw_cell_forget_parts (BwCell *self)
{
  self->sum = 0;
  self->parts_at = 0;
  self->n_reported = 0;
  self->n_over = 0;
  self->n_about = 0;
  self->is_dirty = FALSE;
}

static void
count_part (BwCell          *self,
            const BwReading *part,
            guint            n)
{
  if (isnan (part->value))
    return;

  /* @n is 1 or, to take it out again, its two's complement. */
  self->n_reported += n;
  if (part->bound == BW_BOUND_OVER)
    self->n_over += n;
  else if (part->bound == BW_BOUND_ABOUT)
    self->n_about += n;
}

static gboolean
fold_greatest (BwCell          *self,
               gboolean         was_empty,
               const BwReading *before,
               const BwReading *after)
{
  if (!isnan (after->value) && (was_empty || after->value >= self->greatest))
    {
      self->greatest = after->value;
      return TRUE;
    }

  /* The greatest has become less: another part may now be the greatest. */
  return isnan (before->value) || before->value < self->greatest;
}

static gboolean
fold_time (BwCell          *self,
           const BwReading *before,
           const BwReading *after)
{
  if (!isnan (after->value) && after->at >= self->parts_at)
    {
      self->parts_at = after->at;
      return TRUE;
    }

  return isnan (before->value) || before->at < self->parts_at;
}

/**
 * bw_cell_fold:
 * @self: a cell that is not dirty
 * @rollup: of its measure
 * @before: what a part showed
 * @after: what it shows now
 *
 * Returns: whether the cell is right now. If not, the greatest or the newest part
 *   went, and the cell is of no use until it is made from all its parts
 */
gboolean
bw_cell_fold (BwCell          *self,
              BwRollup         rollup,
              const BwReading *before,
              const BwReading *after)
{
  gboolean was_empty = self->n_reported == 0;

  count_part (self, before, (guint) -1);
  count_part (self, after, 1);
  if (self->n_reported == 0)
    {
      bw_cell_forget_parts (self);
      return TRUE;
    }

  if (rollup == BW_ROLLUP_SUM && !isnan (before->value))
    self->sum -= bw_cell_to_thousandths (before->value);
  if (rollup == BW_ROLLUP_SUM && !isnan (after->value))
    self->sum += bw_cell_to_thousandths (after->value);
  if (rollup == BW_ROLLUP_MAX && !fold_greatest (self, was_empty, before, after))
    return FALSE;

  return fold_time (self, before, after);
}

/**
 * bw_cell_set_own:
 * @self: a cell
 * @own: the flows of the area itself; missing for none
 */
void
bw_cell_set_own (BwCell          *self,
                 const BwReading *own)
{
  self->has_own = !isnan (own->value);
  self->own = self->has_own ? bw_cell_to_thousandths (own->value) : 0;
  self->own_at = self->has_own ? own->at : 0;
}

/**
 * bw_cell_add_own:
 * @self: a cell
 * @value: to be added to the flows of the area itself
 * @at: when it was true
 */
void
bw_cell_add_own (BwCell *self,
                 double  value,
                 gint64  at)
{
  self->own += bw_cell_to_thousandths (value);
  self->own_at = self->has_own ? MAX (self->own_at, at) : at;
  self->has_own = TRUE;
}

/**
 * bw_cell_set_stated:
 * @self: a cell
 * @stated: what somebody vouches for; missing to take it back
 */
void
bw_cell_set_stated (BwCell          *self,
                    const BwReading *stated)
{
  self->has_stated = !isnan (stated->value);
  self->stated = self->has_stated ? stated->value : 0.0;
  self->stated_at = self->has_stated ? stated->at : 0;
  self->stated_bound = self->has_stated ? (guint8) stated->bound : BW_BOUND_EXACT;
}

/**
 * bw_cell_get_own:
 * @self: a cell
 *
 * Returns: the flows of the area itself; missing if there are none
 */
BwReading
bw_cell_get_own (const BwCell *self)
{
  if (!self->has_own)
    return bw_reading_missing;

  return (BwReading) { bw_cell_from_thousandths (self->own), self->own_at, BW_BOUND_EXACT };
}

/**
 * bw_cell_get_stated:
 * @self: a cell
 *
 * Returns: what somebody vouches for; missing if nobody does
 */
BwReading
bw_cell_get_stated (const BwCell *self)
{
  if (!self->has_stated)
    return bw_reading_missing;

  return (BwReading) { self->stated, self->stated_at, (BwBound) self->stated_bound };
}

static BwReading
get_parts (const BwCell *self,
           BwRollup      rollup)
{
  BwReading parts = { .at = self->parts_at };

  if (self->n_reported == 0 || rollup == BW_ROLLUP_NONE)
    return bw_reading_missing;

  parts.value = rollup == BW_ROLLUP_SUM ? bw_cell_from_thousandths (self->sum) : self->greatest;
  if (self->n_about > 0)
    parts.bound = BW_BOUND_ABOUT;
  else if (self->n_over > 0)
    parts.bound = BW_BOUND_OVER;

  return parts;
}

/**
 * bw_cell_get_summed:
 * @self: a cell that is not dirty
 * @rollup: of its measure
 *
 * Returns: the sum (or the greatest) of the parts and of the area's own flows,
 *   with the time of the newest of them; missing if there is neither
 */
BwReading
bw_cell_get_summed (const BwCell *self,
                    BwRollup      rollup)
{
  BwReading own = bw_cell_get_own (self);
  BwReading parts = get_parts (self, rollup);

  if (isnan (own.value))
    return parts;
  if (isnan (parts.value))
    return own;

  parts.value = rollup == BW_ROLLUP_SUM
                  ? bw_cell_from_thousandths (self->sum + self->own)
                  : MAX (parts.value, own.value);
  parts.at = MAX (parts.at, own.at);
  return parts;
}

/**
 * bw_cell_get_shown:
 * @self: a cell that is not dirty, or has a stated value
 * @rollup: of its measure
 *
 * Returns: the stated value where there is one, else the summed one
 */
BwReading
bw_cell_get_shown (const BwCell *self,
                   BwRollup      rollup)
{
  return self->has_stated ? bw_cell_get_stated (self) : bw_cell_get_summed (self, rollup);
}
