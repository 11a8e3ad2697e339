/* bw-column.c: the columns of tables that others read and write
 *
 * Hashtags are those of HXL 1.1 (hxlstandard.org/standard/1-1final/dictionary).
 * Areas are of many levels, so that their codes are `#loc+area` and not `#adm1`
 * to `#adm5`, which would want a column for each level.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-column.h"

#include "bw-json.h"
#include "bw-reason.h"

#include <math.h>
#include <string.h>

#define MAX_JSON (64 * 1024)

#define COMMON \
  { "at", BW_COLUMN_TEXT, "#date+updated" }, \
  { "source", BW_COLUMN_TEXT, "#meta+source" }, \
  { "by_role", BW_COLUMN_TEXT, "#meta+role" }, \
  { "exercise", BW_COLUMN_TRUTH, "#meta+exercise" }, \
  { NULL }

static const BwColumn area_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#loc+area+code" },
  { "parent", BW_COLUMN_TEXT, "#loc+area+code+parent" },
  { "level", BW_COLUMN_TEXT, "#loc+area+type" },
  { "name", BW_COLUMN_TEXT, "#loc+area+name+i_zh" },
  { "names.en", BW_COLUMN_TEXT, "#loc+area+name+i_en" },
  { "longitude", BW_COLUMN_LONGITUDE, "#geo+lon" },
  { "latitude", BW_COLUMN_LATITUDE, "#geo+lat" },
  { "schematic", BW_COLUMN_TRUTH, "#geo+schematic" },
  { "statutory", BW_COLUMN_TRUTH, "#loc+area+statutory" },
  { "population", BW_COLUMN_WHOLE, "#population" },
  { "time_zone", BW_COLUMN_TEXT, "#meta+time_zone" },
  COMMON
};

static const BwColumn site_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#loc+code" },
  { "area", BW_COLUMN_TEXT, "#loc+area+code" },
  { "kind", BW_COLUMN_TEXT, "#loc+type" },
  { "name", BW_COLUMN_TEXT, "#loc+name+i_zh" },
  { "names.en", BW_COLUMN_TEXT, "#loc+name+i_en" },
  { "longitude", BW_COLUMN_LONGITUDE, "#geo+lon" },
  { "latitude", BW_COLUMN_LATITUDE, "#geo+lat" },
  { "hours", BW_COLUMN_TEXT, "#date+hours" },
  { "desks", BW_COLUMN_WHOLE, "#capacity+desks+num" },
  { "staff_required", BW_COLUMN_WHOLE, "#capacity+staff+num" },
  { "contact_role", BW_COLUMN_TEXT, "#contact+role" },
  { "phone", BW_COLUMN_TEXT, "#contact+phone" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "note", BW_COLUMN_TEXT, "#status+note" },
  COMMON
};

static const BwColumn round_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#activity+code" },
  { "name", BW_COLUMN_TEXT, "#activity+name+i_zh" },
  { "names.en", BW_COLUMN_TEXT, "#activity+name+i_en" },
  { "starts", BW_COLUMN_TEXT, "#date+start" },
  { "deadline", BW_COLUMN_TEXT, "#date+end" },
  { "areas", BW_COLUMN_LIST, "#loc+area+code+list" },
  { "milestones", BW_COLUMN_JSON, "#targeted+milestones" },
  { "pooling", BW_COLUMN_TEXT, "#modality+pooling" },
  { "groups", BW_COLUMN_JSON, "#beneficiary+groups" },
  COMMON
};

static const BwColumn team_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#group+code" },
  { "kind", BW_COLUMN_TEXT, "#group+type" },
  { "name", BW_COLUMN_TEXT, "#group+name+i_zh" },
  { "names.en", BW_COLUMN_TEXT, "#group+name+i_en" },
  { "area", BW_COLUMN_TEXT, "#loc+area+code" },
  { "size", BW_COLUMN_WHOLE, "#capacity+staff+num" },
  { "party_members", BW_COLUMN_WHOLE, "#capacity+party_members+num" },
  { "lent_by", BW_COLUMN_TEXT, "#loc+area+code+lender" },
  { "lent_from", BW_COLUMN_TEXT, "#date+start+lent" },
  { "lent_until", BW_COLUMN_TEXT, "#date+end+lent" },
  { "arrived", BW_COLUMN_TEXT, "#date+arrived" },
  { "contact_role", BW_COLUMN_TEXT, "#contact+role" },
  { "phone", BW_COLUMN_TEXT, "#contact+phone" },
  COMMON
};

static const BwColumn assignment_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#activity+code" },
  { "team", BW_COLUMN_TEXT, "#group+code" },
  { "site", BW_COLUMN_TEXT, "#loc+code" },
  { "task", BW_COLUMN_TEXT, "#activity+description" },
  { "from", BW_COLUMN_TEXT, "#date+start" },
  { "to", BW_COLUMN_TEXT, "#date+end" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "corrects", BW_COLUMN_TEXT, "#activity+code+corrected" },
  { "remind_at", BW_COLUMN_TEXT, "#date+reminder" },
  { "confirmed_at", BW_COLUMN_TEXT, "#date+confirmed" },
  COMMON
};

static const BwColumn order_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "number", BW_COLUMN_TEXT, "#meta+number" },
  { "kind", BW_COLUMN_TEXT, "#meta+type" },
  { "title", BW_COLUMN_TEXT, "#description+title" },
  { "text", BW_COLUMN_TEXT, "#description+text" },
  { "complete", BW_COLUMN_TRUTH, "#meta+complete" },
  { "issuer", BW_COLUMN_TEXT, "#org+issuer" },
  { "issued", BW_COLUMN_TEXT, "#date+issued" },
  { "acknowledge_by", BW_COLUMN_TEXT, "#date+due+acknowledged" },
  { "due", BW_COLUMN_TEXT, "#date+due" },
  { "recipients", BW_COLUMN_LIST, "#loc+area+code+list" },
  { "supersedes", BW_COLUMN_TEXT, "#meta+code+superseded" },
  { "cancels", BW_COLUMN_TRUTH, "#meta+cancelling" },
  { "superseded_by", BW_COLUMN_TEXT, "#meta+code+superseding" },
  { "expects.measure", BW_COLUMN_TEXT, "#indicator+code" },
  { "expects.place", BW_COLUMN_TEXT, "#loc+code" },
  { "expects.target", BW_COLUMN_NUMBER, "#targeted+num" },
  { "expects.by", BW_COLUMN_TEXT, "#date+target" },
  COMMON
};

static const BwColumn receipt_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "order", BW_COLUMN_TEXT, "#meta+code+order" },
  { "area", BW_COLUMN_TEXT, "#loc+area+code" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "note", BW_COLUMN_TEXT, "#description" },
  { "times", BW_COLUMN_JSON, "#date+status+list" },
  COMMON
};

static const BwColumn inspection_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "place", BW_COLUMN_TEXT, "#loc+code" },
  { "unannounced", BW_COLUMN_TRUTH, "#meta+unannounced" },
  { "inspector_role", BW_COLUMN_TEXT, "#meta+role+inspector" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "findings", BW_COLUMN_JSON, "#description+findings" },
  COMMON
};

static const BwColumn followup_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "inspection", BW_COLUMN_TEXT, "#meta+code+inspection" },
  { "area", BW_COLUMN_TEXT, "#loc+area+code" },
  { "what", BW_COLUMN_TEXT, "#description" },
  { "due", BW_COLUMN_TEXT, "#date+due" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "evidence", BW_COLUMN_TEXT, "#description+evidence" },
  { "evidence_by", BW_COLUMN_TEXT, "#meta+code+evidence" },
  { "evidence_by_role", BW_COLUMN_TEXT, "#meta+role+evidence" },
  { "closed_by", BW_COLUMN_TEXT, "#meta+code+closer" },
  { "closed_by_role", BW_COLUMN_TEXT, "#meta+role+closer" },
  COMMON
};

static const BwColumn entry_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "kind", BW_COLUMN_TEXT, "#event+type" },
  { "area", BW_COLUMN_TEXT, "#loc+area+code" },
  { "text", BW_COLUMN_TEXT, "#event+description" },
  { "corrects", BW_COLUMN_TEXT, "#meta+code+corrected" },
  { "reason", BW_COLUMN_TEXT, "#meta+reason" },
  { "order", BW_COLUMN_TEXT, "#meta+code+order" },
  { "figure.place", BW_COLUMN_TEXT, "#loc+code" },
  { "figure.subject", BW_COLUMN_TEXT, "#sector+code" },
  { "figure.measure", BW_COLUMN_TEXT, "#indicator+code" },
  { "figure.at", BW_COLUMN_TEXT, "#date+said" },
  { "figure.value", BW_COLUMN_NUMBER, "#indicator+num" },
  { "figure.bound", BW_COLUMN_TEXT, "#meta+bound" },
  { "figure.said_by", BW_COLUMN_TEXT, "#contact+role+said" },
  { "figure.note", BW_COLUMN_TEXT, "#meta+note" },
  { "figure.state", BW_COLUMN_TEXT, "#status" },
  { "figure.reported.value", BW_COLUMN_NUMBER, "#indicator+reported+num" },
  { "figure.reported.at", BW_COLUMN_TEXT, "#date+reported" },
  COMMON
};

static const BwColumn fund_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "payer", BW_COLUMN_TEXT, "#org+funder" },
  { "purpose", BW_COLUMN_TEXT, "#sector" },
  { "category", BW_COLUMN_TEXT, "#subsector" },
  { "allotted_fen", BW_COLUMN_WHOLE, "#value+allotted+fen" },
  { "spent_fen", BW_COLUMN_WHOLE, "#value+spent+fen" },
  { "within", BW_COLUMN_TEXT, "#meta+code+parent" },
  { "bound", BW_COLUMN_TEXT, "#meta+bound" },
  COMMON
};

static const BwColumn donation_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "donor", BW_COLUMN_TEXT, "#org+funder" },
  { "donor_kind", BW_COLUMN_TEXT, "#org+funder+type" },
  { "form", BW_COLUMN_TEXT, "#modality" },
  { "amount_fen", BW_COLUMN_WHOLE, "#value+fen" },
  { "goods", BW_COLUMN_JSON, "#item+list" },
  { "purpose", BW_COLUMN_TEXT, "#sector" },
  { "to", BW_COLUMN_TEXT, "#loc+code" },
  { "handed_over", BW_COLUMN_TEXT, "#date+delivery" },
  { "named", BW_COLUMN_TRUTH, "#meta+named" },
  { "corrects", BW_COLUMN_TEXT, "#meta+code+corrected" },
  { "reason", BW_COLUMN_TEXT, "#meta+reason" },
  COMMON
};

static const BwColumn supply_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "place", BW_COLUMN_TEXT, "#loc+code" },
  { "item", BW_COLUMN_TEXT, "#item+name" },
  { "quantity", BW_COLUMN_NUMBER, "#item+num" },
  { "unit", BW_COLUMN_TEXT, "#item+unit" },
  { "direction", BW_COLUMN_TEXT, "#delivery+type" },
  { "corrects", BW_COLUMN_TEXT, "#meta+code+corrected" },
  { "reason", BW_COLUMN_TEXT, "#meta+reason" },
  COMMON
};

static const BwColumn link_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "organisation", BW_COLUMN_TEXT, "#org+name" },
  { "place", BW_COLUMN_TEXT, "#loc+code" },
  { "scheme", BW_COLUMN_TEXT, "#activity+name" },
  { "state", BW_COLUMN_TEXT, "#status" },
  { "last_contact", BW_COLUMN_TEXT, "#date+contact" },
  COMMON
};

static const BwColumn report_columns[] =
{
  { "id", BW_COLUMN_TEXT, "#meta+code" },
  { "place", BW_COLUMN_TEXT, "#loc+code" },
  { "subject", BW_COLUMN_TEXT, "#activity+code" },
  { "at", BW_COLUMN_TEXT, "#date" },
  { "source", BW_COLUMN_TEXT, "#meta+source" },
  { NULL }
};

static const struct
{
  const BwColumn *columns;
  const char     *position;
} tables[BW_N_DOCUMENT_TYPES + 1] =
{
  [BW_DOCUMENT_TYPE_AREA] = { area_columns, "center" },
  [BW_DOCUMENT_TYPE_SITE] = { site_columns, "position" },
  [BW_DOCUMENT_TYPE_ROUND] = { round_columns, NULL },
  [BW_DOCUMENT_TYPE_TEAM] = { team_columns, NULL },
  [BW_DOCUMENT_TYPE_ASSIGNMENT] = { assignment_columns, NULL },
  [BW_DOCUMENT_TYPE_ORDER] = { order_columns, NULL },
  [BW_DOCUMENT_TYPE_RECEIPT] = { receipt_columns, NULL },
  [BW_DOCUMENT_TYPE_INSPECTION] = { inspection_columns, NULL },
  [BW_DOCUMENT_TYPE_FOLLOWUP] = { followup_columns, NULL },
  [BW_DOCUMENT_TYPE_ENTRY] = { entry_columns, NULL },
  [BW_DOCUMENT_TYPE_FUND] = { fund_columns, NULL },
  [BW_DOCUMENT_TYPE_DONATION] = { donation_columns, NULL },
  [BW_DOCUMENT_TYPE_SUPPLY] = { supply_columns, NULL },
  [BW_DOCUMENT_TYPE_LINK] = { link_columns, NULL },
  [BW_COLUMN_REPORT] = { report_columns, NULL },
};

static const BwColumn measure_column = { "", BW_COLUMN_NUMBER, "#indicator+num" };

static JsonNode *
read_whole (const char  *cell,
            const char **reason)
{
  JsonNode *node = NULL;
  gint64 value;

  if (g_ascii_string_to_signed (cell, 10, G_MININT64, G_MAXINT64, &value, NULL))
    {
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_int (node, value);
    }

  *reason = bw_reason_say (BW_REASON_WHOLE);
  return node;
}

/* Whole ones stay whole, so that the same number is the same text. */
static JsonNode *
read_number (const char  *cell,
             const char **reason)
{
  JsonNode *node = read_whole (cell, reason);
  double value;
  char *end;

  if (node != NULL)
    return node;

  *reason = bw_reason_say (BW_REASON_NUMBER);
  value = g_ascii_strtod (cell, &end);
  if (*end != '\0' || end == cell || !isfinite (value) || g_ascii_isspace (*cell) || strpbrk (cell, "xXnN") != NULL)
    return NULL;

  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_double (node, value);
  return node;
}

