/* bw-statement-blob.h: the statements of a report as few bytes
 *
 * Of each statement: a byte of flags, the number of the measure's word, and the
 * value: a whole one as a zigzag varint, else the eight bytes of a double, least
 * significant first. Measures are words and not indices of the catalogue, which
 * may differ in the next release.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-report.h"

G_BEGIN_DECLS

void     bw_statement_blob_append (GByteArray         *blob,
                                   const BwStatement  *statement,
                                   guint32             word);

/* Reads one from @cursor and moves it on; all but the measure, whose word is in
 * @word. FALSE: what stands there was not written by bw_statement_blob_append(). */
gboolean bw_statement_blob_read   (const guint8      **cursor,
                                   const guint8       *end,
                                   BwStatement        *statement,
                                   guint32            *word);

G_END_DECLS
