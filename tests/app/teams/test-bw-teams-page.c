/* test-bw-teams-page.c: figures, gaps, who can come, and the dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-teams-page.h"

#include "bw-arrival-list.h"
#include "bw-assign-window.h"
#include "bw-export-button.h"
#include "bw-gap-item.h"
#include "bw-mobilisation-window.h"
#include "bw-several-window.h"
#include "bw-team-window.h"
#include "desk-fixture.h"
#include "teams-fixture.h"

#include <string.h>

#define AT "'at':'2021-08-05T00:00:00+08:00','source':'import'"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwTeamsPage     *page;
  GtkWindow       *window;
} Fixture;

static void
settle (Fixture *fixture)
{
  while (!bw_teams_page_is_settled (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  teams_fixture_run (20);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = teams_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->page = BW_TEAMS_PAGE (bw_teams_page_new (fixture->desk));
  fixture->window = teams_fixture_present (GTK_WIDGET (fixture->page), 1080, 753);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwTeamsPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  teams_fixture_run (20);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

static const char *
get_figure (Fixture *fixture,
            guint    figure)
{
  BwFigureCard *card = bw_teams_board_get_figures (bw_teams_page_get_board (fixture->page));

  return bw_figure_button_get_text (bw_figure_card_get_button (card, figure));
}

/* Of nine assignments that are needed in each area two are there or planned. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_cmpstr (get_figure (fixture, 0), ==, "志愿服务队 2,295 支");
  g_assert_cmpstr (get_figure (fixture, 1), ==, "临时党支部 未上报");
  g_assert_cmpstr (get_figure (fixture, 2), ==, "党员 25,891 人");
  g_assert_cmpstr (get_figure (fixture, 4), ==, "今明两天班次 14.3%, 18 班缺岗，当前班次");

  bw_desk_set_scope (fixture->desk, "d1");
  settle (fixture);
  g_assert_cmpstr (get_figure (fixture, 0), ==, "志愿服务队 402 支, 全市 2,295 支");
  g_assert_cmpstr (get_figure (fixture, 2), ==, "党员 未上报, 全市 25,891 人");
  g_assert_cmpstr (get_figure (fixture, 3), ==, "支援医护 20 人, 全市 20 人");
}

static GListModel *
get_gaps (Fixture *fixture)
{
  return bw_gap_list_get_model (bw_teams_board_get_gaps (bw_teams_page_get_board (fixture->page)));
}

static GListModel *
get_teams (Fixture *fixture)
{
  return bw_team_list_get_model (bw_teams_board_get_teams (bw_teams_page_get_board (fixture->page)));
}

/* How many rows of the list below @widget can be copied. */
static guint
count_exported (GtkWidget *widget)
{
  guint n = 0;

  if (BW_IS_EXPORT_BUTTON (widget))
    {
      g_autoptr (BwExport) export = bw_export_button_make_export (BW_EXPORT_BUTTON (widget));

      n = bw_export_get_n_rows (export);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_exported (child);

  return n;
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwGapItem) gap = g_list_model_get_item (get_gaps (fixture), 0);
  g_autoptr (BwTeamItem) team = g_list_model_get_item (get_teams (fixture), 0);

  g_assert_cmpuint (g_list_model_get_n_items (get_gaps (fixture)), ==, 18);
  g_assert_cmpstr (bw_gap_item_get_title (gap), ==, "甲一街道 · 甲一1号采样点");
  g_assert_cmpstr (bw_gap_item_get_note (gap), ==, "今天 早 07–15 · 缺 1 队");

  /* One is on duty, one would be for sixteen hours. */
  g_assert_cmpuint (g_list_model_get_n_items (get_teams (fixture)), ==, 1);
  g_assert_cmpstr (bw_team_item_get_name (team), ==, "支援队");
  g_assert_cmpstr (bw_team_item_get_note (team), ==, "人数未上报 · 空闲 · 甲区支援");
  g_assert_true (bw_team_item_is_recommended (team));
  g_assert_cmpuint (count_exported (GTK_WIDGET (bw_teams_board_get_gaps (bw_teams_page_get_board (fixture->page)))),
                    ==, 18);
  g_assert_cmpuint (count_exported (GTK_WIDGET (bw_teams_board_get_teams (bw_teams_page_get_board (fixture->page)))),
                    ==, 1);
}

