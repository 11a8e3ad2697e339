/* bw-map-paper.h: a map by itself, with all that says what it is
 * For a file or paper, where no window stands around it: title, time, key, signs, scale,
 * north, whose it is. Pure: any thread, any cairo surface; on one for PDF lines and
 * letters stay lines and letters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-ground.h"
#include "bw-map-layout.h"
#include "bw-map-state.h"

G_BEGIN_DECLS

/**
 * BwMapPaper:
 * @layout: where things are
 * @state: how they do
 * @ground: (nullable): tiles of a base map
 * @ground_scale: pixels of the tiles a unit of the context
 * @palette: colours
 * @kinds: bits of the kinds of which ordinary sites are shown
 * @box: what is shown: west, north, east, south, Mercator as drawn
 * @size: of text and marks, 1 on the desk
 * @font: family list
 * @language: "zh_CN" or "en"
 * @title: (nullable): what it shows, and whose; %NULL: it is a part of a sheet that says
 *   this, the time and the drill: it has neither head nor margin nor ground
 * @as_of: (nullable): of when
 * @exercise: (nullable): the word that marks a drill
 * @approval_number: (nullable): 审图号; "" is none
 * @credit: (nullable): whose the base map is
 * All borrowed for the call.
 */
typedef struct
{
  const BwMapLayout *layout;
  const BwMapState  *state;
  const BwMapGround *ground;
  int                ground_scale;
  const BwPalette   *palette;
  guint              kinds;
  double             box[4];
  double             size;
  const char        *font;
  const char        *language;
  const char        *title;
  const char        *as_of;
  const char        *exercise;
  const char        *approval_number;
  const char        *credit;
} BwMapPaper;

/* The sheet on which the map alone is @map_width units wide. */
void bw_map_paper_measure (const BwMapPaper  *self,
                           double             map_width,
                           double            *width,
                           double            *height);

/* Fills the sheet; the map is as large as there is room for. Under lenses the scale is
 * left out, and why is said. */
void bw_map_paper_paint   (const BwMapPaper  *self,
                           cairo_t           *cr,
                           double             width,
                           double             height);

G_END_DECLS
