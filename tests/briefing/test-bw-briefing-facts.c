/* test-bw-briefing-facts.c: what is read off the picture, and in which order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-facts.h"

#include "briefing-fixture.h"
#include "bw-briefing-chinese.h"
#include "bw-briefing-english.h"
#include "bw-briefing-words.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <math.h>
#include <string.h>

static BwBriefingFacts *
read_facts (BwPicture  *picture,
            const char *scope,
            gint64      stopped)
{
  return bw_briefing_facts_new (picture, fixture_place (picture, scope), FIXTURE_NOW, stopped, 9, "zh_CN");
}

static const BwBriefingPart *
get_part (const BwBriefingFacts *facts,
          guint                  i)
{
  return &g_array_index (facts->parts, BwBriefingPart, i);
}

static void
test_order (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = read_facts (picture, "411000", 0);

  g_assert_cmpuint (facts->parts->len, ==, 9);
  for (guint i = 1; i < facts->parts->len; i++)
    g_assert_cmpint (get_part (facts, i - 1)->pace.finish, >=, get_part (facts, i)->pace.finish);

  g_assert_cmpstr (get_part (facts, 0)->name, ==, "建安区");
  g_assert_cmpint (facts->whole.pace.finish, ==, get_part (facts, 0)->pace.finish);
  g_assert_cmpfloat (bw_figure_get_value (&facts->whole.done), ==, 1012846.0);
  g_assert_true (facts->sample);
  g_assert_false (facts->exercise);
}

static void
test_missing_after_those_that_can_tell (void)
{
  const FixtureDistrict districts[] =
  {
    { "A", "甲县", "A", 1000, NAN },
    { "B", "乙县", "B", 1000, 1000 },
    { "C", "丙县", "C", 1000, 700 },
  };
  g_autoptr (BwPicture) picture = briefing_fixture_new (districts, 3);
  g_autoptr (BwBriefingFacts) facts = read_facts (picture, "411000", 0);
  g_autoptr (GPtrArray) missing = bw_briefing_facts_list_missing (facts);

  g_assert_cmpstr (get_part (facts, 0)->name, ==, "丙县");
  g_assert_cmpstr (get_part (facts, 1)->name, ==, "甲县");
  g_assert_cmpstr (get_part (facts, 2)->name, ==, "乙县");
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "甲县");
}

/* Only those of the round are in the table; the others are named. */
static void
test_outside (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;

  fixture_apply (picture, "{'type':'round','id':'r1','name':'第一轮','areas':['411003','411071'],"
                 "'at':'2021-08-05T00:00:00+08:00','source':'import','seq':5,"
                 "'starts':'2021-08-05T18:00:00+08:00','deadline':'2021-08-09T20:00:00+08:00',"
                 "'milestones':[{'at':'2021-08-09T20:00:00+08:00','share':1}]}");
  facts = read_facts (picture, "411000", 0);
  g_assert_cmpuint (facts->parts->len, ==, 2);
  g_assert_cmpuint (facts->outside->len, ==, 7);
  g_assert_false (facts->sample);
}

/* What the plan asks nothing of is no gap in the table, and is said to be outside. */
static void
test_not_asked (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingFacts) town = NULL;
  g_autoptr (BwBriefingFacts) village = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  fixture_area (picture, "town", "411003");
  fixture_area (picture, "village", "411003");
  fixture_site (picture, "point", "town", "sampling");
  bw_picture_commit (picture);

  facts = read_facts (picture, "411003", 0);
  missing = bw_briefing_facts_list_missing (facts);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "town");
  g_assert_cmpuint (facts->outside->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (facts->outside, 0), ==, "village");
  g_assert_true (facts->is_in_round);

  town = read_facts (picture, "town", 0);
  g_assert_true (town->is_in_round);
  village = read_facts (picture, "village", 0);
  g_assert_false (village->is_in_round);
}

/* The table of a district with points has the points, not the checkpoints. */
static void
test_sites (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;

  fixture_site (picture, "411003-k1", "411003", "checkpoint");
  bw_picture_commit (picture);
  facts = read_facts (picture, "411003", 0);
  g_assert_cmpuint (facts->parts->len, ==, 1);
  g_assert_cmpint (facts->parts_level, ==, BW_LEVEL_SITE);
  g_assert_cmpuint (facts->checkpoints[BW_CONDITION_UNKNOWN], ==, 1);
  g_assert_cmpstr (facts->headquarters, ==, "许昌市");
  g_assert_false (facts->is_whole);
  g_assert_cmpuint (facts->funds->len, ==, 0);
}

static void
test_stopped (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  gint64 stopped = FIXTURE_NOW - BW_TIME_MINUTE;
  g_autoptr (BwBriefingFacts) facts = read_facts (picture, "411000", stopped);

  g_assert_cmpint (facts->cut_off, ==, stopped);
}

static void
test_funds (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = read_facts (picture, "411000", 0);
  const BwBriefingFund *fund = g_ptr_array_index (facts->funds, 0);
  double rest = 0.0;

  g_assert_cmpuint (facts->funds->len, ==, 1);
  g_assert_cmpuint (fund->items->len, ==, 2);
  g_assert_true (bw_briefing_facts_get_rest (fund, &rest));
  g_assert_cmpfloat (rest, ==, 113000000.0);
}

