/* test-bw-briefing-duties.c: shifts, orders and visits as the sheet tells of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-duties.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"
#include "picture-fixture.h"

#define RECEIPT "{'type':'receipt','id':'%s/%s','order':'%s','area':'%s','state':'%s'," \
                "'at':'2021-08-08T10:00:00+08:00','source':'manual'}"

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

static void
assert_section (BwPicture  *picture,
                const char *scope,
                const char *language,
                const char *text)
{
  g_autoptr (BwBriefingContent) content = draft (picture, scope, language);
  const char *found = briefing_fixture_find_text (content, text);

  if (found != NULL)
    return;

  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      g_test_message ("%s%s", block->head != NULL ? block->head : "", block->text != NULL ? block->text : "");
    }

  g_error ("no section says “%s”", text);
}

static void
give_order (BwPicture  *picture,
            const char *id,
            const char *title,
            const char *due,
            const char *more)
{
  fixture_apply (picture, "{'type':'order','id':'%s','kind':'notice','title':'%s','text':'t','complete':true,"
                 "'issuer':'411000','issued':'2021-08-08T09:00:00+08:00','at':'2021-08-08T09:00:00+08:00',"
                 "'source':'manual','due':'%s','recipients':['411003','411071']%s}", id, title, due, more);
}

/* Those that somebody is late with first; what is done or superseded is not told. */
static void
test_orders (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  assert_section (picture, "411000", "zh_CN", "通知、指令未上报。");
  assert_section (picture, "411000", "en", "Notices and orders: not reported.");

  give_order (picture, "o1", "增开采样台", "2021-08-09T12:00:00+08:00", "");
  give_order (picture, "o2", "上报力量", "2021-08-08T12:00:00+08:00", "");
  give_order (picture, "o3", "旧通知", "2021-08-08T12:00:00+08:00", ",'superseded_by':'o2'");
  fixture_apply (picture, RECEIPT, "o1", "411003", "o1", "411003", "done");
  fixture_apply (picture, RECEIPT, "o2", "411003", "o2", "411003", "acknowledged");
  bw_picture_commit (picture);
  assert_section (picture, "411000", "zh_CN",
                  "在办通知、指令2件；《上报力量》送达1/2个，签收1/2个，部署0/2个，反馈0/2个，逾期2个；"
                  "《增开采样台》送达1/2个，签收1/2个，部署1/2个，反馈1/2个。");
  assert_section (picture, "411000", "en", "Notices and orders that are open: 2; “上报力量” delivered to 1 of 2, "
                  "acknowledged by 1 of 2, passed on by 0 of 2, reported back by 0 of 2, 2 overdue;");

  /* Of a district what is for it; of another one nothing is. */
  assert_section (picture, "411003", "zh_CN", "在办通知、指令1件；《上报力量》送达1/1个");
  assert_section (picture, "411081", "zh_CN", "通知、指令未上报。");

  fixture_apply (picture, RECEIPT, "o1", "411071", "o1", "411071", "done");
  fixture_apply (picture, RECEIPT, "o2", "411003", "o2", "411003", "done");
  fixture_apply (picture, RECEIPT, "o2", "411071", "o2", "411071", "unable");
  bw_picture_commit (picture);
  assert_section (picture, "411000", "zh_CN", "通知、指令2件，均已办结。");
}

static void
visit (BwPicture  *picture,
       const char *id,
       const char *place,
       const char *more)
{
  fixture_apply (picture, "{'type':'inspection','id':'%s','place':'%s','at':'2021-08-08T10:00:00+08:00',"
                 "'source':'manual'%s}", id, place, more);
}

static void
follow_up (BwPicture  *picture,
           const char *id,
           const char *state,
           const char *due)
{
  fixture_apply (picture, "{'type':'followup','id':'%s','inspection':'i1','area':'411003','what':'w','state':'%s',"
                 "'due':'%s','at':'2021-08-08T10:00:00+08:00','source':'manual'}", id, state, due);
}

