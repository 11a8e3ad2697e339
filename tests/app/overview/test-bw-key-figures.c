/* test-bw-key-figures.c: the six figures say what the picture says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format.h"
#include "bw-key-figures.h"
#include "overview-fixture.h"
#include "picture-fixture.h"

typedef struct
{
  BwDesk       *desk;
  BwKeyFigures *figures;
  GtkWindow    *window;
} Fixture;

static void
update (Fixture *fixture)
{
  BwFacts facts;

  bw_facts_init (&facts, fixture->desk);
  bw_key_figures_update (fixture->figures, &facts, bw_desk_get_scope_place (fixture->desk));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->desk = overview_fixture_new ();
  fixture->figures = BW_KEY_FIGURES (bw_key_figures_new ());
  update (fixture);
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->figures), 1032, 92);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwKeyFigures *figures = fixture->figures;

  g_object_add_weak_pointer (G_OBJECT (figures), (gpointer *) &fixture->figures);
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_null (fixture->figures);
  g_assert_finalize_object (fixture->desk);
}

static const char *
get_text (Fixture     *fixture,
          BwKeyFigure  figure)
{
  return bw_figure_button_get_text (bw_key_figures_get_button (fixture->figures, figure));
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  unused)
{
  BwPlace late = fixture_place (bw_desk_get_picture (fixture->desk), "d2");
  const BwPace *pace = bw_desk_get_pace (fixture->desk, late);
  g_autofree char *finish = bw_format_day_time (pace->finish, bw_desk_get_time_zone (fixture->desk),
                                                "zh_CN");
  g_autofree char *margin = bw_format_margin (pace->margin, TRUE, "zh_CN");
  g_autofree char *wanted = g_strdup_printf ("预计完成 %s, %s · d2", finish, margin);

  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SAMPLED), ==, "已采样 860 人, 目标 3,000 人");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SHARE), ==, "完成率 28.7%, 计划 50.0%，落后 21.3 点");

  /* The head agrees with the latest row below it. */
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_FINISH), ==, wanted);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_POINTS), ==, "采样点 1 / 3, 1 个暂停 · 1 处未上报");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_CHECKPOINTS), ==, "卡点 1 处, 1 处未上报");

  /* A bound stays a bound. */
  g_assert_nonnull (strstr (get_text (fixture, BW_KEY_FIGURE_TEAMS), "2,295"));
  g_assert_null (strstr (get_text (fixture, BW_KEY_FIGURE_TEAMS), "志愿服务队 2,295"));

  gtk_test_accessible_assert_property (bw_key_figures_get_button (fixture->figures, BW_KEY_FIGURE_SAMPLED),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "已采样 860 人, 目标 3,000 人");
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  bw_desk_set_scope (fixture->desk, "d3");
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SAMPLED), ==, "已采样 未上报, 未下达目标");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SHARE), ==, "完成率 未上报, 计划 50.0%");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_FINISH), ==, "预计完成 暂不能预测, 未上报");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_POINTS), ==, "采样点 未上报");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_TEAMS), ==, "志愿服务队 未上报");
}

/* More was taken back than was ever reported: the number and why, no share, no finish. */
static void
test_overcorrected (Fixture       *fixture,
                    gconstpointer  unused)
{
  fixture_add (bw_desk_get_picture (fixture->desk), "d2", FIXTURE_SUBJECT, "sampled", -1000, FIXTURE_NOW);
  overview_fixture_tell (fixture->desk);
  bw_desk_set_scope (fixture->desk, "d2");
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SAMPLED), ==, "已采样 −760 人, 更正多于上报");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_SHARE), ==, "完成率 –, 更正多于上报");
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_FINISH), ==, "预计完成 暂不能预测, 更正多于上报");
}

/* Thousands are grouped in the notes too. */
static void
test_thousands (Fixture       *fixture,
                gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  for (guint i = 0; i < 1204; i++)
    {
      g_autofree char *id = g_strdup_printf ("more-%u", i);

      fixture_site (picture, id, "d1", "checkpoint");
    }
  overview_fixture_tell (fixture->desk);
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_CHECKPOINTS), ==, "卡点 1,205 处, 1,205 处未上报");
}

static void
set_checks (Fixture    *fixture,
            const char *code,
            double      certificate,
            gint64      at)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  fixture_set (picture, code, "checkpoint", "check_temperature", 1, BW_BOUND_EXACT, at);
  fixture_set (picture, code, "checkpoint", "check_code", 1, BW_BOUND_EXACT, at);
  fixture_set (picture, code, "checkpoint", "check_register", 1, BW_BOUND_EXACT, at);
  fixture_set (picture, code, "checkpoint", "check_certificate", certificate, BW_BOUND_EXACT, at);
}

/* What is not told is not carried out, and a gap hides none of the others. */
static void
test_checkpoints (Fixture       *fixture,
                  gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  fixture_set (picture, "k1", "checkpoint", "check_temperature", 1, BW_BOUND_EXACT, FIXTURE_NOW - BW_TIME_HOUR);
  overview_fixture_tell (fixture->desk);
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_CHECKPOINTS), ==, "卡点 1 处, 1 处待确认");

  set_checks (fixture, "k1", 1, FIXTURE_NOW - BW_TIME_MINUTE);
  overview_fixture_tell (fixture->desk);
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_CHECKPOINTS), ==, "卡点 1 处, 措施齐全");

  set_checks (fixture, "k1", 0, FIXTURE_NOW);
  for (guint i = 2; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);

      fixture_site (picture, id, "d1", "checkpoint");
    }
  fixture_set (picture, "k2", "checkpoint", "check_code", 1, BW_BOUND_EXACT, FIXTURE_NOW);
  fixture_set (picture, "k3", "checkpoint", "check_code", 1, BW_BOUND_EXACT, FIXTURE_NOW - 9 * BW_TIME_HOUR);
  overview_fixture_tell (fixture->desk);
  update (fixture);
  g_assert_cmpstr (get_text (fixture, BW_KEY_FIGURE_CHECKPOINTS), ==,
                   "卡点 5 处, 1 缺项 · 1 中断 · 1 待确认 · 2 未报");
}

