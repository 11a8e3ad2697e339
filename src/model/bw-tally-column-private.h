/* bw-tally-column-private.h: one measure of all places, as it adds up
 *
 * Keeps what was said of sites and areas in the rows of a subject, and carries each
 * change up the tree. Memory is taken when the first value comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-cell-private.h"
#include "bw-place-tree.h"
#include "bw-tally-rows-private.h"

G_BEGIN_DECLS

typedef struct _BwTallyColumn BwTallyColumn;

/* @places, @rows and @measure must outlive it. */
BwTallyColumn   *bw_tally_column_new         (BwPlaceTree     *places,
                                              BwTallyRows     *rows,
                                              const BwMeasure *measure);
void             bw_tally_column_free        (BwTallyColumn   *self);
const BwMeasure *bw_tally_column_get_measure (BwTallyColumn   *self);

/* Each returns whether anything changed. */
gboolean         bw_tally_column_add         (BwTallyColumn   *self,
                                              BwPlace          place,
                                              double           value,
                                              gint64           at);
gboolean         bw_tally_column_set         (BwTallyColumn   *self,
                                              BwPlace          place,
                                              const BwReading *reading);

/* @own: an area's own flow; what is missing was not said. */
gboolean         bw_tally_column_replace     (BwTallyColumn   *self,
                                              BwPlace          place,
                                              const BwReading *plain,
                                              const BwReading *own);

/* The site of row @last stands in @row from now on. */
void             bw_tally_column_drop_site   (BwTallyColumn   *self,
                                              guint            row,
                                              guint            last);

/* Takes @place, which has a row, out of @parent, and puts it in. */
void             bw_tally_column_detach      (BwTallyColumn   *self,
                                              BwPlace          place,
                                              BwPlace          parent);
void             bw_tally_column_attach      (BwTallyColumn   *self,
                                              BwPlace          place,
                                              BwPlace          parent);

/* The stated value where there is one, else the summed one. */
BwReading        bw_tally_column_get_shown   (BwTallyColumn   *self,
                                              BwPlace          place);

/* Of the site in @row. */
BwReading        bw_tally_column_get_site    (BwTallyColumn   *self,
                                              guint            row);

/* (nullable): of @area, which stands in @row, up to date; borrowed until the next
 * change. */
const BwCell    *bw_tally_column_get_cell    (BwTallyColumn   *self,
                                              BwPlace          area,
                                              guint            row);

/* What was said of the very place that stands in @row. */
void             bw_tally_column_get_said    (BwTallyColumn   *self,
                                              gboolean         is_area,
                                              guint            row,
                                              BwReading       *plain,
                                              BwReading       *own);

G_END_DECLS
