/* bw-series-book.h: the history of every flow of every area
 *
 * What each report adds is booked, at its place if that is an area and at all
 * areas above, in the bucket of the report's own time. When a bucket is over its
 * running total can be published; what comes late is told with the next.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-blob.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* Buckets that a track may have; older ones are folded into its beginning. */
#define BW_SERIES_BOOK_MAX_BUCKETS 2880

/* What came late is told so long after its track was told last: late reports come
 * all the time, and each changes the history of its place and of all above. */
#define BW_SERIES_BOOK_LATE_S 60

typedef struct _BwSeriesBook BwSeriesBook;

/**
 * BwSeriesTrack:
 * @place: an area
 * @subject: a subject
 * @measure: a flow
 * @seq: of the last report in it
 * @published: seq of its document, 0: none yet
 * @before: seq that its document had before, 0: it had none
 * @told: the bucket that was open when it was published
 *
 * The history of one flow of one area.
 */
typedef struct
{
  BwPlace     place;
  BwSubject   subject;
  BwMeasureId measure;
  guint64     seq;
  guint64     published;
  guint64     before;
  gint64      told;

  /* of bw-series-book.c */
  gpointer    above;
  guint       generation;
  gint64      start;
  double      base;
  GArray     *added;
  gint64      first_new;
  gint64      last_new;
  gint64      end;
  gint64      tail;
  gint64      second;
  gboolean    is_listed;
} BwSeriesTrack;

BwSeriesBook  *bw_series_book_new        (BwPicture      *picture,
                                          gint64          step);
void           bw_series_book_free       (BwSeriesBook   *self);
gint64         bw_series_book_get_step   (BwSeriesBook   *self);

/* Books a report that is at least as new as what stands; a track that holds it
 * already (by @seq) is left alone. */
void           bw_series_book_add_report (BwSeriesBook   *self,
                                          const BwReport *report,
                                          guint64         seq);

/* What a tally of the reference data has counted already. */
void           bw_series_book_add_tally  (BwSeriesBook   *self,
                                          BwPlace         place,
                                          const BwTally  *tally,
                                          guint64         seq);

/* (element-type BwSeriesTrack) (transfer container): what should be told anew at
 * @now, of tracks in which something came: when a bucket has ended since they were
 * told, or for what came late. At most @max; @second counts seconds. */
GPtrArray     *bw_series_book_list_due   (BwSeriesBook   *self,
                                          gint64          now,
                                          gint64          second,
                                          guint           max);

/* The track tells all that is over at @now from here on, as document @seq. */
void           bw_series_book_publish    (BwSeriesBook   *self,
                                          BwSeriesTrack  *track,
                                          gint64          now,
                                          guint64         seq);

/* (transfer full) (nullable): the document as it was published last. */
BwSeries      *bw_series_book_dup_told   (BwSeriesBook   *self,
                                          BwSeriesTrack  *track);

/* (transfer full) (nullable): of it, what is new since it was published before. */
BwSeries      *bw_series_book_dup_tail   (BwSeriesBook   *self,
                                          BwSeriesTrack  *track);

/* Made if it is not there. */
BwSeriesTrack *bw_series_book_ensure     (BwSeriesBook   *self,
                                          BwPlace         place,
                                          BwSubject       subject,
                                          BwMeasureId     measure);

/* (nullable) */
BwSeriesTrack *bw_series_book_find       (BwSeriesBook   *self,
                                          BwPlace         place,
                                          BwSubject       subject,
                                          BwMeasureId     measure);

/* Running total at @time, of whole buckets. */
double         bw_series_book_get_total  (BwSeriesBook   *self,
                                          BwSeriesTrack  *track,
                                          gint64          time);

/* (element-type BwSeriesTrack): all, only added to. Borrowed. */
GPtrArray     *bw_series_book_get_tracks (BwSeriesBook   *self);
void           bw_series_book_write      (BwSeriesBook   *self,
                                          BwSeriesTrack  *track,
                                          GByteArray     *blob);

/* Takes back what was written; %NULL for a track of a place or a measure that is
 * no more. */
BwSeriesTrack *bw_series_book_read       (BwSeriesBook   *self,
                                          BwBlobReader   *blob);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSeriesBook, bw_series_book_free)

G_END_DECLS
