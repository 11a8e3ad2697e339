/* test-bw-briefing-chinese.c: the sentences of the sheet in Chinese
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-chinese.h"

#include "briefing-fixture.h"
#include "picture-fixture.h"

#include <string.h>

static void
set_check (BwPicture  *picture,
           const char *checkpoint,
           const char *check,
           double      value)
{
  fixture_set (picture, checkpoint, "checkpoint", check, value, BW_BOUND_EXACT, FIXTURE_NOW);
}

/* One with all four measures, one with a gap, one of which two are told, one of which
 * nothing is. */
static void
test_checkpoints (void)
{
  static const char * const checks[] = { "check_temperature", "check_code", "check_register", "check_certificate" };
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingContent) content = NULL;
  const char *found = NULL;

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);

      fixture_site (picture, id, "411003", "checkpoint");
    }
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    set_check (picture, "k1", checks[i], 1);
  set_check (picture, "k2", checks[0], 0);
  set_check (picture, "k3", checks[0], 1);
  set_check (picture, "k3", checks[2], 1);
  bw_picture_commit (picture);

  facts = bw_briefing_facts_new (picture, fixture_place (picture, "411000"), FIXTURE_NOW, 0, 0, "zh_CN");
  content = bw_briefing_chinese_draft (facts);
  for (guint i = 0; i < content->blocks->len && found == NULL; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->text != NULL && strstr (block->text, "四项措施") != NULL)
        found = block->text;
    }
  g_assert_cmpstr (found, ==,
                   "全市设卡点4处，测温、扫码、登记、查验核酸检测证明四项措施落实1处，未落实1处，待确认1处，未上报1处。");
}

/* Of a place that the plan asks nothing of nothing is missing. */
static void
test_not_asked (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingContent) content = NULL;
  const BwBriefingBlock *progress;

  fixture_area (picture, "village", "411003");
  bw_picture_commit (picture);
  facts = bw_briefing_facts_new (picture, fixture_place (picture, "village"), FIXTURE_NOW, 0, 0, "zh_CN");
  content = bw_briefing_chinese_draft (facts);
  progress = g_ptr_array_index (content->blocks, 0);
  g_assert_cmpstr (progress->text, ==, "village不在本轮。");
  g_assert_cmpuint (g_strv_length (content->headlines), ==, 2);
  g_assert_cmpstr (content->headlines[1], ==, "village不在本轮。");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/chinese/checkpoints", test_checkpoints);
  g_test_add_func ("/briefing/chinese/not-asked", test_not_asked);
  return g_test_run ();
}
