/* bw-visit-book.h: all inspections and follow-ups, read once
 *
 * A document is read when it is first seen and when it has changed, never again: a
 * page that is refreshed five times a second cannot parse thousands each time. What
 * is read at once is bounded; who finds more asks again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-followup.h"
#include "bw-picture.h"
#include "bw-visit.h"

G_BEGIN_DECLS

typedef struct _BwVisitBook BwVisitBook;

BwVisitBook      *bw_visit_book_new            (void);
void              bw_visit_book_free           (BwVisitBook  *self);

/* Takes in what has changed in the picture, always the same, but reads @max documents at
 * most. Whether that was all; until it is the lists are empty. */
gboolean          bw_visit_book_read           (BwVisitBook  *self,
                                                BwPicture    *picture,
                                                guint         max);

/* Documents that were parsed since it was made. */
guint             bw_visit_book_get_n_read     (BwVisitBook  *self);

/* (element-type BwVisit): the newest first. (element-type BwFollowup): deadline first;
 * one is the same as long as its document stands.
 * Borrowed until the next reading. */
GPtrArray        *bw_visit_book_get_visits     (BwVisitBook  *self);
GPtrArray        *bw_visit_book_get_followups  (BwVisitBook  *self);

/* (nullable): of these ids; borrowed until the next reading. */
const BwVisit    *bw_visit_book_lookup         (BwVisitBook  *self,
                                                const char   *id);
const BwFollowup *bw_visit_book_lookup_followup (BwVisitBook *self,
                                                 const char  *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwVisitBook, bw_visit_book_free)

G_END_DECLS
