/* test-bw-wall-alerts.c: what is wrong comes first, and all of it is counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-alerts.h"

#include "desk-fixture.h"

static const BwWallAlert *
get_alert (GPtrArray *alerts,
           guint      i)
{
  return g_ptr_array_index (alerts, i);
}

static void
test_order (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GPtrArray) alerts = NULL;
  guint n_all = 0;

  bw_desk_set_scope (desk, "c");
  alerts = bw_wall_alerts_list (desk, &n_all);
  g_assert_cmpuint (alerts->len, ==, n_all);
  g_assert_cmpuint (n_all, ==, 3);

  /* The area that will be late, the checkpoint with a gap, the point that stands still. */
  g_assert_cmpint (get_alert (alerts, 0)->symbol, ==, BW_SYMBOL_LATE);
  g_assert_cmpstr (get_alert (alerts, 0)->name, ==, bw_desk_get_language (desk)[0] == 'z' ? "乙区" : "Beta");
  g_assert_cmpstr (get_alert (alerts, 1)->name, ==, "乙区1号卡点");
  g_assert_cmpint (get_alert (alerts, 2)->symbol, ==, BW_SYMBOL_PAUSED);
  g_assert_cmpstr (get_alert (alerts, 2)->name, ==, "甲一2号采样点");
}

/* Hundreds of one kind do not hide another, and the number is that of all. */
static void
test_many (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GPtrArray) alerts = NULL;
  guint n_all = 0;
  guint n_paused = 0;
  guint n_jammed = 0;

  bw_desk_set_scope (desk, "c");
  for (guint i = 0; i < 200; i++)
    desk_fixture_apply (session,
                        "{'type':'site','id':'x%u','at':'2021-08-08T14:00:00+08:00','source':'import','area':'s1',"
                        "'kind':'sampling','name':'点%u','position':[113.8,34.0],'hours':'00:00-24:00',"
                        "'state':'paused','seq':%u}", i, i, 100 + i);
  desk_fixture_apply (session,
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p1','subject':'sampling:r1','values':{'target':1000,'sampled':900,'desks_open':4,"
                      "'wait':90,'queue':300},'seq':400}");
  alerts = bw_wall_alerts_list (desk, &n_all);
  for (guint i = 0; i < alerts->len; i++)
    {
      n_paused += get_alert (alerts, i)->symbol == BW_SYMBOL_PAUSED;
      n_jammed += get_alert (alerts, i)->symbol == BW_SYMBOL_JAMMED;
    }
  g_assert_cmpuint (n_all, ==, 204);
  g_assert_cmpuint (alerts->len, <=, BW_WALL_MAX_ALERTS);
  g_assert_cmpuint (n_paused, >=, 2);
  g_assert_cmpuint (n_jammed, ==, 1);
}

static void
test_none (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  guint n_all = 7;
  g_autoptr (GPtrArray) alerts = bw_wall_alerts_list (desk, &n_all);

  g_assert_cmpuint (alerts->len, ==, 0);
  g_assert_cmpuint (n_all, ==, 0);
  g_assert_true (bw_wall_alerts_is_equal (alerts, alerts));
  g_assert_false (bw_wall_alerts_is_equal (alerts, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall/alerts/order", test_order);
  g_test_add_func ("/app/wall/alerts/many", test_many);
  g_test_add_func ("/app/wall/alerts/none", test_none);
  return g_test_run ();
}
