/* test-bw-replay-window.c: what is shown is of the time that is told, whatever arrives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-replay-window-private.h"

#include "overview-fixture.h"
#include "picture-fixture.h"

#define PATIENCE_MS 30000

typedef struct
{
  BwDesk         *desk;
  BwReplayWindow *window;
} Fixture;

static void
on_patience_timeout_cb (gpointer data)
{
  g_error ("the replay does not settle");
}

static void
wait_settled (Fixture *fixture)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);

  while (!bw_replay_window_is_settled (fixture->window))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* @data: without a round. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->desk = data == NULL ? overview_fixture_new () : overview_fixture_new_empty ();
  bw_desk_set_scope (fixture->desk, "c");
  fixture->window = BW_REPLAY_WINDOW (bw_replay_window_new (NULL, fixture->desk));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_settled (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  overview_fixture_run (20);
  g_assert_finalize_object (fixture->desk);
}

/* (nullable): a label below @widget that shows @text */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* What the row of the list is called. */
static void
assert_row (Fixture    *fixture,
            const char *name,
            const char *label)
{
  GtkWidget *shown;
  GtkWidget *row;

  wait_settled (fixture);
  shown = find_label (GTK_WIDGET (fixture->window), name);
  g_assert_nonnull (shown);
  row = gtk_widget_get_ancestor (shown, BW_TYPE_REPLAY_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

static void
assert_title (Fixture    *fixture,
              const char *title)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, title);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

/* 600 of 1000 in 48 steps: 12.5 each. Who has told nothing has not reported; the round asks
 * nothing of d4. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  assert_title (fixture, "回放 8日 08:00 · 不是现在");
  assert_row (fixture, "d1", "d1, 60.0%, 已采 600 人, 截至 8日 08:00");
  assert_row (fixture, "d3", "d3, 未上报");
  assert_row (fixture, "d4", "d4, 不在本轮");

  for (guint i = 0; i < 8; i++)
    act (fixture, "replay.back");
  assert_title (fixture, "回放 8日 04:00 · 不是现在");
  assert_row (fixture, "d1", "d1, 50.0%, 已采 500 人, 截至 8日 04:00");
  assert_row (fixture, "d2", "d2, 20.0%, 已采 200 人, 预计超时, 截至 8日 04:00");

  act (fixture, "replay.forward");
  assert_row (fixture, "d2", "d2, 20.5%, 已采 205 人, 预计超时, 截至 8日 04:30");

  /* Nothing was counted at the beginning: that is not 0. */
  act (fixture, "replay.begin");
  assert_title (fixture, "回放 7日 08:00 · 不是现在");
  assert_row (fixture, "d1", "d1, 未上报");
  act (fixture, "replay.end");
  assert_row (fixture, "d1", "d1, 60.0%, 已采 600 人, 截至 8日 08:00");
}

/* What arrives meanwhile is on the desk, and not in what is replayed. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  BwMeasureId sampled = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), "sampled")->index;

  act (fixture, "replay.back");
  overview_fixture_progress (fixture->desk, "d1", 960);
  overview_fixture_tell (fixture->desk);
  g_assert_cmpfloat (bw_picture_get_value (picture, bw_place_tree_lookup (bw_desk_get_places (fixture->desk), "d1"),
                                           bw_desk_get_sampling (fixture->desk), sampled), ==, 960);
  act (fixture, "replay.end");
  assert_row (fixture, "d1", "d1, 60.0%, 已采 600 人, 截至 8日 08:00");
}

/* Of a place, in the newest state of the map. */
static BwCondition
get_condition (Fixture    *fixture,
               const char *code,
               gboolean   *is_hidden)
{
  const BwMapState *state = bw_replay_map_get_state (fixture->window->map);
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (fixture->desk), code);

  *is_hidden = bw_map_state_is_hidden (state, place);
  return bw_map_state_get_condition (state, place);
}

/* A window of d1, which has so many more points than before. */
static void
open_points (Fixture *fixture,
             guint    n)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("p%04u", i);

      fixture_site (bw_desk_get_picture (fixture->desk), code, "d1", "sampling");
    }
  overview_fixture_tell (fixture->desk);
  bw_desk_set_scope (fixture->desk, "d1");
  fixture->window = BW_REPLAY_WINDOW (bw_replay_window_new (NULL, fixture->desk));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
