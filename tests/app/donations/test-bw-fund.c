/* test-bw-fund.c: the newspaper's funds, to the fen: 58 and 35 of 206, and 113 that nobody itemises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fund.h"

#include <math.h>

#define FUND(id, payer, rest) "{\"type\":\"fund\",\"id\":\"" id "\",\"at\":\"2021-08-08T00:00:00Z\"," \
                              "\"payer\":\"" payer "\"" rest "}"

static GPtrArray *
list (const char * const *lines)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (documents, bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), &error));
      g_assert_no_error (error);
    }

  return bw_fund_list (documents);
}

static void
test_newspaper (void)
{
  static const char * const lines[] =
  {
    FUND ("f4", "县级工会", ",\"spent_fen\":103000000,\"bound\":\"=\""),
    FUND ("f2", "市总工会", ",\"within\":\"f1\",\"category\":\"补助\",\"allotted_fen\":58000000"),
    FUND ("f1", "市总工会", ",\"allotted_fen\":206000000,\"purpose\":\"both\""),
    FUND ("f3", "市总工会", ",\"within\":\"f1\",\"category\":\"慰问\",\"spent_fen\":35000000"),
    NULL
  };
  g_autoptr (GPtrArray) funds = list (lines);
  const BwFund *fund;
  gint64 rest;

  g_assert_cmpuint (funds->len, ==, 2);
  fund = g_ptr_array_index (funds, 0);
  g_assert_cmpstr (fund->id, ==, "f1");
  g_assert_cmpuint (fund->items->len, ==, 2);
  g_assert_cmpstr (((BwFund *) g_ptr_array_index (fund->items, 0))->id, ==, "f2");
  g_assert_cmpint (fund->itemised, ==, 93000000);
  g_assert_true (bw_fund_get_rest (fund, &rest));
  g_assert_cmpint (rest, ==, 113000000);
  g_assert_cmpint (fund->itemised + rest, ==, fund->fen);
  g_assert_cmpint ((int) (bw_fund_get_share (fund, fund->itemised) * 1000.0 + 0.5), ==, 451);
  g_assert_false (bw_fund_is_contradicted (fund));

  /* The other payer's is never put into it. */
  fund = g_ptr_array_index (funds, 1);
  g_assert_cmpint (fund->fen, ==, 103000000);
  g_assert_true (fund->is_spent);
  g_assert_cmpint (fund->allotted_fen, ==, -1);
  g_assert_cmpint (fund->spent_fen, ==, 103000000);
  g_assert_true (bw_fund_get_rest (fund, &rest));
  g_assert_cmpint (rest, ==, 103000000);
}

static void
test_contradiction (void)
{
  static const char * const exact[] =
  {
    FUND ("f1", "p", ",\"allotted_fen\":100"), FUND ("f2", "p", ",\"within\":\"f1\",\"spent_fen\":101"), NULL
  };
  static const char * const over[] =
  {
    FUND ("f1", "p", ",\"allotted_fen\":100,\"bound\":\">\""), FUND ("f2", "p", ",\"within\":\"f1\",\"spent_fen\":101"),
    NULL
  };
  g_autoptr (GPtrArray) wrong = list (exact);
  g_autoptr (GPtrArray) possible = list (over);
  gint64 rest;

  g_assert_true (bw_fund_is_contradicted (g_ptr_array_index (wrong, 0)));
  g_assert_false (bw_fund_get_rest (g_ptr_array_index (wrong, 0), &rest));
  g_assert_false (bw_fund_is_contradicted (g_ptr_array_index (possible, 0)));
}

/* Nobody told an amount: not 0, and no share of anything. */
static void
test_unknown (void)
{
  static const char * const lines[] =
  {
    FUND ("f1", "p", ""), FUND ("f2", "p", ",\"within\":\"f1\",\"spent_fen\":1"),
    FUND ("f3", "p", ",\"within\":\"nobody\",\"spent_fen\":0"), NULL
  };
  g_autoptr (GPtrArray) funds = list (lines);
  const BwFund *fund = g_ptr_array_index (funds, 0);
  gint64 rest;

  g_assert_cmpuint (funds->len, ==, 2);
  g_assert_false (fund->is_known);
  g_assert_false (bw_fund_get_rest (fund, &rest));
  g_assert_true (isnan (bw_fund_get_share (fund, 1)));
  g_assert_true (((BwFund *) g_ptr_array_index (funds, 1))->is_known);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fund/newspaper", test_newspaper);
  g_test_add_func ("/fund/contradiction", test_contradiction);
  g_test_add_func ("/fund/unknown", test_unknown);

  return g_test_run ();
}
