/* test-bw-order-ladder.c: who has come how far, who is late, and what is still open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-ladder.h"

#include "bw-json.h"
#include "bw-time.h"
#include "picture-fixture.h"

#define AT      "'at':'2021-08-08T09:00:00+08:00','source':'manual'"
#define RECEIPT "{'type':'receipt','id':'o/%s'," AT ",'order':'o','area':'%s','state':'%s'"

typedef struct
{
  BwPicture   *picture;
  BwPlaceTree *places;
  GPtrArray   *receipts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture->places = bw_picture_get_places (fixture->picture);
  fixture_area (fixture->picture, "c", NULL);
  fixture_area (fixture->picture, "d1", "c");
  fixture_area (fixture->picture, "d2", "c");
  fixture_area (fixture->picture, "s1", "d1");
  bw_picture_commit (fixture->picture);
  fixture->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_receipt_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_ptr_array_unref (fixture->receipts);
  g_object_unref (fixture->picture);
}

static BwOrder *
make_order (const char *more)
{
  g_autofree char *text = g_strdup_printf ("{'id':'o','kind':'notice','title':'T','recipients':['d1','d2','x']%s}",
                                           more);
  g_autofree char *json = g_strdelimit (g_steal_pointer (&text), "'", '"');
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, 10000, NULL);

  return bw_order_new (json_node_get_object (node));
}

static void
add_receipt (Fixture    *fixture,
             const char *area,
             const char *state,
             const char *more)
{
  g_autofree char *text = g_strdup_printf (RECEIPT "%s}", area, area, state, more);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (g_strdelimit (text, "'", '"'), -1,
                                                     bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  g_ptr_array_add (fixture->receipts, bw_order_receipt_new (document));
}

static gint64
read_time (const char *text)
{
  gint64 time;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}

static BwOrderLadder *
make_ladder (Fixture       *fixture,
             const BwOrder *order,
             const char    *scope,
             const char    *now)
{
  return bw_order_ladder_new (order, fixture->receipts, fixture->places,
                              fixture_place (fixture->picture, scope), read_time (now));
}

#define DUE ",'acknowledge_by':'2021-08-08T12:00:00+08:00','due':'2021-08-08T18:00:00+08:00'"

/* One that this desk does not know is no rung; a step that was left out is taken. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwOrder) order = make_order (DUE);
  g_autoptr (BwOrderLadder) ladder = NULL;
  const BwOrderRung *rung;
  BwOrderStep step;

  add_receipt (fixture, "d1", "doing", ",'times':{'delivered':'2021-08-08T09:01:00+08:00',"
               "'doing':'2021-08-08T10:00:00+08:00'}");
  ladder = make_ladder (fixture, order, "c", "2021-08-08T14:32:00+08:00");
  g_assert_cmpuint (ladder->rungs->len, ==, 2);
  g_assert_cmpuint (ladder->n_taken[BW_ORDER_STEP_DELIVERED], ==, 1);
  g_assert_cmpuint (ladder->n_taken[BW_ORDER_STEP_ACKNOWLEDGED], ==, 1);
  g_assert_cmpuint (ladder->n_taken[BW_ORDER_STEP_PASSED_ON], ==, 1);
  g_assert_cmpuint (ladder->n_taken[BW_ORDER_STEP_REPORTED], ==, 0);
  g_assert_true (bw_order_ladder_find_late (ladder, &step));
  g_assert_cmpint (step, ==, BW_ORDER_STEP_ACKNOWLEDGED);
  g_assert_cmpuint (ladder->n_overdue[BW_ORDER_STEP_ACKNOWLEDGED], ==, 1);
  g_assert_cmpuint (ladder->n_overdue[BW_ORDER_STEP_REPORTED], ==, 0);
  g_assert_true (bw_order_ladder_is_open (ladder, order));

  /* Who is late stands first. */
  rung = g_ptr_array_index (ladder->rungs, 0);
  g_assert_cmpuint (rung->place, ==, fixture_place (fixture->picture, "d2"));
  g_assert_true (bw_order_ladder_is_late (ladder, rung, read_time ("2021-08-08T14:32:00+08:00")));
  g_assert_false (bw_order_ladder_is_late (ladder, rung, read_time ("2021-08-08T11:32:00+08:00")));
  g_assert_cmpint (bw_order_ladder_get_delay (ladder, rung, BW_ORDER_STEP_ACKNOWLEDGED,
                                              read_time ("2021-08-08T14:32:00+08:00")),
                   ==, 152 * BW_TIME_MINUTE);

  rung = g_ptr_array_index (ladder->rungs, 1);
  g_assert_cmpint (rung->times[BW_ORDER_STEP_DELIVERED], ==, read_time ("2021-08-08T09:01:00+08:00"));
  g_assert_cmpint (rung->times[BW_ORDER_STEP_ACKNOWLEDGED], ==, 0);
  g_assert_cmpint (rung->times[BW_ORDER_STEP_PASSED_ON], ==, read_time ("2021-08-08T10:00:00+08:00"));
}

