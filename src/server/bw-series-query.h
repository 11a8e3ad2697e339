/* bw-series-query.h: one measure at regular times, put together from reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series-book.h"
#include "bw-wire.h"

G_BEGIN_DECLS

/**
 * BwSeriesQuerySet:
 * @at: when it was set, microseconds
 * @value: to what
 */
typedef struct
{
  gint64 at;
  double value;
} BwSeriesQuerySet;

/**
 * BwSeriesQuery:
 * @place: code of the place
 * @subject: of the measure
 * @measure: a flow, or a gauge of a site
 * @from: time of the first point
 * @step: microseconds between two points
 * @n_steps: one less than there are points
 * @before: of a flow: the total at @from
 * @added: (array length=n_steps): of a flow: what came in each step
 * @set: (array length=n_steps + 1): of a gauge: the last that was set by each point,
 *   after the point before; its time is 0 if nothing was
 */
typedef struct
{
  char             *place;
  char             *subject;
  const BwMeasure  *measure;
  gint64            from;
  gint64            step;
  guint             n_steps;
  double            before;
  double           *added;
  BwSeriesQuerySet *set;
} BwSeriesQuery;

BwSeriesQuery *bw_series_query_new         (const char      *place,
                                            const char      *subject,
                                            const BwMeasure *measure);
void           bw_series_query_free        (BwSeriesQuery   *self);

/* @from is put back to a multiple of @step. FALSE: there is no step in it, or
 * there are more than @max_steps. */
gboolean       bw_series_query_set_times   (BwSeriesQuery   *self,
                                            gint64           from,
                                            gint64           to,
                                            gint64           step,
                                            guint            max_steps);
void           bw_series_query_take_report (BwSeriesQuery   *self,
                                            const BwReport  *report);
void           bw_series_query_take_track  (BwSeriesQuery   *self,
                                            BwSeriesBook    *book,
                                            BwSeriesTrack   *track);

/* (transfer full): `[[time, value], …]`; of a gauge that was not set yet `null`. */
char          *bw_series_query_write       (BwSeriesQuery   *self,
                                            BwWire          *wire);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSeriesQuery, bw_series_query_free)

G_END_DECLS