/* More than a list can hold: it says so, and the file has them all. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  BwGapList *gaps = bw_teams_board_get_gaps (bw_teams_page_get_board (fixture->page));
  BwTeamList *teams = bw_teams_board_get_teams (bw_teams_page_get_board (fixture->page));
  g_autoptr (BwGapItem) gap = g_list_model_get_item (get_gaps (fixture), 0);
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (BwGap));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_assert_cmpstr (bw_gap_list_get_rest (gaps), ==, "");
  g_assert_cmpstr (bw_team_list_get_rest (teams), ==, "");
  for (guint i = 0; i < 1301; i++)
    g_array_append_vals (many, bw_gap_item_get_gap (gap), 1);

  bw_gap_list_update (gaps, fixture->desk, many, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_gaps (fixture)), ==, 300);
  g_assert_nonnull (strstr (bw_gap_list_get_rest (gaps), "300"));
  g_assert_nonnull (strstr (bw_gap_list_get_rest (gaps), "1,301"));
  g_assert_cmpuint (count_exported (GTK_WIDGET (gaps)), ==, 1301);

  bw_team_list_update (teams, items, 12345, NULL, "", TRUE);
  g_assert_nonnull (strstr (bw_team_list_get_rest (teams), "12,345"));
}

/* Where nobody is planned no gap is known: that is not that all shifts are covered. */
static void
test_unplanned (void)
{
  Fixture fixture = { .session = desk_fixture_new_session () };
  BwGapList *gaps;
  BwTeamList *teams;

  fixture.desk = bw_desk_new (fixture.session);
  fixture.page = BW_TEAMS_PAGE (bw_teams_page_new (fixture.desk));
  fixture.window = teams_fixture_present (GTK_WIDGET (fixture.page), 1080, 753);
  settle (&fixture);
  gaps = bw_teams_board_get_gaps (bw_teams_page_get_board (fixture.page));
  teams = bw_teams_board_get_teams (bw_teams_page_get_board (fixture.page));
  g_assert_cmpuint (g_list_model_get_n_items (get_gaps (&fixture)), ==, 0);
  g_assert_true (g_str_has_suffix (bw_gap_list_get_empty (gaps), " 班未排班，是否到位未上报"));
  g_assert_cmpstr (bw_team_list_get_empty (teams), ==, "没有登记的队伍");

  /* A team, but no shift that it is looked at for; an area without any shift. */
  desk_fixture_apply (fixture.session, "{'type':'team','id':'t1','at':'2021-08-08T09:00:00+08:00','kind':'women',"
                      "'name':'T','area':'s1','size':12,'seq':110}\n"
                      "{'type':'area','id':'d3','at':'2021-08-05T00:00:00+08:00','source':'import','parent':'c',"
                      "'level':'district','name':'丙区','seq':111}\n");
  bw_desk_set_scope (fixture.desk, "d3");
  settle (&fixture);
  g_assert_cmpstr (bw_gap_list_get_empty (gaps), ==, "没有已知的班次：此范围没有登记开放的采样点或卡点");
  g_assert_cmpstr (bw_team_list_get_empty (teams), ==, "选择一个班次，查看可派队伍");
  tear_down (&fixture, NULL);
}

/* A site that was asked for by name: its first shift that nobody covers, and who could
 * come to it. k1 is held by nobody in the middle shift of today. */
static void
test_sought (Fixture       *fixture,
             gconstpointer  unused)
{
  BwShiftGrid *grid = bw_teams_board_get_grid (bw_teams_page_get_board (fixture->page));
  BwShiftCell *cell;

  bw_desk_go_to (fixture->desk, "k1", BW_PAGE_TEAMS);
  settle (fixture);
  teams_fixture_run (300);
  cell = bw_shift_grid_find_cell (grid, desk_fixture_place (fixture->session, "k1"), 1);
  g_assert_nonnull (cell);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (cell));

  /* Once: then a person goes on from there. */
  gtk_window_set_focus (fixture->window, NULL);
  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'b1','team':'t9','site':'p1','state':'on_duty',"
                      "'from':'2021-08-08T07:00:00+08:00','to':'2021-08-08T15:00:00+08:00',"
                      "'at':'2021-08-08T00:00:00+08:00'}");
  teams_fixture_run (400);
  settle (fixture);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) != GTK_WIDGET (cell));
}