/* In time up to the deadline, and not a moment longer. */
static void
test_deadline (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (BwOrder) order = make_order (",'due':'2021-08-08T12:00:00+08:00'");
  g_autoptr (BwOrderLadder) before = make_ladder (fixture, order, "c", "2021-08-08T12:00:00+08:00");
  g_autoptr (BwOrderLadder) after = make_ladder (fixture, order, "c", "2021-08-08T12:00:01+08:00");
  g_autoptr (BwOrder) open = make_order ("");
  g_autoptr (BwOrderLadder) without = make_ladder (fixture, open, "c", "2031-08-08T12:00:00+08:00");
  BwOrderStep step;

  g_assert_false (bw_order_ladder_find_late (before, &step));
  g_assert_true (bw_order_ladder_find_late (after, &step));
  g_assert_cmpuint (after->n_overdue[BW_ORDER_STEP_ACKNOWLEDGED], ==, 2);
  g_assert_cmpuint (after->n_overdue[BW_ORDER_STEP_DELIVERED], ==, 0);
  g_assert_false (bw_order_ladder_find_late (without, &step));
}

/* Also who cannot has reported; of all together it is told when the last did. */
static void
test_done (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (BwOrder) order = make_order (DUE);
  g_autoptr (BwOrderLadder) ladder = NULL;
  BwOrderStep step;

  add_receipt (fixture, "d1", "done", ",'times':{'done':'2021-08-08T13:00:00+08:00'}");
  add_receipt (fixture, "d2", "unable", ",'times':{'unable':'2021-08-08T13:20:00+08:00'},'note':'no tents'");
  ladder = make_ladder (fixture, order, "c", "2021-08-09T14:32:00+08:00");
  g_assert_false (bw_order_ladder_is_open (ladder, order));
  g_assert_false (bw_order_ladder_find_late (ladder, &step));
  g_assert_cmpint (ladder->last[BW_ORDER_STEP_REPORTED], ==, read_time ("2021-08-08T13:20:00+08:00"));
  g_assert_true (((BwOrderRung *) g_ptr_array_index (ladder->rungs, 1))->is_unable);
}

/* Of a district its own; a request is seen from below. */
static void
test_scope (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwOrder) order = make_order (DUE);
  g_autoptr (BwOrderLadder) ladder = make_ladder (fixture, order, "d1", "2021-08-08T10:00:00+08:00");
  g_autoptr (BwOrderLadder) below = make_ladder (fixture, order, "s1", "2021-08-08T10:00:00+08:00");

  g_assert_cmpuint (ladder->rungs->len, ==, 1);
  g_assert_cmpuint (below->rungs->len, ==, 1);
}

static void
test_superseded (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (BwOrder) order = make_order (DUE ",'superseded_by':'p'");
  g_autoptr (BwOrderLadder) ladder = make_ladder (fixture, order, "c", "2021-08-09T10:00:00+08:00");
  BwOrderStep step;

  g_assert_false (bw_order_ladder_is_open (ladder, order));
  g_assert_false (bw_order_ladder_find_late (ladder, &step));
}

#define ADD(path, test) g_test_add ("/order-ladder/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts", test_counts);
  ADD ("deadline", test_deadline);
  ADD ("done", test_done);
  ADD ("scope", test_scope);
  ADD ("superseded", test_superseded);
  return g_test_run ();
}
