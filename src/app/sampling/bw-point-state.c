/* bw-point-state.c: how a sampling point is doing, in the words of its table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-state.h"

#include <glib/gi18n.h>

/* A point that has all its people and goes on sampling is done; one that stands still
 * with all of them is done too, and no exception. */
static gboolean
is_done (double done,
         double target)
{
  return target > 0.0 && done >= target;
}

/**
 * bw_point_state_find:
 * @condition: of the site
 * @done: people sampled there, NaN if not reported
 * @target: people to sample there, NaN if not set
 *
 * Returns: its state
 */
BwPointState
bw_point_state_find (BwCondition condition,
                     double      done,
                     double      target)
{
  switch (condition)
    {
    case BW_CONDITION_PAUSED:
      return is_done (done, target) ? BW_POINT_DONE : BW_POINT_PAUSED;
    case BW_CONDITION_JAMMED:
      return BW_POINT_JAMMED;
    case BW_CONDITION_BUSY:
      return BW_POINT_BUSY;
    case BW_CONDITION_SILENT:
      return is_done (done, target) ? BW_POINT_DONE : BW_POINT_SILENT;
    case BW_CONDITION_CLOSED:
      return is_done (done, target) ? BW_POINT_DONE : BW_POINT_CLOSED;
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_GAP:
    case BW_CONDITION_UNCONFIRMED:
      return is_done (done, target) ? BW_POINT_DONE : BW_POINT_CLEAR;
    case BW_CONDITION_UNKNOWN:
    default:
      return BW_POINT_UNKNOWN;
    }
}

const char *
bw_point_state_get_word (BwPointState self)
{
  switch (self)
    {
    case BW_POINT_PAUSED:
      return C_("point", "Paused");
    case BW_POINT_JAMMED:
      return C_("point", "Jammed");
    case BW_POINT_BUSY:
      return C_("point", "Busy");
    case BW_POINT_SILENT:
      return C_("point", "Data late");
    case BW_POINT_CLEAR:
      return C_("point", "Clear");
    case BW_POINT_DONE:
      return C_("point", "Done");
    case BW_POINT_CLOSED:
      return C_("point", "Closed");
    case BW_POINT_UNKNOWN:
    default:
      return C_("point", "Not reported");
    }
}

BwSymbol
bw_point_state_get_symbol (BwPointState self)
{
  static const BwSymbol symbols[BW_N_POINT_STATES] = {
    [BW_POINT_PAUSED] = BW_SYMBOL_PAUSED,
    [BW_POINT_JAMMED] = BW_SYMBOL_JAMMED,
    [BW_POINT_BUSY] = BW_SYMBOL_BUSY,
    [BW_POINT_SILENT] = BW_SYMBOL_SILENT,
    [BW_POINT_UNKNOWN] = BW_SYMBOL_NONE,
    [BW_POINT_CLEAR] = BW_SYMBOL_CLEAR,
    [BW_POINT_DONE] = BW_SYMBOL_DONE,
    [BW_POINT_CLOSED] = BW_SYMBOL_NONE,
  };

  return self < BW_N_POINT_STATES ? symbols[self] : BW_SYMBOL_NONE;
}

BwTone
bw_point_state_get_tone (BwPointState self)
{
  switch (self)
    {
    case BW_POINT_PAUSED:
    case BW_POINT_JAMMED:
      return BW_TONE_LATE;
    case BW_POINT_BUSY:
      return BW_TONE_TIGHT;
    case BW_POINT_CLEAR:
      return BW_TONE_DONE;
    case BW_POINT_DONE:
      return BW_TONE_SUCCESS;
    case BW_POINT_SILENT:
    case BW_POINT_UNKNOWN:
    case BW_POINT_CLOSED:
    default:
      return BW_TONE_FG2;
    }
}

gboolean
bw_point_state_is_exception (BwPointState self)
{
  return self <= BW_POINT_BUSY;
}
