/* test-bw-supply-sum.c: what came in and went out, by item and unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-supply-sum.h"

#include "bw-client-ledger-row.h"

static void
add (GListStore *rows,
     const char *id,
     const char *members)
{
  g_autofree char *text = g_strdelimit (g_strdup_printf ("{'type':'supply','id':'%s','at':'2021-08-08T09:00:00+08:00',"
                                                         "'source':'manual','place':'k1',%s}", id, members), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (text, -1, bw_measure_catalogue_get_default (), &error);
  g_autoptr (BwClientLedgerRow) row = NULL;

  g_assert_no_error (error);
  row = bw_client_ledger_row_new (document);
  g_list_store_append (rows, row);
}

static void
assert_texts (GListStore         *rows,
              const char * const *wanted)
{
  g_autoptr (GArray) sums = bw_supply_sum_list (G_LIST_MODEL (rows));

  g_assert_cmpuint (sums->len, ==, g_strv_length ((char **) wanted));
  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *text = bw_supply_sum_dup_text (&g_array_index (sums, BwSupplySum, i), "en");

      g_assert_cmpstr (text, ==, wanted[i]);
    }
}

static void
test_sums (void)
{
  static const char * const wanted[] = {
    "口罩: in 1,500 只 · out 60 只", "水: in 3 箱 · nothing booked out", NULL,
  };
  g_autoptr (GListStore) rows = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);

  add (rows, "a", "'item':'口罩','quantity':1000,'unit':'只','direction':'in'");
  add (rows, "b", "'item':'水','quantity':3,'unit':'箱','direction':'in'");
  add (rows, "c", "'item':'口罩','quantity':500,'unit':'只','direction':'in'");
  add (rows, "d", "'item':'口罩','quantity':60,'unit':'只','direction':'out'");
  assert_texts (rows, wanted);
}

/* Another unit is another thing; and nothing booked is not nothing moved. */
static void
test_units (void)
{
  static const char * const wanted[] = {
    "口罩: in 1,000 只 · nothing booked out", "口罩: nothing booked in · out 2 箱", "水: in 3 · nothing booked out", NULL,
  };
  g_autoptr (GListStore) rows = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);

  add (rows, "a", "'item':'口罩','quantity':1000,'unit':'只','direction':'in'");
  add (rows, "b", "'item':'口罩','quantity':2,'unit':'箱','direction':'out'");
  add (rows, "c", "'item':'水','quantity':3,'direction':'in'");
  assert_texts (rows, wanted);
}

static void
test_corrected (void)
{
  static const char * const wanted[] = { "口罩: in 100 只 · nothing booked out", NULL };
  g_autoptr (GListStore) rows = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);

  add (rows, "a", "'item':'口罩','quantity':1000,'unit':'只','direction':'in'");
  add (rows, "b", "'item':'口罩','quantity':100,'unit':'只','direction':'in','corrects':'a','reason':'x'");
  assert_texts (rows, wanted);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/supply-sum/sums", test_sums);
  g_test_add_func ("/supply-sum/units", test_units);
  g_test_add_func ("/supply-sum/corrected", test_corrected);
  return g_test_run ();
}
