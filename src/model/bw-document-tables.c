/* bw-document-tables.c: the declared members of each type of document
 *
 * Members that are not declared are kept and passed on. Areas, rounds, tallies,
 * series and sites have payloads, which check their own members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-private.h"

#define END { NULL }

static const BwField common_fields[] =
{
  { "id", BW_FIELD_ID, TRUE },
  { "at", BW_FIELD_TIME, TRUE },
  { "source", BW_FIELD_CHOICE, FALSE, "report|manual|import|simulation" },
  { "by_role", BW_FIELD_ID },
  { "exercise", BW_FIELD_BOOLEAN },
  { "sample", BW_FIELD_BOOLEAN },
  { "seq", BW_FIELD_INTEGER },
  END
};

static const BwField area_fields[] =
{
  { "parent", BW_FIELD_ID },
  { "name", BW_FIELD_TEXT, TRUE },
  { "time_zone", BW_FIELD_TEXT },
  END
};

static const BwField round_fields[] =
{
  { "name", BW_FIELD_TEXT, TRUE },
  { "areas", BW_FIELD_IDS, TRUE },
  { "pooling", BW_FIELD_CHOICE, FALSE, "10:1|5:1|1:1|household" },
  END
};

static const BwField site_fields[] =
{
  { "area", BW_FIELD_ID, TRUE },
  { "name", BW_FIELD_TEXT, TRUE },
  { "hours", BW_FIELD_TEXT },
  { "contact_role", BW_FIELD_TEXT },
  { "phone", BW_FIELD_TEXT },
  END
};

static const BwField tally_fields[] =
{
  { "place", BW_FIELD_ID, TRUE },
  { "subject", BW_FIELD_ID, TRUE },
  END
};

static const BwField series_fields[] =
{
  { "place", BW_FIELD_ID, TRUE },
  { "subject", BW_FIELD_ID, TRUE },
  { "measure", BW_FIELD_ID, TRUE },
  END
};

static const BwField team_fields[] =
{
  { "kind", BW_FIELD_ID, TRUE },
  { "name", BW_FIELD_TEXT, TRUE },
  { "area", BW_FIELD_ID, TRUE },
  { "size", BW_FIELD_INTEGER },
  { "party_members", BW_FIELD_INTEGER },
  { "lent_by", BW_FIELD_ID },
  { "contact_role", BW_FIELD_TEXT },
  { "phone", BW_FIELD_TEXT },
  END
};

static const BwField assignment_fields[] =
{
  { "team", BW_FIELD_ID, TRUE },
  { "site", BW_FIELD_ID, TRUE },
  { "task", BW_FIELD_TEXT },
  { "from", BW_FIELD_TIME },
  { "to", BW_FIELD_TIME },
  { "state", BW_FIELD_CHOICE, TRUE, "planned|on_duty|relieved|missed" },
  END
};

static const BwField expects_fields[] =
{
  { "measure", BW_FIELD_ID, TRUE },
  { "place", BW_FIELD_ID },
  { "target", BW_FIELD_NUMBER },
  { "by", BW_FIELD_TIME },
  END
};

static const BwField order_fields[] =
{
  { "number", BW_FIELD_TEXT },
  { "kind", BW_FIELD_CHOICE, TRUE, "notice|order|plan|request" },
  { "title", BW_FIELD_TEXT, TRUE },
  { "text", BW_FIELD_TEXT },
  { "complete", BW_FIELD_BOOLEAN },
  { "issuer", BW_FIELD_TEXT },
  { "issued", BW_FIELD_TIME },
  { "due", BW_FIELD_TIME },
  { "recipients", BW_FIELD_IDS },
  { "supersedes", BW_FIELD_ID },
  { "expects", BW_FIELD_OBJECT, FALSE, NULL, expects_fields },
  END
};

static const BwField receipt_fields[] =
{
  { "order", BW_FIELD_ID, TRUE },
  { "area", BW_FIELD_ID, TRUE },
  { "state", BW_FIELD_CHOICE, TRUE, "sent|delivered|opened|acknowledged|doing|done|unable" },
  { "note", BW_FIELD_TEXT },
  END
};

/* Without a measure: of the place as a whole, in the words of the note. */
static const BwField finding_fields[] =
{
  { "measure", BW_FIELD_TEXT },
  { "verdict", BW_FIELD_CHOICE, FALSE, "met|partial|unmet|commended" },
  { "note", BW_FIELD_TEXT },
  END
};

static const BwField inspection_fields[] =
{
  { "place", BW_FIELD_ID, TRUE },
  { "unannounced", BW_FIELD_BOOLEAN },
  { "findings", BW_FIELD_OBJECTS, FALSE, NULL, finding_fields },
  END
};

static const BwField followup_fields[] =
{
  { "inspection", BW_FIELD_ID, TRUE },
  { "area", BW_FIELD_ID, TRUE },
  { "what", BW_FIELD_TEXT, TRUE },
  { "due", BW_FIELD_TIME },
  { "state", BW_FIELD_CHOICE, TRUE, "open|evidence|closed|not_executable" },
  { "closed_by_role", BW_FIELD_ID },
  END
};

