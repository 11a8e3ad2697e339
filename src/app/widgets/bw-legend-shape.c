/* bw-legend-shape.c: the shapes of a legend, by name for templates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-legend-mark.h"

G_DEFINE_ENUM_TYPE (BwLegendShape, bw_legend_shape,
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_LINE, "line"),
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_THIN_LINE, "thin-line"),
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_DASHES, "dashes"),
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_TICK, "tick"),
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_CIRCLE, "circle"),
                    G_DEFINE_ENUM_VALUE (BW_LEGEND_DIAMOND, "diamond"))
