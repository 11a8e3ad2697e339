/* bw-legend-mark.h: the sample of a line, tick or site mark beside its word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwLegendShape:
 * @BW_LEGEND_LINE: 2.5 px, the actual
 * @BW_LEGEND_THIN_LINE: 1.5 px, the plan
 * @BW_LEGEND_DASHES: the projection
 * @BW_LEGEND_TICK: the tick of the plan on a bar
 * @BW_LEGEND_CIRCLE: a sampling point
 * @BW_LEGEND_DIAMOND: a checkpoint
 */
typedef enum
{
  BW_LEGEND_LINE,
  BW_LEGEND_THIN_LINE,
  BW_LEGEND_DASHES,
  BW_LEGEND_TICK,
  BW_LEGEND_CIRCLE,
  BW_LEGEND_DIAMOND,
} BwLegendShape;

#define BW_TYPE_LEGEND_SHAPE (bw_legend_shape_get_type ())
#define BW_TYPE_LEGEND_MARK  (bw_legend_mark_get_type ())

GType      bw_legend_shape_get_type (void);

/* Property: `shape` (BwLegendShape, construct only). */
G_DECLARE_FINAL_TYPE (BwLegendMark, bw_legend_mark, BW, LEGEND_MARK, GtkWidget)

GtkWidget *bw_legend_mark_new       (BwLegendShape  shape);

G_END_DECLS