assert_footer (Fixture    *fixture,
               const char *end)
{
  const char *footer = gtk_label_get_label (fixture->window->footer);

  if (!g_str_has_suffix (footer, end))
    g_error ("%s: not %s", footer, end);
}

/* Very many points are listed, and stand on the map as soon as their history has come:
 * first not reported, then counted; those of which nothing is known do not, and are
 * counted. */
static void
test_points (Fixture       *fixture,
             gconstpointer  data)
{
  static const double values[] = { 0, 0, 5, 9 };
  g_autoptr (BwSeries) history = bw_series_new_full ("p0700", FIXTURE_SUBJECT, "sampled", FIXTURE_START,
                                                     30 * BW_TIME_MINUTE, values, G_N_ELEMENTS (values));
  gboolean is_hidden;
  guint index = 0;

  open_points (fixture, 1500);
  wait_settled (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->window->items)), ==, 1503);
  get_condition (fixture, "p0700", &is_hidden);
  g_assert_true (is_hidden);
  assert_footer (fixture, "1,503 个点位没有标记：历史不在手头");

  while (!g_str_equal (bw_replay_item_get_name (bw_replay_window_get_item (fixture->window, index)), "p0700"))
    index++;
  bw_replay_set_history (fixture->window->replay, index + 1, history);
  bw_replay_window_update_point (fixture->window, index + 1);
  wait_settled (fixture);
  g_assert_cmpint (get_condition (fixture, "p0700", &is_hidden), ==, BW_CONDITION_NORMAL);
  g_assert_false (is_hidden);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->window->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "d1在 8日 08:00 时的地图：0 个区域，0 个预计超时，0 个未上报，0 个数据矛盾; "
                                       "点位：图上 1 个，其中 0 个未上报；1,502 个未读取，0 个无位置");
  assert_footer (fixture, "已读取 1 / 1,503 个点位，其余没有标记");
  act (fixture, "replay.begin");
  wait_settled (fixture);
  g_assert_cmpint (get_condition (fixture, "p0700", &is_hidden), ==, BW_CONDITION_UNKNOWN);
  g_assert_false (is_hidden);
  get_condition (fixture, "p0701", &is_hidden);
  g_assert_true (is_hidden);
}

/* If the places are read anew while points are listed, the rest is not known any more: it is
 * said. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  open_points (fixture, 1500);
  bw_place_tree_clear (bw_desk_get_places (fixture->desk));
  wait_settled (fixture);
  assert_footer (fixture, "已列出 0 / 1,503 个点位：其间点位资料已变更，请重新打开回放");
}

/* From the end it begins anew, and goes by itself. */
static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);

  act (fixture, "replay.play");
  /* The steps only, for who wants little motion. */
  while (!g_str_equal (gtk_window_get_title (GTK_WINDOW (fixture->window)), "回放 7日 08:00 · 不是现在"))
    g_main_context_iteration (NULL, TRUE);
  act (fixture, "replay.play");
  act (fixture, "replay.forward");
  assert_title (fixture, "回放 7日 08:30 · 不是现在");
  assert_row (fixture, "d1", "d1, 1.3%, 已采 13 人, 截至 7日 08:30");
  g_source_remove (id);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  assert_title (fixture, "回放");
  act (fixture, "replay.play");
  act (fixture, "replay.back");
  assert_title (fixture, "回放");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "没有可回放的内容"));
}

/* It may go while it plays. */
static void
test_finalize (Fixture       *fixture,
               gconstpointer  data)
{
  BwReplayWindow *window = fixture->window;
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);

  act (fixture, "replay.play");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);
  g_test_add ("/app/replay-window/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/app/replay-window/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/app/replay-window/points", Fixture, NULL, set_up, test_points, tear_down);
  g_test_add ("/app/replay-window/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/app/replay-window/play", Fixture, NULL, set_up, test_play, tear_down);
  g_test_add ("/app/replay-window/nothing", Fixture, GINT_TO_POINTER (TRUE), set_up, test_nothing, tear_down);
  g_test_add ("/app/replay-window/finalize", Fixture, NULL, set_up, test_finalize, tear_down);
  return g_test_run ();
}