static const BwField acknowledged_fields[] =
{
  { "by_role", BW_FIELD_ID, TRUE },
  { "at", BW_FIELD_TIME, TRUE },
  { "until", BW_FIELD_TIME },
  { "reason", BW_FIELD_TEXT },
  END
};

static const BwField alert_fields[] =
{
  { "rule", BW_FIELD_ID, TRUE },
  { "place", BW_FIELD_ID, TRUE },
  { "severity", BW_FIELD_ID },
  { "raised", BW_FIELD_TIME },
  { "cleared", BW_FIELD_TIME },
  { "acknowledged", BW_FIELD_OBJECT, FALSE, NULL, acknowledged_fields },
  END
};

static const BwField entry_fields[] =
{
  { "kind", BW_FIELD_CHOICE, TRUE, "decision|milestone|broadcast|contact|incident|shift" },
  { "area", BW_FIELD_ID },
  { "text", BW_FIELD_TEXT, TRUE },
  END
};

static const BwField fund_fields[] =
{
  { "payer", BW_FIELD_TEXT, TRUE },
  { "purpose", BW_FIELD_CHOICE, FALSE, "epidemic|flood|both" },
  { "category", BW_FIELD_TEXT },
  { "allotted_fen", BW_FIELD_INTEGER },
  { "spent_fen", BW_FIELD_INTEGER },
  { "within", BW_FIELD_ID },
  { "bound", BW_FIELD_CHOICE, FALSE, "=|>|~" },
  END
};

static const BwField goods_fields[] =
{
  { "item", BW_FIELD_TEXT, TRUE },
  { "quantity", BW_FIELD_NUMBER },
  { "unit", BW_FIELD_TEXT },
  END
};

static const BwField donation_fields[] =
{
  { "donor", BW_FIELD_TEXT },
  { "donor_kind", BW_FIELD_TEXT },
  { "form", BW_FIELD_CHOICE, TRUE, "cash|goods" },
  { "amount_fen", BW_FIELD_INTEGER },
  { "goods", BW_FIELD_OBJECTS, FALSE, NULL, goods_fields },
  { "purpose", BW_FIELD_TEXT },
  { "to", BW_FIELD_TEXT },
  END
};

static const BwField supply_fields[] =
{
  { "place", BW_FIELD_ID, TRUE },
  { "item", BW_FIELD_TEXT, TRUE },
  { "quantity", BW_FIELD_NUMBER, TRUE },
  { "unit", BW_FIELD_TEXT },
  { "direction", BW_FIELD_CHOICE, TRUE, "in|out" },
  END
};

static const BwField link_fields[] =
{
  { "organisation", BW_FIELD_TEXT, TRUE },
  { "place", BW_FIELD_ID, TRUE },
  { "scheme", BW_FIELD_TEXT },
  { "state", BW_FIELD_TEXT },
  { "last_contact", BW_FIELD_TIME },
  END
};

static const BwField display_fields[] =
{
  { "name", BW_FIELD_TEXT },
  { "scene", BW_FIELD_TEXT },
  { "data_age_s", BW_FIELD_NUMBER },
  END
};

static const BwField briefing_fields[] =
{
  { "scope", BW_FIELD_ID },
  END
};

static const struct
{
  const BwField *fields;
  const char    *place_member;
} types[] =
{
  [BW_DOCUMENT_TYPE_AREA] = { area_fields, "id" },
  [BW_DOCUMENT_TYPE_ROUND] = { round_fields, NULL },
  [BW_DOCUMENT_TYPE_SITE] = { site_fields, "id" },
  [BW_DOCUMENT_TYPE_TALLY] = { tally_fields, "place" },
  [BW_DOCUMENT_TYPE_SERIES] = { series_fields, "place" },
  [BW_DOCUMENT_TYPE_TEAM] = { team_fields, "area" },
  [BW_DOCUMENT_TYPE_ASSIGNMENT] = { assignment_fields, "site" },
  [BW_DOCUMENT_TYPE_ORDER] = { order_fields, NULL },
  [BW_DOCUMENT_TYPE_RECEIPT] = { receipt_fields, "area" },
  [BW_DOCUMENT_TYPE_INSPECTION] = { inspection_fields, "place" },
  [BW_DOCUMENT_TYPE_FOLLOWUP] = { followup_fields, "area" },
  [BW_DOCUMENT_TYPE_ALERT] = { alert_fields, "place" },
  [BW_DOCUMENT_TYPE_ENTRY] = { entry_fields, "area" },
  [BW_DOCUMENT_TYPE_FUND] = { fund_fields, NULL },
  [BW_DOCUMENT_TYPE_DONATION] = { donation_fields, NULL },
  [BW_DOCUMENT_TYPE_SUPPLY] = { supply_fields, "place" },
  [BW_DOCUMENT_TYPE_LINK] = { link_fields, "place" },
  [BW_DOCUMENT_TYPE_DISPLAY] = { display_fields, NULL },
  [BW_DOCUMENT_TYPE_BRIEFING] = { briefing_fields, "scope" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == BW_N_DOCUMENT_TYPES);

const BwField *
bw_document_get_fields (BwDocumentType type)
{
  return types[type].fields;
}

const BwField *
bw_document_get_common_fields (void)
{
  return common_fields;
}

const char *
bw_document_get_place_member (BwDocumentType type)
{
  return types[type].place_member;
}
