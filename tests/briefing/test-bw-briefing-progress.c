/* test-bw-briefing-progress.c: which parts stand on the map of the sheet, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-progress.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

#define N_VALUES 5000

static BwBriefingContent *
draft (BwPicture  *picture,
       const char *scope,
       const char *language)
{
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_draft (picture, scope, FIXTURE_NOW, 0, 0, language, &error);

  g_assert_no_error (error);
  return content;
}

static const BwBriefingBlock *
find_block (const BwBriefingContent *content,
            gboolean                 wants_map)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (wants_map ? block->map != NULL : block->figure != NULL)
        return block;
    }

  return NULL;
}

/* Each district as it is in the table; the one without a boundary is told of. */
static void
test_map (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = draft (picture, "411000", "zh_CN");
  const BwBriefingBlock *block = find_block (content, TRUE);

  g_assert_nonnull (block);
  g_assert_cmpstr (block->map->caption, ==, "图1　各县（市、区）完成比例（截至8月8日14时32分）");
  g_assert_cmpstr (find_block (content, FALSE)->figure->caption, ==, "图2　采样进度与计划、预测");
  g_assert_cmpuint (block->map->places->n_areas, ==, 8);
  g_assert_cmpuint (block->map->places->n_without_boundary, ==, 1);
  for (guint i = 0; i < 8; i++)
    {
      const FixtureDistrict *district = &briefing_fixture_districts[i];
      const BwMapAreaState *state = NULL;

      for (guint area = 0; area < 8; area++)
        if (g_str_equal (block->map->places->areas[area].name, district->name))
          state = &block->map->state->areas[area];

      g_assert_nonnull (state);
      g_assert_cmpfloat_with_epsilon (state->value, district->done / district->target, 1e-9);
      g_assert_cmpint (state->pace == BW_PACE_LATE, ==, i == 0);
      g_assert_false (state->is_outside);
    }
}

/* Parts of which nobody told where they are. */
static void
test_no_map (void)
{
  g_autoptr (BwPicture) plain = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingContent) city = draft (plain, "411000", "zh_CN");

  g_assert_null (find_block (city, TRUE));
  g_assert_cmpstr (find_block (city, FALSE)->figure->caption, ==, "图1　采样进度与计划、预测");
}

/* Nothing to compare, as in a community: its points, where they lie and how they do. */
static void
test_points (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_points ();
  g_autoptr (BwBriefingContent) content = draft (picture, "village", "zh_CN");
  const BwBriefingBlock *block = find_block (content, TRUE);
  const BwMapPlaces *places;

  g_assert_nonnull (block);
  g_assert_cmpstr (block->map->caption, ==, "图1　南街社区点位及其状态（截至8月8日14时32分）");
  places = block->map->places;
  g_assert_cmpuint (places->n_areas, ==, 1);
  g_assert_cmpuint (places->n_sites, ==, 2);
  g_assert_cmpuint (places->n_without_position[BW_SITE_KIND_CHECKPOINT], ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (bw_map_state_get_condition (block->map->state, places->sites[i]) == BW_CONDITION_GAP, ==,
                     places->longitudes[i] == 113.02);
  g_assert_nonnull (briefing_fixture_find_text (content, "图中边界为示意"));
}

/* More of them than paper shows are none, and it says why. */
static void
test_many_points (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_points ();
  g_autoptr (BwBriefingContent) content = NULL;

  for (guint i = 0; i <= BW_BRIEFING_MAP_MAX_SITES; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      fixture_site (picture, id, "village", "sampling");
      fixture_set (picture, id, "sampling:r1", "target", 100, BW_BOUND_EXACT, FIXTURE_NOW - BW_TIME_DAY);
    }

  bw_picture_commit (picture);
  content = draft (picture, "village", "zh_CN");
  g_assert_null (find_block (content, TRUE));
  g_assert_nonnull (briefing_fixture_find_text (content, "点位多于500个，未附地图"));
}

/* All that a map must say stands on it, in both languages: time, scale, signs, number. */
static void
test_points_printed (void)
{
  static const struct
  {
    const char *language;
    const char *words[8];
  } cases[] = {
    { "zh_CN", { "截至8月8日14时32分", "公里", "北", "卡点", "措施不全", "图上2个点位，另有1个没有坐标", "示意图",
                 "审图号：豫S(2021)1号" } },
    { "en", { "(asof8Aug14:32)", "km", "N", "Checkpoint", "Withgaps", "2pointsonthemap,1withoutaposition", "Schematic",
              "GS(2021)1" } },
  };
  g_autoptr (BwPicture) picture = briefing_fixture_points ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BwBriefingContent *content = draft (picture, "village", cases[i].language);
      g_autofree char *text = NULL;

      bw_briefing_content_set_approval (content, cases[i].words[7]);
      text = briefing_fixture_print (content);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].words); j++)
        briefing_fixture_assert_says (text, cases[i].words[j]);
    }
}

