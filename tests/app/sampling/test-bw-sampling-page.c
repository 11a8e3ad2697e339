/* test-bw-sampling-page.c: chips, search, panel; which state the page is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sampling-page.h"
#include "picture-fixture.h"
#include "sampling-fixture.h"

#include <string.h>

typedef struct
{
  BwDesk         *desk;
  BwSamplingPage *page;
  GtkWindow      *window;
} Fixture;

static void
settle (Fixture *fixture)
{
  do
    overview_fixture_run (30);
  while (!bw_sampling_page_is_settled (fixture->page));
}

static void
present (Fixture *fixture,
         int      width)
{
  fixture->page = BW_SAMPLING_PAGE (bw_sampling_page_new (fixture->desk));
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->page), width, 753);
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->desk = sampling_fixture_new ();
  present (fixture, 1080);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwSamplingPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->desk);
}

static BwTable *
get_table (Fixture *fixture)
{
  return bw_point_list_get_table (bw_sampling_board_get_list (bw_sampling_page_get_board (fixture->page)));
}

static void
check_row (Fixture    *fixture,
           guint       position,
           const char *code)
{
  g_assert_cmpuint (GPOINTER_TO_UINT (bw_table_get_row (get_table (fixture), position)), ==,
                    sampling_fixture_place (fixture->desk, code));
}

static const char *
get_text (Fixture    *fixture,
          guint       position,
          const char *column)
{
  return bw_table_get_text (get_table (fixture), position, column);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  unused)
{
  BwTable *table = get_table (fixture);

  g_assert_cmpstr (bw_sampling_page_get_state (fixture->page), ==, "content");
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 6);
  check_row (fixture, 0, "p3");
  check_row (fixture, 1, "p4");
  check_row (fixture, 5, "p5");
  g_assert_cmpstr (get_text (fixture, 0, "state"), ==, "暂停");
  g_assert_cmpstr (get_text (fixture, 0, "point"), ==, "七里店");
  g_assert_cmpstr (get_text (fixture, 0, "share"), ==, "20%");
  g_assert_cmpstr (get_text (fixture, 0, "desks"), ==, "– / 6");
  g_assert_nonnull (strstr (get_text (fixture, 1, "queue"), "<b>226</b>"));
  g_assert_nonnull (strstr (get_text (fixture, 1, "done"), "120<span"));
  g_assert_cmpstr (get_text (fixture, 1, "age"), ==, "1 分");
}

static void
test_chips (Fixture       *fixture,
            gconstpointer  unused)
{
  BwTable *table = get_table (fixture);

  g_assert_cmpuint (bw_table_count (table, "paused"), ==, 1);
  g_assert_cmpuint (bw_table_count (table, "jammed"), ==, 1);
  g_assert_cmpuint (bw_table_count (table, "done"), ==, 1);
  g_assert_cmpuint (bw_table_count (table, "unknown"), ==, 2);
  bw_table_set_chip (table, "jammed");
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 1);
  check_row (fixture, 0, "p4");

  /* It jams no more: it goes when nobody points at it. */
  fixture_set (bw_desk_get_picture (fixture->desk), "p4", FIXTURE_SUBJECT, "wait", 3, BW_BOUND_EXACT, FIXTURE_NOW);
  overview_fixture_tell (fixture->desk);
  overview_fixture_run (600);
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 0);
  g_assert_cmpuint (bw_table_count (table, "jammed"), ==, 0);

  bw_table_set_chip (table, "all");
  bw_table_set_search (table, "QILI");
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 1);
  check_row (fixture, 0, "p3");
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_desk_set_scope (fixture->desk, "d4");
  overview_fixture_run (300);
  g_assert_cmpstr (bw_sampling_page_get_state (fixture->page), ==, "not-in-round");
  bw_desk_set_scope (fixture->desk, "d2");
  overview_fixture_run (300);
  g_assert_cmpuint (bw_table_get_n_listed (get_table (fixture)), ==, 0);
  bw_desk_set_scope (fixture->desk, "c");
  overview_fixture_run (300);
  g_assert_cmpuint (bw_table_get_n_listed (get_table (fixture)), ==, 6);
}

static void
activate (Fixture    *fixture,
          const char *code)
{
  g_signal_emit_by_name (get_table (fixture), "row-activated",
                         GUINT_TO_POINTER (sampling_fixture_place (fixture->desk, code)));
}

