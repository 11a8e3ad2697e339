/* bw-picture.h: the one current picture: places, figures, documents
 *
 * Backend and desk hold the same engine. The backend feeds it reports
 * (bw_picture_apply_report), the desk documents (bw_picture_apply). Either
 * costs O(depth) a change. Readers learn of a batch at once: apply any number,
 * then bw_picture_commit() emits `changed` once.
 *
 * How it adds up: the value of a site is what was counted or read there; the
 * value of an area is the stated one where there is one, else the sum (or the
 * greatest) of its direct parts and of its own flows. A `set` stands if its
 * (time, value) is the greater of the two, an `add` always counts; so any order
 * and any batching of the same reports gives the same figures.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-figure.h"
#include "bw-measure-catalogue.h"
#include "bw-place-tree.h"
#include "bw-report.h"

G_BEGIN_DECLS

/* A subject as a small index; bw_picture_get_subject(). */
typedef guint16 BwSubject;
#define BW_SUBJECT_NONE G_MAXUINT16

/**
 * BwPictureChange:
 * @structure: places came, went or moved; all indices must be read anew
 * @types: bit `1 << BwDocumentType` of each type that changed
 * @places: BwPlace of each place whose figures or condition changed, with all
 *   its ancestors, once each
 * @n_places: how many
 *
 * Lives for the emission only.
 */
typedef struct
{
  gboolean       structure;
  guint          types;
  const BwPlace *places;
  guint          n_places;
} BwPictureChange;

#define BW_TYPE_PICTURE (bw_picture_get_type ())

G_DECLARE_FINAL_TYPE (BwPicture, bw_picture, BW, PICTURE, GObject)

/**
 * BwPicture::changed:
 * @self: the picture
 * @change: (type gpointer): a BwPictureChange
 */

BwPicture         *bw_picture_new              (BwMeasureCatalogue    *catalogue);
BwMeasureCatalogue *bw_picture_get_catalogue   (BwPicture             *self);
BwPlaceTree       *bw_picture_get_places       (BwPicture             *self);

/* Drops everything: a reset of the feed. */
void               bw_picture_clear            (BwPicture             *self);

/* Takes in documents; those that cannot be placed are counted and skipped. One
 * that is older than what stands (by seq) changes nothing. */
guint              bw_picture_apply            (BwPicture             *self,
                                                BwDocument * const    *documents,
                                                guint                  n_documents);

/* The same for a tally that is no document yet: what a checkpoint holds. */
gboolean           bw_picture_put_tally        (BwPicture             *self,
                                                const BwTally         *tally,
                                                guint64                seq);
void               bw_picture_remove           (BwPicture             *self,
                                                BwDocumentType         type,
                                                const char            *id);

/* What bw_picture_apply_report() would refuse: unknown place, unknown round,
 * `set` of a flow at a site, `add` to a gauge, a measure of another subject. The
 * message begins with the pointer. */
gboolean           bw_picture_check_report     (BwPicture             *self,
                                                const BwReport        *report,
                                                GError               **error);

/* Takes in a checked report; @seq becomes the version of the place's tally. */
void               bw_picture_apply_report     (BwPicture             *self,
                                                const BwReport        *report,
                                                guint64                seq);

/* Emits `changed` if anything did. */
void               bw_picture_commit           (BwPicture             *self);

BwSubject          bw_picture_get_subject      (BwPicture             *self,
                                                const char            *name);
const char        *bw_picture_get_subject_name (BwPicture             *self,
                                                BwSubject              subject);
gboolean           bw_picture_get_figure       (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                BwMeasureId            measure,
                                                BwFigure              *figure);

/* The same without the number of parts that could have a value. O(1). */
gboolean           bw_picture_get_totals       (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                BwMeasureId            measure,
                                                BwFigure              *figure);

/* The value shown, or NaN if missing: the fast path for lists and maps. */
double             bw_picture_get_value        (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                BwMeasureId            measure);

/* Time of the newest value of the place or anything below it; 0: none. */
gint64             bw_picture_get_as_of        (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject);
gboolean           bw_picture_is_reported      (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject);

/* (transfer full) (nullable): the tally of this very place, as documents have it. */
BwTally           *bw_picture_dup_tally        (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                guint64               *seq);

typedef void     (*BwPictureTallyFunc)         (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                guint64                seq,
                                                gpointer               user_data);

/* Each tally of @area and below (BW_PLACE_NONE: of all) newer than @since. */
void               bw_picture_foreach_tally    (BwPicture             *self,
                                                BwPlace                area,
                                                guint64                since,
                                                BwPictureTallyFunc     function,
                                                gpointer               user_data);

/* (nullable): borrowed until replaced */
BwSeries          *bw_picture_get_series       (BwPicture             *self,
                                                BwPlace                place,
                                                BwSubject              subject,
                                                BwMeasureId            measure);
void               bw_picture_put_series       (BwPicture             *self,
                                                BwSeries              *series);

/* (nullable): the round that is on at @now, else the next, else the last. */
BwRound           *bw_picture_get_round        (BwPicture             *self,
                                                gint64                 now);

/* Whether @round (nullable) asks anything of @place: one of whom it asks and who has
 * told nothing is missing, one of whom it asks nothing is not. */
gboolean           bw_picture_is_in_round      (BwPicture             *self,
                                                const BwRound         *round,
                                                BwPlace                place);

/* Documents of types that have no columns of their own: orders, funds, …
 * (transfer full) (element-type BwDocument), in order of id. */
GPtrArray         *bw_picture_list_documents   (BwPicture             *self,
                                                BwDocumentType         type);

/* The same in no order: for who has many of them and looks at each. */
GPtrArray         *bw_picture_gather_documents (BwPicture             *self,
                                                BwDocumentType         type);
BwDocument        *bw_picture_get_document     (BwPicture             *self,
                                                BwDocumentType         type,
                                                const char            *id);

/* (transfer full) (element-type GRefString) (nullable): ids of those that came, changed
 * or went since @position (0: the beginning), which moves on; NULL: look at all. */
GPtrArray         *bw_picture_list_changes     (BwPicture             *self,
                                                BwDocumentType         type,
                                                guint64               *position);

/* Whether the backend raises alerts itself: it says so when it is live. Until
 * bw_picture_clear(). */
void               bw_picture_set_watched      (BwPicture             *self,
                                                gboolean               watched);
gboolean           bw_picture_get_watched      (BwPicture             *self);

/* Whether any document is marked as part of a drill. */
gboolean           bw_picture_get_exercise     (BwPicture             *self);

/* Limits of bw_picture_get_condition(), in seconds and minutes. */
void               bw_picture_set_limits       (BwPicture             *self,
                                                guint                  report_interval,
                                                double                 busy_minutes,
                                                double                 jammed_minutes);

/* Judges silence anew; call it every 10 s or so with the backend's now, and
 * bw_picture_commit() after it. */
void               bw_picture_set_now          (BwPicture             *self,
                                                gint64                 now);
BwCondition        bw_picture_get_condition    (BwPicture             *self,
                                                BwPlace                site);

/* What its last readings say, whether it is open and still speaks or not; UNKNOWN
 * if it never reported. */
BwCondition        bw_picture_get_reading      (BwPicture             *self,
                                                BwPlace                site);

/* Microseconds after its last report that a site counts as silent. */
gint64             bw_picture_get_patience     (BwPicture             *self,
                                                BwPlace                site);

/* Sites of @kind under @area in @condition. O(1). */
guint              bw_picture_count_sites      (BwPicture             *self,
                                                BwPlace                area,
                                                BwSiteKind             kind,
                                                BwCondition            condition);

G_END_DECLS
