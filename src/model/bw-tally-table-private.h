/* bw-tally-table-private.h: all tallies of one subject, as columns
 *
 * A row for each place that has a tally or stands above one. A site's row is 17
 * bytes a measure and 20 bytes beside, an area's row a BwCell a measure.
 *
 * A change at a place costs O(depth): the part's old value is taken out of its
 * parent and the new one put in, and so on up as long as something changes. Where
 * that is not possible (the greatest or the newest part went) the cell and those
 * above it are marked, and read anew from their direct parts when somebody asks.
 *
 * A place may move: detach it, change the tree, attach it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-figure.h"
#include "bw-place-tree.h"
#include "bw-reading-private.h"
#include "bw-tally-rows-private.h"
#include "bw-tally.h"

G_BEGIN_DECLS

typedef struct _BwTallyTable BwTallyTable;

BwTallyTable *bw_tally_table_new           (BwPlaceTree        *places,
                                            BwMeasureCatalogue *catalogue,
                                            const char         *subject);
void          bw_tally_table_free          (BwTallyTable       *self);
const char   *bw_tally_table_get_subject   (BwTallyTable       *self);

/* Whether the measure belongs to the subject. */
gboolean      bw_tally_table_has_measure   (BwTallyTable       *self,
                                            BwMeasureId         measure);

/* Each returns whether anything changed. */
gboolean      bw_tally_table_add           (BwTallyTable       *self,
                                            BwPlace             place,
                                            BwMeasureId         measure,
                                            double              value,
                                            gint64              at);
gboolean      bw_tally_table_set           (BwTallyTable       *self,
                                            BwPlace             place,
                                            BwMeasureId         measure,
                                            const BwReading    *reading);
gboolean      bw_tally_table_replace       (BwTallyTable       *self,
                                            BwPlace             place,
                                            const BwTally      *tally,
                                            guint64             seq);
gboolean      bw_tally_table_clear_place   (BwTallyTable       *self,
                                            BwPlace             place);

/* The place has a tally of version @seq, whose newest value came so. */
void          bw_tally_table_stamp         (BwTallyTable       *self,
                                            BwPlace             place,
                                            gint64              at,
                                            BwSource            source,
                                            guint64             seq);

void          bw_tally_table_detach        (BwTallyTable       *self,
                                            BwPlace             place);
void          bw_tally_table_attach        (BwTallyTable       *self,
                                            BwPlace             place,
                                            BwPlace             old_parent);

BwReading     bw_tally_table_get_shown     (BwTallyTable       *self,
                                            BwPlace             place,
                                            BwMeasureId         measure);

/* Everything of the figure but how many parts are expected. */
gboolean      bw_tally_table_get_figure    (BwTallyTable       *self,
                                            BwPlace             place,
                                            BwMeasureId         measure,
                                            BwFigure           *figure);

/* Time of the newest value of the place or anything below it; 0: none. */
gint64        bw_tally_table_get_as_of     (BwTallyTable       *self,
                                            BwPlace             place);
gboolean      bw_tally_table_is_reported   (BwTallyTable       *self,
                                            BwPlace             place);

/* Whether the place has a tally, or stands above one. */
gboolean      bw_tally_table_has_row       (BwTallyTable       *self,
                                            BwPlace             place);
BwTally      *bw_tally_table_dup_tally     (BwTallyTable       *self,
                                            BwPlace             place,
                                            guint64            *seq);
void          bw_tally_table_foreach       (BwTallyTable       *self,
                                            guint64             since,
                                            BwTallyRowsFunc     function,
                                            gpointer            user_data);

G_END_DECLS
