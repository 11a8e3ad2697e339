/* test-bw-order-list.c: what is read and judged anew follows what has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-list.h"

#include "desk-fixture.h"

#define AT "'at':'2021-08-08T09:00:00+08:00','source':'manual'"
#define N_ORDERS 30

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwOrderList     *list;
  guint            n_changes;
  guint            n_refreshed;
} Fixture;

static void
on_list_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_desk_refresh_cb (Fixture *fixture)
{
  fixture->n_refreshed++;
}

static void
apply_order (Fixture    *fixture,
             guint       number,
             const char *recipient,
             const char *due)
{
  desk_fixture_apply (fixture->session, "{'type':'order','id':'o%u'," AT ",'kind':'notice','title':'T','issuer':'c',"
                      "'issued':'2021-08-08T09:%02u:00+08:00','due':'%s','recipients':['%s']}",
                      number, number, due, recipient);
}

static void
apply_receipt (Fixture    *fixture,
               guint       number,
               const char *area,
               const char *state)
{
  desk_fixture_apply (fixture->session, "{'type':'receipt','id':'o%u/%s'," AT ",'order':'o%u','area':'%s',"
                      "'state':'%s'}", number, area, number, area, state);
}

/* Until the desk has told of what was applied. */
static void
settle (Fixture *fixture)
{
  guint before = fixture->n_refreshed;

  while (fixture->n_refreshed == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  for (guint i = 0; i < N_ORDERS; i++)
    {
      apply_order (fixture, i, i % 2 == 0 ? "d1" : "d2", "2021-08-08T20:00:00+08:00");
      apply_receipt (fixture, i, i % 2 == 0 ? "d1" : "d2", "delivered");
    }
  fixture->desk = bw_desk_new (fixture->session);
  fixture->list = bw_order_list_get (fixture->desk);
  g_signal_connect_swapped (fixture->list, "changed", G_CALLBACK (on_list_changed_cb), fixture);
  g_signal_connect_swapped (fixture->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
}

/* What was read and judged since it was asked last. */
static void
assert_work (Fixture *fixture,
             guint   *n_read,
             guint   *n_set,
             guint    read,
             guint    set)
{
  g_assert_cmpuint (bw_order_list_get_n_read (fixture->list) - *n_read, ==, read);
  g_assert_cmpuint (bw_order_list_get_n_set (fixture->list) - *n_set, ==, set);
  *n_read = bw_order_list_get_n_read (fixture->list);
  *n_set = bw_order_list_get_n_set (fixture->list);
}

static void
test_work (Fixture       *fixture,
           gconstpointer  unused)
{
  guint n_read = 0;
  guint n_set = 0;
  BwOrderItem *item = bw_order_list_find (fixture->list, "o7");

  g_assert_true (bw_order_list_get (fixture->desk) == fixture->list);
  g_assert_cmpuint (bw_order_list_get_items (fixture->list)->len, ==, N_ORDERS);
  assert_work (fixture, &n_read, &n_set, 2 * N_ORDERS, N_ORDERS);

  /* One receipt: one document, one order; the others keep what they say. */
  apply_receipt (fixture, 7, "d2", "acknowledged");
  settle (fixture);
  assert_work (fixture, &n_read, &n_set, 1, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (bw_order_list_find (fixture->list, "o7") == item);
  g_assert_cmpuint (bw_order_item_get_ladder (item)->n_taken[BW_ORDER_STEP_ACKNOWLEDGED], ==, 1);

  /* An order more. */
  apply_order (fixture, 40, "d1", "2021-08-08T20:00:00+08:00");
  settle (fixture);
  assert_work (fixture, &n_read, &n_set, 1, 1);
  g_assert_cmpuint (bw_order_list_get_items (fixture->list)->len, ==, N_ORDERS + 1);

  /* Counts of points are nobody's order. */
  desk_fixture_apply (fixture->session, "{'type':'tally','id':'p1/sampling:r1'," AT ",'place':'p1',"
                      "'subject':'sampling:r1','values':{'target':1000,'sampled':901}}");
  settle (fixture);
  assert_work (fixture, &n_read, &n_set, 0, 0);

  /* One less. */
  bw_picture_remove (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_ORDER, "o40");
  bw_picture_commit (bw_desk_get_picture (fixture->desk));
  settle (fixture);
  assert_work (fixture, &n_read, &n_set, 0, 0);
  g_assert_null (bw_order_list_find (fixture->list, "o40"));

  /* Another scope judges those that it sees, and reads none. */
  bw_desk_set_scope (fixture->desk, "d1");
  assert_work (fixture, &n_read, &n_set, 0, N_ORDERS / 2);
  g_assert_cmpuint (bw_order_list_get_items (fixture->list)->len, ==, N_ORDERS / 2);
}

/* A receipt that goes is as if it had not been; one that came before its order waits. */
static void
test_receipts (Fixture       *fixture,
               gconstpointer  unused)
{
  BwOrderItem *item = bw_order_list_find (fixture->list, "o7");

  bw_picture_remove (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_RECEIPT, "o7/d2");
  apply_receipt (fixture, 50, "d1", "done");
  settle (fixture);
  g_assert_cmpuint (bw_order_item_get_ladder (item)->n_taken[BW_ORDER_STEP_DELIVERED], ==, 0);

  apply_order (fixture, 50, "d1", "2021-08-08T20:00:00+08:00");
  settle (fixture);
  item = bw_order_list_find (fixture->list, "o50");
  g_assert_cmpuint (bw_order_item_get_ladder (item)->n_taken[BW_ORDER_STEP_REPORTED], ==, 1);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  unused)
{
  gboolean is_late;

  g_assert_cmpuint (bw_order_list_count_open (fixture->list, &is_late), ==, N_ORDERS);
  g_assert_false (is_late);
  apply_receipt (fixture, 3, "d2", "done");
  apply_order (fixture, 4, "d1", "2021-08-08T12:00:00+08:00");
  settle (fixture);
  g_assert_cmpuint (bw_order_list_count_open (fixture->list, &is_late), ==, N_ORDERS - 1);
  g_assert_true (is_late);
}

/* After a reset all are others, whatever their ids. */
static void
test_reset (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_picture_clear (bw_desk_get_picture (fixture->desk));
  bw_picture_commit (bw_desk_get_picture (fixture->desk));
  g_assert_cmpuint (bw_order_list_get_items (fixture->list)->len, ==, 0);
  desk_fixture_apply (fixture->session, "{'type':'area','id':'c'," AT ",'level':'city','name':'许昌市'}\n"
                      "{'type':'area','id':'d1'," AT ",'parent':'c','level':'district','name':'甲区'}\n");
  apply_order (fixture, 7, "d1", "2021-08-08T20:00:00+08:00");
  settle (fixture);
  g_assert_cmpuint (bw_order_list_get_items (fixture->list)->len, ==, 1);
  g_assert_cmpuint (bw_order_item_get_ladder (bw_order_list_find (fixture->list, "o7"))->n_taken[0], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/order-list/work", Fixture, NULL, set_up, test_work, tear_down);
  g_test_add ("/order-list/receipts", Fixture, NULL, set_up, test_receipts, tear_down);
  g_test_add ("/order-list/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/order-list/reset", Fixture, NULL, set_up, test_reset, tear_down);
  return g_test_run ();
}
