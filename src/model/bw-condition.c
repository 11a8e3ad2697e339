/* bw-condition.c: how a site is doing, in one word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-condition.h"

G_DEFINE_ENUM_TYPE (BwCondition, bw_condition,
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_GAP, "gap"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_UNCONFIRMED, "unconfirmed"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (BW_CONDITION_JAMMED, "jammed"))

G_STATIC_ASSERT (BW_CONDITION_JAMMED + 1 == BW_N_CONDITIONS);

/**
 * bw_condition_is_exception:
 * @condition: how a site is doing
 *
 * Returns: whether somebody should look at it: always drawn, always listed first
 */
gboolean
bw_condition_is_exception (BwCondition condition)
{
  switch (condition)
    {
    case BW_CONDITION_PAUSED:
    case BW_CONDITION_SILENT:
    case BW_CONDITION_GAP:
    case BW_CONDITION_JAMMED:
      return TRUE;

    case BW_CONDITION_UNKNOWN:
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_CLOSED:
    case BW_CONDITION_UNCONFIRMED:
    case BW_CONDITION_BUSY:
    default:
      return FALSE;
    }
}