static JsonNode *
read_truth (const char  *cell,
            const char **reason)
{
  static const char * const yes[] = { "true", "yes", "1", "是", NULL };
  static const char * const no[] = { "false", "no", "0", "否", NULL };
  g_autofree char *word = g_ascii_strdown (cell, -1);
  JsonNode *node;

  *reason = bw_reason_say (BW_REASON_TRUTH);
  if (!g_strv_contains (yes, word) && !g_strv_contains (no, word))
    return NULL;

  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_boolean (node, g_strv_contains (yes, word));
  return node;
}

static JsonNode *
read_list (const char *cell)
{
  g_auto (GStrv) words = g_strsplit_set (cell, ";", -1);
  g_autoptr (JsonArray) list = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*g_strstrip (words[i]) != '\0')
        json_array_add_string_element (list, words[i]);
    }

  json_node_set_array (node, list);
  return node;
}

static JsonNode *
read_text (const char *cell)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, cell);
  return node;
}

/* The shortest that is read as the same number. */
static char *
write_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_dtostr (text, sizeof text, value);

  return g_strdup (text);
}

static char *
write_list (JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *word = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_value_type (word) == G_TYPE_STRING)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", json_node_get_string (word));
    }

  return g_strdup (text->str);
}

/**
 * bw_column_list:
 * @what: a #BwDocumentType or %BW_COLUMN_REPORT
 *
 * Returns: (transfer none) (nullable): its columns, ending with a name of %NULL
 */
