/* test-bw-area-list.c: what the rows say, in which order, and what they cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area-line.h"
#include "bw-area-list.h"
#include "bw-format.h"
#include "overview-fixture.h"
#include "picture-fixture.h"

#include <math.h>

#define N_MANY 100000

/* Rows that GTK keeps in use, with room for a full turn. */
#define MOST_ITEMS 2000

typedef struct
{
  BwDesk     *desk;
  BwAreaList *list;
  GtkWindow  *window;
} Fixture;

static BwPlace
get_place (Fixture    *fixture,
           const char *code)
{
  return fixture_place (bw_desk_get_picture (fixture->desk), code);
}

static void
update (Fixture            *fixture,
        const BwDeskChange *change)
{
  BwFacts facts;

  bw_facts_init (&facts, fixture->desk);
  bw_area_list_update (fixture->list, &facts, bw_desk_get_scope_place (fixture->desk), change);
}

static void
on_desk_refresh_cb (Fixture            *fixture,
                    const BwDeskChange *change)
{
  update (fixture, change);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->desk = overview_fixture_new ();
  fixture->list = BW_AREA_LIST (bw_area_list_new ());
  bw_area_list_set_desk (fixture->list, fixture->desk);
  g_signal_connect_swapped (fixture->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), fixture);
  update (fixture, NULL);
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->list), 506, 374);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwAreaList *list = fixture->list;

  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &fixture->list);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->list);
  g_assert_finalize_object (fixture->desk);
}

/* (transfer none): the widget that GTK has put around the row. */
static GtkWidget *
find_item (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *child;

  if (g_str_equal (gtk_widget_get_css_name (widget), "arearow"))
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, text);

      return wrong == NULL ? gtk_widget_get_parent (widget) : NULL;
    }

  for (child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Codes as they stand, with blanks between. */
static void
assert_order (Fixture    *fixture,
              const char *wanted)
{
  BwPlaceModel *model = bw_area_list_get_model (fixture->list);
  BwPlaceTree *places = bw_desk_get_places (fixture->desk);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    g_string_append_printf (found, i > 0 ? " %s" : "%s",
                            bw_place_tree_get_code (places, bw_place_model_get_place (model, i)));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  unused)
{
  BwPlace late = get_place (fixture, "d2");
  const BwPace *pace = bw_desk_get_pace (fixture->desk, late);
  g_autofree char *share = bw_format_share (pace->share);
  g_autofree char *margin = bw_format_margin (pace->margin, TRUE, "zh_CN");
  g_autofree char *wanted = g_strdup_printf ("d2，完成 %s，预计%s", share, margin);

  g_assert_cmpint (pace->state, ==, BW_PACE_LATE);
  g_assert_cmpstr (share, ==, "24.0%");
  g_assert_cmpstr (bw_area_list_get_text (fixture->list, late), ==, wanted);

  /* The same where a screen reader looks. */
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->list), wanted));

  /* Missing is not zero. */
  g_assert_cmpstr (bw_area_list_get_text (fixture->list, get_place (fixture, "d3")), ==, "d3，未上报");
  g_assert_cmpstr (bw_area_list_get_text (fixture->list, get_place (fixture, "d4")), ==, "d4，不在本轮");
  g_assert_true (bw_area_list_is_settled (fixture->list));
}

/* More was taken back than was ever reported: no share, neither of the area nor of the
 * point, and the reason. */
static void
test_overcorrected (Fixture       *fixture,
                    gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  fixture_add (picture, "d2", FIXTURE_SUBJECT, "sampled", -1000, FIXTURE_NOW);
  fixture_add (picture, "p1", FIXTURE_SUBJECT, "sampled", -9000, FIXTURE_NOW);
  overview_fixture_tell (fixture->desk);
  update (fixture, NULL);
  g_assert_cmpstr (bw_area_list_get_text (fixture->list, get_place (fixture, "d2")), ==, "d2，更正多于上报");

  bw_desk_set_scope (fixture->desk, "d1");
  update (fixture, NULL);
  g_assert_true (g_str_has_prefix (bw_area_list_get_text (fixture->list, get_place (fixture, "p1")),
                                   "p1，更正多于上报"));
}

