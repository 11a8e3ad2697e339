/* test-bw-gift-book.c: what stands in the list of donations, and what of it is still to be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-gift-book.h"

#include "bw-client-ledger-row.h"

#define HEAD(id) "{\"type\":\"donation\",\"id\":\"" id "\",\"at\":\"2021-08-08T00:00:00Z\""

static void
add_row (GListStore *store,
         const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);
  g_autoptr (BwClientLedgerRow) row = NULL;

  g_assert_no_error (error);
  row = bw_client_ledger_row_new (document);
  g_list_store_append (store, row);
}

static gboolean
list_all (const char *place,
          gpointer    data)
{
  return TRUE;
}

static gboolean
list_one (const char *place,
          gpointer    data)
{
  return g_strcmp0 (place, data) == 0;
}

/* "id state what=quantity" a line */
static void
assert_lines (GPtrArray  *gifts,
              const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < gifts->len; i++)
    {
      const BwGift *gift = g_ptr_array_index (gifts, i);

      g_string_append_printf (lines, "%s %u %s=%s\n", gift->id, gift->state, gift->what,
                              gift->quantity != NULL ? gift->quantity : "?");
    }

  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_goods (void)
{
  g_autoptr (GListStore) store = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);
  g_autoptr (GPtrArray) gifts = NULL;

  add_row (store, HEAD ("d1") ",\"form\":\"goods\",\"goods\":[{\"item\":\"手套\",\"quantity\":6000,\"unit\":\"副\"},"
                              "{\"item\":\"口罩\"},{\"item\":\"酒精\"},{\"item\":\"冰袋\",\"quantity\":0}]}");
  add_row (store, HEAD ("d2") ",\"form\":\"goods\",\"handed_over\":\"2021-08-08T02:00:00Z\","
                              "\"goods\":[{\"item\":\"水\",\"quantity\":2.5,\"unit\":\"吨\"}]}");
  add_row (store, HEAD ("d3") ",\"form\":\"cash\",\"amount_fen\":2526640005}");
  add_row (store, HEAD ("d4") ",\"form\":\"cash\"}");
  gifts = bw_gift_book_list (G_LIST_MODEL (store), NULL, "zh_CN", list_all, NULL);
  assert_lines (gifts,
                "d1 1 口罩、酒精=?\n"
                "d4 1 Cash=?\n"
                "d1 2 冰袋=0\n"
                "d1 2 手套=6,000 副\n"
                "d2 3 水=2.5 吨\n"
                "d3 2 Cash=¥25,266,400.05\n");
}

static void
test_corrected (void)
{
  g_autoptr (GListStore) store = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);
  g_autoptr (GPtrArray) gifts = NULL;

  add_row (store, HEAD ("d1") ",\"form\":\"cash\",\"amount_fen\":100}");
  add_row (store, HEAD ("d2") ",\"form\":\"cash\",\"amount_fen\":200,\"corrects\":\"d1\"}");
  add_row (store, HEAD ("d3") ",\"form\":\"cash\",\"amount_fen\":300,\"corrects\":\"d2\"}");
  gifts = bw_gift_book_list (G_LIST_MODEL (store), NULL, "zh_CN", list_all, NULL);
  assert_lines (gifts, "d3 2 Cash=¥3\nd1 4 Cash=¥1\nd2 4 Cash=¥2\n");
}

/* Told as waiting until the ledger has it, and then once. */
static void
test_waiting (void)
{
  g_autoptr (GListStore) store = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (JsonNode) node = json_from_string (HEAD ("d1") ",\"form\":\"goods\",\"goods\":[{\"item\":\"口罩\"}],"
                                                "\"refusal\":\"no\"}", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_ptr_array_add (waiting, json_node_dup_object (node));
  before = bw_gift_book_list (G_LIST_MODEL (store), waiting, "zh_CN", list_all, NULL);
  assert_lines (before, "d1 0 口罩=?\n");
  g_assert_cmpstr (((BwGift *) g_ptr_array_index (before, 0))->refusal, ==, "no");

  add_row (store, HEAD ("d1") ",\"form\":\"goods\",\"goods\":[{\"item\":\"口罩\"}]}");
  after = bw_gift_book_list (G_LIST_MODEL (store), waiting, "zh_CN", list_all, NULL);
  assert_lines (after, "d1 1 口罩=?\n");
  g_assert_nonnull (bw_gift_book_find (after, "d1"));
  g_assert_null (bw_gift_book_find (after, "d2"));
}

static GPtrArray *
list_beside (GListStore *store,
             const char *waits)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (JsonNode) node = json_from_string (waits, NULL);

  g_ptr_array_add (waiting, json_node_dup_object (node));
  return bw_gift_book_list (G_LIST_MODEL (store), waiting, "zh_CN", list_all, NULL);
}

/* What a correction on its way stands for is not corrected a second time; one that was
 * refused stands for nothing. */
static void
test_answered (void)
{
  g_autoptr (GListStore) store = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);
  g_autoptr (GPtrArray) gifts = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  add_row (store, HEAD ("d1") ",\"form\":\"cash\",\"amount_fen\":100}");
  add_row (store, HEAD ("d2") ",\"form\":\"cash\",\"amount_fen\":200}");
  gifts = list_beside (store, HEAD ("d3") ",\"form\":\"cash\",\"amount_fen\":100,\"corrects\":\"d1\"}");
  g_assert_cmpuint (gifts->len, ==, 3);
  g_assert_true (bw_gift_book_find (gifts, "d1")->is_answered);
  g_assert_false (bw_gift_book_find (gifts, "d2")->is_answered);
  g_assert_false (bw_gift_book_find (gifts, "d3")->is_answered);

  refused = list_beside (store, HEAD ("d3") ",\"form\":\"cash\",\"amount_fen\":100,\"corrects\":\"d1\","
                                            "\"refusal\":\"no\"}");
  g_assert_false (bw_gift_book_find (refused, "d1")->is_answered);
}

/* One that is corrected at one place is corrected for all. */
static void
test_scope (void)
{
  g_autoptr (GListStore) store = g_list_store_new (BW_TYPE_CLIENT_LEDGER_ROW);
  g_autoptr (GPtrArray) gifts = NULL;

  add_row (store, HEAD ("d1") ",\"form\":\"cash\",\"amount_fen\":100,\"to\":\"A\"}");
  add_row (store, HEAD ("d2") ",\"form\":\"cash\",\"amount_fen\":200,\"to\":\"B\",\"corrects\":\"d1\"}");
  add_row (store, HEAD ("d3") ",\"form\":\"cash\",\"amount_fen\":300,\"to\":\"A\"}");
  gifts = bw_gift_book_list (G_LIST_MODEL (store), NULL, "zh_CN", list_one, (gpointer) "A");
  assert_lines (gifts, "d3 2 Cash=¥3\nd1 4 Cash=¥1\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gift-book/goods", test_goods);
  g_test_add_func ("/gift-book/corrected", test_corrected);
  g_test_add_func ("/gift-book/waiting", test_waiting);
  g_test_add_func ("/gift-book/answered", test_answered);
  g_test_add_func ("/gift-book/scope", test_scope);

  return g_test_run ();
}
