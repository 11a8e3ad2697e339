/* bw-tally-rows-private.h: which places have a tally of a subject, and how new
 *
 * Sites and areas have rows of their own, for their columns differ. A stamp is a
 * time and a source in one number that sorts by time; 0 is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"
#include "bw-source.h"

G_BEGIN_DECLS

typedef struct _BwTallyRows BwTallyRows;

typedef void (*BwTallyRowsFunc) (BwPlace  place,
                                 guint64  seq,
                                 gpointer user_data);

BwTallyRows *bw_tally_rows_new          (BwPlaceTree     *places);
void         bw_tally_rows_free         (BwTallyRows     *self);

gint64       bw_tally_rows_make_stamp   (gint64           at,
                                         BwSource         source);
gint64       bw_tally_rows_get_time     (gint64           stamp);
BwSource     bw_tally_rows_get_source   (gint64           stamp);

/* FALSE if the place has no row. */
gboolean     bw_tally_rows_find         (BwTallyRows     *self,
                                         BwPlace          place,
                                         gboolean        *is_area,
                                         guint           *row);
guint        bw_tally_rows_ensure       (BwTallyRows     *self,
                                         BwPlace          place);

/* The last row takes the place of @row; returns the number that it had. */
guint        bw_tally_rows_drop_site    (BwTallyRows     *self,
                                         guint            row);

/* How many rows there are, or may soon be. */
guint        bw_tally_rows_get_capacity (BwTallyRows     *self,
                                         gboolean         of_areas);
guint64      bw_tally_rows_get_seq      (BwTallyRows     *self,
                                         BwPlace          place);

/* Of the place's own tally. */
gint64       bw_tally_rows_get_stamp    (BwTallyRows     *self,
                                         BwPlace          place);
void         bw_tally_rows_put_stamp    (BwTallyRows     *self,
                                         BwPlace          place,
                                         gint64           stamp,
                                         guint64          seq);

/* Of the place and anything below it. */
gint64       bw_tally_rows_get_newest   (BwTallyRows     *self,
                                         BwPlace          place);

/* Something so new has come to stand under @area. */
void         bw_tally_rows_raise_newest (BwTallyRows     *self,
                                         BwPlace          area,
                                         gint64           stamp);

/* Something has gone from under @area. */
void         bw_tally_rows_lower_newest (BwTallyRows     *self,
                                         BwPlace          area);
void         bw_tally_rows_foreach      (BwTallyRows     *self,
                                         guint64          since,
                                         BwTallyRowsFunc  function,
                                         gpointer         user_data);

G_END_DECLS
