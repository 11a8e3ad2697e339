/* bw-palette.h: the colours of our drawings
 *
 * The same drawing code serves the desk (light, dark), the wall and paper; what
 * differs is the palette. Values are those of the visual reference, chosen for
 * contrast (desk text 4.5 : 1, wall text 7 : 1) and for all three defects of
 * colour vision. In high contrast all text has 7 : 1, on the map too, and what is not
 * text 4.5 : 1 (WCAG 2.1, 1.4.6 and beyond 1.4.11).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_PALETTE_LIGHT,
  BW_PALETTE_DARK,
  BW_PALETTE_WALL,
  BW_PALETTE_PAPER,       /* black and grey only */
  BW_PALETTE_LIGHT_HIGH,  /* high contrast */
  BW_PALETTE_DARK_HIGH,
} BwPaletteKind;
#define BW_N_PALETTE_KINDS 6

#define BW_N_CLASSES 6

/* Straight alpha, 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} BwColor;

/**
 * BwPalette:
 * @fg: text
 * @fg2: secondary text
 * @fg3: decoration only, never text that must be read
 * @card: ground of a card, gaps between areas
 * @grid: thin lines of charts
 * @track: ground of a bar
 * @done: bars, actual and projected line
 * @plan: plan line
 * @late: text and icons of what is late, paused, missing
 * @late_fill: hatch and outlines of what is late
 * @tight: margin under one hour, busy
 * @success: in time, live
 * @missing: ground of what is not reported
 * @map: six classes, lowest first
 * @map_label_dark: label on a class, dark
 * @map_label_light: label on a class, light
 * @map_light_from: first class with the other label: light ones from there on
 *   (desk light), or dark ones from there on (dark, wall)
 * @outline: outer outline of the map
 */
typedef struct
{
  BwColor fg;
  BwColor fg2;
  BwColor fg3;
  BwColor card;
  BwColor grid;
  BwColor track;
  BwColor done;
  BwColor plan;
  BwColor late;
  BwColor late_fill;
  BwColor tight;
  BwColor success;
  BwColor missing;
  BwColor map[BW_N_CLASSES];
  BwColor map_label_dark;
  BwColor map_label_light;
  guint   map_light_from;
  BwColor outline;
} BwPalette;

const BwPalette *bw_palette_get         (BwPaletteKind     kind);

/* @saturation 1: as it is, 0: grey; @brightness 1: as it is. For what is offline
 * (0.18, 1) or stale on the wall (0, 0.78). */
void             bw_palette_fade        (BwPalette        *self,
                                         const BwPalette  *from,
                                         double            saturation,
                                         double            brightness);
void             bw_color_set_source    (const BwColor    *self,
                                         cairo_t          *cr);

/* The label colour on a class of the map. */
const BwColor   *bw_palette_get_label   (const BwPalette  *self,
                                         guint             map_class);

G_END_DECLS
