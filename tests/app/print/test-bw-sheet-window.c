/* test-bw-sheet-window.c: a sheet is looked at before it goes on paper, or told why there is none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sheet-window.h"

#include "bw-language.h"
#include "bw-locations.h"
#include "bw-orders-page.h"
#include "bw-page-sheet.h"
#include "bw-settings.h"
#include "bw-sheet-view.h"
#include "bw-teams-page.h"
#include "desk-fixture.h"

#define ORDER "{'type':'order','id':'o1','at':'2021-08-08T09:00:00+08:00','source':'manual','kind':'notice'," \
              "'title':'加快采样的通知','text':'增开采样台。','issued':'2021-08-08T09:00:00+08:00'," \
              "'recipients':['d1','d2']}\n"

/* So many that the briefing has more than a page. */
#define N_FUNDS 60

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *parent;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
}

static BwSheetWindow *
open_sheet (Fixture     *fixture,
            BwPrintable *printable)
{
  BwSheetWindow *window = BW_SHEET_WINDOW (bw_sheet_window_new (GTK_WINDOW (fixture->parent), fixture->desk,
                                                                printable));

  gtk_window_present (GTK_WINDOW (window));
  while (!bw_sheet_window_is_settled (window))
    g_main_context_iteration (NULL, TRUE);

  return window;
}

/* The only widget of @type under @widget. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (widget = gtk_widget_get_first_child (widget); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    {
      GtkWidget *found = find (widget, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_title (BwSheetWindow *window,
              const char    *part)
{
  g_assert_nonnull (g_strstr_len (gtk_window_get_title (GTK_WINDOW (window)), -1, part));
}

/* The briefing, page by page, no further than it goes. */
static void
test_turn (Fixture       *fixture,
           gconstpointer  unused)
{
  BwSheetWindow *window;
  BwSheetView *view;

  for (guint i = 0; i < N_FUNDS; i++)
    desk_fixture_apply (fixture->session, "{'type':'fund','id':'f%u','at':'2021-08-08T00:00:00+08:00',"
                        "'source':'import','payer':'第%u总工会','category':'专项','allotted_fen':100000000}\n", i, i);

  window = open_sheet (fixture, NULL);
  view = BW_SHEET_VIEW (find (GTK_WIDGET (window), BW_TYPE_SHEET_VIEW));
  assert_title (window, "第一轮全员核酸检测");
  g_assert_cmpuint (bw_sheet_view_get_page (view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "sheet.next", NULL);
  g_assert_cmpuint (bw_sheet_view_get_page (view), ==, 1);
  bw_sheet_view_set_page (view, 1000);
  g_assert_cmpuint (bw_sheet_view_get_page (view), <, 10);
  gtk_widget_activate_action (GTK_WIDGET (window), "sheet.previous", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
wait_for_orders (BwOrdersPage *page)
{
  while (!bw_orders_page_is_settled (page))
    g_main_context_iteration (NULL, TRUE);
}

/* Of the orders the one that is chosen; without one their list. */
static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *page = bw_orders_page_new (fixture->desk);
  g_autoptr (BwPageSheet) list = NULL;
  g_autoptr (BwPageSheet) sheet = NULL;
  BwSheetWindow *window;

  gtk_window_set_child (GTK_WINDOW (fixture->parent), page);
  wait_for_orders (BW_ORDERS_PAGE (page));
  list = bw_page_sheet_new (fixture->desk, page);
  window = open_sheet (fixture, BW_PRINTABLE (list));
  assert_title (window, "通知");
  gtk_window_destroy (GTK_WINDOW (window));

  desk_fixture_apply (fixture->session, ORDER);
  while (bw_orders_page_get_chosen (BW_ORDERS_PAGE (page)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  sheet = bw_page_sheet_new (fixture->desk, page);
  window = open_sheet (fixture, BW_PRINTABLE (sheet));
  assert_title (window, "加快采样的通知");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of the teams the shift that is on. */
static void
test_teams (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *page = bw_teams_page_new (fixture->desk);
  g_autoptr (BwPageSheet) sheet = NULL;
  BwSheetWindow *window;

  gtk_window_set_child (GTK_WINDOW (fixture->parent), page);
  while (!bw_teams_page_is_settled (BW_TEAMS_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);

  sheet = bw_page_sheet_new (fixture->desk, page);
  window = open_sheet (fixture, BW_PRINTABLE (sheet));
  assert_title (window, "8月8日早班队伍编组");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A font that somebody chose and that has gone: said before anything is laid out. */
static void
test_missing_font (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  AdwStatusPage *fault;
  BwSheetWindow *window;

  g_assert_nonnull (settings);
  g_settings_set_string (settings, "print-font-kai", "No Such Font");
  window = open_sheet (fixture, NULL);
  fault = ADW_STATUS_PAGE (find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE));
  g_assert_nonnull (adw_status_page_get_description (fault));
  g_assert_nonnull (g_strstr_len (adw_status_page_get_description (fault), -1, "楷体"));
  g_assert_nonnull (g_strstr_len (adw_status_page_get_description (fault), -1, "No Such Font"));
  gtk_window_destroy (GTK_WINDOW (window));

  g_settings_set_string (settings, "print-font-kai", "Noto Serif CJK SC");
  window = open_sheet (fixture, NULL);
  assert_title (window, "第一轮全员核酸检测");
  gtk_window_destroy (GTK_WINDOW (window));
  g_settings_reset (settings, "print-font-kai");
}

#define ADD(path, test) g_test_add ("/app/sheet-window/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_locations_set_environment ();
  bw_language_apply ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("turn", test_turn);
  ADD ("order", test_order);
  ADD ("teams", test_teams);
  ADD ("missing-font", test_missing_font);
  return g_test_run ();
}
