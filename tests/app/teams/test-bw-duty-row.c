/* test-bw-duty-row.c: what becomes of a team that is to be somewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-duty-row.h"

#include "bw-arrival-dialog.h"
#include "bw-assign-window.h"
#include "bw-duty-list.h"
#include "bw-team-edits.h"
#include "bw-team-window.h"
#include "bw-time.h"
#include "desk-fixture.h"
#include "teams-fixture.h"

#include <string.h>

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwRosterKeeper  *keeper;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  team)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = teams_fixture_connect (fixture->backend);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->keeper = bw_roster_keeper_get (fixture->desk);
  http_fixture_wait_until (bw_roster_keeper_is_settled (fixture->keeper));
  fixture->window = bw_team_window_new (NULL, fixture->keeper, team);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  teams_fixture_run (20);
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

/* The first of its team. */
static GtkWidget *
get_row (Fixture *fixture)
{
  return teams_fixture_find (teams_fixture_find (fixture->window, BW_TYPE_DUTY_LIST), BW_TYPE_DUTY_ROW);
}

static gboolean
has_item (GtkWidget  *row,
          const char *action)
{
  GtkWidget *button = teams_fixture_find (row, GTK_TYPE_MENU_BUTTON);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0)
        return TRUE;
    }

  return FALSE;
}

/* (transfer none): that stands above all others. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  g_assert_not_reached ();
}

static void
answer (const char *reason)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG));
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);

  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  adw_message_dialog_response (dialog, "do");
}

/* (transfer full): once they are on the disk and listed */
static GPtrArray *
await_sent (Fixture        *fixture,
            BwDocumentType  type,
            guint           n)
{
  GPtrArray *sent = bw_edits_list (bw_desk_get_edits (fixture->desk), type);

  while (sent->len != n)
    {
      g_ptr_array_unref (sent);
      g_main_context_iteration (NULL, TRUE);
      sent = bw_edits_list (bw_desk_get_edits (fixture->desk), type);
    }

  return sent;
}

static const char *
get_body (GPtrArray *sent,
          guint      index)
{
  return bw_client_outbox_entry_get_body (g_ptr_array_index (sent, index));
}

/* Who was only planned goes out of the plan, with the reason in the log, and comes back. */
static void
test_withdraw (Fixture       *fixture,
               gconstpointer  unused)
{
  BwEdits *edits = bw_desk_get_edits (fixture->desk);
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) told = NULL;

  g_assert_true (has_item (get_row (fixture), "duty.withdraw"));
  g_assert_true (has_item (get_row (fixture), "duty.come"));
  g_assert_false (has_item (get_row (fixture), "duty.miss"));
  gtk_widget_activate_action (get_row (fixture), "duty.withdraw", NULL);
  g_assert_null (bw_edits_find (edits, BW_DOCUMENT_TYPE_ASSIGNMENT, "a1"));
  answer (" 队员发热 ");

  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 1);
  g_assert_true (g_str_has_suffix (bw_client_outbox_entry_get_path (g_ptr_array_index (sent, 0)), "/assignment/a1"));
  g_assert_null (get_body (sent, 0));
  told = await_sent (fixture, BW_DOCUMENT_TYPE_ENTRY, 1);
  g_assert_nonnull (strstr (get_body (told, 0), "队员发热"));
  g_assert_nonnull (strstr (get_body (told, 0), "甲一巾帼队"));
  g_assert_true (bw_edits_can_undo (edits));
}

/* Nothing is done by who does not say so. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  gtk_widget_activate_action (get_row (fixture), "duty.withdraw", NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG)), "cancel");
  teams_fixture_run (20);
  g_assert_null (bw_edits_find (bw_desk_get_edits (fixture->desk), BW_DOCUMENT_TYPE_ASSIGNMENT, "a1"));
}

/* Who is there is relieved, and what it did ends now. */
static void
test_relieve (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) told = NULL;

  g_assert_false (has_item (get_row (fixture), "duty.come"));
  g_assert_false (has_item (get_row (fixture), "duty.miss"));
  gtk_widget_activate_action (get_row (fixture), "duty.withdraw", NULL);
  answer ("");

  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 1);
  g_assert_nonnull (strstr (get_body (sent, 0), "\"relieved\""));
  g_assert_nonnull (strstr (get_body (sent, 0), "\"to\":\"2021-08-08T14:3"));
  told = bw_edits_list (bw_desk_get_edits (fixture->desk), BW_DOCUMENT_TYPE_ENTRY);
  g_assert_cmpuint (told->len, ==, 0);
}

