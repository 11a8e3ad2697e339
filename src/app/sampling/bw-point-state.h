/* bw-point-state.h: how a sampling point is doing, in the words of its table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-condition.h"
#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwPointState:
 * @BW_POINT_PAUSED: stands still in its hours
 * @BW_POINT_JAMMED: people wait longer than the upper limit
 * @BW_POINT_BUSY: people wait longer than the lower limit
 * @BW_POINT_SILENT: open, and no report for three reporting intervals
 * @BW_POINT_UNKNOWN: nothing was ever reported
 * @BW_POINT_CLEAR: open and reporting
 * @BW_POINT_DONE: has sampled as many as it was to, and nobody waits too long
 * @BW_POINT_CLOSED: closed as planned, and not done
 *
 * In the order of the table: exceptions first.
 */
typedef enum
{
  BW_POINT_PAUSED,
  BW_POINT_JAMMED,
  BW_POINT_BUSY,
  BW_POINT_SILENT,
  BW_POINT_UNKNOWN,
  BW_POINT_CLEAR,
  BW_POINT_DONE,
  BW_POINT_CLOSED,
} BwPointState;
#define BW_N_POINT_STATES 8

BwPointState bw_point_state_find       (BwCondition   condition,
                                        double        done,
                                        double        target);
const char  *bw_point_state_get_word   (BwPointState  self);
BwSymbol     bw_point_state_get_symbol (BwPointState  self);
BwTone       bw_point_state_get_tone   (BwPointState  self);

/* Whether somebody should look at it. */
gboolean     bw_point_state_is_exception (BwPointState self);

G_END_DECLS
