/* bw-measure.h: something counted or stated about a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-measure-kind.h"
#include "bw-rollup.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Index of a measure in its catalogue; small and dense. */
typedef guint16 BwMeasureId;
#define BW_MEASURE_NONE G_MAXUINT16

/* 2⁵³ − 1: whole numbers beyond it run into each other in a double, and so in JSON
 * (RFC 8259 §6, RFC 7493 §2.2). */
#define BW_MEASURE_GREATEST 9007199254740991.0

/* What many places make up together: more than any country has people. */
#define BW_MEASURE_GREATEST_TOTAL 2000000000.0

/**
 * BwMeasure:
 * @index: place in the catalogue
 * @id: wire name, e.g. `sampled`
 * @name_zh: Chinese name
 * @name_en: English name
 * @unit_zh: Chinese unit, e.g. `人`, or `""`
 * @unit_en: English unit, or `""`
 * @definition_zh: one sentence for the truth strip
 * @definition_en: the same in English
 * @subject: the subjects that carry it: the part before `:`, e.g. `sampling`
 * @kind: flow, gauge or stated
 * @rollup: how parents are made from their parts
 * @whole: counted one by one (people, tubes, fen), so that a fraction is an error
 * @minimum: least plausible value of one report
 * @maximum: greatest plausible value of one report
 * @stale_after: seconds until a figure loses its colour, 0 for never
 * @series: whether its history is published with the feed
 * @ledger: added up from documents of the ledger: no report adds to it
 *
 * One entry of `data/measures.json`. Owned by its catalogue, immutable.
 */
typedef struct
{
  BwMeasureId   index;
  const char   *id;
  const char   *name_zh;
  const char   *name_en;
  const char   *unit_zh;
  const char   *unit_en;
  const char   *definition_zh;
  const char   *definition_en;
  const char   *subject;
  BwMeasureKind kind;
  BwRollup      rollup;
  gboolean      whole;
  double        minimum;
  double        maximum;
  guint         stale_after;
  gboolean      series;
  gboolean      ledger;
} BwMeasure;

/* Whether @subject, e.g. `sampling:r1`, carries the measure. */
gboolean    bw_measure_is_of_subject (const BwMeasure *self,
                                      const char      *subject);

/* The greatest plausible value of an area, of which a single report may be too small
 * a part to say. */
double      bw_measure_get_greatest_total (const BwMeasure *self);

/* (nullable): why @value can be no value of the measure, whatever its range */
const char *bw_measure_find_fault    (const BwMeasure *self,
                                      double           value);

G_END_DECLS
