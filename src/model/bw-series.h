/* bw-series.h: a document of type `series`, the history of one flow
 *
 *     {"type": "series", "id": "411002/sampling:r1/sampled",
 *      "place": "411002", "subject": "sampling:r1", "measure": "sampled",
 *      "at": END, "start": TIME, "step": 1800, "values": [0, 12, 40]}
 *
 * `values[i]` is the running total at `start + i × step` seconds; only what is
 * over is in it. What a reader holds stays true while the place's tallies do
 * not change, so it may be prolonged flat up to the place's newest figure.
 *
 * One with `"from": N, "after": SEQ` is the tail of a history, in a feed for those
 * who ask for it: its first value is the one at `start + N × step`, and those before
 * that are the ones of the version SEQ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* As data/schemas/series.json has it. */
#define BW_SERIES_MAX_VALUES 100000

#define BW_TYPE_SERIES (bw_series_get_type ())

/**
 * BwSeries:
 * @place: code of the area
 * @subject: `sampling:r1`, …
 * @measure: wire name of the measure
 * @start: time of the first value
 * @step: microseconds between two values
 * @from: how many values of the history are before these; 0: it is whole
 * @after: of a tail: the version of the document that it goes on from
 * @values: running totals; below zero while corrections exceed what was reported
 * @n_values: how many
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char   *place;
  char   *subject;
  char   *measure;
  gint64  start;
  gint64  step;
  guint   from;
  guint64 after;
  double *values;
  guint   n_values;
} BwSeries;

GType       bw_series_get_type (void);
BwSeries   *bw_series_new      (JsonObject      *json,
                                GError         **error);
BwSeries   *bw_series_new_full (const char      *place,
                                const char      *subject,
                                const char      *measure,
                                gint64           start,
                                gint64           step,
                                const double    *values,
                                guint            n_values);
BwSeries   *bw_series_new_tail (const char      *place,
                                const char      *subject,
                                const char      *measure,
                                gint64           start,
                                gint64           step,
                                guint            from,
                                guint64          after,
                                const double    *values,
                                guint            n_values);

/* (transfer full) (nullable): the whole of which @tail is the tail, if it fits. */
BwSeries   *bw_series_join     (const BwSeries  *standing,
                                const BwSeries  *tail,
                                GError         **error);
BwSeries   *bw_series_ref      (BwSeries        *self);
void        bw_series_unref    (BwSeries        *self);
JsonObject *bw_series_to_json  (const BwSeries  *self,
                                GTimeZone       *zone);

/* Of a whole one. Linear between two values; 0 before the first, the last after the
 * last. */
double      bw_series_get_at   (const BwSeries  *self,
                                gint64           time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSeries, bw_series_unref)

G_END_DECLS