static void
test_panel (Fixture       *fixture,
            gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  g_autofree char *supplies = NULL;
  BwPointPanel *panel;
  BwFigureCard *card;

  g_assert_null (bw_sampling_page_get_panel (fixture->page));
  g_assert_true (fixture_apply (picture, "{'type':'team','id':'t1','kind':'medical','name':'市医院一队','area':'d1',"
                                "'at':'2021-08-07T00:00:00Z','source':'manual'}"));
  g_assert_true (fixture_apply (picture, "{'type':'assignment','id':'a1','team':'t1','site':'p4','task':'采样',"
                                "'from':'2021-08-07T22:00:00Z','to':'2021-08-08T06:00:00Z','state':'on_duty',"
                                "'at':'2021-08-07T00:00:00Z','source':'manual'}"));
  overview_fixture_tell (fixture->desk);
  activate (fixture, "p4");
  panel = bw_sampling_page_get_panel (fixture->page);
  g_assert_nonnull (panel);
  g_assert_nonnull (strstr (bw_point_panel_get_duty (panel), "市医院一队 · 在岗 · 采样"));
  g_assert_cmpstr (bw_point_panel_get_standing (panel), ==, "");
  g_assert_cmpstr (bw_site_events_get_text (bw_point_panel_get_events (panel), 0), ==, "06:00，市医院一队 在岗");
  supplies = bw_site_supplies_dup_text (bw_point_panel_get_supplies (panel));
  g_assert_true (g_str_has_prefix (supplies, "未上报||"));

  /* What stands behind each figure; the panel has slid in by then. */
  overview_fixture_run (400);
  card = bw_point_panel_get_card (panel);
  g_assert_cmpstr (bw_figure_button_get_text (bw_figure_card_get_button (card, 0)), ==, "已采样 120 人, 目标 200 人");
  g_signal_emit_by_name (bw_figure_card_get_button (card, 2), "clicked");
  g_assert_cmpstr (bw_truth_strip_get_text (bw_figure_card_get_strip (card), "来源"), ==, "现场上报");

  /* Another point; why it pauses is told; what happened at the first one is none of its log. */
  activate (fixture, "p3");
  g_assert_cmpstr (bw_point_panel_get_standing (panel), ==, "采样管用尽");
  g_assert_cmpstr (bw_site_events_get_text (bw_point_panel_get_events (panel), 0), ==, "");

  /* Closed, the focus is on its row again. */
  gtk_widget_activate_action (GTK_WIDGET (panel), "panel.close", NULL);
  g_assert_null (bw_sampling_page_get_panel (fixture->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (get_table (fixture))));
}

/* A point of another area that is asked for by name: its panel is open when the area is shown. */
static void
test_sought (Fixture       *fixture,
             gconstpointer  unused)
{
  BwPointPanel *panel;

  bw_desk_go_to (fixture->desk, "c", BW_PAGE_SAMPLING);
  overview_fixture_run (300);
  g_assert_null (bw_sampling_page_get_panel (fixture->page));
  bw_desk_go_to (fixture->desk, "p4", BW_PAGE_SAMPLING);
  overview_fixture_run (300);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d1");
  panel = bw_sampling_page_get_panel (fixture->page);
  g_assert_nonnull (panel);
  g_assert_cmpuint (bw_point_panel_get_point (panel), ==, sampling_fixture_place (fixture->desk, "p4"));
}

static GtkSelectionModel *
find_rows (GtkWidget *widget)
{
  GtkSelectionModel *found = GTK_IS_LIST_VIEW (widget) ? gtk_list_view_get_model (GTK_LIST_VIEW (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_rows (child);

  return found;
}

/* It jams, or no more, and the order is the other way round: each stands on another line. */
static void
move_row (Fixture *fixture,
          double   wait)
{
  bw_table_set_sort (get_table (fixture), "queue", wait > 10);
  fixture_set (bw_desk_get_picture (fixture->desk), "p4", FIXTURE_SUBJECT, "wait", wait, BW_BOUND_EXACT, FIXTURE_NOW);
  overview_fixture_tell (fixture->desk);
  settle (fixture);
}

/* What is chosen in the table is what the desk has chosen; the map marks it. */
static void
test_selected (Fixture       *fixture,
               gconstpointer  unused)
{
  BwPlace point = sampling_fixture_place (fixture->desk, "p2");
  BwPlace other = sampling_fixture_place (fixture->desk, "p3");
  GtkSelectionModel *rows = find_rows (GTK_WIDGET (get_table (fixture)));
  guint n_together;

  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, point);

  /* What was chosen elsewhere since, or let go of, stays so when the rows are put in order. */
  bw_desk_set_selected (fixture->desk, other);
  move_row (fixture, 3);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, other);
  bw_desk_set_selected (fixture->desk, BW_PLACE_NONE);
  move_row (fixture, 60);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);

  /* None and several are not the one that is chosen, and take no mark of something else. */
  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  gtk_widget_activate_action (GTK_WIDGET (get_table (fixture)), "table.clear", NULL);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);
  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  gtk_selection_model_select_all (rows);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);
  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  bw_desk_set_selected (fixture->desk, other);
  gtk_selection_model_select_all (rows);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, other);

  /* Several are marked together, for as long as they are chosen here. */
  bw_desk_get_together (fixture->desk, &n_together);
  g_assert_cmpuint (n_together, ==, g_list_model_get_n_items (G_LIST_MODEL (rows)));
  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  bw_desk_get_together (fixture->desk, &n_together);
  g_assert_cmpuint (n_together, ==, 0);
}

