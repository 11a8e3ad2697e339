/* bw-figure.h: what a person is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"
#include "bw-contradiction.h"
#include "bw-measure.h"
#include "bw-source.h"

G_BEGIN_DECLS

/**
 * BwFigure:
 * @measure: what is counted
 * @has_stated: somebody vouches for @stated
 * @has_summed: @summed was added up from below
 * @stated_bound: how exact @stated is
 * @summed_bound: how exact @summed is
 * @source: how the newest part came
 * @stated: the stated value
 * @summed: the summed value; of a site or a `max` measure, its value
 * @stated_at: when @stated was true
 * @summed_at: time of the newest part of @summed
 * @n_reported: direct parts that have a value
 * @n_expected: direct parts that could have one
 *
 * A plain value. The value shown is the stated one where there is one; the
 * two are never forced to agree. Missing is neither: it is not zero.
 */
typedef struct
{
  const BwMeasure *measure;
  gboolean         has_stated;
  gboolean         has_summed;
  BwBound          stated_bound;
  BwBound          summed_bound;
  BwSource         source;
  double           stated;
  double           summed;
  gint64           stated_at;
  gint64           summed_at;
  guint            n_reported;
  guint            n_expected;
} BwFigure;

gboolean        bw_figure_is_missing        (const BwFigure *self);
double          bw_figure_get_value         (const BwFigure *self);
BwBound         bw_figure_get_bound         (const BwFigure *self);
gint64          bw_figure_get_as_of         (const BwFigure *self);

/* Stated less summed, if both are there, neither is below zero and stated is not
 * the smaller. */
gboolean        bw_figure_get_not_itemised  (const BwFigure *self,
                                             double         *value);
BwContradiction bw_figure_get_contradiction (const BwFigure *self);
gboolean        bw_figure_is_stale          (const BwFigure *self,
                                             gint64          now);

G_END_DECLS
