/* bw-document-private.h: making a document of what was parsed already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/* Of an object that was just parsed from @text: its text need not be written and
 * looked through anew. */
BwDocument *bw_document_new_from_text (JsonObject          *object,
                                       const char          *text,
                                       gsize                length,
                                       BwMeasureCatalogue  *catalogue,
                                       GError             **error);

G_END_DECLS
