/* test-bw-several-window.c: that what is confirmed is what was shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-several-window.h"

#include "desk-fixture.h"
#include "teams-fixture.h"

#include <string.h>

#define AT "\"at\":\"2021-08-05T00:00:00+08:00\",\"source\":\"import\""

/* The same checkpoint as before, where an area had its index. */
static const char reset[] =
  "event: reset\ndata: {\"epoch\":\"u\"}\n\n"
  "event: docs\ndata: ["
  "{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"许昌市\",\"time_zone\":\"Asia/Shanghai\","
  "\"seq\":1},"
  "{\"type\":\"area\",\"id\":\"d2\"," AT ",\"parent\":\"c\",\"level\":\"district\",\"name\":\"乙区\",\"seq\":2},"
  "{\"type\":\"site\",\"id\":\"k1\"," AT ",\"area\":\"d2\",\"kind\":\"checkpoint\",\"name\":\"乙区1号卡点\","
  "\"hours\":\"00:00-24:00\",\"state\":\"open\",\"seq\":3},"
  "{\"type\":\"area\",\"id\":\"d1\"," AT ",\"parent\":\"c\",\"level\":\"district\",\"name\":\"甲区\",\"seq\":4},"
  "{\"type\":\"area\",\"id\":\"s1\"," AT ",\"parent\":\"d1\",\"level\":\"subdistrict\",\"name\":\"甲一街道\",\"seq\":5},"
  "{\"type\":\"site\",\"id\":\"k2\"," AT ",\"area\":\"s1\",\"kind\":\"checkpoint\",\"name\":\"甲一卡点\","
  "\"hours\":\"00:00-24:00\",\"state\":\"open\",\"seq\":6},"
  "{\"type\":\"site\",\"id\":\"p1\"," AT ",\"area\":\"s1\",\"kind\":\"checkpoint\",\"name\":\"甲一2号卡点\","
  "\"hours\":\"00:00-24:00\",\"state\":\"open\",\"seq\":7}"
  "]\n\nevent: live\nid: u-7\ndata: {\"clock\":{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n";

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwRosterKeeper  *keeper;
  GtkWidget       *window;
} Fixture;

static gboolean
is_planned (Fixture *fixture)
{
  GtkWidget *stack = teams_fixture_find (fixture->window, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "moves") == 0;
}

static GtkWidget *
get_row (Fixture *fixture,
         int      index)
{
  GtkWidget *stack = teams_fixture_find (fixture->window, GTK_TYPE_STACK);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (teams_fixture_find (stack, GTK_TYPE_LIST_BOX)),
                                                    index));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = teams_fixture_connect (fixture->backend);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->keeper = bw_roster_keeper_get (fixture->desk);
  http_fixture_wait_until (bw_roster_keeper_is_settled (fixture->keeper));
  fixture->window = bw_several_window_new (NULL, fixture->keeper);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  http_fixture_wait_until (is_planned (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  teams_fixture_run (20);
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

static void
press (Fixture *fixture)
{
  g_signal_emit_by_name (teams_fixture_find_class (fixture->window, "suggested-action"), "clicked");
}

/* (transfer full): @n of them, once they are on the disk and listed */
static GPtrArray *
await_sent (Fixture *fixture,
            guint    n)
{
  GPtrArray *sent = bw_edits_list (bw_desk_get_edits (fixture->desk), BW_DOCUMENT_TYPE_ASSIGNMENT);

  while (sent->len < n)
    {
      g_ptr_array_unref (sent);
      g_main_context_iteration (NULL, TRUE);
      sent = bw_edits_list (bw_desk_get_edits (fixture->desk), BW_DOCUMENT_TYPE_ASSIGNMENT);
    }

  g_assert_cmpuint (sent->len, ==, n);
  return sent;
}

static guint
count_rows (Fixture    *fixture,
            const char *needle)
{
  GtkWidget *row;
  guint n = 0;

  for (int i = 0; (row = get_row (fixture, i)) != NULL; i++)
    {
      g_autofree char *text = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), " ",
                                           adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), NULL);

      n += strstr (text, needle) != NULL ? 1 : 0;
    }

  return n;
}

static guint
count_checked (Fixture *fixture)
{
  GtkWidget *row;
  guint n = 0;

  for (int i = 0; (row = get_row (fixture, i)) != NULL; i++)
    {
      GtkWidget *check = teams_fixture_find (row, GTK_TYPE_CHECK_BUTTON);

      n += check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? 1 : 0;
    }

  return n;
}

static gboolean
has_site (GPtrArray  *sent,
          guint       index,
          const char *code)
{
  g_autofree char *member = g_strdup_printf ("\"site\":\"%s\"", code);

  return strstr (bw_client_outbox_entry_get_body (g_ptr_array_index (sent, index)), member) != NULL;
}

