/* test-bw-alert-list.c: the bell and the wall say the same, the weightiest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-list.h"
#include "bw-attention.h"
#include "bw-wall-alerts.h"
#include "desk-fixture.h"

#define ALERT(id, rule, place, severity, raised) \
  "{'type':'alert','id':'" id "','at':'2021-08-08T14:00:00+08:00','rule':'" rule "','place':'" place "'," \
  "'page':'sampling','severity':'" severity "','raised':'2021-08-08T" raised ":00+08:00','name':'名" rule "'," \
  "'names':{'en':'name of " rule "'}"

static const char alerts_text[] =
  ALERT ("a", "point-paused", "p2", "medium", "14:10") "}\n"
  ALERT ("b", "queue-long", "p1", "low", "09:00") ",'figure':{'value':63,'measure':'wait',"
    "'at':'2021-08-08T14:25:00+08:00'}}\n"
  ALERT ("c", "area-late", "d2", "high", "14:20") ",'figure':{'value':99}}\n"
  ALERT ("d", "area-late", "d1", "high", "13:20") ",'no_data':true}\n"
  ALERT ("e", "checkpoint-gap", "k1", "high", "12:00") ",'cleared':'2021-08-08T14:00:00+08:00'}\n"
  ALERT ("f", "checkpoint-gap", "k1", "high", "12:00") ",'acknowledged':{'by_role':'commander',"
    "'at':'2021-08-08T13:00:00+08:00','until':'2021-08-08T15:00:00+08:00','reason':'x'}}\n"
  ALERT ("g", "of-a-newer-backend", "p3", "medium", "14:05") ",'acknowledged':{'by_role':'commander',"
    "'at':'2021-08-08T13:00:00+08:00','until':'2021-08-08T14:30:00+08:00','reason':'x'}}\n";

static BwDesk *
make_desk (BwClientSession *session,
           const char      *scope)
{
  BwDesk *desk = bw_desk_new (session);

  bw_picture_set_watched (bw_client_session_get_picture (session), TRUE);
  desk_fixture_apply (session, "%s", alerts_text);
  bw_desk_set_scope (desk, scope);
  return desk;
}

static void
assert_rules (BwDesk     *desk,
              const char *expected)
{
  g_autoptr (GPtrArray) alerts = bw_alert_list_new (desk);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < alerts->len; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (alerts, i));

      g_string_append_printf (found, "%s %s\n", alert->rule, alert->place);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static BwLinkItem *
make_item (BwDesk    *desk,
           GPtrArray *alerts,
           guint      index)
{
  return bw_alert_list_make_item (desk, bw_document_get_alert (g_ptr_array_index (alerts, index)));
}

/* By weight, then the newest; not what is over or put off, but what was put off until
 * before now. */
static void
test_order (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");

  g_assert_true (bw_alert_list_is_told (desk));
  assert_rules (desk, "area-late d2\narea-late d1\npoint-paused p2\nof-a-newer-backend p3\nqueue-long p1\n");
}

static void
test_scope (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "d2");

  assert_rules (desk, "area-late d2\nof-a-newer-backend p3\n");
}

/* Name and words stand side by side on the wall, and with a colon between in the list. */
static void
test_words (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");
  g_autoptr (GPtrArray) alerts = bw_alert_list_new (desk);
  guint n_all = 0;
  g_autoptr (GPtrArray) wall = bw_wall_alerts_list (desk, &n_all);

  g_assert_cmpuint (n_all, ==, alerts->len);
  g_assert_cmpuint (wall->len, ==, alerts->len);
  for (guint i = 0; i < alerts->len; i++)
    {
      g_autoptr (BwLinkItem) item = make_item (desk, alerts, i);
      const BwWallAlert *shown = g_ptr_array_index (wall, i);
      const char *title = bw_link_item_get_title (item);

      g_assert_true (g_str_has_prefix (title, shown->name));
      g_assert_true (g_str_has_suffix (title, shown->text));
      g_assert_cmpuint (strlen (title), <=, strlen (shown->name) + strlen (shown->text) + 4);
    }
}

