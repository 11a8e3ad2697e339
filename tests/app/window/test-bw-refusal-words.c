/* test-bw-refusal-words.c: what the backend refuses is said in the language of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-refusal-words.h"

#include "bw-language.h"

#include <gio/gio.h>

/* Fewer than that: the pattern below finds no refusals any more. */
#define LEAST_RULES 60

/* Where the backend says them. */
#define CALLS "(?:bw_rule_refuse|refuse|fail) \\(error, [^,;]+,\\s*(?:[a-z_]+ \\? )?\"((?:[^\"\\\\]|\\\\.)+)\"" \
              "|refuse_member \\([0-9]+, [^,;]+,\\s*\"((?:[^\"\\\\]|\\\\.)+)\"" \
              "|reject \\(self, index, [^,;]+,\\s*\"((?:[^\"\\\\]|\\\\.)+)\"" \
              "|bw_problem_new \\((?:403|409|412), \"((?:[^\"\\\\]|\\\\.)+)\"" \
              "|(?:reason|namer) = g_strdup(?:_printf)? \\(\"((?:[^\"\\\\]|\\\\.)+)\""

static const char * const sources[] = {
  "src/model/bw-alert-change.c", "src/model/bw-rule-assignment.c", "src/model/bw-rule-followup.c",
  "src/model/bw-rule-fund.c", "src/model/bw-rule-inspection.c", "src/model/bw-rule-ledger.c",
  "src/model/bw-rule-order.c", "src/model/bw-rule-place.c", "src/model/bw-rule-receipt.c",
  "src/model/bw-rule-team.c", "src/model/bw-rule.c", "src/server/bw-document-write.c",
  "src/server/bw-draft-scope.c", "src/server/bw-handle-change.c",
};

static void
assert_words (const char *reason,
              const char *words,
              const char *advice)
{
  g_autofree char *told = bw_refusal_words_dup (reason);

  g_assert_cmpstr (told, ==, words);
  g_assert_cmpstr (bw_refusal_words_get_advice (reason), ==, advice);
}

static void
test_rules (void)
{
  assert_words ("409: It stands against what is there: /state is on duty already", "该队伍已在岗", "放弃此条即可，无需再办");
  assert_words ("409: It stands against what is there: /state is “done” already and does not go to “opened”",
                "已为“已完成”，不能退回“已阅”", "放弃此条即可：回执已更进一步");
  assert_words ("403: The token does not allow this: the token is good for “411023” only",
                "该凭证只在“411023”有效", "请持有当地有效凭证的人员办理，或联系管理员");
  assert_words ("422: The document is not as it must be: /order no order has the id “O1”", "没有“O1”（指令）",
                "查看是否仍有必要，然后放弃此条");
}

/* The member is named, the reason is that of an import. */
static void
test_members (void)
{
  assert_words ("422: The document is not as it must be: /acknowledged/reason is missing",
                "不符合要求（原因：未填写）", "改正后重新填报，再放弃此条");
  assert_words ("422: The document is not as it must be: /recipients/0 must be one of a, b",
                "不符合要求（主送：不是以下之一：a, b）", "改正后重新填报，再放弃此条");
  assert_words ("/at: must not be negative", "截至：小于 0", "改正后重新填报，再放弃此条");
}

/* A status alone, and one that is sent again by itself. */
static void
test_titles (void)
{
  assert_words ("404: There is no such thing", "已不存在", "查看是否仍有必要，然后放弃此条");
  assert_words ("503: The backend cannot take this now: too much is waiting to be written; nothing of this was taken",
                "服务器暂时无法接收", NULL);
  assert_words ("502: Bad Gateway", "网关后面的服务器没有应答", NULL);
}

/* What nobody knows stays whole; what a status means is said before it. */
static void
test_unknown (void)
{
  assert_words ("无法连接", "无法连接", NULL);
  assert_words ("418: I am a teapot", "418: I am a teapot", NULL);
  assert_words ("409: It stands against what is there: /state is too blue", "与现有内容冲突（状态：is too blue）",
                "查看并修改现有内容，然后放弃此条");
  g_assert_false (bw_refusal_words_is_known ("409: It stands against what is there: /state is too blue"));
  g_assert_true (bw_refusal_words_is_known ("409: It stands against what is there"));
}

/* Of whatever was asked for, not of changes alone. */
static void
test_error (void)
{
  g_autoptr (GError) refused = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "401: A good token is needed");
  g_autoptr (GError) away = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "无法连接");
  g_autofree char *why = bw_refusal_words_dup_error (refused);
  g_autofree char *as_it_was = bw_refusal_words_dup_error (away);

  g_assert_cmpstr (why, ==, "服务器不认可该凭证");
  g_assert_cmpstr (as_it_was, ==, "无法连接");
  g_assert_null (bw_refusal_words_dup_error (NULL));
}

static guint
check_source (GRegex     *calls,
              const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), name, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) places = g_regex_new ("%[a-z]", 0, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  for (g_regex_match (calls, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *format = NULL;
      g_autofree char *reason = NULL;

      for (int group = 1; (format == NULL || *format == '\0') && group < g_match_info_get_match_count (match); group++)
        {
          g_free (format);
          format = g_match_info_fetch (match, group);
        }
      reason = g_regex_replace_literal (places, format, -1, 0, "X", 0, NULL);
      g_test_message ("%s: %s", name, reason);
      g_assert_true (bw_refusal_words_is_known (reason));
      n++;
    }

  return n;
}

/* Whatever the backend may say to a change. */
static void
test_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) calls = g_regex_new (CALLS, 0, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    n += check_source (calls, sources[i]);

  g_assert_cmpuint (n, >=, LEAST_RULES);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/refusal-words/rules", test_rules);
  g_test_add_func ("/app/refusal-words/members", test_members);
  g_test_add_func ("/app/refusal-words/titles", test_titles);
  g_test_add_func ("/app/refusal-words/unknown", test_unknown);
  g_test_add_func ("/app/refusal-words/error", test_error);
  g_test_add_func ("/app/refusal-words/all", test_all);
  return g_test_run ();
}
