/* bw-condition.h: how a site is doing, in one word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwCondition:
 * @BW_CONDITION_UNKNOWN: nothing was ever reported
 * @BW_CONDITION_NORMAL: open and reporting
 * @BW_CONDITION_CLOSED: closed, as planned
 * @BW_CONDITION_PAUSED: open hours, but it stands still: by its document, or no desk is open
 * @BW_CONDITION_SILENT: open, but no report for three reporting intervals
 * @BW_CONDITION_GAP: a checkpoint where one of the four measures is not carried out
 * @BW_CONDITION_UNCONFIRMED: a checkpoint that reports, but not of all four measures:
 *   neither carried out nor a gap
 * @BW_CONDITION_BUSY: people wait longer than the lower limit
 * @BW_CONDITION_JAMMED: people wait longer than the upper limit
 *
 * PAUSED, SILENT, GAP and JAMMED are exceptions: always drawn, always first.
 */
typedef enum
{
  BW_CONDITION_UNKNOWN,
  BW_CONDITION_NORMAL,
  BW_CONDITION_CLOSED,
  BW_CONDITION_PAUSED,
  BW_CONDITION_SILENT,
  BW_CONDITION_GAP,
  BW_CONDITION_UNCONFIRMED,
  BW_CONDITION_BUSY,
  BW_CONDITION_JAMMED,
} BwCondition;
#define BW_N_CONDITIONS 9

#define BW_TYPE_CONDITION (bw_condition_get_type ())

GType    bw_condition_get_type     (void);
gboolean bw_condition_is_exception (BwCondition condition);

G_END_DECLS
