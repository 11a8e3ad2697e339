/* test-bw-briefing-english.c: the sentences of the sheet in English
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-english.h"

#include "briefing-fixture.h"

static void
test_checkpoints (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_checkpoints ("en");
  g_autoptr (BwBriefingContent) content = bw_briefing_english_draft (facts);

  g_assert_cmpstr (briefing_fixture_find_text (content, "four measures"), ==,
                   "Xuchang has 4 checkpoints: 1 carries out the four measures (temperature, code, register, "
                   "certificate), 1 does not, 1 to be confirmed, 1 not reported.");
}

/* Of a place that the plan asks nothing of nothing is missing. */
static void
test_not_asked (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_not_asked ("en");
  g_autoptr (BwBriefingContent) content = bw_briefing_english_draft (facts);
  const BwBriefingBlock *progress = g_ptr_array_index (content->blocks, 0);

  g_assert_cmpstr (progress->text, ==, "village is not in this round.");
  g_assert_cmpuint (g_strv_length (content->headlines), ==, 2);
  g_assert_cmpstr (content->headlines[1], ==, "village is not in this round.");
}

/* What is known as a total only is not unknown. */
static void
test_totals (void)
{
  g_autoptr (BwBriefingFacts) facts = briefing_fixture_totals ("en");
  g_autoptr (BwBriefingContent) content = bw_briefing_english_draft (facts);

  g_assert_true (g_str_has_prefix (briefing_fixture_find_text (content, "Funds allotted"),
                                   "Funds allotted ¥2,060,000, spent ¥350,000, not itemised (as of 8 Aug 12:32); "
                                   "Donations"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/english/checkpoints", test_checkpoints);
  g_test_add_func ("/briefing/english/not-asked", test_not_asked);
  g_test_add_func ("/briefing/english/totals", test_totals);
  return g_test_run ();
}
