/* test-bw-ledger-recount.c: whatever the ledger says, its reports must add up to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-recount.h"

#include "bw-ledger-count.h"

#define CASH(id, fen, more) "{\"type\":\"donation\",\"id\":\"" id "\",\"at\":\"2021-08-08T00:00:00Z\"," \
                            "\"form\":\"cash\",\"amount_fen\":" #fen more "}"

static BwDocument *
make_document (const char *json)
{
  g_autoptr (GError) error = NULL;
  BwDocument *document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  return document;
}

/* @json is booked; and what it counts if @is_counted. */
static void
add (BwLedgerRecount *recount,
     const char      *json,
     gboolean         is_counted,
     gboolean         is_taken_back)
{
  g_autoptr (BwDocument) document = make_document (json);
  g_autoptr (JsonObject) object = bw_document_dup_object (document);
  g_auto (BwReport) report = { 0 };

  if (!is_taken_back)
    bw_ledger_recount_add_document (recount, document);
  g_assert_true (bw_ledger_count_fill (&report, bw_measure_catalogue_get_default (), BW_DOCUMENT_TYPE_DONATION, object,
                                       "C", is_taken_back));
  if (is_counted)
    bw_ledger_recount_add_report (recount, &report);
}

static void
note_difference (const char *key,
                 double      booked,
                 double      counted,
                 gpointer    data)
{
  if (g_str_has_suffix (key, " donations_fen"))
    g_string_append_printf (data, "%s: %.0f, %.0f\n", key, booked, counted);
}

static void
assert_differs (BwLedgerRecount *recount,
                const char      *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  bw_ledger_recount_compare (recount, note_difference, told);
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_same (void)
{
  g_autoptr (BwLedgerRecount) recount = bw_ledger_recount_new ("C");

  add (recount, CASH ("d1", 1000, ""), TRUE, FALSE);
  add (recount, CASH ("d2", 700, ",\"corrects\":\"d1\""), TRUE, FALSE);
  add (recount, CASH ("d1", 1000, ""), TRUE, TRUE);
  assert_differs (recount, "");
}

static void
test_not_counted (void)
{
  g_autoptr (BwLedgerRecount) recount = bw_ledger_recount_new ("C");

  add (recount, CASH ("d1", 1000, ""), TRUE, FALSE);
  add (recount, CASH ("d2", 1, ""), FALSE, FALSE);
  assert_differs (recount, "C donations donations_fen: 1001, 1000\n");
}

static void
test_not_taken_back (void)
{
  g_autoptr (BwLedgerRecount) recount = bw_ledger_recount_new ("C");

  add (recount, CASH ("d1", 1000, ""), TRUE, FALSE);
  add (recount, CASH ("d2", 700, ",\"corrects\":\"d1\""), TRUE, FALSE);
  assert_differs (recount, "C donations donations_fen: 700, 1700\n");
}

/* Somebody has counted what nobody has booked; and another place. */
static void
test_not_booked (void)
{
  g_autoptr (BwLedgerRecount) recount = bw_ledger_recount_new ("C");

  add (recount, CASH ("d1", 1000, ",\"to\":\"A\""), TRUE, FALSE);
  add (recount, CASH ("d1", 1000, ",\"to\":\"A\""), TRUE, TRUE);
  assert_differs (recount, "A donations donations_fen: 1000, 0\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-recount/same", test_same);
  g_test_add_func ("/ledger-recount/not-counted", test_not_counted);
  g_test_add_func ("/ledger-recount/not-taken-back", test_not_taken_back);
  g_test_add_func ("/ledger-recount/not-booked", test_not_booked);

  return g_test_run ();
}
