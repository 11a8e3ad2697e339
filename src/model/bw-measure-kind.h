/* bw-measure-kind.h: how a measure comes about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwMeasureKind:
 * @BW_MEASURE_KIND_FLOW: a running count; reports `add` to it
 * @BW_MEASURE_KIND_GAUGE: a reading; reports `set` it
 * @BW_MEASURE_KIND_STATED: a total that somebody vouches for; `set`
 */
typedef enum
{
  BW_MEASURE_KIND_FLOW,
  BW_MEASURE_KIND_GAUGE,
  BW_MEASURE_KIND_STATED,
} BwMeasureKind;

#define BW_TYPE_MEASURE_KIND (bw_measure_kind_get_type ())

GType bw_measure_kind_get_type (void);

G_END_DECLS