static void
press (Fixture     *fixture,
       BwKeyFigure  figure)
{
  BwFigureButton *button = bw_key_figures_get_button (fixture->figures, figure);

  g_signal_emit_by_name (button, "clicked");
}

static void
test_truth (Fixture       *fixture,
            gconstpointer  unused)
{
  BwTruthStrip *strip;

  g_assert_null (bw_key_figures_get_strip (fixture->figures));
  press (fixture, BW_KEY_FIGURE_SAMPLED);
  strip = bw_key_figures_get_strip (fixture->figures);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "总数"), ==, "3,000");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "逐级汇总"), ==, "860 人");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "核减"), ==, "未上报");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "精度"), ==, "准确数");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "来源"), ==, "现场上报");
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "截至"), ==, "07:59");
  g_assert_nonnull (bw_truth_strip_get_text (strip, "已上报单位"));

  /* While it is open it goes with the figures. */
  fixture_add (bw_desk_get_picture (fixture->desk), "d2", FIXTURE_SUBJECT, "sampled", 5, FIXTURE_NOW);
  update (fixture);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "逐级汇总"), ==, "865 人");

  /* Stated alone: nothing of it is itemised. */
  press (fixture, BW_KEY_FIGURE_TEAMS);
  g_assert_null (bw_truth_strip_get_text (strip, "逐级汇总"));
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "精度"), ==, "不少于此数");
  g_assert_nonnull (bw_truth_strip_get_text (strip, "未分项"));

  /* Of a checkpoint some measures are told: that is counted as what it is. */
  fixture_set (bw_desk_get_picture (fixture->desk), "k1", "checkpoint", "check_code", 1, BW_BOUND_EXACT, FIXTURE_NOW);
  press (fixture, BW_KEY_FIGURE_CHECKPOINTS);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "待确认"), ==, "1");
  g_assert_null (bw_truth_strip_get_text (strip, "正常"));

  press (fixture, BW_KEY_FIGURE_FINISH);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "最后完成"), ==, "d2");
  g_assert_null (bw_truth_strip_get_text (strip, "未分项"));
}

/* An hour without a report: the figure says of when it is and loses its colour. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  unused)
{
  BwFigureButton *button = bw_key_figures_get_button (fixture->figures, BW_KEY_FIGURE_SAMPLED);

  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (button), "stale"));
  bw_clock_stop (bw_client_session_get_clock (bw_desk_get_session (fixture->desk)),
                 FIXTURE_NOW + BW_TIME_HOUR);
  update (fixture);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (button), "stale"));
  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "已采样 860 人, 截至 07:59");

  /* One part alone: its name stands by the total, which is live. */
  fixture_add (bw_desk_get_picture (fixture->desk), "d1", FIXTURE_SUBJECT, "sampled", 1,
               FIXTURE_NOW + BW_TIME_HOUR - BW_TIME_MINUTE);
  update (fixture);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (button), "stale"));
  g_assert_cmpstr (bw_figure_button_get_text (button), ==, "已采样 861 人, d2沿用 07:59 数据");
}

static void
on_figures_show_list_cb (BwKeyFigures *figures,
                         guint         figure,
                         guint        *shown)
{
  *shown = figure;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  guint shown = G_MAXUINT;
  GtkWidget *button;

  g_signal_connect (fixture->figures, "show-list", G_CALLBACK (on_figures_show_list_cb), &shown);
  press (fixture, BW_KEY_FIGURE_CHECKPOINTS);
  g_signal_emit_by_name (bw_key_figures_get_strip (fixture->figures), "show-list");
  g_assert_cmpuint (shown, ==, BW_KEY_FIGURE_CHECKPOINTS);

  /* No button that leads nowhere: teams are in no list. */
  button = find_button (GTK_WIDGET (bw_key_figures_get_strip (fixture->figures)));
  g_assert_true (gtk_widget_get_visible (button));
  press (fixture, BW_KEY_FIGURE_TEAMS);
  g_assert_false (gtk_widget_get_visible (button));
}

/* 92 px in one line, two lines where it is narrow. */
static void
test_size (Fixture       *fixture,
           gconstpointer  unused)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->figures), GTK_ORIENTATION_VERTICAL, 1032, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, ==, 92);
  gtk_widget_measure (GTK_WIDGET (fixture->figures), GTK_ORIENTATION_VERTICAL, 560, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, ==, 184);
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/key-figures/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/key-figures/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/key-figures/overcorrected", Fixture, NULL, set_up, test_overcorrected, tear_down);
  g_test_add ("/key-figures/thousands", Fixture, NULL, set_up, test_thousands, tear_down);
  g_test_add ("/key-figures/checkpoints", Fixture, NULL, set_up, test_checkpoints, tear_down);
  g_test_add ("/key-figures/truth", Fixture, NULL, set_up, test_truth, tear_down);
  g_test_add ("/key-figures/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/key-figures/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/key-figures/size", Fixture, NULL, set_up, test_size, tear_down);

  return g_test_run ();
}
