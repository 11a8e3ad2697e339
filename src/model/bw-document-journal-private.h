/* bw-document-journal-private.h: ids of documents in the order in which they changed
 *
 * Of one type. The latest few thousand are remembered; who has not read for longer
 * looks at all documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At least so many of the latest. */
#define BW_DOCUMENT_JOURNAL_LENGTH 4096

typedef struct _BwDocumentJournal BwDocumentJournal;

BwDocumentJournal *bw_document_journal_new   (void);
void               bw_document_journal_free  (BwDocumentJournal  *self);
void               bw_document_journal_add   (BwDocumentJournal  *self,
                                              const char         *id);

/* No position of before is good any more. */
void               bw_document_journal_clear (BwDocumentJournal  *self);

/* (transfer full) (element-type GRefString) (nullable): each once, what was added since
 * @position, which moves on; NULL: that is not known. 0 is never a good one. */
GPtrArray         *bw_document_journal_list  (BwDocumentJournal  *self,
                                              guint64            *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDocumentJournal, bw_document_journal_free)

G_END_DECLS