/* What is planned was not seen yet; what is praised is no fault. */
static void
test_inspections (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  assert_section (picture, "411000", "zh_CN", "督查情况未上报；没有整改事项。");

  visit (picture, "i1", "411003", ",'state':'done','findings':[{'verdict':'unmet','note':'n'}]");
  follow_up (picture, "f1", "open", "2021-08-09T12:00:00+08:00");
  bw_picture_commit (picture);
  assert_section (picture, "411000", "en", "1 place inspected, 1 with faults; 1 thing to put right, 1 open.");
  visit (picture, "i2", "411003", ",'findings':[{'verdict':'commended','note':'n'}]");
  visit (picture, "i3", "411071", ",'state':'planned'");
  visit (picture, "i4", "411071", "");
  follow_up (picture, "f1", "open", "2021-08-08T12:00:00+08:00");
  follow_up (picture, "f2", "open", "2021-08-09T12:00:00+08:00");
  follow_up (picture, "f3", "evidence", "2021-08-08T12:00:00+08:00");
  follow_up (picture, "f4", "closed", "2021-08-08T12:00:00+08:00");
  follow_up (picture, "f5", "not_executable", "2021-08-08T12:00:00+08:00");
  bw_picture_commit (picture);
  assert_section (picture, "411000", "zh_CN", "已督查2处，有问题1处；整改事项5项，已办结1项，待复核1项，整改中2项，"
                  "无法整改1项，逾期2项。");
  assert_section (picture, "411000", "en", "2 places inspected, 1 with faults; 5 things to put right, 1 done, "
                  "1 to be looked at again, 2 open, 1 that cannot be, 2 overdue.");
  assert_section (picture, "411071", "zh_CN", "督查情况未上报；没有整改事项。");
}

/* Whoever has planned nothing is not reported, and no gap. */
static void
test_shift (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  assert_section (picture, "411000", "zh_CN", "当班值守未上报。");
  assert_section (picture, "411000", "en", "Shifts: not reported.");
}

/* Who is held by too few is held, and that is told. */
static void
test_thin (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  fixture_apply (picture, "{'type':'site','id':'k1','area':'411003','kind':'checkpoint','name':'k1','state':'open',"
                 "'hours':'00:00-24:00','staff_required':6,'at':'2021-08-08T00:00:00+08:00','source':'import'}");
  fixture_apply (picture, "{'type':'team','id':'t1','kind':'women','name':'t1','area':'411003','size':4,"
                 "'at':'2021-08-08T00:00:00+08:00','source':'import'}");
  fixture_apply (picture, "{'type':'assignment','id':'a1','team':'t1','site':'k1','state':'on_duty',"
                 "'from':'2021-08-08T07:00:00+08:00','to':'2021-08-08T15:00:00+08:00',"
                 "'at':'2021-08-08T00:00:00+08:00','source':'manual'}");
  bw_picture_commit (picture);
  assert_section (picture, "411000", "en",
                  "10 sites to be held, 1 held, 1 with nobody, too few people at 1, 8 of which no plan was reported.");
  assert_section (picture, "411000", "zh_CN", "应值守10处，已到岗1处，缺岗1处，人手不足1处，未报排班8处。");
}

static void
test_sources (void)
{
  g_autoptr (BwPicture) plain = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwPicture) outlined = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = draft (outlined, "411000", "zh_CN");

  assert_section (plain, "411000", "zh_CN", "采样数据由点位上报，截至8月8日14时31分；");
  assert_section (plain, "411000", "zh_CN", "下级辖区没有边界数据，未附地图；含示例数据，非实情。");
  assert_section (plain, "411000", "en", "Sampling: reported by the sites, as of");
  g_assert_null (briefing_fixture_find_text (content, "未附地图"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/duties/orders", test_orders);
  g_test_add_func ("/briefing/duties/inspections", test_inspections);
  g_test_add_func ("/briefing/duties/shift", test_shift);
  g_test_add_func ("/briefing/duties/thin", test_thin);
  g_test_add_func ("/briefing/duties/sources", test_sources);
  return g_test_run ();
}
