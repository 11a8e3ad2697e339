/* test-bw-briefing-chinese.c: the sentences of the sheet in Chinese
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-chinese.h"

#include "briefing-fixture.h"

static void
test_checkpoints (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_checkpoints ("zh_CN");
  g_autoptr (BwBriefingContent) content = bw_briefing_chinese_draft (facts);

  g_assert_cmpstr (briefing_fixture_find_text (content, "四项措施"), ==,
                   "全市设卡点4处，测温、扫码、登记、查验核酸检测证明四项措施落实1处，未落实1处，待确认1处，未上报1处。");
}

/* Of a place that the plan asks nothing of nothing is missing. */
static void
test_not_asked (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_not_asked ("zh_CN");
  g_autoptr (BwBriefingContent) content = bw_briefing_chinese_draft (facts);
  const BwBriefingBlock *progress = g_ptr_array_index (content->blocks, 0);

  g_assert_cmpstr (progress->text, ==, "village不在本轮。");
  g_assert_cmpuint (g_strv_length (content->headlines), ==, 2);
  g_assert_cmpstr (content->headlines[1], ==, "village不在本轮。");
}

/* What is known as a total only is not unknown. */
static void
test_totals (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_totals ("zh_CN");
  g_autoptr (BwBriefingContent) content = bw_briefing_chinese_draft (facts);

  g_assert_true (g_str_has_prefix (briefing_fixture_find_text (content, "专项资金"),
                                   "专项资金下拨206万元、投入35万元，未分项（截至8月8日12时32分）；捐款捐物"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/chinese/checkpoints", test_checkpoints);
  g_test_add_func ("/briefing/chinese/not-asked", test_not_asked);
  g_test_add_func ("/briefing/chinese/totals", test_totals);
  return g_test_run ();
}
