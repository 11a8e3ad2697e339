/* bw-document-write.h: hands a change of a document to the store, and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

/* Takes over @draft (nullable): the document goes. @place (nullable): code of its
 * place; @expected: see bw-precondition.h. What is answered with 2xx is on disk,
 * with its row of the audit. */
void bw_document_write_later (BwExchange     *exchange,
                              BwDocumentType  type,
                              const char     *id,
                              char           *draft,
                              const char     *place,
                              guint64         expected);

G_END_DECLS
