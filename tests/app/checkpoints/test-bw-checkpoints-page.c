/* test-bw-checkpoints-page.c: what the page shows, and what is chosen on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoints-page.h"

#include "bw-checkpoint-area.h"
#include "bw-checkpoint-detail.h"
#include "bw-checkpoint-order.h"
#include "bw-checkpoint-row.h"
#include "checkpoints-fixture.h"
#include "desk-fixture.h"
#include "overview-fixture.h"

#include <string.h>

/* What a window of 1024 pixels leaves beside the sidebar, the list and the edges. */
#define DETAIL_WIDTH 400

typedef struct
{
  CheckpointsFixture  city;
  BwCheckpointsPage  *page;
  GtkWindow          *window;
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  /* A drop-down has a list of its own. */
  if (GTK_IS_DROP_DOWN (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static BwCheckpointDetail *
get_detail (Fixture *fixture)
{
  return BW_CHECKPOINT_DETAIL (find (GTK_WIDGET (fixture->page), BW_TYPE_CHECKPOINT_DETAIL));
}

static GtkWidget *
find_order (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_order (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Texts of the rows, in order, from the top. */
static void
list_rows (GtkWidget *widget,
           GPtrArray *texts)
{
  if (BW_IS_CHECKPOINT_ROW (widget))
    g_ptr_array_add (texts, (gpointer) bw_checkpoint_row_get_text (BW_CHECKPOINT_ROW (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_rows (child, texts);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  scope)
{
  checkpoints_fixture_set_up (&fixture->city, NULL);
  bw_desk_set_scope (fixture->city.desk, scope);
  fixture->page = BW_CHECKPOINTS_PAGE (bw_checkpoints_page_new (fixture->city.desk));
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->page), 1080, 753);
  overview_fixture_run (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  scope)
{
  BwCheckpointsPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->page);
  checkpoints_fixture_tear_down (&fixture->city, NULL);
}

static BwPlace
get_shown (Fixture *fixture)
{
  return bw_checkpoint_detail_get_site (get_detail (fixture));
}

/* What needs somebody stands first; nothing is chosen for a person. */
static void
test_list (Fixture       *fixture,
           gconstpointer  scope)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  list_rows (GTK_WIDGET (fixture->page), texts);
  g_assert_cmpuint (texts->len, ==, 4);
  g_assert_nonnull (strstr (g_ptr_array_index (texts, 0), "2 号卡点"));
  g_assert_nonnull (strstr (g_ptr_array_index (texts, 3), "1 号卡点"));
  g_assert_cmpuint (get_shown (fixture), ==, BW_PLACE_NONE);
}

/* The chosen one stays so when the order changes below it. */
static void
test_choice_stays (Fixture       *fixture,
                   gconstpointer  scope)
{
  GtkListView *view = GTK_LIST_VIEW (find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
  BwPlace chosen = checkpoints_fixture_place (&fixture->city, "k11");

  gtk_single_selection_set_selected (selection, 3);
  g_assert_cmpuint (get_shown (fixture), ==, chosen);
  desk_fixture_apply (fixture->city.session,
                      "{'type':'tally','id':'k11/checkpoint','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'k11','subject':'checkpoint','values':{'passed':701,'guards':6,'check_temperature':0,"
                      "'check_code':1,'check_register':1,'check_certificate':1},'seq':50}\n");
  overview_fixture_run (400);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_cmpuint (get_shown (fixture), ==, chosen);
}

/* What nobody guards leads on to what can be done about it; a saved state takes nothing. */
static void
test_area (Fixture       *fixture,
           gconstpointer  scope)
{
  GtkListView *view = GTK_LIST_VIEW (find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW));
  BwCheckpointArea *area = BW_CHECKPOINT_AREA (find (GTK_WIDGET (fixture->page), BW_TYPE_CHECKPOINT_AREA));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_order (GTK_WIDGET (fixture->page))), BW_CHECKPOINT_SORT_BLIND);
  overview_fixture_run (50);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (area)));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)), 0);
  overview_fixture_run (50);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (area)));
  g_assert_cmpstr (bw_checkpoint_area_get_blind (area), ==, "乙社区");
  g_assert_cmpuint (get_shown (fixture), ==, BW_PLACE_NONE);

  gtk_widget_activate_action (GTK_WIDGET (area), "area.narrow", NULL);
  g_assert_cmpstr (bw_desk_get_scope (fixture->city.desk), ==, "m2");
}

/* A scope that is a checkpoint shows its neighbours, with itself chosen. */
static void
test_site (Fixture       *fixture,
           gconstpointer  scope)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  list_rows (GTK_WIDGET (fixture->page), texts);
  g_assert_cmpuint (texts->len, ==, 3);
  g_assert_cmpuint (get_shown (fixture), ==, checkpoints_fixture_place (&fixture->city, "k12"));
}

/* (nullable): the first that has this style class */
static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);

  return found;
}

/* With all that can be done there, in words as long as the English ones, a window of 1024
 * pixels holds the detail beside the list. */
