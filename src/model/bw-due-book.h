/* bw-due-book.h: what is due at which place, and how many of it are past that
 *
 * Orders to be confirmed, follow-ups to be closed, shifts to be begun: each is a
 * group of entries (place, due). A tick looks at those only whose time has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

typedef struct _BwDueBook BwDueBook;

BwDueBook *bw_due_book_new     (void);
void       bw_due_book_free    (BwDueBook  *self);

/* One more entry of @group, which is the id of a document; it counts from @due on,
 * and up to @until (G_MAXINT64: for good). O(log n). */
void       bw_due_book_add     (BwDueBook  *self,
                                const char *group,
                                BwPlace     place,
                                gint64      due,
                                gint64      until);

/* All entries of @group. Each place whose count changed is appended to @changed
 * (element-type BwPlace), here and below. */
void       bw_due_book_remove  (BwDueBook  *self,
                                const char *group,
                                GArray     *changed);

/* What has become due by @now. A clock that is set back takes nothing back. */
void       bw_due_book_advance (BwDueBook  *self,
                                gint64      now,
                                GArray     *changed);

/* Entries of @place that are past their time, as of the last advance. O(1). */
guint      bw_due_book_count   (BwDueBook  *self,
                                BwPlace     place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDueBook, bw_due_book_free)

G_END_DECLS