static void
test_contradiction (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;

  fixture_set (picture, "411003", "mobilisation", "branches", 2000, BW_BOUND_EXACT, FIXTURE_NOW);
  facts = read_facts (picture, "411000", 0);
  g_assert_cmpuint (facts->contradictions->len, ==, 1);
}

static void
assert_headline (BwPicture  *picture,
                 const char *scope,
                 const char *language,
                 const char *wanted,
                 const char *unwanted)
{
  g_autoptr (BwBriefingFacts) facts = bw_briefing_facts_new (picture, fixture_place (picture, scope), FIXTURE_NOW, 0,
                                                             9, language);
  g_autoptr (BwBriefingContent) content = bw_briefing_words_is_chinese (language)
                                            ? bw_briefing_chinese_draft (facts)
                                            : bw_briefing_english_draft (facts);
  g_autofree char *text = g_strjoinv ("\n", content->headlines);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, wanted));
  g_assert_null (strstr (text, unwanted));
}

/* More was taken back than was ever reported: the number, why, and nothing that would
 * follow from it; of the whole city only the name of the part. */
static void
test_corrections (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingFacts) city = NULL;
  g_autoptr (GPtrArray) names = NULL;

  fixture_add (picture, "411003", "sampling:r1", "sampled", -briefing_fixture_districts[0].done - 7,
               FIXTURE_NOW - BW_TIME_MINUTE);
  facts = read_facts (picture, "411003", 0);
  g_assert_cmpfloat (facts->whole.pace.done, <, 0.0);
  g_assert_true (isnan (facts->whole.pace.share));
  g_assert_true (isnan (facts->whole.pace.rate));
  g_assert_cmpuint (facts->contradictions->len, ==, 1);
  assert_headline (picture, "411003", "zh_CN", "人（更正多于上报）。", "%");
  assert_headline (picture, "411003", "en", " (corrections exceed reports).", "%");

  city = read_facts (picture, "411000", 0);
  names = bw_briefing_facts_list_overcorrected (city);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpuint (city->contradictions->len, ==, 0);
  assert_headline (picture, "411000", "zh_CN", "；建安区更正多于上报。", "−");
  assert_headline (picture, "411000", "zh_CN", "近一小时更正多于采样，净减", "近一小时采样");
  assert_headline (picture, "411000", "en", "In the last hour corrections exceed reports by ", "−");
}

#define GROUPED_ROUND "{'type':'round','id':'r1','name':'第一轮','areas':[],'seq':%u," \
                      "'at':'2021-08-05T00:00:00+08:00','source':'import'," \
                      "'starts':'2021-08-05T18:00:00+08:00','deadline':'2021-08-09T20:00:00+08:00'," \
                      "'groups':[{'name':'中心城区全员','names':{'en':'the central city'}," \
                      "'areas':['411003','411071','411002','4110-SF','4110-DC']}," \
                      "{'name':'四县（市）重点人群','areas':[%s]}]}"

/* Who takes part is what the round says; targets are added up by it. */
static void
test_groups (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingFacts) district = NULL;
  g_autofree char *words = NULL;

  g_assert_true (fixture_apply (picture, GROUPED_ROUND, 5u, "'411081','411024','411025','411082'"));
  facts = read_facts (picture, "411000", 0);
  g_assert_cmpuint (facts->groups->len, ==, 2);
  words = bw_briefing_words_dup_of_whom (facts);
  g_assert_cmpstr (words, ==, "中心城区全员1,046,000人，四县（市）重点人群222,400人");

  /* A group of the city says nothing of one of its districts. */
  district = read_facts (picture, "411003", 0);
  g_assert_cmpuint (district->groups->len, ==, 0);
}

/* Neither does one that leaves anybody out, counts an area twice or names one that
 * is not there; nor a round without groups. */
static void
test_groups_must_be_all (void)
{
  static const char *const areas[] = {
    "'411081','411024','411025'", "'411081','411024','411025','411082','411082'",
    "'411081','411024','411025','411082','411099'", ""
  };
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefingFacts) before = read_facts (picture, "411000", 0);

  g_assert_cmpuint (before->groups->len, ==, 0);
  g_assert_null (bw_briefing_words_dup_of_whom (before));
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (BwBriefingFacts) facts = NULL;

      g_assert_true (fixture_apply (picture, GROUPED_ROUND, 5 + i, areas[i]));
      facts = read_facts (picture, "411000", 0);
      g_assert_cmpuint (facts->groups->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/facts/order", test_order);
  g_test_add_func ("/briefing/facts/missing", test_missing_after_those_that_can_tell);
  g_test_add_func ("/briefing/facts/outside", test_outside);
  g_test_add_func ("/briefing/facts/not-asked", test_not_asked);
  g_test_add_func ("/briefing/facts/sites", test_sites);
  g_test_add_func ("/briefing/facts/stopped", test_stopped);
  g_test_add_func ("/briefing/facts/funds", test_funds);
  g_test_add_func ("/briefing/facts/contradiction", test_contradiction);
  g_test_add_func ("/briefing/facts/corrections", test_corrections);
  g_test_add_func ("/briefing/facts/groups", test_groups);
  g_test_add_func ("/briefing/facts/groups-must-be-all", test_groups_must_be_all);
  return g_test_run ();
}
