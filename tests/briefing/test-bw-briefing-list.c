/* test-bw-briefing-list.c: any table stands on paper, with its heads on each page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-list.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"

#include <string.h>

#define N_ROWS  60
#define N_ANNEX 2500

static BwBriefingContent *
draft (guint       n_columns,
       guint       n_rows,
       const char *cell)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 3);
  g_autoptr (GError) error = NULL;
  GStrv columns = g_new0 (char *, n_columns + 1);
  BwBriefingContent *content;

  for (guint i = 0; i < n_columns; i++)
    columns[i] = g_strdup_printf ("列%u", i + 1);

  content = bw_briefing_list_draft (picture, "411003", "采样点", columns, 1 << 1, "筛选：排队", FIXTURE_NOW, 0, "zh_CN",
                                    &error);
  g_assert_no_error (error);
  for (guint row = 0; row < n_rows; row++)
    {
      GStrv cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = g_strdup_printf ("%s%u", cell, 7000000 + 1000 * (i + 1) + row);

      bw_briefing_content_add_row (bw_briefing_list_get_table (content), BW_BRIEFING_ROW_PLAIN, cells);
    }

  return content;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

/* 60 rows are three pages: the heads stand on each of them, each row once. */
static void
test_pages (void)
{
  g_autofree char *text = briefing_fixture_print (draft (3, N_ROWS, "值"));

  briefing_fixture_assert_says (text, "疫情防控数据表");
  briefing_fixture_assert_says (text, "建安区采样点");
  briefing_fixture_assert_says (text, "筛选：排队");
  g_assert_cmpuint (count (text, "列1列2列3"), ==, 3);
  g_assert_cmpuint (count (text, "表1（续）"), ==, 2);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_autofree char *line = g_strdup_printf ("值%u值%u值%u", 7001000 + row, 7002000 + row, 7003000 + row);

      g_assert_cmpuint (count (text, line), ==, 1);
    }
}

/* An annex of all points of a city: each row once and in its order, heads on each page. */
static void
test_annex (void)
{
  g_autofree char *text = briefing_fixture_print (draft (3, N_ANNEX, "值"));
  guint n_pages = count (text, "列1列2列3");
  const char *at = text;

  g_assert_cmpuint (n_pages, >, 70);
  g_assert_cmpuint (n_pages, <, 140);
  g_assert_cmpuint (count (text, "表1（续）"), ==, n_pages - 1);
  for (guint row = 0; row < N_ANNEX; row++)
    {
      g_autofree char *line = g_strdup_printf ("值%u值%u值%u", 7001000 + row, 7002000 + row, 7003000 + row);

      at = strstr (at, line);
      g_assert_nonnull (at);
      at += strlen (line);
    }

  g_assert_null (strstr (at, "值"));
}

/* Columns that do not fit go on in further lines, and none is lost. */
static void
test_wide (void)
{
  g_autofree char *text = briefing_fixture_print (draft (14, 2, "很长很长的一个值"));

  g_assert_cmpuint (count (text, "列14"), ==, 1);
  g_assert_cmpuint (count (text, "7014001"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-list/pages", test_pages);
  g_test_add_func ("/briefing-list/annex", test_annex);
  g_test_add_func ("/briefing-list/wide", test_wide);
  return g_test_run ();
}
