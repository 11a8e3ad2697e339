/* bw-bar.h: how much is done, and how much should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-pace.h"
#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwBar:
 * @share: done, 0 to 1; NaN: not reported (grey with dots)
 * @plan_share: where the tick stands; NaN: none
 * @state: a late one is hatched, a done one is full
 */
typedef struct
{
  double      share;
  double      plan_share;
  BwPaceState state;
} BwBar;

/* @height: of the bar; the tick stands out above and below, 3 px of a desk bar of 8. */
void bw_bar_draw (const BwBar      *self,
                  cairo_t          *cr,
                  const BwPalette  *palette,
                  double            x,
                  double            y,
                  double            width,
                  double            height);

G_END_DECLS
