/* bw-document-private.h: the declared members of each type of document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/* Kinds of members. What a payload reads it checks itself. */
typedef enum
{
  BW_FIELD_TEXT,
  BW_FIELD_ID,
  BW_FIELD_CHOICE,
  BW_FIELD_TIME,
  BW_FIELD_INTEGER,
  BW_FIELD_NUMBER,
  BW_FIELD_BOOLEAN,
  BW_FIELD_IDS,
  BW_FIELD_OBJECT,
  BW_FIELD_OBJECTS,
} BwFieldKind;

/**
 * BwField:
 * @name: of the member; a table ends with %NULL
 * @kind: what it holds
 * @required: it must be there
 * @choices: of CHOICE: the words, with `|` between
 * @members: of OBJECT and OBJECTS: its own members
 *
 * Integers are not negative: money in fen, numbers of things.
 */
typedef struct _BwField BwField;
struct _BwField
{
  const char    *name;
  BwFieldKind    kind;
  gboolean       required;
  const char    *choices;
  const BwField *members;
};

const BwField *bw_document_get_fields        (BwDocumentType   type);
const BwField *bw_document_get_common_fields (void);

/* The member that names the place; %NULL: the type has none. */
const char    *bw_document_get_place_member  (BwDocumentType   type);

/* Of an object that was just parsed from @text: its text need not be written and
 * looked through anew. */
BwDocument    *bw_document_new_from_text     (JsonObject          *object,
                                              const char          *text,
                                              gsize                length,
                                              BwMeasureCatalogue  *catalogue,
                                              GError             **error);

gboolean       bw_document_check_fields      (JsonObject      *object,
                                              const BwField   *fields,
                                              GError         **error);

G_END_DECLS
