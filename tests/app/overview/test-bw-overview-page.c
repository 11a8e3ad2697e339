/* test-bw-overview-page.c: the states of the page, and where its cards stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-overview-board.h"
#include "bw-overview-page.h"
#include "desk-fixture.h"
#include "overview-fixture.h"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwOverviewPage  *page;
  GtkWindow       *window;
} Fixture;

/* Until the map is painted and the rows are read. */
static void
settle (Fixture *fixture)
{
  while (!bw_overview_page_is_settled (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  overview_fixture_run (20);
}

static void
show (Fixture         *fixture,
      BwClientSession *session,
      int              width,
      int              height)
{
  fixture->session = session;
  fixture->desk = bw_desk_new (session);
  fixture->page = BW_OVERVIEW_PAGE (bw_overview_page_new (fixture->desk));
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->page), width, height);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  show (fixture, desk_fixture_new_session (), 1080, 753);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwOverviewPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK)));
}

static void
assert_size (Fixture *fixture,
             GType    type,
             int      width,
             int      height)
{
  GtkWidget *widget = find (GTK_WIDGET (fixture->page), type);

  g_assert_cmpint (gtk_widget_get_width (widget), ==, width);
  g_assert_cmpint (gtk_widget_get_height (widget), ==, height);
}

/* The measures of the visual reference. */
static void
test_city (Fixture       *fixture,
           gconstpointer  unused)
{
  BwOverviewBoard *board = BW_OVERVIEW_BOARD (find (GTK_WIDGET (fixture->page), BW_TYPE_OVERVIEW_BOARD));
  BwFigureButton *button = bw_key_figures_get_button (bw_overview_board_get_key_figures (board),
                                                      BW_KEY_FIGURE_SAMPLED);

  g_assert_cmpstr (get_state (fixture), ==, "content");
  assert_size (fixture, BW_TYPE_OVERVIEW_BOARD, 1080, 753);
  assert_size (fixture, BW_TYPE_KEY_FIGURES, 1032, 92);
  assert_size (fixture, BW_TYPE_MAP_CARD, 512, 374);
  assert_size (fixture, BW_TYPE_AREA_LIST, 506, 374);
  assert_size (fixture, BW_TYPE_PROGRESS_CARD, 1032, 229);

  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "已采样 1,900 人, 目标 3,000 人");
  g_assert_cmpstr (bw_area_list_get_text (bw_overview_board_get_area_list (board),
                                          desk_fixture_place (fixture->session, "k1")), ==, NULL);
  g_assert_nonnull (bw_area_list_get_text (bw_overview_board_get_area_list (board),
                                           desk_fixture_place (fixture->session, "d2")));
}

static void
test_district (Fixture       *fixture,
               gconstpointer  unused)
{
  bw_desk_set_scope (fixture->desk, "d1");
  settle (fixture);
  assert_size (fixture, BW_TYPE_MAP_CARD, 548, 476);
  assert_size (fixture, BW_TYPE_AREA_LIST, 470, 476);
  assert_size (fixture, BW_TYPE_PROGRESS_CARD, 1032, 127);

  bw_desk_go_back (fixture->desk);
  settle (fixture);
  assert_size (fixture, BW_TYPE_MAP_CARD, 512, 374);
}

/* From 1700 px on the map takes what is over. */
static void
test_wide (Fixture       *fixture,
           gconstpointer  unused)
{
  GtkWidget *map;
  GtkWidget *list;

  show (fixture, desk_fixture_new_session (), 1800, 1000);
  settle (fixture);
  map = find (GTK_WIDGET (fixture->page), BW_TYPE_MAP_CARD);
  list = find (GTK_WIDGET (fixture->page), BW_TYPE_AREA_LIST);
  g_assert_cmpint (gtk_widget_get_width (list), ==, 715);
  g_assert_cmpint (gtk_widget_get_width (map), ==, 1800 - 48 - 14 - 715);
  g_assert_cmpint (gtk_widget_get_height (map), >, 374);
}

/* In one column: the page scrolls. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *map;
  GtkWidget *list;

  show (fixture, desk_fixture_new_session (), 700, 700);
  settle (fixture);
  map = find (GTK_WIDGET (fixture->page), BW_TYPE_MAP_CARD);
  list = find (GTK_WIDGET (fixture->page), BW_TYPE_AREA_LIST);
  g_assert_cmpint (gtk_widget_get_width (map), ==, 700 - 48);
  g_assert_cmpint (gtk_widget_get_width (list), ==, 700 - 48);
  g_assert_cmpint (gtk_widget_get_height (find (GTK_WIDGET (fixture->page), BW_TYPE_OVERVIEW_BOARD)), >, 700);
}

static void
test_loading (Fixture       *fixture,
              gconstpointer  unused)
{
  show (fixture, bw_client_session_new (bw_measure_catalogue_get_default (), NULL), 1080, 753);
  g_assert_cmpstr (get_state (fixture), ==, "loading");
  g_assert_false (bw_overview_page_is_settled (fixture->page));
}

static void
test_no_round (Fixture       *fixture,
               gconstpointer  unused)
{
  BwClientSession *session = desk_fixture_new_session ();

  bw_picture_remove (bw_client_session_get_picture (session), BW_DOCUMENT_TYPE_ROUND, "r1");
  bw_picture_commit (bw_client_session_get_picture (session));
  show (fixture, session, 1080, 753);
  g_assert_cmpstr (get_state (fixture), ==, "no-round");
  g_assert_true (bw_overview_page_is_settled (fixture->page));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_picture_clear (bw_client_session_get_picture (fixture->session));
  bw_picture_commit (bw_client_session_get_picture (fixture->session));
  overview_fixture_run (300);
  g_assert_cmpstr (get_state (fixture), ==, "empty");
}

static void
test_outside (Fixture       *fixture,
              gconstpointer  unused)
{
  desk_fixture_apply (fixture->session, "{'type':'area','id':'d3','parent':'c','level':'district',"
                      "'name':'丙区','at':'2021-08-05T00:00:00+08:00','source':'import','seq':90}");
  bw_desk_set_scope (fixture->desk, "d3");
  overview_fixture_run (20);
  g_assert_cmpstr (get_state (fixture), ==, "not-in-round");

  /* The way up. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "overview.widen", NULL);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  settle (fixture);
  g_assert_cmpstr (get_state (fixture), ==, "content");
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/overview-page/city", Fixture, NULL, set_up, test_city, tear_down);
  g_test_add ("/overview-page/district", Fixture, NULL, set_up, test_district, tear_down);
  g_test_add ("/overview-page/wide", Fixture, NULL, NULL, test_wide, tear_down);
  g_test_add ("/overview-page/narrow", Fixture, NULL, NULL, test_narrow, tear_down);
  g_test_add ("/overview-page/loading", Fixture, NULL, NULL, test_loading, tear_down);
  g_test_add ("/overview-page/no-round", Fixture, NULL, NULL, test_no_round, tear_down);
  g_test_add ("/overview-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/overview-page/outside", Fixture, NULL, set_up, test_outside, tear_down);

  return g_test_run ();
}
