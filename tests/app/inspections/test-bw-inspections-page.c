/* test-bw-inspections-page.c: what the page shows, and that it follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-inspections-page.h"

#include "bw-coverage-card.h"
#include "bw-export-button.h"
#include "bw-fault-card.h"
#include "bw-followup-window.h"
#include "bw-visit-list.h"
#include "bw-visit-window.h"
#include "overview-fixture.h"
#include "visit-fixture.h"

#include <string.h>

typedef struct
{
  BwClientSession   *session;
  BwDesk            *desk;
  BwInspectionsPage *page;
  GtkWindow         *window;
} Fixture;

static void
settle (Fixture *fixture)
{
  overview_fixture_run (20);
  while (!bw_inspections_page_is_settled (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  overview_fixture_run (250);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  scope)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  visit_fixture_apply (fixture->session);
  bw_desk_set_scope (fixture->desk, scope);
  fixture->page = BW_INSPECTIONS_PAGE (bw_inspections_page_new (fixture->desk));
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->page), 1080, 753);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  scope)
{
  BwInspectionsPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_nth (Fixture *fixture,
          GType    type,
          guint    index)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->page), type, &index);

  g_assert_nonnull (found);
  return found;
}

static const char *
get_figure (Fixture *fixture,
            guint    figure)
{
  return bw_figure_button_get_text (bw_figure_card_get_button (bw_inspections_page_get_figures (fixture->page),
                                                               figure));
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

/* How many charts below @widget can be taken away as pictures. */
static guint
count_pictured (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "pictured") && gtk_widget_get_focusable (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pictured (child);

  return n;
}

static void
test_city (Fixture       *fixture,
           gconstpointer  scope)
{
  BwTable *table = bw_inspections_page_get_table (fixture->page);
  BwVisitList *round = BW_VISIT_LIST (find_nth (fixture, BW_TYPE_VISIT_LIST, 0));

  g_assert_cmpstr (bw_inspections_page_get_state (fixture->page), ==, "content");
  g_assert_nonnull (strstr (get_figure (fixture, 0), "3"));
  g_assert_nonnull (strstr (get_figure (fixture, 3), "1 项逾期"));

  /* Deadline first; what is closed stands behind its chip. */
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 2);
  g_assert_cmpstr (((const BwFollowup *) bw_table_get_row (table, 0))->id, ==, "f1");
  g_assert_cmpuint (bw_table_count (table, "open"), ==, 2);
  g_assert_cmpuint (bw_table_count (table, "closed"), ==, 1);

  /* Praise is among what was found. */
  g_assert_cmpuint (bw_visit_list_get_n_rows (round), ==, 2);
  g_assert_nonnull (strstr (bw_visit_list_get_text (round, 0), "给予肯定"));
  g_assert_cmpuint (count_exported (GTK_WIDGET (round)), ==, 2);
  g_assert_cmpuint (count_exported (find_nth (fixture, BW_TYPE_COVERAGE_CARD, 0)), ==, 2);
  g_assert_cmpuint (count_pictured (find_nth (fixture, BW_TYPE_COVERAGE_CARD, 0)), ==, 1);

  /* A day on which nobody went is no day without a fault. */
  g_assert_nonnull (strstr (bw_fault_card_get_text (BW_FAULT_CARD (find_nth (fixture, BW_TYPE_FAULT_CARD, 0)), 3),
                            "6 日 未上报, 7 日 0, 8 日 1"));
  g_assert_cmpstr (bw_coverage_card_get_text (BW_COVERAGE_CARD (find_nth (fixture, BW_TYPE_COVERAGE_CARD, 0))), ==,
                   "0 / 2 从未暗访");
}