/* Which wall, and since when: not of when the alert was raised. */
static void
test_wall (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (BwLinkItem) item = NULL;

  desk_fixture_apply (session, "%s", ALERT ("w", "wall-silent", "c", "high", "14:31")
                      ",'display':'hall-DP-1','since':'2021-08-08T14:27:00+08:00'}\n");
  alerts = bw_alert_list_new (desk);
  item = make_item (desk, alerts, 0);
  g_assert_nonnull (strstr (bw_link_item_get_title (item), "wall-silent"));
  g_assert_true (g_str_has_suffix (bw_link_item_get_subtitle (item), "14:27"));
}

static void
test_quiet (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");
  guint n_acknowledged;
  guint n_over;

  bw_alert_list_count_quiet (desk, &n_acknowledged, &n_over);
  g_assert_cmpuint (n_acknowledged, ==, 1);
  g_assert_cmpuint (n_over, ==, 1);
  bw_desk_set_scope (desk, "d1");
  bw_alert_list_count_quiet (desk, &n_acknowledged, &n_over);
  g_assert_cmpuint (n_acknowledged + n_over, ==, 0);
}

/* Also what is put off and what is over, the newest first; of the scope alone. */
static void
test_all (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");
  g_autoptr (GPtrArray) open = bw_alert_list_new (desk);
  g_autoptr (GPtrArray) all = bw_alert_list_new_all (desk);
  g_autoptr (GPtrArray) part = NULL;
  guint n_open = 0;

  g_assert_cmpuint (all->len, ==, open->len + 2);
  for (guint i = 0; i < all->len; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (all, i));

      n_open += bw_alert_is_open (alert);
      if (i > 0)
        g_assert_cmpint (bw_document_get_alert (g_ptr_array_index (all, i - 1))->raised, >=, alert->raised);
    }
  g_assert_cmpuint (n_open, ==, open->len + 1);

  bw_desk_set_scope (desk, "d1");
  part = bw_alert_list_new_all (desk);
  g_assert_cmpuint (part->len, <, all->len);
}

/* To the place itself, on the page that it is on: the desk chooses it there. */
static void
test_link (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = make_desk (session, "c");
  g_autoptr (GPtrArray) alerts = bw_alert_list_new (desk);
  g_autoptr (BwLinkItem) paused = make_item (desk, alerts, 2);
  g_autoptr (BwLinkItem) queue = make_item (desk, alerts, 4);

  g_assert_cmpstr (bw_link_item_get_scope (paused), ==, "p2");
  g_assert_cmpint ((int) bw_link_item_get_page (paused), ==, BW_PAGE_SAMPLING);
  g_assert_cmpstr (bw_link_item_get_icon_name (paused), ==, "bw-paused-symbolic");
  g_assert_cmpstr (bw_link_item_get_note (paused), ==, "14:10");
  g_assert_nonnull (strstr (bw_link_item_get_subtitle (queue), "63"));
  g_assert_nonnull (strstr (bw_link_item_get_subtitle (queue), "14:25"));
  g_assert_cmpstr (bw_link_item_get_note (queue), ==, "09:00");
  g_assert_cmpint ((int) bw_link_item_get_tone (queue), ==, BW_LINK_TONE_TIGHT);
}

/* Of a backend that raises none, and of what was saved from it. */
static void
test_not_told (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  bw_desk_set_scope (desk, "c");
  g_assert_false (bw_alert_list_is_told (desk));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/alert-list/order", test_order);
  g_test_add_func ("/window/alert-list/scope", test_scope);
  g_test_add_func ("/window/alert-list/words", test_words);
  g_test_add_func ("/window/alert-list/wall", test_wall);
  g_test_add_func ("/window/alert-list/quiet", test_quiet);
  g_test_add_func ("/window/alert-list/all", test_all);
  g_test_add_func ("/window/alert-list/link", test_link);
  g_test_add_func ("/window/alert-list/not-told", test_not_told);
  return g_test_run ();
}
