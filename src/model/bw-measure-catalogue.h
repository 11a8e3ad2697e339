/* bw-measure-catalogue.h: all measures that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-measure.h"

G_BEGIN_DECLS

#define BW_TYPE_MEASURE_CATALOGUE (bw_measure_catalogue_get_type ())

G_DECLARE_FINAL_TYPE (BwMeasureCatalogue, bw_measure_catalogue, BW, MEASURE_CATALOGUE, GObject)

/* The catalogue of `data/measures.json`, compiled in. Owned by the library. */
BwMeasureCatalogue *bw_measure_catalogue_get_default (void);
BwMeasureCatalogue *bw_measure_catalogue_new         (GBytes              *json,
                                                      GError             **error);

guint               bw_measure_catalogue_get_size    (BwMeasureCatalogue  *self);
const BwMeasure    *bw_measure_catalogue_get         (BwMeasureCatalogue  *self,
                                                      BwMeasureId          index);

/* (nullable): nothing is called that */
const BwMeasure    *bw_measure_catalogue_lookup      (BwMeasureCatalogue  *self,
                                                      const char          *id);

G_END_DECLS