/* Of d1 only what has points or a target is asked. Who has told nothing is missing,
 * who was not asked is not, and stands last in whatever order. */
static void
test_not_asked (Fixture       *fixture,
                gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  g_autofree char *tooltip = NULL;
  BwAreaLine line;
  BwFacts facts;

  fixture_area (picture, "a-village", "d1");
  fixture_area (picture, "b-asked", "d1");
  fixture_area (picture, "c-town", "d1");
  fixture_site (picture, "p9", "c-town", "sampling");
  fixture_set (picture, "b-asked", FIXTURE_SUBJECT, "target", 100, BW_BOUND_EXACT, FIXTURE_START);
  overview_fixture_tell (fixture->desk);
  bw_facts_init (&facts, fixture->desk);

  bw_area_line_init (&line, &facts, get_place (fixture, "a-village"));
  g_assert_cmpstr (line.label, ==, "a-village，不在本轮");
  g_assert_true (isnan (line.bar.plan_share));
  bw_area_line_clear (&line);
  tooltip = bw_area_line_dup_tooltip (&facts, get_place (fixture, "a-village"));
  g_assert_cmpstr (tooltip, ==, "a-village\n不在本轮");

  bw_area_line_init (&line, &facts, get_place (fixture, "c-town"));
  g_assert_cmpstr (line.label, ==, "c-town，未上报");
  bw_area_line_clear (&line);
  bw_area_line_init (&line, &facts, get_place (fixture, "b-asked"));
  g_assert_cmpstr (line.label, ==, "b-asked，未上报");
  bw_area_line_clear (&line);

  for (guint order = 0; order < 2; order++)
    {
      BwAreaOrder by = order == 0 ? BW_AREA_ORDER_LATEST_FIRST : BW_AREA_ORDER_LEAST_DONE_FIRST;

      g_assert_cmpuint (bw_area_line_get_key (&facts, get_place (fixture, "a-village"), by), >,
                        bw_area_line_get_key (&facts, get_place (fixture, "c-town"), by));
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  g_assert_cmpstr (bw_area_list_get_order (fixture->list), ==, "latest-first");
  assert_order (fixture, "d2 d1 d3 d4");

  bw_area_list_set_order (fixture->list, "by-code");
  assert_order (fixture, "d1 d2 d3 d4");

  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "areas.order", "s", "least-done-first");
  g_assert_cmpstr (bw_area_list_get_order (fixture->list), ==, "least-done-first");
  assert_order (fixture, "d2 d1 d3 d4");

  /* What nobody knows is the default. */
  bw_area_list_set_order (fixture->list, "by-luck");
  g_assert_cmpstr (bw_area_list_get_order (fixture->list), ==, "latest-first");
}

static void
on_list_notify_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_notify (Fixture       *fixture,
             gconstpointer  unused)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->list, "notify::order", G_CALLBACK (on_list_notify_cb), &n_notified);
  bw_area_list_set_order (fixture->list, "latest-first");
  g_assert_cmpuint (n_notified, ==, 0);
  g_object_set (fixture->list, "order", "by-code", NULL);
  g_assert_cmpuint (n_notified, ==, 1);
}

/* As of when, for who hovers. */
static void
test_tooltip (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *text = NULL;
  g_autofree char *missing = NULL;
  BwFacts facts;

  bw_facts_init (&facts, fixture->desk);
  text = bw_area_line_dup_tooltip (&facts, get_place (fixture, "d2"));
  missing = bw_area_line_dup_tooltip (&facts, get_place (fixture, "d3"));
  g_assert_cmpstr (text, ==, "d2\n240 / 1,000 人\n截至 07:59");
  g_assert_cmpstr (missing, ==, "d3\n未上报");
}