static void
test_come (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) sent = NULL;

  gtk_widget_activate_action (get_row (fixture), "duty.come", NULL);
  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 1);
  g_assert_nonnull (strstr (get_body (sent, 0), "\"on_duty\""));
}

/* A shift that began and to which nobody came: that is told, with the time it was for. */
static void
test_missed (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) sent = NULL;

  g_assert_true (bw_team_edits_miss (fixture->desk, "a1", NULL));
  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 1);
  g_assert_nonnull (strstr (get_body (sent, 0), "\"missed\""));
  g_assert_nonnull (strstr (get_body (sent, 0), "2021-08-08T23:00"));
}

static void
set_on_duty (Fixture    *fixture,
             const char *id,
             const char *team,
             const char *site)
{
  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'%s','at':'2021-08-08T14:31:00+08:00',"
                      "'source':'manual','team':'%s','site':'%s','from':'2021-08-08T15:00:00+08:00',"
                      "'to':'2021-08-08T23:00:00+08:00','state':'on_duty'}", id, team, site);
}

/* (transfer none): asks for nothing */
static AdwMessageDialog *
find_notice (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window)
          && adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (window)) == NULL)
        return ADW_MESSAGE_DIALOG (window);
    }

  g_assert_not_reached ();
}

/* Who came while it was asked is not withdrawn as one that is planned: that is told, and
 * what was written is not lost. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  unused)
{
  BwEdits *edits = bw_desk_get_edits (fixture->desk);
  AdwMessageDialog *dialog;

  gtk_widget_activate_action (get_row (fixture), "duty.withdraw", NULL);
  set_on_duty (fixture, "a1", "t1", "p1");
  answer ("队员发热");
  dialog = find_notice ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "队员发热"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  teams_fixture_run (20);
  g_assert_null (bw_edits_find (edits, BW_DOCUMENT_TYPE_ASSIGNMENT, "a1"));
  g_assert_false (bw_edits_can_undo (edits));

  /* Nor has it not come. */
  g_assert_false (bw_team_edits_miss (fixture->desk, "a1", NULL));
  g_assert_null (bw_edits_find (edits, BW_DOCUMENT_TYPE_ASSIGNMENT, "a1"));
}

/* Who came early and goes before its shift begins was not there for that shift. */
static void
test_relieve_early (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GPtrArray) sent = NULL;

  set_on_duty (fixture, "a1", "t1", "p1");
  g_assert_true (bw_team_edits_withdraw (fixture->desk, "a1", BW_ASSIGNMENT_STATE_ON_DUTY, NULL));
  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 1);
  g_assert_nonnull (strstr (get_body (sent, 0), "\"relieved\""));
  g_assert_nonnull (strstr (get_body (sent, 0), "\"from\":\"2021-08-08T14:3"));
  g_assert_nonnull (strstr (get_body (sent, 0), "\"to\":\"2021-08-08T14:3"));
}

/* Beyond tomorrow there is no shift to choose another team for. */
static void
test_beyond (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwAssignment) later = NULL;
  g_autoptr (GtkWidget) row = NULL;

  g_assert_true (has_item (get_row (fixture), "duty.replace"));
  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'a8','at':'2021-08-08T14:31:00+08:00',"
                      "'source':'manual','team':'t1','site':'p1','from':'2021-08-12T15:00:00+08:00',"
                      "'to':'2021-08-12T23:00:00+08:00','state':'planned'}");
  later = bw_assignment_ref (bw_document_get_assignment (bw_picture_get_document (bw_desk_get_picture (fixture->desk),
                                                                                  BW_DOCUMENT_TYPE_ASSIGNMENT,
                                                                                  "a8")));
  row = g_object_ref_sink (bw_duty_row_new (fixture->keeper, later, FALSE));
  g_assert_true (has_item (row, "duty.withdraw"));
  g_assert_false (has_item (row, "duty.replace"));
}

