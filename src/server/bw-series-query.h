/* bw-series-query.h: a running total at regular times, put together from what was added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series-book.h"
#include "bw-wire.h"

G_BEGIN_DECLS

/**
 * BwSeriesQuery:
 * @place: code of the place
 * @subject: of the measure
 * @measure: a flow
 * @from: time of the first point
 * @step: microseconds between two points
 * @n_steps: one less than there are points
 * @before: the total at @from
 * @added: (array length=n_steps): what came in each step
 */
typedef struct
{
  char        *place;
  char        *subject;
  BwMeasureId  measure;
  gint64       from;
  gint64       step;
  guint        n_steps;
  double       before;
  double      *added;
} BwSeriesQuery;

BwSeriesQuery *bw_series_query_new         (const char      *place,
                                            const char      *subject,
                                            BwMeasureId      measure);
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

/* (transfer full): `[[time, total], …]` */
char          *bw_series_query_write       (BwSeriesQuery   *self,
                                            BwWire          *wire);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSeriesQuery, bw_series_query_free)

G_END_DECLS
