/* test-bw-briefing-order.c: an order says on paper what it says, and who has come how far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-order.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"
#include "picture-fixture.h"

#define AT "'at':'2021-08-08T09:00:00+08:00','source':'manual'"

static void
add_order (BwPicture  *picture,
           const char *more)
{
  fixture_apply (picture, "{'type':'order','id':'o1'," AT ",'kind':'order','number':'许疫指办〔2021〕12号',"
                 "'title':'关于加快采样的命令','text':'增开采样台。\\n\\n延长采样时间。','issuer':'411000',"
                 "'issued':'2021-08-08T09:00:00+08:00','acknowledge_by':'2021-08-08T12:00:00+08:00',"
                 "'due':'2021-08-08T18:00:00+08:00','recipients':['411003','411071','411081']%s}", more);
  fixture_apply (picture, "{'type':'receipt','id':'o1/411003'," AT ",'order':'o1','area':'411003','state':'doing',"
                 "'times':{'delivered':'2021-08-08T09:01:00+08:00','acknowledged':'2021-08-08T09:30:00+08:00',"
                 "'doing':'2021-08-08T10:05:00+08:00'}}");
  fixture_apply (picture, "{'type':'receipt','id':'o1/411071','at':'2021-08-08T11:00:00+08:00','source':'manual',"
                 "'order':'o1','area':'411071','state':'unable','note':'缺采样人员'}");
  bw_picture_commit (picture);
}

static BwBriefingContent *
draft (BwPicture  *picture,
       const char *language)
{
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_order_draft (picture, "o1", FIXTURE_NOW, 0, language, &error);

  g_assert_no_error (error);
  return content;
}

/* The table of @content. */
static const BwBriefingTable *
get_table (const BwBriefingContent *content)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->table != NULL)
        return block->table;
    }

  g_assert_not_reached ();
}

/* Who is late stands first, grey; a step whose time nobody told is no dash. */
static void
test_steps (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (BwBriefingContent) content = NULL;
  const BwBriefingTable *table;

  add_order (picture, "");
  content = draft (picture, "zh_CN");
  table = get_table (content);
  g_assert_cmpuint (table->rows->len, ==, 4);
  briefing_fixture_assert_row (table, 0, BW_BRIEFING_ROW_LATE, "禹州市|—|—|—|—|▲ 2小时32分");
  briefing_fixture_assert_row (table, 1, BW_BRIEFING_ROW_PLAIN, "建安区|8日09:01|8日09:30|8日10:05|—|—");
  briefing_fixture_assert_row (table, 2, BW_BRIEFING_ROW_PLAIN, "开发区|已办|已办|已办|无法执行|—");
  briefing_fixture_assert_row (table, 3, BW_BRIEFING_ROW_TOTAL, "合计|2/3|2/3|2/3|1/3|1");
  g_assert_cmpstr (g_ptr_array_index (table->notes, 1), ==, "开发区：缺采样人员");
}

static void
test_print (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autofree char *text = NULL;

  add_order (picture, ",'expects':{'measure':'sampled','place':'411003','target':298600}");
  text = briefing_fixture_print (draft (picture, "zh_CN"));
  briefing_fixture_assert_says (text, "疫情防控指挥部命令");
  briefing_fixture_assert_says (text, "许疫指办〔2021〕12号");
  briefing_fixture_assert_says (text, "许昌市疫情防控指挥部");
  briefing_fixture_assert_says (text, "关于加快采样的命令");
  briefing_fixture_assert_says (text, "主送：建安区、开发区、禹州市。");
  briefing_fixture_assert_says (text, "增开采样台。");
  briefing_fixture_assert_says (text, "延长采样时间。");
  briefing_fixture_assert_says (text, "送达2/3个、签收2/3个、部署2/3个、反馈1/3个。逾期1个。");
  briefing_fixture_assert_says (text, "现为214,693人（截至8月8日14时31分），目标298,600人。");
  briefing_fixture_assert_not (text, "演练");
}

static void
test_english (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autofree char *text = NULL;

  add_order (picture, ",'complete':false");
  text = briefing_fixture_print (draft (picture, "en"));
  briefing_fixture_assert_says (text, "HeadquartersOrder");
  briefing_fixture_assert_says (text, "To:Jianan,Kaifa,Yuzhou.");
  briefing_fixture_assert_says (text, "Delivered2/3,Acknowledged2/3,Passedon2/3,Reported1/3.Overdue:1.");
  briefing_fixture_assert_says (text, "textaboveisnotcomplete:theoriginalholds");
}

/* Of a drill each page says so, and its title; also if only the order is of one. */
static void
test_exercise (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (BwBriefingContent) content = NULL;

  add_order (picture, ",'exercise':true");
  content = draft (picture, "zh_CN");
  g_assert_cmpstr (content->mark, ==, "演练");
  g_assert_cmpstr (content->title, ==, "（演练）关于加快采样的命令");
}

/* What has taken its place is named; nobody is late with it any more. */
static void
test_superseded (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (BwBriefingContent) content = NULL;

  add_order (picture, ",'superseded_by':'o2'");
  fixture_apply (picture, "{'type':'order','id':'o2'," AT ",'kind':'order','number':'13号','title':'第二道命令',"
                 "'recipients':['411003']}");
  bw_picture_commit (picture);
  content = draft (picture, "zh_CN");
  g_assert_nonnull (briefing_fixture_find_text (content, "本件已由“第二道命令”（13号）替代，不再执行。"));
  g_assert_nonnull (briefing_fixture_find_text (content, "无逾期。"));
}

static void
test_unknown (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_briefing_order_draft (picture, "o1", FIXTURE_NOW, 0, "en", &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_DOCUMENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-order/steps", test_steps);
  g_test_add_func ("/briefing-order/print", test_print);
  g_test_add_func ("/briefing-order/english", test_english);
  g_test_add_func ("/briefing-order/exercise", test_exercise);
  g_test_add_func ("/briefing-order/superseded", test_superseded);
  g_test_add_func ("/briefing-order/unknown", test_unknown);
  return g_test_run ();
}