/* A long history is kept with as many values as a curve can show, over the same time. */
static void
test_long_history (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  const BwRound *round = bw_picture_get_round (picture, FIXTURE_NOW);
  g_autofree double *values = g_new (double, N_VALUES);
  g_autoptr (BwSeries) series = NULL;
  g_autoptr (BwBriefingContent) content = NULL;
  const BwSeries *kept;

  for (guint i = 0; i < N_VALUES; i++)
    values[i] = i;

  series = bw_series_new_full ("411000", "sampling:r1", "sampled", round->starts, BW_TIME_MINUTE, values, N_VALUES);
  bw_picture_put_series (picture, series);
  bw_picture_commit (picture);
  content = draft (picture, "411000", "zh_CN");
  kept = find_block (content, FALSE)->figure->history;
  g_assert_cmpuint (kept->n_values, <=, 2000);
  g_assert_cmpuint (kept->n_values, >, 1000);
  g_assert_cmpint (kept->start, ==, round->starts);
  g_assert_cmpfloat_with_epsilon (bw_series_get_at (kept, round->starts + 3000 * BW_TIME_MINUTE), 3000.0, 1e-6);
}

/* On paper: names, shares, key and approval number, in letters. */
static void
test_printed (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (400);
  BwBriefingContent *content = draft (picture, "411000", "zh_CN");
  g_autofree char *text = NULL;

  bw_briefing_content_set_approval (content, "审图号：豫S(2021)1号");
  text = briefing_fixture_print (content);
  briefing_fixture_assert_says (text, "1个区域无边界");
  briefing_fixture_assert_says (text, "审图号：豫S(2021)1号");
  briefing_fixture_assert_says (text, "预计超时");
  briefing_fixture_assert_says (text, "71.9%");
  briefing_fixture_assert_says (text, "公里");
  briefing_fixture_assert_not (text, "图上");
}

/* Lines and letters, which any printer draws as fine as it can: no picture. */
static void
test_no_picture (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefing) briefing = bw_briefing_new_from_content (draft (picture, "411000", "en"), NULL);
  g_autofree char *folder = g_dir_make_tmp ("map-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *list = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (bw_briefing_write_pdf (briefing, path, NULL));
  list = briefing_fixture_run ("pdfimages", path, "-list");
  lines = g_strsplit (g_strchomp (list), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/progress/map", test_map);
  g_test_add_func ("/briefing/progress/no-map", test_no_map);
  g_test_add_func ("/briefing/progress/points", test_points);
  g_test_add_func ("/briefing/progress/many-points", test_many_points);
  g_test_add_func ("/briefing/progress/points-printed", test_points_printed);
  g_test_add_func ("/briefing/progress/long-history", test_long_history);
  g_test_add_func ("/briefing/progress/printed", test_printed);
  g_test_add_func ("/briefing/progress/no-picture", test_no_picture);
  return g_test_run ();
}
