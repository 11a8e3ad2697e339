/* bw-burn-up.h: what is done, what should be, and how it will go on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-pace.h"
#include "bw-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwBurnUp:
 * @round: (not nullable): start, plan, deadline
 * @history: (nullable): the running total
 * @pace: the projection
 * @now: time of the vertical line
 * @as_of: 0, or the time for which the picture is true when that is not @now: the
 *   line then says 截至
 * @zone: of the axis
 * @language: "zh_CN" or "en"
 * @font_size: of captions, in the units of @cr
 * @font: family list
 *
 * All borrowed for the call.
 */
typedef struct
{
  BwRound    *round;
  BwSeries   *history;
  BwPace      pace;
  gint64      now;
  gint64      as_of;
  GTimeZone  *zone;
  const char *language;
  double      font_size;
  const char *font;
} BwBurnUp;

void  bw_burn_up_draw     (const BwBurnUp   *self,
                           cairo_t          *cr,
                           const BwPalette  *palette,
                           double            width,
                           double            height);

/* The same in words, for the accessible label. */
char *bw_burn_up_describe (const BwBurnUp   *self);

/* Where the time stands and what it says there: for a tooltip. FALSE outside. */
gboolean bw_burn_up_pick  (const BwBurnUp   *self,
                           double            width,
                           double            height,
                           double            x,
                           char            **text);

G_END_DECLS
