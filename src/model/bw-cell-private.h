/* bw-cell-private.h: one measure of one area, as it adds up
 *
 * Sums are kept in thousandths as integers: adding doubles would make the figure
 * depend on the order in which its parts came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-measure.h"
#include "bw-reading-private.h"

G_BEGIN_DECLS

/**
 * BwCell:
 * @own: flows that were reported for the area itself, in thousandths
 * @own_at: time of the newest of them
 * @stated: what somebody vouches for
 * @stated_at: when that was true
 * @sum: of what the parts show, in thousandths; of a `sum` measure
 * @greatest: of what the parts show; of a `max` measure
 * @parts_at: time of the newest part
 * @n_reported: parts that have a value
 * @n_over: of them, those that are "over"
 * @n_about: of them, those that are "about"
 * @stated_bound: how exact @stated is
 * @has_own: whether anything was reported for the area itself
 * @has_stated: whether somebody vouches for @stated
 * @is_dirty: what comes from the parts must be read anew
 *
 * All zero is a cell without anything.
 */
typedef struct
{
  gint64 own;
  gint64 own_at;
  double stated;
  gint64 stated_at;
  union
  {
    gint64 sum;
    double greatest;
  };
  gint64 parts_at;
  guint  n_reported;
  guint  n_over;
  guint  n_about;
  guint8 stated_bound;
  guint8 has_own;
  guint8 has_stated;
  guint8 is_dirty;
} BwCell;

gint64    bw_cell_to_thousandths     (double           value);
double    bw_cell_from_thousandths   (gint64           thousandths);

void      bw_cell_forget_parts       (BwCell          *self);

/* A part that showed @before shows @after. FALSE: that cannot be told from the
 * two alone, and the cell must be made from all its parts anew. */
gboolean  bw_cell_fold               (BwCell          *self,
                                      BwRollup         rollup,
                                      const BwReading *before,
                                      const BwReading *after);
void      bw_cell_set_own            (BwCell          *self,
                                      const BwReading *own);
void      bw_cell_add_own            (BwCell          *self,
                                      double           value,
                                      gint64           at);
void      bw_cell_set_stated         (BwCell          *self,
                                      const BwReading *stated);
BwReading bw_cell_get_own            (const BwCell    *self);
BwReading bw_cell_get_stated         (const BwCell    *self);

/* From the parts and the area's own flows. */
BwReading bw_cell_get_summed         (const BwCell    *self,
                                      BwRollup         rollup);

/* The stated value where there is one, else the summed one. */
BwReading bw_cell_get_shown          (const BwCell    *self,
                                      BwRollup         rollup);

G_END_DECLS
