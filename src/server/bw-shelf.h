/* bw-shelf.h: every state document, in the order of its last change
 *
 * Two orders at once: a list by seq, from whose end a reader that is not far
 * behind is served, and an array for each type, for one that begins at zero. An
 * item that goes becomes a tombstone and stays, so that a reader may keep an
 * index or a pointer however long it takes, until bw_shelf_forget().
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"
#include "bw-shared-text.h"

G_BEGIN_DECLS

typedef struct _BwItem BwItem;

/**
 * BwItem:
 * @type: of the document
 * @subject: of a tally or a series
 * @measure: of a series
 * @is_gone: there was such a document
 * @is_inner: for the whole city only (bw-scope.h)
 * @place: that it belongs to; %BW_PLACE_NONE: to none that is known
 * @recipients: (nullable): whom it is for, up to a %BW_PLACE_NONE (bw-scope.h)
 * @at: when it was true; of a tally or a series 0: ask them
 * @seq: of its last change
 * @id: of the document
 * @text: (nullable): of the document with `seq`, one line; of a tally or
 *   a series made when somebody asks (bw-wire.h)
 * @tail: (nullable): of a series: what is new of it, likewise
 * @extra: (nullable): of a tally: what it was stated with beside its figures, as
 *   JSON text without the braces; reports do not change it
 * @older: (nullable): the item that changed before it
 * @newer: (nullable): the item that changed after it
 *
 * Owned by the shelf, which takes it away as a tombstone only.
 */
struct _BwItem
{
  BwDocumentType  type;
  BwSubject       subject;
  BwMeasureId     measure;
  gboolean        is_gone;
  gboolean        is_inner;
  BwPlace         place;
  BwPlace        *recipients;
  gint64          at;
  guint64         seq;
  char           *id;
  char           *text;
  char           *tail;
  BwSharedText   *extra;
  BwItem         *older;
  BwItem         *newer;
};

typedef struct _BwShelf BwShelf;

BwShelf   *bw_shelf_new        (void);
void       bw_shelf_free       (BwShelf        *self);

/* The greatest seq of all. */
guint64    bw_shelf_get_seq    (BwShelf        *self);

/* Numbers up to it are known to be given, to whatever. */
void       bw_shelf_raise_seq  (BwShelf        *self,
                                guint64         seq);

/* (nullable): the item that changed last; go on with `older` */
BwItem    *bw_shelf_get_newest (BwShelf        *self);

/* (element-type BwItem): of one type, tombstones too, in order of appearance;
 * areas from the top. Borrowed. */
GPtrArray *bw_shelf_get_items  (BwShelf        *self,
                                BwDocumentType  type);

/* Of the same by their ids (a sequence of BwItem), where those behind @id (nullable) begin,
 * whether there is such a one or not. Borrowed. */
GSequenceIter *bw_shelf_find_behind (BwShelf   *self,
                                BwDocumentType  type,
                                const char     *id);

/* Grows when items of @type stand elsewhere. */
guint      bw_shelf_get_order  (BwShelf        *self,
                                BwDocumentType  type);
BwItem    *bw_shelf_find       (BwShelf        *self,
                                BwDocumentType  type,
                                const char     *id);

/* Takes over @text. */
BwItem    *bw_shelf_put        (BwShelf        *self,
                                BwDocumentType  type,
                                const char     *id,
                                BwPlace         place,
                                guint64         seq,
                                char           *text);

/* Takes over @recipients (nullable). */
void       bw_shelf_set_recipients (BwShelf    *self,
                                    BwItem     *item,
                                    BwPlace    *recipients);

/* The tally has changed; its text is made when somebody asks. */
BwItem    *bw_shelf_put_tally  (BwShelf        *self,
                                BwPicture      *picture,
                                BwPlace         place,
                                BwSubject       subject,
                                guint64         seq);

/* References @extra (nullable), which its document was stated with. */
void       bw_shelf_set_extra  (BwShelf        *self,
                                BwItem         *item,
                                BwSharedText   *extra);
BwItem    *bw_shelf_find_tally (BwShelf        *self,
                                BwPlace         place,
                                BwSubject       subject);
BwItem    *bw_shelf_remove     (BwShelf        *self,
                                BwDocumentType  type,
                                const char     *id,
                                guint64         seq);

/* Lets go of the tombstones up to @until: nobody may hold one of them, nor go on by an
 * index without minding the order. Who knows the state as of a smaller number cannot be told what is gone. */
void       bw_shelf_forget     (BwShelf        *self,
                                guint64         until);
guint64    bw_shelf_get_forgotten (BwShelf     *self);

/* Between these two, seqs may come in any order. */
void       bw_shelf_begin_load (BwShelf        *self);
void       bw_shelf_end_load   (BwShelf        *self);

/* Puts areas from the top, by depth in @places. */
void       bw_shelf_sort_areas (BwShelf        *self,
                                BwPlaceTree    *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwShelf, bw_shelf_free)

G_END_DECLS