/* An hour without a report: no colour, and the time instead of a pace. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  unused)
{
  const char *text;

  bw_clock_stop (bw_client_session_get_clock (bw_desk_get_session (fixture->desk)),
                 FIXTURE_NOW + BW_TIME_HOUR);
  update (fixture, NULL);
  text = bw_area_list_get_text (fixture->list, get_place (fixture, "d2"));
  g_assert_true (g_str_has_prefix (text, "d2，完成 24.0%，沿用旧数据 · 07:59"));
}

/* Only the row whose place has changed is read anew. */
static void
test_refresh (Fixture       *fixture,
              gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  const char *text;

  fixture_add (picture, "d1", FIXTURE_SUBJECT, "sampled", 50, FIXTURE_NOW);
  overview_fixture_tell (fixture->desk);
  text = bw_area_list_get_text (fixture->list, get_place (fixture, "d1"));
  g_assert_nonnull (strstr (text, "67.0%"));
}

/* d1 falls behind d2: at once, but not under the pointer. */
static void
test_pointer (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *scroller = NULL;
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (fixture->list));

  for (scroller = gtk_widget_get_first_child (box); !GTK_IS_SCROLLED_WINDOW (scroller);)
    scroller = gtk_widget_get_next_sibling (scroller);

  overview_fixture_emit (scroller, GTK_TYPE_EVENT_CONTROLLER_MOTION, "motion", 40, 50);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, get_place (fixture, "d1"));

  overview_fixture_progress (fixture->desk, "d1", 100);
  overview_fixture_tell (fixture->desk);
  overview_fixture_run (700);
  assert_order (fixture, "d2 d1 d3 d4");
  g_assert_nonnull (strstr (bw_area_list_get_text (fixture->list, get_place (fixture, "d1")), "10.0%"));

  overview_fixture_emit (scroller, GTK_TYPE_EVENT_CONTROLLER_MOTION, "leave", 0, 0);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, BW_PLACE_NONE);
  while (bw_place_model_is_unsorted (bw_area_list_get_model (fixture->list)))
    g_main_context_iteration (NULL, TRUE);
  assert_order (fixture, "d1 d2 d3 d4");
}

static gboolean
press_key (Fixture   *fixture,
           GtkWidget *item,
           guint      key)
{
  GtkWidget *view = gtk_widget_get_parent (item);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean is_handled = FALSE;

  gtk_widget_grab_focus (item);
  for (guint i = 0; !is_handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }

  return is_handled;
}

/* What is chosen elsewhere is marked here; Space chooses here, without going there. */
static void
test_selected (Fixture       *fixture,
               gconstpointer  unused)
{
  const char *text = bw_area_list_get_text (fixture->list, get_place (fixture, "d2"));
  GtkWidget *item = find_item (GTK_WIDGET (fixture->list), text);
  GtkWidget *row = gtk_widget_get_first_child (item);

  g_assert_false (gtk_widget_has_css_class (row, "selected"));
  bw_desk_set_selected (fixture->desk, get_place (fixture, "d2"));
  g_assert_true (gtk_widget_has_css_class (row, "selected"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (press_key (fixture, item, GDK_KEY_Escape));
  g_assert_false (gtk_widget_has_css_class (row, "selected"));
  g_assert_false (press_key (fixture, item, GDK_KEY_Escape));

  g_assert_true (press_key (fixture, item, GDK_KEY_space));
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, get_place (fixture, "d2"));
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  g_assert_true (press_key (fixture, item, GDK_KEY_space));
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  unused)
{
  const char *text = bw_area_list_get_text (fixture->list, get_place (fixture, "d1"));
  GtkWidget *item = find_item (GTK_WIDGET (fixture->list), text);

  /* What Enter does on the row that has the focus. */
  g_assert_nonnull (item);
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (gtk_widget_activate (item));
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d1");
  overview_fixture_run (50);

  /* Points: what goes wrong first; checkpoints stand on a page of their own. */
  assert_order (fixture, "p3 p1 p2");
  g_assert_nonnull (strstr (bw_area_list_get_text (fixture->list, get_place (fixture, "p3")), "暂停"));
  g_assert_cmpstr (bw_area_list_get_text (fixture->list, get_place (fixture, "p2")), ==, "p2，未上报");

  /* A point is the end of the way down. */
  item = find_item (GTK_WIDGET (fixture->list),
                    bw_area_list_get_text (fixture->list, get_place (fixture, "p1")));
  g_assert_true (gtk_widget_activate (item));
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d1");
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *css_name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), css_name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, css_name);

  return found;
}