/* Another team for the same time, and one action takes the one that it was. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *window;
  g_autoptr (GPtrArray) sent = NULL;

  gtk_widget_activate_action (get_row (fixture), "duty.replace", NULL);
  window = find_window (BW_TYPE_ASSIGN_WINDOW);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "替换甲一巾帼队");
  g_assert_nonnull (teams_fixture_find (teams_fixture_find (window, BW_TYPE_DUTY_LIST), BW_TYPE_DUTY_ROW));
  g_signal_emit_by_name (teams_fixture_find_class (window, "suggested-action"), "clicked");

  sent = await_sent (fixture, BW_DOCUMENT_TYPE_ASSIGNMENT, 2);
  g_assert_true (g_str_has_suffix (bw_client_outbox_entry_get_path (g_ptr_array_index (sent, 0)), "/assignment/a1"));
  g_assert_null (get_body (sent, 0));
  g_assert_nonnull (strstr (get_body (sent, 1), "\"t3\""));
  g_assert_nonnull (strstr (get_body (sent, 1), "\"from\":\"2021-08-08T15:00"));
}

/* What ended while another team was sought is not replaced: nobody is sent, and why is told. */
static void
test_replaced_gone (Fixture       *fixture,
                    gconstpointer  unused)
{
  BwEdits *edits = bw_desk_get_edits (fixture->desk);
  const BwTeamPlacement placement = {
    .team = bw_document_get_team (bw_picture_get_document (bw_desk_get_picture (fixture->desk),
                                                           BW_DOCUMENT_TYPE_TEAM, "t3")),
    .site = desk_fixture_place (fixture->session, "p1"), .from = bw_desk_get_now (fixture->desk),
    .to = bw_desk_get_now (fixture->desk) + BW_TIME_HOUR, .replaced = "a1",
  };
  GtkWidget *window;

  gtk_widget_activate_action (get_row (fixture), "duty.replace", NULL);
  window = find_window (BW_TYPE_ASSIGN_WINDOW);
  g_assert_null (teams_fixture_find_class (window, "replaces"));
  g_assert_true (gtk_widget_get_sensitive (teams_fixture_find_class (window, "suggested-action")));
  bw_picture_remove (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_ASSIGNMENT, "a1");
  bw_picture_commit (bw_desk_get_picture (fixture->desk));
  g_signal_emit_by_name (teams_fixture_find_class (window, "suggested-action"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (teams_fixture_find_class (window, "suggested-action")));
  g_assert_false (bw_edits_can_undo (edits));

  bw_team_edits_assign (fixture->desk, &placement, 1);
  g_assert_false (bw_edits_can_undo (edits));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever is there is relieved by it: that is told before. */
static void
test_replace_on_duty (Fixture       *fixture,
                      gconstpointer  unused)
{
  GtkWidget *window;

  gtk_widget_activate_action (get_row (fixture), "duty.replace", NULL);
  window = find_window (BW_TYPE_ASSIGN_WINDOW);
  g_assert_nonnull (teams_fixture_find_class (window, "replaces"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is told of a lent team can be told of another hour too, and not of one to come. */
static void
test_arrived (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *dialog = bw_arrival_dialog_new (GTK_WINDOW (fixture->window), fixture->desk, "t3");
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
  g_autoptr (GPtrArray) sent = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "14:32");
  gtk_editable_set_text (entry, "23:10");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  gtk_editable_set_text (entry, "11:40");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");

  sent = await_sent (fixture, BW_DOCUMENT_TYPE_TEAM, 1);
  g_assert_nonnull (strstr (get_body (sent, 0), "\"arrived\":\"2021-08-08T11:40:00"));
  g_assert_true (bw_edits_can_undo (bw_desk_get_edits (fixture->desk)));
}

int
main (int    argc,
      char **argv)
{
  teams_fixture_init (&argc, &argv);

  g_test_add ("/duty-row/withdraw", Fixture, "t1", set_up, test_withdraw, tear_down);
  g_test_add ("/duty-row/cancel", Fixture, "t1", set_up, test_cancel, tear_down);
  g_test_add ("/duty-row/relieve", Fixture, "t2", set_up, test_relieve, tear_down);
  g_test_add ("/duty-row/come", Fixture, "t1", set_up, test_come, tear_down);
  g_test_add ("/duty-row/missed", Fixture, "t1", set_up, test_missed, tear_down);
  g_test_add ("/duty-row/changed", Fixture, "t1", set_up, test_changed, tear_down);
  g_test_add ("/duty-row/relieve-early", Fixture, "t1", set_up, test_relieve_early, tear_down);
  g_test_add ("/duty-row/beyond", Fixture, "t1", set_up, test_beyond, tear_down);
  g_test_add ("/duty-row/replace", Fixture, "t1", set_up, test_replace, tear_down);
  g_test_add ("/duty-row/replaced-gone", Fixture, "t1", set_up, test_replaced_gone, tear_down);
  g_test_add ("/duty-row/replace-on-duty", Fixture, "t2", set_up, test_replace_on_duty, tear_down);
  g_test_add ("/duty-row/arrived", Fixture, "t3", set_up, test_arrived, tear_down);

  return g_test_run ();
}
