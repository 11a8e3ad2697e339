/* bw-map-key.h: the classes of a choropleth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-measure.h"
#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwMapKey:
 * @step: width of a class; of shares percent: 5, 10 or 20; else 1, 2 or 5 times a
 *   power of ten
 * @first: upper end of the lowest class; the others follow by @step
 *
 * Six classes, half-open: a value on a break belongs to the class above it. The
 * lowest and the highest are open.
 */
typedef struct
{
  gint64 step;
  gint64 first;
} BwMapKey;

/* The smallest round step whose six classes hold all of @values (NaN is skipped), with
 * what is left over on both sides. */
void     bw_map_key_choose    (BwMapKey            *self,
                               const BwMapMeasure  *measure,
                               const double        *values,
                               guint                n);

/* 0 to BW_N_CLASSES - 1, of the value as it is written; -1 if it is NaN. */
int      bw_map_key_get_class (const BwMapKey      *self,
                               const BwMapMeasure  *measure,
                               double               value);

/* (transfer full): 2.59 万, but 25,996 where that is not of the class of 2.6 万: no
 * label contradicts its colour. @value: not NaN. */
char    *bw_map_key_format    (const BwMapKey      *self,
                               const BwMapMeasure  *measure,
                               double               value,
                               BwBound              bound,
                               const char          *language);

/* ≥ 90% · 75–80 · < 70 */
char    *bw_map_key_dup_label (const BwMapKey      *self,
                               const BwMapMeasure  *measure,
                               guint                map_class,
                               const char          *language);

G_END_DECLS
