/* bw-suggest-fault.h: why an area is neither asked for desks nor promised a gain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwSuggestFault:
 * @BW_SUGGEST_FAULT_NONE: it can be reckoned with
 * @BW_SUGGEST_FAULT_OUTSIDE: the round asks nothing of it
 * @BW_SUGGEST_FAULT_PARTS: it finishes with the latest of its parts: one looks there
 * @BW_SUGGEST_FAULT_UNREPORTED: people sampled or to sample are not reported
 * @BW_SUGGEST_FAULT_IMPOSSIBLE: corrections exceed what was reported
 * @BW_SUGGEST_FAULT_TOO_EARLY: less than half an hour of data
 * @BW_SUGGEST_FAULT_STALE: its figures are older than their measures allow
 * @BW_SUGGEST_FAULT_NO_DESKS: desks open are not reported
 * @BW_SUGGEST_FAULT_CLOSED: no desk is open: nothing tells what one does in an hour
 * @BW_SUGGEST_FAULT_NO_END: at its pace there is no end at all
 */
typedef enum
{
  BW_SUGGEST_FAULT_NONE,
  BW_SUGGEST_FAULT_OUTSIDE,
  BW_SUGGEST_FAULT_PARTS,
  BW_SUGGEST_FAULT_UNREPORTED,
  BW_SUGGEST_FAULT_IMPOSSIBLE,
  BW_SUGGEST_FAULT_TOO_EARLY,
  BW_SUGGEST_FAULT_STALE,
  BW_SUGGEST_FAULT_NO_DESKS,
  BW_SUGGEST_FAULT_CLOSED,
  BW_SUGGEST_FAULT_NO_END,
} BwSuggestFault;
#define BW_N_SUGGEST_FAULTS 10

G_END_DECLS
