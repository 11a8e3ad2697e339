/* bw-contradiction.h: what makes a figure impossible
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/**
 * BwContradiction:
 * @BW_CONTRADICTION_NONE: nothing
 * @BW_CONTRADICTION_PARTS: the parts add up to more than the whole was stated to be
 * @BW_CONTRADICTION_CORRECTIONS: more was taken back than was ever reported, so that
 *   the total is below zero
 */
typedef enum
{
  BW_CONTRADICTION_NONE,
  BW_CONTRADICTION_PARTS,
  BW_CONTRADICTION_CORRECTIONS,
} BwContradiction;

#define BW_N_CONTRADICTIONS (BW_CONTRADICTION_CORRECTIONS + 1)
