/* bw-document-rights.c: who may write documents of which type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-rights.h"

#include "bw-display.h"

#define NOBODY (-1)
#define SMALL  (16 * 1024)
#define LARGE  (256 * 1024)

/* An order beyond a request needs BW_RIGHT_COMMAND; its kind is in its text. */
static const BwDocumentRights rights[] =
{
  [BW_DOCUMENT_TYPE_AREA] = { BW_RIGHT_LEDGER, LARGE, FALSE },
  [BW_DOCUMENT_TYPE_ROUND] = { BW_RIGHT_LEDGER, LARGE, TRUE },
  [BW_DOCUMENT_TYPE_SITE] = { BW_RIGHT_LEDGER, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_TALLY] = { NOBODY, 0, FALSE },
  [BW_DOCUMENT_TYPE_SERIES] = { NOBODY, 0, FALSE },
  [BW_DOCUMENT_TYPE_TEAM] = { BW_RIGHT_LEDGER, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_ASSIGNMENT] = { BW_RIGHT_ASSIGN, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_ORDER] = { BW_RIGHT_ASSIGN, LARGE, FALSE },
  [BW_DOCUMENT_TYPE_RECEIPT] = { BW_RIGHT_ASSIGN, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_INSPECTION] = { BW_RIGHT_LEDGER, LARGE, FALSE },
  [BW_DOCUMENT_TYPE_FOLLOWUP] = { BW_RIGHT_ASSIGN, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_ALERT] = { BW_RIGHT_COMMAND, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_ENTRY] = { BW_RIGHT_LEDGER, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_FUND] = { BW_RIGHT_LEDGER, SMALL, TRUE },
  [BW_DOCUMENT_TYPE_DONATION] = { BW_RIGHT_LEDGER, LARGE, TRUE },
  [BW_DOCUMENT_TYPE_SUPPLY] = { BW_RIGHT_LEDGER, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_LINK] = { BW_RIGHT_LEDGER, SMALL, FALSE },
  [BW_DOCUMENT_TYPE_DISPLAY] = { BW_RIGHT_READ, BW_DISPLAY_MAX_BYTES, FALSE },
  [BW_DOCUMENT_TYPE_BRIEFING] = { BW_RIGHT_LEDGER, LARGE, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rights) == BW_N_DOCUMENT_TYPES);

/**
 * bw_document_rights_get:
 * @type: a type
 *
 * Returns: (transfer none): who may write its documents, and how long they may be
 */
const BwDocumentRights *
bw_document_rights_get (BwDocumentType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (rights), NULL);

  return &rights[type];
}
