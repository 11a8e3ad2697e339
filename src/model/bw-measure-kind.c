/* bw-measure-kind.c: how a measure comes about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure-kind.h"

G_DEFINE_ENUM_TYPE (BwMeasureKind, bw_measure_kind,
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_FLOW, "flow"),
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_GAUGE, "gauge"),
                    G_DEFINE_ENUM_VALUE (BW_MEASURE_KIND_STATED, "stated"))
