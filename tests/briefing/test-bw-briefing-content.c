/* test-bw-briefing-content.c: the digest tells one sheet from another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-content.h"

static BwBriefingContent *
make (const char *text,
      const char *a,
      const char *b)
{
  BwBriefingContent *content = bw_briefing_content_new ("zh_CN");
  BwBriefingTable *table;
  const char *const columns[] = { "县", "人", NULL };
  const char *const cells[] = { a, b, NULL };

  content->masthead = g_strdup ("简报");
  bw_briefing_content_add (content, g_strdup ("一、"), g_strdup (text));
  table = bw_briefing_content_add_table (content, g_strdup ("表1"), g_strdup ("续"), g_strdupv ((char **) columns));
  bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, g_strdupv ((char **) cells));
  return content;
}

static char *
digest (const char *text,
        const char *a,
        const char *b)
{
  g_autoptr (BwBriefingContent) content = make (text, a, b);

  return bw_briefing_content_dup_digest (content);
}

static void
test_digest (void)
{
  g_autofree char *one = digest ("采样", "魏都区", "12");
  g_autofree char *same = digest ("采样", "魏都区", "12");
  g_autofree char *other_text = digest ("采", "魏都区", "12");
  g_autofree char *other_cell = digest ("采样", "魏都区", "13");
  g_autofree char *moved = digest ("采样", "魏都区1", "2");

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpuint (strlen (one), ==, 12);
  g_assert_cmpstr (one, !=, other_text);
  g_assert_cmpstr (one, !=, other_cell);
  g_assert_cmpstr (one, !=, moved);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/content/digest", test_digest);
  return g_test_run ();
}
