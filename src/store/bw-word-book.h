/* bw-word-book.h: words of a store and their numbers, as far as they were read
 *
 * Both kinds of store write a code once and its number from then on. A city has some
 * thousand places, a handful of subjects and the measures of the catalogue: what was
 * read is kept. 0 is the number of no word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-measure-catalogue.h"

G_BEGIN_DECLS

typedef struct _BwWordBook BwWordBook;

BwWordBook  *bw_word_book_new          (BwMeasureCatalogue  *catalogue);
void         bw_word_book_free         (BwWordBook          *self);

/* A word and its number; one that is known stays as it is. */
void         bw_word_book_keep         (BwWordBook          *self,
                                        const char          *text,
                                        guint32              number);

/* 0: not known. */
guint32      bw_word_book_find         (BwWordBook          *self,
                                        const char          *text);
guint32      bw_word_book_find_measure (BwWordBook          *self,
                                        BwMeasureId          measure);

/* (nullable): NULL: not known. */
const char  *bw_word_book_get_text     (BwWordBook          *self,
                                        guint32              number);

/* Of a word that is known; BW_MEASURE_NONE: it is not the code of a measure. */
BwMeasureId  bw_word_book_get_measure  (BwWordBook          *self,
                                        guint32              number);

/* After a roll-back: words that were added have gone with it. */
void         bw_word_book_clear        (BwWordBook          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWordBook, bw_word_book_free)

G_END_DECLS
