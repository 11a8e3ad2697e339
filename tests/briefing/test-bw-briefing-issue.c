/* test-bw-briefing-issue.c: a briefing with its number, as it is issued and found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-issue.h"

#include "briefing-fixture.h"
#include "bw-briefing-record.h"
#include "bw-briefing.h"
#include "bw-document-size.h"
#include "bw-json.h"

#include <string.h>

static BwBriefingIssue *
prepare_by (const char *language,
            const char *prepared,
            const char *approved)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefing) sheet = bw_briefing_new (picture, "411000", FIXTURE_NOW, 0, 0, language, &error);

  g_assert_no_error (error);
  g_assert_true (bw_briefing_is_issuable (sheet));
  g_assert_cmpstr (bw_briefing_get_scope (sheet), ==, "411000");
  return bw_briefing_issue_new (bw_briefing_dup_record (sheet), prepared, approved);
}

static BwBriefingIssue *
prepare (const char *language)
{
  return prepare_by (language, "综合组", "办公室主任");
}

static JsonObject *
make (const BwBriefingIssue *issue,
      guint                  number)
{
  g_autoptr (GError) error = NULL;
  JsonObject *document = bw_briefing_issue_make (issue, number, &error);

  g_assert_no_error (error);
  return document;
}

/* What a list shows of it, and what stands on paper. */
static void
test_document (void)
{
  g_autoptr (BwBriefingIssue) issue = prepare ("zh_CN");
  g_autoptr (JsonObject) document = make (issue, 9);
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_issue_read (document, &error);
  g_autofree char *digest = NULL;
  g_autofree char *check = NULL;
  g_autofree char *text = NULL;
  gint64 number = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (bw_json_peek_string (document, "id"), ==, "411000/9");
  g_assert_cmpstr (bw_json_peek_string (document, "scope"), ==, "411000");
  g_assert_cmpstr (bw_json_peek_string (document, "cut_off"), ==, "2021-08-08T14:32:00+08:00");
  g_assert_cmpstr (bw_json_peek_string (document, "prepared_by_role"), ==, "综合组");
  g_assert_cmpstr (bw_json_peek_string (document, "approved_by_role"), ==, "办公室主任");
  g_assert_true (bw_json_get_integer (document, "number", 9, 9, &number, NULL));
  briefing_fixture_assert_says (bw_json_peek_string (document, "text"), "已采样1,012,846人");

  digest = bw_briefing_content_dup_digest (content);
  g_assert_cmpstr (bw_json_peek_string (document, "digest"), ==, digest);
  check = g_strconcat ("校验", digest, NULL);
  text = briefing_fixture_print (content);
  briefing_fixture_assert_says (text, check);
  briefing_fixture_assert_says (text, "第9期");
  briefing_fixture_assert_says (text, "拟稿：综合组");
  briefing_fixture_assert_says (text, "签发：办公室主任");
  briefing_fixture_assert_says (text, "2021年8月8日印发");
}

/* What is measured is never less than what is written, and not much more. */
static void
test_measure (void)
{
  static const char * const languages[] = { "zh_CN", "en" };
  g_autofree char *role = g_strnfill (200, '"');
  g_autoptr (JsonObject) strange = json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (BwBriefingIssue) issue = prepare_by (languages[i], role, role);
      g_autoptr (JsonObject) document = make (issue, G_MAXUINT);
      g_autofree char *line = bw_json_to_line (document);
      gsize measured = bw_briefing_issue_measure (issue->record);

      g_assert_cmpuint (measured, >=, strlen (line));
      g_assert_cmpuint (measured, <, 3 * strlen (line));
    }

  json_object_set_string_member (strange, "a\"b", "\001\002\t\n\\\177 村");
  json_object_set_double_member (strange, "n", -1.2345678901234567e-300);
  text = bw_json_to_line (strange);
  g_assert_cmpuint (bw_briefing_issue_measure (strange), >=, strlen (text));
}

/* (transfer full): of a briefing with a table of so many rows more */
static JsonObject *
record_rows (guint n_rows)
{
  const char * const columns[] = { "序号", "采样点", NULL };
  const char * const cells[] = { "1", "城北小学东侧采样点", NULL };
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = bw_briefing_draft (picture, "411000", FIXTURE_NOW, 0, 0, "zh_CN", NULL);
  BwBriefingTable *table = bw_briefing_content_add_table (content, g_strdup ("点位"), g_strdup ("点位（续）"),
                                                          g_strdupv ((char **) columns));

  for (guint i = 0; i < n_rows; i++)
    bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, g_strdupv ((char **) cells));

  return bw_briefing_record_write (content);
}

static gsize
measure_rows (guint n_rows)
{
  g_autoptr (JsonObject) record = record_rows (n_rows);

  return bw_briefing_issue_measure (record);
}

/* What is over the limit at most may be under it: it is written to see, with the longest of all
 * roles and numbers. */
