/* bw-document-stream.h: all documents of a type, one a line, as the reader takes them
 *
 * The reader pulls: what is in memory is a piece of the ledger or a block of the
 * state, whatever there is and however slowly it is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"

G_BEGIN_DECLS

/* Answers with what @page asks for, without end unless it names a `limit`. */
void bw_document_stream_open (const BwPage *page);

G_END_DECLS