static double
get_middle (Fixture    *fixture,
            const char *css_name)
{
  GtkWidget *widget = find_named (GTK_WIDGET (fixture->list), css_name);
  graphene_rect_t box;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->list), &box));
  return box.origin.y + box.size.height / 2.0;
}

/* Where the visual reference has them: captions 48.5 px below the edge of the card,
 * the first row 79. */
static void
test_heights (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_cmpfloat_with_epsilon (get_middle (fixture, "areaheader"), 48.5, 1.0);
  g_assert_cmpfloat_with_epsilon (get_middle (fixture, "arearow"), 79.0, 1.0);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  BwPlaceModel *model = bw_area_list_get_model (fixture->list);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  const char *last;
  guint n_created;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"type\":\"site\",\"id\":\"m%06u\",\"area\":\"d2\","
                                               "\"kind\":\"sampling\",\"name\":\"m%06u\",\"state\":\"%s\","
                                               "\"at\":\"2021-08-01T00:00:00+08:00\",\"source\":\"import\"}",
                                               i, i, i == N_MANY - 1 ? "paused" : "open");
      BwDocument *document = bw_document_new (json, -1, bw_picture_get_catalogue (picture), NULL);

      g_assert_nonnull (document);
      g_ptr_array_add (documents, document);
    }
  g_assert_cmpuint (bw_picture_apply (picture, (BwDocument * const *) documents->pdata, N_MANY), ==, 0);
  overview_fixture_tell (fixture->desk);
  n_created = bw_place_model_get_n_created (model);

  bw_desk_set_scope (fixture->desk, "d2");
  overview_fixture_run (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_MANY);
  g_assert_cmpuint (bw_place_model_get_n_created (model) - n_created, <, MOST_ITEMS);

  /* The one that stands still is the first of a hundred thousand. */
  last = bw_place_tree_get_code (bw_desk_get_places (fixture->desk), bw_place_model_get_place (model, 0));
  g_assert_cmpstr (last, ==, "m099999");
  g_assert_nonnull (bw_area_list_get_text (fixture->list, bw_place_model_get_place (model, 0)));
  g_assert_true (bw_area_list_is_settled (fixture->list));
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/area-list/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/area-list/overcorrected", Fixture, NULL, set_up, test_overcorrected, tear_down);
  g_test_add ("/area-list/not-asked", Fixture, NULL, set_up, test_not_asked, tear_down);
  g_test_add ("/area-list/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/area-list/notify", Fixture, NULL, set_up, test_notify, tear_down);
  g_test_add ("/area-list/tooltip", Fixture, NULL, set_up, test_tooltip, tear_down);
  g_test_add ("/area-list/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/area-list/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/area-list/pointer", Fixture, NULL, set_up, test_pointer, tear_down);
  g_test_add ("/area-list/selected", Fixture, NULL, set_up, test_selected, tear_down);
  g_test_add ("/area-list/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/area-list/heights", Fixture, NULL, set_up, test_heights, tear_down);
  g_test_add ("/area-list/many", Fixture, NULL, set_up, test_many, tear_down);

  return g_test_run ();
}
