/* test-bw-fund-sheet.c: funds as rows, to the fen, and what nobody has itemised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-fund-sheet.h"

#define FUND(id, rest) "{\"type\":\"fund\",\"id\":\"" id "\",\"at\":\"2021-08-08T04:00:00Z\"," \
                       "\"payer\":\"市总工会\"" rest "}"

static void
assert_row (GPtrArray  *rows,
            guint       index,
            const char *wanted)
{
  g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, index));

  g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, index)), ==,
                    g_strv_length ((char **) bw_fund_sheet_get_titles ()));
  g_assert_true (g_str_has_prefix (row, wanted));
}

static void
test_rows (void)
{
  static const char * const lines[] =
  {
    FUND ("f1", ",\"purpose\":\"both\",\"allotted_fen\":206000000,\"bound\":\"~\""),
    FUND ("f2", ",\"within\":\"f1\",\"category\":\"补助\","
                "\"purpose\":\"flood\",\"allotted_fen\":58000001,\"spent_fen\":1234"),
    FUND ("f3", ",\"within\":\"f1\",\"category\":\"慰问\""),
    FUND ("f4", ",\"spent_fen\":3500"),
  };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GPtrArray) funds = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (documents, bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), NULL));

  funds = bw_fund_list (documents);
  rows = bw_fund_sheet_list_rows (funds, zone, "en");
  g_assert_cmpuint (rows->len, ==, 5);
  assert_row (rows, 0, "市总工会||Total|Epidemic and flood|2060000||about||");
  assert_row (rows, 1, "市总工会||补助|Flood|580000.01|12.34|exact||");
  /* Not 0: nobody has told it. */
  assert_row (rows, 2, "市总工会||慰问||||not itemised||");
  assert_row (rows, 3, "市总工会||The rest|Epidemic and flood|1479999.99||about|The source does not say what it was for|");
  assert_row (rows, 4, "市总工会||Total|||35|exact||");
  g_assert_nonnull (strstr (((char **) g_ptr_array_index (rows, 0))[8], "12:00"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fund-sheet/rows", test_rows);
  return g_test_run ();
}