static void
on_desk_notify_selected_cb (guint *n_told)
{
  (*n_told)++;
}

/* Of a picture that begins anew an old row is no place: the desk is not told of it. */
static void
test_selected_anew (Fixture       *fixture,
                    gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  BwPlace point = sampling_fixture_place (fixture->desk, "p2");
  BwPlace other = sampling_fixture_place (fixture->desk, "p3");
  guint n_told = 0;

  g_assert_true (bw_table_select (get_table (fixture), GUINT_TO_POINTER (point)));
  g_signal_connect_swapped (fixture->desk, "notify::selected", G_CALLBACK (on_desk_notify_selected_cb), &n_told);
  bw_picture_clear (picture);
  bw_table_select (get_table (fixture), GUINT_TO_POINTER (other));
  g_assert_cmpuint (n_told, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_told);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  BwRhythmCard *rhythm = bw_sampling_board_get_rhythm (bw_sampling_page_get_board (fixture->page));
  g_autoptr (BwExport) export = NULL;

  g_assert_false (bw_rhythm_card_is_missing (rhythm));
  sampling_fixture_set (fixture->desk, "d1", "target", 850);
  overview_fixture_tell (fixture->desk);
  g_assert_true (bw_rhythm_card_is_missing (rhythm));
  g_assert_cmpstr (bw_rhythm_card_get_line (rhythm, 0), !=, "");
  g_assert_nonnull (strstr (bw_rhythm_card_get_line (rhythm, 1), "排队过长"));
  export = bw_export_button_make_export (bw_rhythm_card_get_export (rhythm));
  g_assert_cmpuint (bw_export_get_n_rows (export), ==, 3);
  g_assert_cmpstr (bw_rhythm_card_get_more (rhythm), ==, "");
}

static void
test_chain (Fixture       *fixture,
            gconstpointer  unused)
{
  BwChainCard *chain = bw_sampling_board_get_chain (bw_sampling_page_get_board (fixture->page));
  g_autoptr (BwExport) export = bw_export_button_make_export (bw_chain_card_get_export (chain));

  g_assert_nonnull (strstr (bw_chain_card_get_text (chain, 0), "采样 830"));
  g_assert_cmpstr (bw_chain_card_get_text (chain, 1), ==, "送检 未上报");
  g_assert_cmpuint (bw_export_get_n_rows (export), ==, BW_N_CHAIN_STEPS);
  g_signal_emit_by_name (bw_chain_card_get_button (chain, 0), "clicked");
  g_assert_cmpstr (bw_truth_strip_get_text (bw_chain_card_get_strip (chain), "来源"), ==, "现场上报");
}

/* In a window of 720 all fits without the page scrolling sideways. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  unused)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (bw_sampling_page_get_board (fixture->page)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 668);
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  unused)
{
  fixture->desk = overview_fixture_new_empty ();
  fixture->page = BW_SAMPLING_PAGE (bw_sampling_page_new (fixture->desk));
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->page), 1080, 753);
}

static void
test_loading (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_cmpstr (bw_sampling_page_get_state (fixture->page), ==, "loading");
  g_assert_false (bw_sampling_page_is_settled (fixture->page));
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/sampling-page/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/sampling-page/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/sampling-page/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/sampling-page/panel", Fixture, NULL, set_up, test_panel, tear_down);
  g_test_add ("/sampling-page/sought", Fixture, NULL, set_up, test_sought, tear_down);
  g_test_add ("/sampling-page/selected", Fixture, NULL, set_up, test_selected, tear_down);
  g_test_add ("/sampling-page/selected-anew", Fixture, NULL, set_up, test_selected_anew, tear_down);
  g_test_add ("/sampling-page/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/sampling-page/chain", Fixture, NULL, set_up, test_chain, tear_down);
  g_test_add ("/sampling-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/sampling-page/loading", Fixture, NULL, set_up_empty, test_loading, tear_down);

  return g_test_run ();
}
