/* test-bw-briefing-notice.c: the public is told what the ledger says, and no name more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-notice.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"

#define DONATION(id, at) "{'type':'donation','id':'" id "','at':'2021-08-08T" at ":00+08:00','source':'manual',"

static const char *const booked[] =
{
  DONATION ("g1", "09:30") "'donor':'某机械厂','donor_kind':'unit','named':true,'form':'cash',"
  "'amount_fen':12345650,'purpose':'epidemic'}",
  DONATION ("g2", "10:30") "'donor':'某企业','donor_kind':'unit','named':true,'form':'goods',"
  "'goods':[{'item':'防护服','quantity':200,'unit':'套'},{'item':'口罩'}],'purpose':'epidemic'}",
  DONATION ("g3", "11:30") "'donor':'张三','donor_kind':'person','form':'cash','amount_fen':20000,'purpose':'flood',"
  "'handed_over':'2021-08-08T14:10:00+08:00'}",
  DONATION ("g4", "11:40") "'donor':'某企业','donor_kind':'unit','named':true,'form':'goods','amount_fen':900000,"
  "'goods':[{'item':'防护服','quantity':180,'unit':'套'},{'item':'口罩'}],'purpose':'epidemic',"
  "'handed_over':'2021-08-08T14:00:00+08:00','corrects':'g2'}",
  DONATION ("g5", "12:00") "'donor':'李四','donor_kind':'person','form':'cash'}",
};

/* (transfer full) (element-type BwDocument) */
static GPtrArray *
make_ledger (void)
{
  GPtrArray *ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  for (guint i = 0; i < G_N_ELEMENTS (booked); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (booked[i]), "'", '"');
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (ledger, bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error));
      g_assert_no_error (error);
    }

  return ledger;
}

static BwBriefingContent *
draft (guint       number,
       const char *language)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (GPtrArray) ledger = make_ledger ();
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_notice_draft (picture, "411000", ledger, number, language, &error);

  g_assert_no_error (error);
  return content;
}

/* (transfer full): row @row of the table @table of @content */
static char *
dup_row (const BwBriefingContent *content,
         guint                    table,
         guint                    row)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->table != NULL && table-- == 0)
        return g_strjoinv ("|", ((BwBriefingRow *) g_ptr_array_index (block->table->rows, row))->cells);
    }

  g_assert_not_reached ();
}

static void
assert_row (const BwBriefingContent *content,
            guint                    table,
            guint                    row,
            const char              *cells)
{
  g_autofree char *found = dup_row (content, table, row);

  g_assert_cmpstr (found, ==, cells);
}

/* To the fen; what was corrected counts once; an amount that nobody told is a dash. */
static void
test_sums (void)
{
  g_autoptr (BwBriefingContent) content = draft (0, "zh_CN");

  assert_row (content, 0, 0, "疫情防控|2|123,456.50|9,000|9,000|123,456.50");
  assert_row (content, 0, 1, "防汛救灾|1|200|—|200|0");
  assert_row (content, 0, 2, "未注明用途|1|—|—|—|—");
  assert_row (content, 0, 3, "合计|4|123,656.50|9,000|9,200|123,456.50");
  assert_row (content, 1, 0, "防护服|180 套|180 套|0 套");
  assert_row (content, 1, 1, "口罩|数量未登记|—|—");
}

/* Who did not agree is counted, and named nowhere. */
static void
test_print (void)
{
  g_autofree char *text = briefing_fixture_print (draft (0, "zh_CN"));

  briefing_fixture_assert_says (text, "疫情防控捐赠公示");
  briefing_fixture_assert_says (text, "公示第5号");
  briefing_fixture_assert_says (text, "许昌市接受社会捐赠情况公示");
  briefing_fixture_assert_says (text, "（截至8月8日14时10分）");
  briefing_fixture_assert_says (text, "有效捐赠4笔，其中现金123,656.50元；另有1笔现金未登记金额；实物1笔，已估价部分价值9,000元");
  briefing_fixture_assert_says (text, "某机械厂单位现金123,456.50元");
  briefing_fixture_assert_says (text, "某企业单位防护服180套、口罩");
  briefing_fixture_assert_says (text, "其余2笔未表示同意");
  briefing_fixture_assert_says (text, "校验");
  briefing_fixture_assert_not (text, "张三");
  briefing_fixture_assert_not (text, "李四");
}

static void
test_english (void)
{
  g_autofree char *text = briefing_fixture_print (draft (0, "en"));

  briefing_fixture_assert_says (text, "NoticeNo.5");
  briefing_fixture_assert_says (text, "¥123,656.50incash");
  briefing_fixture_assert_not (text, "张三");
}

/* Notice 2 stays what it was, whatever was booked and corrected since. */
static void
test_number (void)
{
  g_autoptr (BwBriefingContent) second = draft (2, "zh_CN");
  g_autoptr (BwBriefingContent) again = draft (2, "zh_CN");
  g_autoptr (BwBriefingContent) third = draft (3, "zh_CN");
  g_autofree char *digest = bw_briefing_content_dup_digest (second);
  g_autofree char *same = bw_briefing_content_dup_digest (again);
  g_autofree char *other = bw_briefing_content_dup_digest (third);

  g_assert_cmpstr (second->number, ==, "公示第 2 号");
  g_assert_cmpstr (second->cut_off, ==, "（截至8月8日10时30分）");
  assert_row (second, 1, 0, "防护服|200 套|0 套|200 套");
  g_assert_cmpstr (digest, ==, same);
  g_assert_cmpstr (digest, !=, other);
}

static void
test_not_yet (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (GPtrArray) ledger = make_ledger ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_briefing_notice_draft (picture, "411000", ledger, 6, "en", &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_DOCUMENT);
  g_clear_error (&error);
  g_ptr_array_set_size (ledger, 0);
  g_assert_null (bw_briefing_notice_draft (picture, "411000", ledger, 0, "en", &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_DOCUMENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-notice/sums", test_sums);
  g_test_add_func ("/briefing-notice/print", test_print);
  g_test_add_func ("/briefing-notice/english", test_english);
  g_test_add_func ("/briefing-notice/number", test_number);
  g_test_add_func ("/briefing-notice/not-yet", test_not_yet);
  return g_test_run ();
}