const BwColumn *
bw_column_list (guint what)
{
  g_return_val_if_fail (what < G_N_ELEMENTS (tables), NULL);

  return tables[what].columns;
}

/**
 * bw_column_find:
 * @what: a #BwDocumentType or %BW_COLUMN_REPORT
 * @name: what stands at the head of a column
 *
 * Returns: (transfer none) (nullable): the column of that name
 */
const BwColumn *
bw_column_find (guint       what,
                const char *name)
{
  const BwColumn *columns = bw_column_list (what);

  for (guint i = 0; columns != NULL && columns[i].name != NULL; i++)
    {
      if (g_str_equal (columns[i].name, name))
        return &columns[i];
    }

  if (what == BW_COLUMN_REPORT && (g_str_has_prefix (name, "add.") || g_str_has_prefix (name, "set."))
      && bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), name + strlen ("add.")) != NULL)
    return &measure_column;

  return NULL;
}

/**
 * bw_column_get_position:
 * @what: a #BwDocumentType or %BW_COLUMN_REPORT
 *
 * Returns: (transfer none) (nullable): the member that holds both coordinates
 */
const char *
bw_column_get_position (guint what)
{
  g_return_val_if_fail (what < G_N_ELEMENTS (tables), NULL);

  return tables[what].position;
}

