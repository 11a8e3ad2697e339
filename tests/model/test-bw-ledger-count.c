/* test-bw-ledger-count.c: what is booked counts once, to the fen, and nothing is made up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-count.h"

#include "bw-json.h"
#include "bw-uuid.h"

#define HEAD "\"id\":\"d\",\"at\":\"2021-08-08T00:00:00Z\""

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

/* (transfer full): "place subject measure=value …" in order of the measures' names; "" counts nowhere */
static char *
count (BwDocumentType  type,
       const char     *json,
       gboolean        is_taken_back)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autoptr (JsonObject) object = parse (json);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  g_auto (BwReport) report = { 0 };

  if (!bw_ledger_count_fill (&report, catalogue, type, object, "C", is_taken_back))
    return g_strdup ("");

  for (guint i = 0; i < report.n_statements; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, report.statements[i].measure);

      g_assert_true (measure->ledger && measure->kind == BW_MEASURE_KIND_FLOW);
      g_assert_true (bw_measure_is_of_subject (measure, report.subject));
      g_assert_false (report.statements[i].set);
      g_assert_cmpfloat (report.statements[i].value, <=, measure->maximum);
      g_ptr_array_add (parts, g_strdup_printf ("%s=%.0f", measure->id, report.statements[i].value));
    }

  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (" ", (char **) parts->pdata);
  return g_strjoin (" ", report.place, report.subject, joined, NULL);
}

static void
assert_counts (BwDocumentType  type,
               const char     *json,
               gboolean        is_taken_back,
               const char     *expected)
{
  g_autofree char *counted = count (type, json, is_taken_back);

  g_assert_cmpstr (counted, ==, expected);
}

static void
test_cash (void)
{
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"cash\",\"amount_fen\":2526640001,\"donor_kind\":\"unit\",\"purpose\":\"both\","
                 "\"to\":\"A\"}",
                 FALSE,
                 "A donations donations_booked=1 unit_donations=1 donations_fen=2526640001 cash_fen=2526640001 "
                 "unit_fen=2526640001 both_fen=2526640001");

  /* The greatest that a document may say, exactly; and none at all, which is an amount. */
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"cash\",\"amount_fen\":10000000000000,\"donor_kind\":\"person\"}", FALSE,
                 "C donations donations_booked=1 person_donations=1 donations_fen=10000000000000 "
                 "cash_fen=10000000000000 person_fen=10000000000000");

  /* A model worker is a person too, and who holds an award a unit. */
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"cash\",\"amount_fen\":5,\"donor_kind\":\"model_worker\"}", FALSE,
                 "C donations donations_booked=1 person_donations=1 donations_fen=5 cash_fen=5 person_fen=5");
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"cash\",\"amount_fen\":5,\"donor_kind\":\"award_unit\"}", FALSE,
                 "C donations donations_booked=1 unit_donations=1 donations_fen=5 cash_fen=5 unit_fen=5");
  assert_counts (BW_DOCUMENT_TYPE_DONATION, "{" HEAD ",\"form\":\"cash\",\"amount_fen\":0}", FALSE,
                 "C donations donations_booked=1 donations_fen=0 cash_fen=0");
}

/* What is not known is counted as such and never as nothing. */
static void
test_unknown (void)
{
  assert_counts (BW_DOCUMENT_TYPE_DONATION, "{" HEAD ",\"form\":\"cash\",\"purpose\":\"epidemic\"}", FALSE,
                 "C donations donations_booked=1");
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"goods\",\"goods\":[{\"item\":\"a\",\"quantity\":0},{\"item\":\"b\"},"
                 "{\"item\":\"c\",\"quantity\":null}]}",
                 FALSE,
                 "C donations donations_booked=1 goods_unvalued=1 goods_lines=3 goods_unquantified=2");
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"goods\",\"amount_fen\":500,\"goods\":[{\"item\":\"a\",\"quantity\":2}],"
                 "\"donor_kind\":\"firm\",\"purpose\":\"masks for all\"}",
                 FALSE,
                 "C donations donations_booked=1 donations_fen=500 goods_fen=500 goods_lines=1");
}

static void
test_taken_back (void)
{
  assert_counts (BW_DOCUMENT_TYPE_DONATION,
                 "{" HEAD ",\"form\":\"goods\",\"goods\":[{\"item\":\"b\"}],\"to\":\"A\"}", TRUE,
                 "A donations donations_booked=-1 goods_unvalued=-1 goods_lines=-1 goods_unquantified=-1");
}

static void
test_supply (void)
{
  const char *in = "{" HEAD ",\"place\":\"A\",\"item\":\"x\",\"quantity\":2,\"direction\":\"in\"}";
  const char *out = "{" HEAD ",\"place\":\"A\",\"item\":\"x\",\"quantity\":2,\"direction\":\"out\"}";

  assert_counts (BW_DOCUMENT_TYPE_SUPPLY, in, FALSE, "A supplies supplies_in=1");
  assert_counts (BW_DOCUMENT_TYPE_SUPPLY, out, TRUE, "A supplies supplies_out=-1");
  assert_counts (BW_DOCUMENT_TYPE_ENTRY, in, FALSE, "");
}

/* One for each document, and another one for taking it back; none that a report brings. */
static void
test_ids (void)
{
  static const char * const documents[] =
  {
    "{\"id\":\"d\",\"at\":\"2021-08-08T00:00:00Z\",\"form\":\"cash\"}",
    "{\"id\":\"d\",\"at\":\"2021-08-09T00:00:00Z\",\"form\":\"goods\"}",
    "{\"id\":\"e\",\"at\":\"2021-08-08T00:00:00Z\",\"form\":\"cash\"}",
  };
  char ids[4][BW_UUID_TEXT_LENGTH + 1];
  guint8 id[BW_UUID_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (JsonObject) object = parse (documents[MIN (i, 2)]);
      g_auto (BwReport) report = { 0 };

      g_assert_true (bw_ledger_count_fill (&report, bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_DONATION,
                                           object, "C", i == 3));
      bw_uuid_format (report.id, ids[i]);
      g_assert_cmpint (ids[i][14], ==, '8');
      g_assert_true (bw_ledger_count_has_id (report.id));
      g_assert_cmpint (report.at, ==, bw_json_peek_time (object, "at"));
      g_assert_cmpint (report.source, ==, BW_SOURCE_MANUAL);
    }

  g_assert_cmpstr (ids[0], ==, ids[1]);
  g_assert_cmpstr (ids[0], !=, ids[2]);
  g_assert_cmpstr (ids[2], !=, ids[3]);
  g_assert_true (bw_uuid_parse ("320c3d4d-cc00-875b-8ec9-32d5f69181c0", id));
  g_assert_false (bw_ledger_count_has_id (id));
}

static void
test_nowhere (void)
{
  g_autoptr (JsonObject) object = parse ("{" HEAD ",\"form\":\"cash\"}");
  g_autoptr (JsonObject) nameless = parse ("{\"form\":\"cash\"}");
  BwReport report;

  g_assert_false (bw_ledger_count_fill (&report, bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_DONATION,
                                        object, NULL, FALSE));
  g_assert_false (bw_ledger_count_fill (&report, bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_DONATION,
                                        nameless, "C", FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-count/cash", test_cash);
  g_test_add_func ("/ledger-count/unknown", test_unknown);
  g_test_add_func ("/ledger-count/taken-back", test_taken_back);
  g_test_add_func ("/ledger-count/supply", test_supply);
  g_test_add_func ("/ledger-count/ids", test_ids);
  g_test_add_func ("/ledger-count/nowhere", test_nowhere);

  return g_test_run ();
}
