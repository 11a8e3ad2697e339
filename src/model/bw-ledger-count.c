/* bw-ledger-count.c: what a document of the ledger adds to the tally of its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-count.h"

#include "bw-json.h"

#include <string.h>

/* RFC 9562 §4.1 */
#define RESERVED_VARIANT 0xe0

/* What is being filled. */
typedef struct
{
  BwReport           *report;
  BwMeasureCatalogue *catalogue;
  double              sign;
} Counting;

/* A measure that the catalogue does not have is not counted. */
static void
count (const Counting *counting,
       const char     *id,
       gint64          value)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (counting->catalogue, id);
  BwReport *report = counting->report;

  if (measure == NULL || report->n_statements == BW_REPORT_MAX_STATEMENTS)
    return;

  report->statements[report->n_statements++] = (BwStatement) {
    .measure = measure->index,
    .value = counting->sign * (double) value,
  };
}

static gboolean
says (JsonObject *document,
      const char *member,
      const char *text)
{
  return g_strcmp0 (bw_json_peek_string (document, member), text) == 0;
}

/* Zero is an amount; none is not. */
/* The finer kinds are persons and units as well. */
static gboolean
is_person (JsonObject *document)
{
  return says (document, "donor_kind", "person") || says (document, "donor_kind", "model_worker");
}

static gboolean
is_unit (JsonObject *document)
{
  return says (document, "donor_kind", "unit") || says (document, "donor_kind", "award_unit");
}

static void
count_money (const Counting *counting,
             JsonObject     *document)
{
  static const char * const purposes[] = { "epidemic", "flood", "both" };
  gboolean is_cash = says (document, "form", "cash");
  gint64 fen;

  if (!bw_json_has (document, "amount_fen")
      || !bw_json_get_integer (document, "amount_fen", 0, G_MAXINT64, &fen, NULL))
    {
      if (!is_cash)
        count (counting, "goods_unvalued", 1);
      return;
    }

  count (counting, "donations_fen", fen);
  count (counting, is_cash ? "cash_fen" : "goods_fen", fen);
  if (is_person (document))
    count (counting, "person_fen", fen);
  else if (is_unit (document))
    count (counting, "unit_fen", fen);

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      g_autofree char *measure = g_strconcat (purposes[i], "_fen", NULL);

      if (says (document, "purpose", purposes[i]))
        count (counting, measure, fen);
    }
}

static void
count_goods (const Counting *counting,
             JsonObject     *document)
{
  JsonNode *node = json_object_get_member (document, "goods");
  JsonArray *lines = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_lines = lines != NULL ? json_array_get_length (lines) : 0;
  guint n_unknown = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      n_unknown += !JSON_NODE_HOLDS_OBJECT (line) || !bw_json_has (json_node_get_object (line), "quantity");
    }

  if (n_lines > 0)
    count (counting, "goods_lines", n_lines);
  if (n_unknown > 0)
    count (counting, "goods_unquantified", n_unknown);
}

static void
count_donation (const Counting *counting,
                JsonObject     *document)
{
  count (counting, "donations_booked", 1);
  if (is_person (document))
    count (counting, "person_donations", 1);
  else if (is_unit (document))
    count (counting, "unit_donations", 1);

  count_money (counting, document);
  count_goods (counting, document);
}

/* Version 8 of RFC 9562, of SHA-256 over what it is made of; but for the variant. */
static void
make_id (guint8          id[16],
         BwDocumentType  type,
         const char     *document,
         gboolean        is_taken_back)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_strdup_printf ("ledger\n%s\n%s\n%s", bw_document_type_to_string (type), document,
                                           is_taken_back ? "taken back" : "booked");
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x80);
  digest[8] |= RESERVED_VARIANT;
  memcpy (id, digest, 16);
}

static BwSource
read_source (JsonObject *document)
{
  BwSource source = BW_SOURCE_MANUAL;

  bw_source_from_string (bw_json_peek_string (document, "source"), &source);
  return source;
}

/**
 * bw_ledger_count_is_counted:
 * @type: a type of documents
 *
 * Returns: whether its documents move tallies
 */
gboolean
bw_ledger_count_is_counted (BwDocumentType type)
{
  return type == BW_DOCUMENT_TYPE_DONATION || type == BW_DOCUMENT_TYPE_SUPPLY;
}

/**
 * bw_ledger_count_has_id:
 * @id: of a report
 *
 * Returns: whether it is one that only what is counted here has
 */
gboolean
bw_ledger_count_has_id (const guint8 id[16])
{
  return (id[6] & 0xf0) == 0x80 && (id[8] & RESERVED_VARIANT) == RESERVED_VARIANT;
}

/**
 * bw_ledger_count_fill:
 * @report: (out caller-allocates): what it counts, of the time of the document
 * @catalogue: the measures there are
 * @type: of the document
 * @document: its members
 * @root: (nullable): code of the city: where it counts if it names no place
 * @is_taken_back: it was corrected: the same, and less
 *
 * Returns: whether it counts; else @report is all zero
 */
gboolean
bw_ledger_count_fill (BwReport           *report,
                      BwMeasureCatalogue *catalogue,
                      BwDocumentType      type,
                      JsonObject         *document,
                      const char         *root,
                      gboolean            is_taken_back)
{
  Counting counting = { report, catalogue, is_taken_back ? -1.0 : 1.0 };
  const char *id = bw_json_peek_string (document, "id");
  const char *place = NULL;

  memset (report, 0, sizeof *report);
  if (!bw_ledger_count_is_counted (type) || id == NULL)
    return FALSE;

  place = bw_json_peek_string (document, bw_document_type_get_place_member (type));
  if (place == NULL)
    place = root;
  if (place == NULL)
    return FALSE;

  if (type == BW_DOCUMENT_TYPE_DONATION)
    count_donation (&counting, document);
  else
    count (&counting, says (document, "direction", "out") ? "supplies_out" : "supplies_in", 1);
  if (report->n_statements == 0)
    return FALSE;

  make_id (report->id, type, id, is_taken_back);
  report->place = g_strdup (place);
  report->subject = g_strdup (type == BW_DOCUMENT_TYPE_DONATION ? "donations" : "supplies");
  report->at = bw_json_peek_time (document, "at");
  report->source = read_source (document);
  return TRUE;
}
