/* bw-document-rights.h: who may write documents of which type
 *
 * Design §5, one row a type. What is derived from reports, or made by the backend,
 * is written by nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-role.h"

G_BEGIN_DECLS

/**
 * BwDocumentRights:
 * @right: that a token needs to put one; negative: nobody can
 * @max_bytes: of the text of one
 * @is_whole: documents without a place are the whole city's, and so are all of
 *   these
 */
typedef struct
{
  int      right;
  gsize    max_bytes;
  gboolean is_whole;
} BwDocumentRights;

const BwDocumentRights *bw_document_rights_get (BwDocumentType type);

G_END_DECLS