/* What is sought on another page is nothing to this one. */
static void
test_sought_elsewhere (Fixture       *fixture,
                       gconstpointer  unused)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  bw_desk_go_to (fixture->desk, "k1", BW_PAGE_CHECKPOINTS);
  settle (fixture);
  teams_fixture_run (300);
  g_assert_false (BW_IS_SHIFT_CELL (gtk_root_get_focus (GTK_ROOT (fixture->window)))
                  && gtk_root_get_focus (GTK_ROOT (fixture->window)) != focus);
}

/* A roster follows when an assignment comes. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  unused)
{
  guint n_read = bw_roster_keeper_get_n_read (bw_teams_page_get_keeper (fixture->page));

  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'b1','team':'t9','site':'p1','state':'on_duty',"
                      "'from':'2021-08-08T07:00:00+08:00','to':'2021-08-08T15:00:00+08:00',"
                      "'at':'2021-08-08T00:00:00+08:00'}");
  while (g_list_model_get_n_items (get_gaps (fixture)) != 17)
    g_main_context_iteration (NULL, TRUE);

  /* It is taken into the roster that stands: no place was looked at again. */
  g_assert_cmpuint (bw_roster_keeper_get_n_read (bw_teams_page_get_keeper (fixture->page)), ==, n_read);
}

static void
test_judge (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct
  {
    const char *place;
    guint       shift;
    const char *team;
    const char *reason;
  } cases[] = {
    { "d1", 1, "t1", "时间冲突：已排甲一1号采样点 8日 15:00–23:00" },
    { "d1", 2, "t1", "超 12 小时：连续值守 16 小时" },
    { "d1", 5, "t1", "此处不缺岗" },
    { "d1", 3, "t1", NULL },
    { "d2", 2, "t2", NULL },
    { "d2", 3, "t2", "超 12 小时：连续值守 16 小时" },
    { "d2", 3, "t3", NULL },
    { "d2", 3, "nobody", "此处不缺岗" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = bw_teams_page_judge (fixture->page,
                                                     desk_fixture_place (fixture->session, cases[i].place),
                                                     cases[i].shift, cases[i].team);

      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

static GtkWidget *
present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  teams_fixture_run (20);
  return window;
}

/* Who can come, best first; who cannot stands there too, and cannot be chosen. */
static void
test_assign_window (Fixture       *fixture,
                    gconstpointer  unused)
{
  GtkWidget *window = present (bw_assign_window_new (fixture->window, bw_teams_page_get_keeper (fixture->page),
                                                     desk_fixture_place (fixture->session, "d2"), 2));
  GtkWidget *list = teams_fixture_find_class (window, "assign-list");
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);

  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_assert_true (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) == first);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "支援队, 人数未上报 · 空闲 · 甲区支援, 推荐");
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "乙区志愿队, 8 人 · 15:00 下班，到接班休息 8 小时, 休息偏短");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (first));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_keeper_changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Whom somebody else has placed meanwhile nobody takes the place of unasked; whatever else
 * comes in does not change that. */
static void
test_assign_window_taken (Fixture       *fixture,
                          gconstpointer  unused)
{
  BwRosterKeeper *keeper = bw_teams_page_get_keeper (fixture->page);
  GtkWidget *window = present (bw_assign_window_new (fixture->window, keeper,
                                                     desk_fixture_place (fixture->session, "p3"), 2));
  guint n_changes = 0;
  GtkListBox *list = GTK_LIST_BOX (teams_fixture_find_class (window, "assign-list"));
  GtkWidget *note = GTK_WIDGET (gtk_widget_get_template_child (window, BW_TYPE_ASSIGN_WINDOW, "lost_note"));

  g_assert_nonnull (gtk_list_box_get_selected_row (list));
  desk_fixture_apply (fixture->session, "{'type':'assignment','id':'b1'," AT ",'team':'t3','site':'k1',"
                      "'from':'2021-08-08T23:00:00+08:00','to':'2021-08-09T07:00:00+08:00','state':'planned'}\n");
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (on_keeper_changed_cb), &n_changes);
  for (guint i = 1; i <= 2; i++)
    {
      while (n_changes < i)
        g_main_context_iteration (NULL, TRUE);
      teams_fixture_run (20);
      g_assert_null (gtk_list_box_get_selected_row (list));
      g_assert_true (gtk_widget_get_visible (note));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==, "支援队已不能到岗，请另选队伍");
      desk_fixture_apply (fixture->session, "{'type':'team','id':'t9'," AT ",'kind':'women','name':'丙',"
                          "'area':'s1','size':12}\n");
    }

  /* Until a person chooses. */
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_nonnull (gtk_list_box_get_selected_row (list));
  g_assert_false (gtk_widget_get_visible (note));
  g_signal_handlers_disconnect_by_data (keeper, &n_changes);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* After a reset of the feed the same places have other indices. */