/**
 * bw_column_read:
 * @kind: what the column holds
 * @cell: not empty
 * @reason: (out) (transfer none): what is wrong, if something is
 *
 * Returns: (transfer full) (nullable): what the cell says
 */
JsonNode *
bw_column_read (BwColumnKind   kind,
                const char    *cell,
                const char   **reason)
{
  switch (kind)
    {
    case BW_COLUMN_WHOLE:
      return read_whole (cell, reason);

    case BW_COLUMN_NUMBER:
    case BW_COLUMN_LONGITUDE:
    case BW_COLUMN_LATITUDE:
      return read_number (cell, reason);

    case BW_COLUMN_TRUTH:
      return read_truth (cell, reason);

    case BW_COLUMN_LIST:
      return read_list (cell);

    case BW_COLUMN_JSON:
      *reason = bw_reason_say (BW_REASON_JSON);
      return bw_json_parse (cell, -1, MAX_JSON, NULL);

    case BW_COLUMN_TEXT:
    default:
      return read_text (cell);
    }
}

/**
 * bw_column_write:
 * @kind: what the column holds
 * @node: (nullable): a member
 *
 * Returns: (transfer full): the cell; empty if there is no such member
 */
char *
bw_column_write (BwColumnKind  kind,
                 JsonNode     *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (kind == BW_COLUMN_LIST)
    return write_list (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return write_number (json_node_get_double (node));

  return json_to_string (node, FALSE);
}
