/* bw-document-type.c: the types of documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document.h"

G_DEFINE_ENUM_TYPE (BwDocumentType, bw_document_type,
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_AREA, "area"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_ROUND, "round"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_SITE, "site"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_TALLY, "tally"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_SERIES, "series"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_TEAM, "team"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_ASSIGNMENT, "assignment"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_ORDER, "order"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_RECEIPT, "receipt"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_INSPECTION, "inspection"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_FOLLOWUP, "followup"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_ALERT, "alert"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_ENTRY, "entry"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_FUND, "fund"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_DONATION, "donation"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_SUPPLY, "supply"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_LINK, "link"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_DISPLAY, "display"),
                    G_DEFINE_ENUM_VALUE (BW_DOCUMENT_TYPE_BRIEFING, "briefing"))

static const char * const document_type_names[] =
{
  "area",
  "round",
  "site",
  "tally",
  "series",
  "team",
  "assignment",
  "order",
  "receipt",
  "inspection",
  "followup",
  "alert",
  "entry",
  "fund",
  "donation",
  "supply",
  "link",
  "display",
  "briefing",
};

/* The member that names the place of a document; of the others there is none, or
 * only the backend knows it. */
static const char * const place_members[BW_N_DOCUMENT_TYPES] =
{
  [BW_DOCUMENT_TYPE_AREA] = "id",
  [BW_DOCUMENT_TYPE_SITE] = "id",
  [BW_DOCUMENT_TYPE_TALLY] = "place",
  [BW_DOCUMENT_TYPE_SERIES] = "place",
  [BW_DOCUMENT_TYPE_TEAM] = "area",
  [BW_DOCUMENT_TYPE_ASSIGNMENT] = "site",
  [BW_DOCUMENT_TYPE_RECEIPT] = "area",
  [BW_DOCUMENT_TYPE_INSPECTION] = "place",
  [BW_DOCUMENT_TYPE_FOLLOWUP] = "area",
  [BW_DOCUMENT_TYPE_ALERT] = "place",
  [BW_DOCUMENT_TYPE_ENTRY] = "area",
  [BW_DOCUMENT_TYPE_DONATION] = "to",
  [BW_DOCUMENT_TYPE_SUPPLY] = "place",
  [BW_DOCUMENT_TYPE_LINK] = "place",
  [BW_DOCUMENT_TYPE_BRIEFING] = "scope",
};

G_STATIC_ASSERT (G_N_ELEMENTS (document_type_names) == BW_N_DOCUMENT_TYPES);

/**
 * bw_document_type_to_string:
 * @type: a type
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_document_type_to_string (BwDocumentType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (document_type_names), document_type_names[0]);

  return document_type_names[type];
}

/**
 * bw_document_type_from_string:
 * @text: (nullable): a name
 * @type: (out): the type; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_document_type_from_string (const char     *text,
                              BwDocumentType *type)
{
  g_return_val_if_fail (type != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (document_type_names); i++)
    {
      if (g_str_equal (text, document_type_names[i]))
        {
          *type = (BwDocumentType) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_document_type_is_ledger:
 * @type: a type
 *
 * Returns: whether documents of it are append-only, paged, and not in the feed
 */
gboolean
bw_document_type_is_ledger (BwDocumentType type)
{
  return type == BW_DOCUMENT_TYPE_ENTRY || type == BW_DOCUMENT_TYPE_DONATION || type == BW_DOCUMENT_TYPE_SUPPLY
         || type == BW_DOCUMENT_TYPE_BRIEFING;
}

/**
 * bw_document_type_get_place_member:
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the member that names the place of its
 *   documents
 */
const char *
bw_document_type_get_place_member (BwDocumentType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (place_members), NULL);

  return place_members[type];
}