/* A row whose height depends on its width by a pixel would be a critical warning. */
static void
test_faults_measured (Fixture       *fixture,
                      gconstpointer  scope)
{
  GtkWidget *card = find_nth (fixture, BW_TYPE_FAULT_CARD, 0);
  int height;
  int wide;

  g_assert_cmpint (gtk_widget_get_request_mode (card), ==, GTK_SIZE_REQUEST_CONSTANT_SIZE);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, 4000, &wide, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, wide);
}

/* What changes in the feed changes on the page. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  scope)
{
  BwTable *table = bw_inspections_page_get_table (fixture->page);

  desk_fixture_apply (fixture->session,
                      "{'type':'followup','id':'f1','at':'2021-08-08T14:31:00+08:00','inspection':'v3','area':'d2',"
                      "'what':'w','state':'closed','closed_by_role':'commander','seq':301}\n");
  settle (fixture);
  g_assert_cmpuint (bw_table_count (table, "open"), ==, 1);
  g_assert_cmpuint (bw_table_count (table, "closed"), ==, 2);
  g_assert_null (strstr (get_figure (fixture, 3), "逾期"));

  bw_picture_remove (bw_client_session_get_picture (fixture->session), BW_DOCUMENT_TYPE_FOLLOWUP, "f2");
  bw_picture_commit (bw_client_session_get_picture (fixture->session));
  settle (fixture);
  g_assert_cmpuint (bw_table_count (table, "open"), ==, 0);

  bw_picture_clear (bw_client_session_get_picture (fixture->session));
  bw_picture_commit (bw_client_session_get_picture (fixture->session));
  overview_fixture_run (400);
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 0);
}

/* Nothing in that scope: one sentence, and the way up. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  scope)
{
  desk_fixture_apply (fixture->session, "{'type':'area','id':'d3','at':'2021-08-05T00:00:00+08:00','parent':'c',"
                                        "'level':'district','name':'丙区','seq':300}\n");
  bw_desk_set_scope (fixture->desk, "d3");
  settle (fixture);
  g_assert_cmpstr (bw_inspections_page_get_state (fixture->page), ==, "empty");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "inspections.widen", NULL);
  settle (fixture);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  g_assert_cmpstr (bw_inspections_page_get_state (fixture->page), ==, "content");
}

/* Both windows open and close; without a backend nothing can be written. */
static void
test_windows (Fixture       *fixture,
              gconstpointer  scope)
{
  GtkWidget *followup = bw_followup_window_new (fixture->window, fixture->desk, "f2");
  GtkWidget *visit = bw_visit_window_new (fixture->window, fixture->desk,
                                          desk_fixture_place (fixture->session, "k1"), NULL);
  GtkWidget *standing = bw_visit_window_new (fixture->window, fixture->desk, BW_PLACE_NONE, "v6");

  /* Without a window manager only one of them can have the focus. */
  gtk_widget_realize (followup);
  gtk_widget_realize (visit);
  gtk_widget_realize (standing);
  overview_fixture_run (50);

  /* It follows what happens meanwhile. */
  desk_fixture_apply (fixture->session,
                      "{'type':'followup','id':'f2','at':'2021-08-08T14:31:00+08:00','inspection':'v4','area':'d2',"
                      "'what':'w','state':'closed','closed_by_role':'commander','seq':301}\n");
  settle (fixture);
  gtk_window_destroy (GTK_WINDOW (followup));
  gtk_window_destroy (GTK_WINDOW (visit));
  gtk_window_destroy (GTK_WINDOW (standing));
}

int
main (int   argc,
      char *argv[])
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/inspections-page/city", Fixture, "c", set_up, test_city, tear_down);
  g_test_add ("/inspections-page/faults-measured", Fixture, "c", set_up, test_faults_measured, tear_down);
  g_test_add ("/inspections-page/follow", Fixture, "c", set_up, test_follow, tear_down);
  g_test_add ("/inspections-page/empty", Fixture, "c", set_up, test_empty, tear_down);
  g_test_add ("/inspections-page/windows", Fixture, "c", set_up, test_windows, tear_down);

  return g_test_run ();
}