/* A place that went while the plan was looked at is told, and nothing at all is sent
 * until a person has seen that. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  g_autoptr (GPtrArray) sent = NULL;
  guint n_checked;

  /* Enter is the one confirmation. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                 == teams_fixture_find_class (fixture->window, "suggested-action"));
  g_assert_cmpuint (count_rows (fixture, "不再列出"), ==, 0);
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "p1");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "p2");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "p3");
  bw_picture_commit (picture);

  press (fixture);
  g_assert_nonnull (fixture->window);
  g_assert_cmpuint (count_rows (fixture, "不再列出"), >, 0);
  n_checked = count_checked (fixture);
  g_assert_cmpuint (n_checked, >, 0);

  press (fixture);
  g_assert_null (fixture->window);
  sent = await_sent (fixture, n_checked);
  for (guint i = 0; i < sent->len; i++)
    g_assert_true (has_site (sent, i, "k1"));
}

/* After a reset of the feed an index means another place: the plan is made anew, of the
 * places there are. */
static void
test_reset (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GPtrArray) sent = NULL;
  guint n_checked;

  http_fixture_send (fixture->backend, reset);
  http_fixture_wait_until (!is_planned (fixture));
  press (fixture);
  g_assert_nonnull (fixture->window);

  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE);
  teams_fixture_apply (fixture->session);
  http_fixture_wait_until (is_planned (fixture) && get_row (fixture, 0) != NULL);
  g_assert_cmpuint (count_rows (fixture, "采样点"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, "卡点"), >, 0);

  n_checked = count_checked (fixture);
  press (fixture);
  g_assert_null (fixture->window);
  sent = await_sent (fixture, n_checked);
  for (guint i = 0; i < sent->len; i++)
    g_assert_true (has_site (sent, i, "k1") || has_site (sent, i, "k2") || has_site (sent, i, "p1"));
}

/* Who sits at the desks that move goes with them, in one action with the end of what it
 * does there; of the other desks it is told that nobody is known. */
static void
test_between (Fixture       *fixture,
              gconstpointer  unused)
{
  BwPlaceTree *places = bw_desk_get_places (fixture->desk);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  g_autoptr (GArray) desks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) sent = NULL;
  BwPlace giver = bw_place_tree_lookup (places, "d2");
  guint n_desks = 5;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'tally','id':'p3/sampling:r1','at':'2021-08-08T14:30:00+08:00','source':'report',"
                      "'place':'p3','subject':'sampling:r1','values':{'desks_open':4}}\n"
                      "{'type':'team','id':'t9','at':'2021-08-05T00:00:00+08:00','source':'import','kind':'women',"
                      "'name':'乙九队','area':'d2','size':9}\n"
                      "{'type':'assignment','id':'a9','at':'2021-08-05T00:00:00+08:00','source':'import','team':'t9',"
                      "'site':'p3','from':'2021-08-08T14:00:00+08:00','to':'2021-08-08T15:00:00+08:00',"
                      "'state':'on_duty'}\n");
  http_fixture_wait_until (bw_roster_keeper_is_settled (fixture->keeper)
                           && bw_roster_get_duties (bw_roster_keeper_get_roster (fixture->keeper), "t9") != NULL);
  g_array_append_val (from, giver);
  g_array_append_val (desks, n_desks);
  fixture->window = bw_several_window_new_between (NULL, fixture->keeper, from, desks,
                                                   bw_place_tree_lookup (places, "d1"));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  http_fixture_wait_until (is_planned (fixture));
  g_assert_cmpuint (count_rows (fixture, "乙九队 · 4 个台位"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, "调动的 1 个台位"), ==, 1);

  for (int i = 1; get_row (fixture, i) != NULL; i++)
    {
      GtkWidget *check = teams_fixture_find (get_row (fixture, i), GTK_TYPE_CHECK_BUTTON);

      if (check != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
    }
  g_assert_cmpuint (count_checked (fixture), ==, 1);
  press (fixture);
  sent = await_sent (fixture, 2);
  g_assert_nonnull (strstr (bw_client_outbox_entry_get_body (g_ptr_array_index (sent, 0)), "\"relieved\""));
  g_assert_true (has_site (sent, 0, "p3"));
  g_assert_nonnull (strstr (bw_client_outbox_entry_get_body (g_ptr_array_index (sent, 1)), "\"t9\""));
  g_assert_false (has_site (sent, 1, "p3"));
}

int
main (int    argc,
      char **argv)
{
  teams_fixture_init (&argc, &argv);
  g_test_add ("/several-window/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/several-window/reset", Fixture, NULL, set_up, test_reset, tear_down);
  g_test_add ("/several-window/between", Fixture, NULL, set_up, test_between, tear_down);
  return g_test_run ();
}
