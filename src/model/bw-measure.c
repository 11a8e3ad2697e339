/* bw-measure.c: something counted or stated about a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure.h"

G_DEFINE_ENUM_TYPE (BwMeasureKind, bw_measure_kind,
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_FLOW, "flow"),
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_GAUGE, "gauge"),
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_STATED, "stated"))

G_DEFINE_ENUM_TYPE (BwRollup, bw_rollup,
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_SUM, "sum"),
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_MAX, "max"),
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_NONE, "none"))
