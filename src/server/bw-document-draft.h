/* bw-document-draft.h: from the body of a request to a document that may be judged
 *
 * All that can be said without the store: that it is JSON, that it is as its
 * schema wants it, that the places and measures it names are there, and that the
 * token may write such a one there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): the problem; else @draft (transfer full): the text
 * as it is to be judged, and @place (nullable) (transfer full): whose it is. */
BwProblem *bw_document_draft_read   (BwExchange      *exchange,
                                     BwDocumentType   type,
                                     const char      *id,
                                     char           **draft,
                                     char           **place);

/* Whether the token is good for less than what owns a document of @place. */
gboolean   bw_document_draft_is_own (BwExchange      *exchange,
                                     const char      *place);

G_END_DECLS
