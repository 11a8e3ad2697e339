/* bw-map-measure.h: what the areas of a map are coloured by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"
#include "bw-measure-catalogue.h"

G_BEGIN_DECLS

/**
 * BwMapMeasureKind:
 * @BW_MAP_MEASURE_DONE: the share of the round's target that is done
 * @BW_MAP_MEASURE_RATE: people an hour
 * @BW_MAP_MEASURE_AGE: how old the newest report is, minutes
 * @BW_MAP_MEASURE_FIGURE: a measure of the catalogue
 */
typedef enum
{
  BW_MAP_MEASURE_DONE,
  BW_MAP_MEASURE_RATE,
  BW_MAP_MEASURE_AGE,
  BW_MAP_MEASURE_FIGURE,
} BwMapMeasureKind;

/**
 * BwMapMeasure:
 * @kind: what
 * @figure: (nullable): of a %BW_MAP_MEASURE_FIGURE: which; owned by its catalogue
 *
 * A plain value.
 */
typedef struct
{
  BwMapMeasureKind  kind;
  const BwMeasure  *figure;
} BwMapMeasure;

/* `done`, `rate`, `age` or the id of a measure. FALSE: it is none of them. */
gboolean    bw_map_measure_from_string (BwMapMeasure        *self,
                                        BwMeasureCatalogue  *catalogue,
                                        const char          *text);

/* Borrowed, as @figure. */
const char *bw_map_measure_to_string   (const BwMapMeasure  *self);
gboolean    bw_map_measure_equal       (const BwMapMeasure  *self,
                                        const BwMapMeasure  *other);

/* Whether it is of the round, so that who is late in it is late here too. */
gboolean    bw_map_measure_is_of_round (const BwMapMeasure  *self);
const char *bw_map_measure_get_name    (const BwMapMeasure  *self,
                                        const char          *language);

/* `""`: none, or what a number is written with anyhow. */
const char *bw_map_measure_get_unit    (const BwMapMeasure  *self,
                                        const char          *language);

/* A value as its classes see it, so that a label never stands on the colour of
 * another class: percent to a tenth, all else whole. */
double      bw_map_measure_as_written  (const BwMapMeasure  *self,
                                        double               value);

/* (transfer full): 79.9% · 1.24 万 · >300: short, without the unit. @value: not NaN. */
char       *bw_map_measure_format      (const BwMapMeasure  *self,
                                        double               value,
                                        BwBound              bound,
                                        const char          *language);

/* What that says: 12,400. Not of shares. */
double      bw_map_measure_as_read     (const BwMapMeasure  *self,
                                        double               value,
                                        BwBound              bound,
                                        const char          *language);

/* (transfer full): 12,437: where the digits that are left out matter. */
char       *bw_map_measure_format_full (const BwMapMeasure  *self,
                                        double               value,
                                        BwBound              bound,
                                        const char          *language);

G_END_DECLS