static void
test_weigh (void)
{
  gsize row = (measure_rows (200) - measure_rows (100)) / 100;
  guint n_rows = 100 + (guint) ((BW_DOCUMENT_SIZE_SHEET - measure_rows (100)) / row) + 1;
  g_autoptr (BwBriefingIssue) longest = bw_briefing_issue_new_longest (record_rows (n_rows));
  g_autoptr (BwBriefingIssue) other = bw_briefing_issue_new (record_rows (n_rows), "综合组", "主任");
  g_autoptr (JsonObject) document = make (longest, G_MAXUINT);
  g_autofree char *line = bw_json_to_line (document);
  g_autoptr (GError) error = NULL;
  gsize size = bw_briefing_issue_weigh (longest, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_briefing_issue_measure (longest->record), >, BW_DOCUMENT_SIZE_SHEET);
  g_assert_cmpuint (size, ==, strlen (line));
  g_assert_cmpuint (size, <=, BW_DOCUMENT_SIZE_SHEET);
  g_assert_cmpuint (bw_briefing_issue_weigh (other, NULL), <, size);
}

/* Blanks are nobody, those of a Chinese keyboard too; and an office has its limit. */
static void
test_roles (void)
{
  g_autofree char *long_role = g_strnfill (BW_BRIEFING_ISSUE_MAX_ROLE, 'x');
  g_autofree char *longer = g_strconcat (long_role, "x", NULL);
  g_autofree char *role = bw_briefing_issue_dup_role ("\t　综合　组 \n");
  g_autofree char *longest = bw_briefing_issue_dup_role (long_role);

  g_assert_cmpstr (role, ==, "综合　组");
  g_assert_cmpstr (longest, ==, long_role);
  g_assert_null (bw_briefing_issue_dup_role (longer));
  g_assert_null (bw_briefing_issue_dup_role (""));
  g_assert_null (bw_briefing_issue_dup_role (" "));
  g_assert_null (bw_briefing_issue_dup_role ("　\001\n\t"));
}

/* What was pasted over two lines is one, and all of it is printed. */
static void
test_pasted_roles (void)
{
  g_autoptr (BwBriefingIssue) issue = prepare_by ("zh_CN", "综合组\t办公室\n", "副主任\n主任");
  g_autoptr (JsonObject) document = make (issue, 9);
  g_autofree char *text = briefing_fixture_print (bw_briefing_issue_read (document, NULL));

  g_assert_cmpstr (bw_json_peek_string (document, "prepared_by_role"), ==, "综合组 办公室");
  g_assert_cmpstr (bw_json_peek_string (document, "approved_by_role"), ==, "副主任 主任");
  briefing_fixture_assert_says (text, "拟稿：综合组办公室");
  briefing_fixture_assert_says (text, "签发：副主任主任");
}

/* A second try is the same document; another number is another one, with another digest. */
static void
test_same_again (void)
{
  g_autoptr (BwBriefingIssue) issue = prepare ("en");
  g_autoptr (JsonObject) first = make (issue, 3);
  g_autoptr (JsonObject) again = make (issue, 3);
  g_autoptr (JsonObject) next = make (issue, 4);
  g_autofree char *first_text = bw_json_to_line (first);
  g_autofree char *again_text = bw_json_to_line (again);

  g_assert_cmpstr (first_text, ==, again_text);
  g_assert_cmpstr (bw_json_peek_string (first, "digest"), !=, bw_json_peek_string (next, "digest"));
}

/* One that somebody has changed is not passed off as what was issued. */
static void
test_changed (void)
{
  g_autoptr (BwBriefingIssue) issue = prepare ("zh_CN");
  g_autoptr (JsonObject) document = make (issue, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) without = NULL;

  json_object_set_string_member (json_object_get_object_member (document, "content"), "date", "2021年8月9日");
  g_assert_null (bw_briefing_issue_read (document, &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD);

  json_object_remove_member (document, "content");
  g_assert_null (bw_briefing_issue_read (document, &without));
  g_assert_error (without, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD);
}

/* One that has a number has it for good. */
static void
test_issued_is_not_issued_again (void)
{
  g_autoptr (BwBriefingIssue) issue = prepare ("zh_CN");
  g_autoptr (JsonObject) document = make (issue, 9);
  g_autoptr (BwBriefing) sheet = bw_briefing_new_from_content (bw_briefing_issue_read (document, NULL), NULL);

  g_assert_nonnull (sheet);
  g_assert_false (bw_briefing_is_issuable (sheet));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/issue/document", test_document);
  g_test_add_func ("/briefing/issue/measure", test_measure);
  g_test_add_func ("/briefing/issue/weigh", test_weigh);
  g_test_add_func ("/briefing/issue/roles", test_roles);
  g_test_add_func ("/briefing/issue/pasted-roles", test_pasted_roles);
  g_test_add_func ("/briefing/issue/same-again", test_same_again);
  g_test_add_func ("/briefing/issue/changed", test_changed);
  g_test_add_func ("/briefing/issue/issued-is-not-issued-again", test_issued_is_not_issued_again);
  return g_test_run ();
}