static void
test_width (Fixture       *fixture,
            gconstpointer  scope)
{
  GtkWidget *actions = find_class (GTK_WIDGET (get_detail (fixture)), "detail-actions");
  int minimum;

  g_assert_nonnull (actions);
  gtk_widget_set_visible (actions, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (actions);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_visible (child, TRUE);
      gtk_button_set_label (GTK_BUTTON (child), "Record an inspection…");
    }
  gtk_widget_measure (GTK_WIDGET (get_detail (fixture)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, DETAIL_WIDTH);
}

/* What happened there, what came in and went out; and nothing that cannot be done: a
 * saved state takes nothing in. */
static void
test_detail (Fixture       *fixture,
             gconstpointer  scope)
{
  BwSiteEvents *events = bw_checkpoint_detail_get_events (get_detail (fixture));
  g_autofree char *before = bw_site_supplies_dup_text (bw_checkpoint_detail_get_supplies (get_detail (fixture)));
  g_autofree char *after = NULL;

  g_assert_cmpstr (bw_site_events_get_text (events, 0), ==, "");
  g_assert_nonnull (strstr (bw_site_events_get_note (events), "保存的状态不含记录"));
  g_assert_true (g_str_has_prefix (before, "未上报||保存的状态不含台账"));

  desk_fixture_apply (
    fixture->city.session, "%s",
    "{'type':'supply','id':'u1','at':'2021-08-08T09:00:00+08:00','source':'manual','place':'k12','item':'口罩',"
    "'quantity':120,'unit':'只','direction':'in','seq':70}\n"
    "{'type':'tally','id':'k12/supplies','at':'2021-08-08T09:00:00+08:00','source':'manual','place':'k12',"
    "'subject':'supplies','values':{'supplies_in':1},'seq':71}\n"
    "{'type':'inspection','id':'v1','at':'2021-08-08T13:00:00+08:00','place':'k12','unannounced':false,"
    "'state':'done','findings':[{'measure':'check_code','verdict':'met'}],'seq':72}\n");
  overview_fixture_run (400);
  g_assert_true (g_str_has_prefix (bw_site_events_get_text (events, 0), "13:00，检查："));
  after = bw_site_supplies_dup_text (bw_checkpoint_detail_get_supplies (get_detail (fixture)));
  g_assert_cmpstr (after, ==, "入库 1 笔 · 无出库登记 · 截至 09:00|口罩：入 120 只 · 无出库登记|");

  gtk_widget_activate_action (GTK_WIDGET (get_detail (fixture)), "checkpoint.record", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
}

/* However many there are, a report costs what it changed: the checkpoint and what it
 * stands in, on whichever list. */
static void
test_cost (Fixture       *fixture,
           gconstpointer  scope)
{
  GtkDropDown *order = GTK_DROP_DOWN (find_order (GTK_WIDGET (fixture->page)));

  checkpoints_fixture_add_many (&fixture->city, 12, 25);
  overview_fixture_run (400);
  for (guint sort = BW_CHECKPOINT_SORT_EXCEPTIONS; sort <= BW_CHECKPOINT_SORT_BLIND; sort++)
    {
      guint n_looked;

      gtk_drop_down_set_selected (order, sort);
      overview_fixture_run (50);
      n_looked = bw_checkpoints_page_get_n_looked (fixture->page);
      checkpoints_fixture_report (&fixture->city, "x5-5", 200 + sort, TRUE);
      overview_fixture_run (400);
      g_assert_cmpuint (bw_checkpoints_page_get_n_looked (fixture->page), >, n_looked);
      g_assert_cmpuint (bw_checkpoints_page_get_n_looked (fixture->page), <, n_looked + 20);
    }
}

/* Who looks at another area pays for what is listed there. */
static void
test_scope_cost (Fixture       *fixture,
                 gconstpointer  scope)
{
  static const char * const scopes[] = { "x5", "s1", "x6", "d1" };
  guint n_looked;

  checkpoints_fixture_add_many (&fixture->city, 12, 25);
  overview_fixture_run (400);
  n_looked = bw_checkpoints_page_get_n_looked (fixture->page);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      bw_desk_set_scope (fixture->city.desk, scopes[i]);
      overview_fixture_run (50);
    }

  /* Twice 25, each found and put in order, and what d1 leads on to: all four together less
   * than all that there are. */
  g_assert_cmpuint (bw_checkpoints_page_get_n_looked (fixture->page) - n_looked, <, 12 * 25);
}

/* What hears of the log before the page hears of another backend has a place of the one before. */
static void
test_other_places (Fixture       *fixture,
                   gconstpointer  data)
{
  BwDesk *desk = fixture->city.desk;

  g_assert_cmpuint (bw_checkpoint_detail_get_site (get_detail (fixture)), !=, BW_PLACE_NONE);
  bw_place_tree_clear (bw_desk_get_places (desk));
  g_signal_emit_by_name (bw_desk_get_calls (desk), "changed");
  gtk_widget_activate_action (GTK_WIDGET (get_detail (fixture)), "checkpoint.assign", NULL);
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/checkpoints-page/list", Fixture, "s1", set_up, test_list, tear_down);
  g_test_add ("/checkpoints-page/choice-stays", Fixture, "s1", set_up, test_choice_stays, tear_down);
  g_test_add ("/checkpoints-page/area", Fixture, "c", set_up, test_area, tear_down);
  g_test_add ("/checkpoints-page/site", Fixture, "k12", set_up, test_site, tear_down);
  g_test_add ("/checkpoints-page/detail", Fixture, "k12", set_up, test_detail, tear_down);
  g_test_add ("/checkpoints-page/width", Fixture, "k12", set_up, test_width, tear_down);
  g_test_add ("/checkpoints-page/other-places", Fixture, "k12", set_up, test_other_places, tear_down);
  g_test_add ("/checkpoints-page/cost", Fixture, "c", set_up, test_cost, tear_down);
  g_test_add ("/checkpoints-page/scope-cost", Fixture, "c", set_up, test_scope_cost, tear_down);
  return g_test_run ();
}
