/* bw-map-key.h: the classes of a choropleth of shares done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwMapKey:
 * @step: width of a class, percent: 5, 10 or 20
 * @first: upper end of the lowest class, percent; the others follow by @step
 *
 * Six classes, half-open: a value on a break belongs to the class above it. The
 * lowest and the highest are open.
 */
typedef struct
{
  int step;
  int first;
} BwMapKey;

/* The smallest round step whose six classes hold all of @shares (0 to 1; NaN is
 * skipped), with what is left over on both sides. */
void     bw_map_key_choose    (BwMapKey       *self,
                               const double   *shares,
                               guint           n);

/* 0 to BW_N_CLASSES - 1, of the share as it is written, to a tenth of a percent;
 * -1 if it is NaN. */
int      bw_map_key_get_class (const BwMapKey *self,
                               double          share);

/* ≥ 90% · 75–80 · < 70 */
char    *bw_map_key_dup_label (const BwMapKey *self,
                               guint           map_class);

G_END_DECLS
