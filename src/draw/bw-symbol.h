/* bw-symbol.h: small signs that mean the same everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-condition.h"
#include "bw-palette.h"
#include "bw-site.h"

G_BEGIN_DECLS

typedef enum
{
  BW_SYMBOL_NONE,
  BW_SYMBOL_LATE,       /* filled triangle with ! */
  BW_SYMBOL_TIGHT,      /* clock */
  BW_SYMBOL_DONE,       /* check */
  BW_SYMBOL_PAUSED,     /* two bars */
  BW_SYMBOL_JAMMED,     /* filled square with ! */
  BW_SYMBOL_BUSY,       /* hollow triangle with ! */
  BW_SYMBOL_CLEAR,      /* dot */
  BW_SYMBOL_SILENT,     /* clock in a circle, struck through: no report */
  BW_SYMBOL_FAILED,     /* filled circle with a minus */
  BW_SYMBOL_BELL,
  BW_SYMBOL_BULWARK,    /* our emblem */
  BW_SYMBOL_RELOAD,
  BW_SYMBOL_OFFLINE,    /* two arrows, crossed */
  BW_SYMBOL_CHEVRON,    /* › */
} BwSymbol;

/* Drawn in the colour that is set, in a square of @size around (@x, @y). */
void bw_symbol_draw      (BwSymbol          symbol,
                          cairo_t          *cr,
                          double            x,
                          double            y,
                          double            size);

/* The mark of a site on a map: circle for a sampling point, diamond for a
 * checkpoint, square for the rest; exceptions are filled and carry a glyph.
 * @scale 1: 7 px ordinary, 16 px exception. */
void bw_site_mark_draw   (BwSiteKind        kind,
                          BwCondition       condition,
                          cairo_t          *cr,
                          const BwPalette  *palette,
                          double            x,
                          double            y,
                          double            scale);

/* Parallel lines at 45°, clipped to the current path, which is kept. */
void bw_hatch_fill       (cairo_t          *cr,
                          const BwColor    *color,
                          double            distance,
                          double            width);

G_END_DECLS
