/* bw-spark.h: a small line of how a number went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwSpark:
 * @values: (array length=n_values): at equal distances, the newest last; NaN: not known
 * @n_values: how many
 * @is_late: in the colour of what is late: it has come to a stop
 */
typedef struct
{
  const double *values;
  guint         n_values;
  gboolean      is_late;
} BwSpark;

/* From 0 to the greatest, with a dot at the newest; gaps stay gaps. */
void bw_spark_draw (const BwSpark    *self,
                    cairo_t          *cr,
                    const BwPalette  *palette,
                    double            width,
                    double            height);

G_END_DECLS