static void
test_assign_window_reset (Fixture       *fixture,
                          gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  BwPlace before = desk_fixture_place (fixture->session, "p3");
  GtkWidget *window = present (bw_assign_window_new (fixture->window, bw_teams_page_get_keeper (fixture->page),
                                                     before, 3));

  bw_picture_clear (picture);
  desk_fixture_apply (fixture->session,
                      "{'type':'area','id':'c'," AT ",'level':'city','name':'许昌市','time_zone':'Asia/Shanghai'}\n"
                      "{'type':'area','id':'d2'," AT ",'parent':'c','level':'district','name':'乙区'}\n"
                      "{'type':'site','id':'p3'," AT ",'area':'d2','kind':'sampling','name':'乙区采样点',"
                      "'hours':'00:00-24:00','desks':4,'state':'open'}\n");
  settle (fixture);

  g_assert_cmpuint (desk_fixture_place (fixture->session, "p3"), !=, before);
  g_assert_cmpuint (bw_assign_window_get_site (BW_ASSIGN_WINDOW (window)), ==,
                    desk_fixture_place (fixture->session, "p3"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_several_window (Fixture       *fixture,
                     gconstpointer  unused)
{
  GtkWidget *window = present (bw_several_window_new (fixture->window, bw_teams_page_get_keeper (fixture->page)));
  GtkWidget *stack = teams_fixture_find (window, GTK_TYPE_STACK);
  GtkWidget *list = NULL;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "moves") != 0)
    g_main_context_iteration (NULL, TRUE);

  list = teams_fixture_find (stack, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 17));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 18));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_team_window (Fixture       *fixture,
                  gconstpointer  unused)
{
  GtkWidget *window = present (bw_team_window_new (fixture->window, bw_teams_page_get_keeper (fixture->page), "t2"));

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "乙区志愿队");
  bw_picture_remove (bw_desk_get_picture (fixture->desk), BW_DOCUMENT_TYPE_TEAM, "t2");
  bw_picture_commit (bw_desk_get_picture (fixture->desk));

  /* A team that is gone has no window. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_cell (GtkWidget  *window,
          guint       position,
          const char *column)
{
  BwTable *table = bw_mobilisation_window_get_table (BW_MOBILISATION_WINDOW (window));

  while (!bw_table_is_settled (table))
    g_main_context_iteration (NULL, TRUE);

  return bw_table_get_text (table, position, column);
}

/* A unit that has reported nothing has a line that says so. */
static void
test_mobilisation_window (Fixture       *fixture,
                          gconstpointer  unused)
{
  GtkWidget *units = present (bw_mobilisation_window_new (fixture->window, fixture->desk, FALSE));
  GtkWidget *lenders;

  g_assert_cmpstr (get_cell (units, 0, "unit"), ==, "甲区");
  g_assert_cmpstr (get_cell (units, 0, "teams"), ==, "402");
  g_assert_cmpstr (get_cell (units, 1, "unit"), ==, "乙区");
  g_assert_cmpstr (get_cell (units, 1, "teams"), ==, "未上报");

  /* What somebody has read out stands where the report is missing, and says what it is. */
  g_test_message ("%s", get_cell (units, 1, "branches"));
  g_assert_true (g_str_has_prefix (get_cell (units, 1, "branches"), "35"));
  g_assert_nonnull (strstr (get_cell (units, 1, "branches"), "13:00"));
  gtk_window_destroy (GTK_WINDOW (units));

  /* What is stated to come has not come by that: of nobody an arrival is reported. */
  lenders = present (bw_mobilisation_window_new (fixture->window, fixture->desk, TRUE));
  g_assert_cmpuint (bw_table_get_n_listed (bw_mobilisation_window_get_table (BW_MOBILISATION_WINDOW (lenders))), ==, 1);
  g_assert_cmpstr (get_cell (lenders, 0, "lender"), ==, "甲区");
  g_assert_cmpstr (get_cell (lenders, 0, "expected"), ==, "20");
  g_assert_cmpstr (get_cell (lenders, 0, "arrived"), ==, "未上报");
  g_assert_cmpstr (get_cell (lenders, 0, "last"), ==, "未上报");
  g_assert_cmpstr (get_cell (lenders, 0, "missing"), ==, "未上报");
  g_assert_cmpstr (get_cell (lenders, 0, "teams"), ==, "1");
  g_assert_true (gtk_widget_get_visible (teams_fixture_find (lenders, BW_TYPE_ARRIVAL_LIST)));

  /* Twelve are there. */
  desk_fixture_apply (fixture->session, "{'type':'team','id':'t3'," AT ",'kind':'medical','name':'支援队','area':'c',"
                      "'lent_by':'d1','size':12,'arrived':'2021-08-08T11:40:00+08:00'}\n");
  while (gtk_widget_get_visible (teams_fixture_find (lenders, BW_TYPE_ARRIVAL_LIST)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_cell (lenders, 0, "arrived"), ==, "12");
  g_assert_nonnull (strstr (get_cell (lenders, 0, "last"), "11:40"));
  g_assert_cmpstr (get_cell (lenders, 0, "missing"), ==, "8");
  gtk_window_destroy (GTK_WINDOW (lenders));
}

static void
apply_lent (Fixture    *fixture,
            const char *id,
            const char *kind,
            const char *members)
{
  desk_fixture_apply (fixture->session, "{'type':'team','id':'%s'," AT ",'kind':'%s','name':'支援队','area':'c',"
                      "'lent_by':'d1','arrived':'2021-08-08T11:40:00+08:00'%s}\n", id, kind, members);
}

/* How many are still to come is told no more exactly than what was stated, and of medical
 * staff alone. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *lenders;

  desk_fixture_apply (fixture->session, "{'type':'tally','id':'d1/mobilisation'," AT ",'place':'d1',"
                      "'subject':'mobilisation','values':{'medical_lent':{'value':100,'bound':'>'}}}\n");
  apply_lent (fixture, "t3", "medical", ",'size':12");
  apply_lent (fixture, "t8", "volunteer", ",'size':30");
  lenders = present (bw_mobilisation_window_new (fixture->window, fixture->desk, TRUE));
  g_assert_cmpstr (get_cell (lenders, 0, "teams"), ==, "1");
  g_assert_cmpstr (get_cell (lenders, 0, "arrived"), ==, "12");
  g_assert_cmpstr (get_cell (lenders, 0, "missing"), ==, "＞88");
  gtk_window_destroy (GTK_WINDOW (lenders));

  /* More than a hundred, of whom 120 are there: nobody knows whether that is all. */
  apply_lent (fixture, "t3", "medical", ",'size':120");
  lenders = present (bw_mobilisation_window_new (fixture->window, fixture->desk, TRUE));
  g_assert_cmpstr (get_cell (lenders, 0, "missing"), ==, "未上报");
  gtk_window_destroy (GTK_WINDOW (lenders));

  apply_lent (fixture, "t3", "medical", "");
  lenders = present (bw_mobilisation_window_new (fixture->window, fixture->desk, TRUE));
  g_assert_cmpstr (get_cell (lenders, 0, "missing"), ==, "未上报");
  gtk_window_destroy (GTK_WINDOW (lenders));
}

