/* bw-stack-bar.h: what a whole is made of, and what of it nobody has itemised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

G_BEGIN_DECLS

/* Shades of the parts: the n-th takes the n-th, and they begin again. */
#define BW_STACK_BAR_SHADES 3

/**
 * BwStackPart:
 * @share: of the whole, 0 to 1
 * @shade: which shade of blue
 * @is_rest: not itemised: grey and hatched
 */
typedef struct
{
  double   share;
  guint    shade;
  gboolean is_rest;
} BwStackPart;

/* Parts from the left, with a gap of 2 px; what they leave over stays as track. Those
 * that are more than the whole are cut off there. */
void bw_stack_bar_draw (const BwStackPart  *parts,
                        guint               n_parts,
                        cairo_t            *cr,
                        const BwPalette    *palette,
                        double              x,
                        double              y,
                        double              width,
                        double              height);

G_END_DECLS
