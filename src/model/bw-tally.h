/* bw-tally.h: a document of type `tally`
 *
 * The measures of one place for one subject, absolute:
 *
 *     {"type": "tally", "id": "411002/sampling:r1", "place": "411002",
 *      "subject": "sampling:r1", "at": "…", "source": "report",
 *      "values": {"sampled": 12, "queue": {"value": 30, "bound": ">"}},
 *      "own": {"sampled": 4}, "times": {"queue": "…"},
 *      "own_times": {"sampled": "…"}}
 *
 * `values` of a site are what was counted or read there; of an area, what
 * somebody stated for the whole of it. `own` (areas only) are flows that were
 * reported for the area itself, beside those of its parts. `times` names the
 * measures whose time is not `at`, and `own_times` those of `own`: an area may
 * have both a total and flows of its own for one measure.
 *
 * Any other member (`sample`, `precision`, `note`, …) says something of what is
 * stated, and is passed on as it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"
#include "bw-measure-catalogue.h"
#include "bw-shared-text.h"
#include "bw-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwTallyValue:
 * @measure: which measure
 * @bound: how exact
 * @own: a flow of the area itself, not a statement about the whole of it
 * @value: the number
 * @at: when it was true
 */
typedef struct
{
  BwMeasureId measure;
  guint8      bound;
  guint8      own;
  double      value;
  gint64      at;
} BwTallyValue;

#define BW_TYPE_TALLY (bw_tally_get_type ())

/**
 * BwTally:
 * @place: code of the area or site
 * @subject: `sampling:r1`, `checkpoint`, `mobilisation`, …
 * @at: time of the newest value
 * @source: how the newest value came
 * @values: what it holds, each measure at most once plain and once @own
 * @n_values: how many
 * @extra: (nullable): the members that are none of a tally's, as JSON text without
 *   the braces; one that equal ones share
 *
 * Measures that the catalogue does not know are left out of @values.
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char         *place;
  char         *subject;
  gint64        at;
  BwSource      source;
  BwTallyValue *values;
  guint         n_values;
  BwSharedText *extra;
} BwTally;

GType       bw_tally_get_type (void);
BwTally    *bw_tally_new      (JsonObject          *json,
                               BwMeasureCatalogue  *catalogue,
                               GError             **error);

/* Copies everything. */
BwTally    *bw_tally_new_full (const char          *place,
                               const char          *subject,
                               gint64               at,
                               BwSource             source,
                               const BwTallyValue  *values,
                               guint                n_values);
BwTally    *bw_tally_ref      (BwTally             *self);
void        bw_tally_unref    (BwTally             *self);

/* All members but `seq` and `exercise`, which the backend adds. */
JsonObject *bw_tally_to_json  (const BwTally       *self,
                               BwMeasureCatalogue  *catalogue,
                               GTimeZone           *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTally, bw_tally_unref)

G_END_DECLS