int
main (int    argc,
      char **argv)
{
  teams_fixture_init (&argc, &argv);

  g_test_add ("/teams-page/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/teams-page/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/teams-page/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add_func ("/teams-page/unplanned", test_unplanned);
  g_test_add ("/teams-page/sought", Fixture, NULL, set_up, test_sought, tear_down);
  g_test_add ("/teams-page/sought-elsewhere", Fixture, NULL, set_up, test_sought_elsewhere, tear_down);
  g_test_add ("/teams-page/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/teams-page/judge", Fixture, NULL, set_up, test_judge, tear_down);
  g_test_add ("/teams-page/assign-window", Fixture, NULL, set_up, test_assign_window, tear_down);
  g_test_add ("/teams-page/assign-window-taken", Fixture, NULL, set_up, test_assign_window_taken, tear_down);
  g_test_add ("/teams-page/assign-window-reset", Fixture, NULL, set_up, test_assign_window_reset, tear_down);
  g_test_add ("/teams-page/several-window", Fixture, NULL, set_up, test_several_window, tear_down);
  g_test_add ("/teams-page/team-window", Fixture, NULL, set_up, test_team_window, tear_down);
  g_test_add ("/teams-page/mobilisation-window", Fixture, NULL, set_up, test_mobilisation_window, tear_down);
  g_test_add ("/teams-page/missing", Fixture, NULL, set_up, test_missing, tear_down);

  return g_test_run ();
}
