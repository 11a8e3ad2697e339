/* bench-briefing.c: how long a sheet of a hundred pages takes
 *
 *   bench-briefing FILE.pdf
 *
 * Lays tables of ten and of a hundred pages out and writes them, three times each, and
 * prints the best: fonts are opened each time, as for a sheet that somebody prints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing.h"

#include <stdio.h>

#define RUNS      3
#define N_COLUMNS 5

/* Of the grid: what stands below the heads on a page, and less on the first. */
#define ROWS_A_PAGE 30

static BwBriefingContent *
make_content (guint n_rows)
{
  static const char * const heads[] = { "采样点", "应检(人)", "已采(人)", "完成%", "更新", NULL };
  BwBriefingContent *content = bw_briefing_content_new ("zh_CN");
  BwBriefingTable *table;

  content->masthead = g_strdup ("疫情防控数据表");
  content->issuer = g_strdup ("许昌市疫情防控指挥部办公室");
  content->date = g_strdup ("2021年8月8日");
  content->title = g_strdup ("采样点一览");
  content->cut_off = g_strdup ("（截至8月8日14时32分）");
  content->check = g_strdup ("校验 ");
  content->created = g_strdup ("2021-08-08T14:32:00+08:00");
  table = bw_briefing_content_add_table (content, g_strdup ("表1"), g_strdup ("表1（续）"),
                                         g_strdupv ((char **) heads));
  for (guint i = 0; i < n_rows; i++)
    {
      GStrv cells = g_new0 (char *, N_COLUMNS + 1);

      cells[0] = g_strdup_printf ("第%u社区采样点", i + 1);
      cells[1] = g_strdup_printf ("%u", 1000 + i);
      cells[2] = g_strdup_printf ("%u", 700 + i);
      cells[3] = g_strdup_printf ("%u.%u", 60 + i % 40, i % 10);
      cells[4] = g_strdup_printf ("14:%02u", i % 60);
      bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, cells);
    }

  return content;
}

/* Milliseconds; @n_pages (out): of the sheet. */
static double
measure (const char *path,
         guint       n_rows,
         guint      *n_pages)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      BwBriefingContent *content = make_content (n_rows);
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (BwBriefing) sheet = bw_briefing_new_from_content (content, &error);

      if (sheet == NULL || !bw_briefing_write_pdf (sheet, path, &error))
        g_error ("%s", error->message);

      best = MIN (best, g_get_monotonic_time () - begin);
      *n_pages = bw_briefing_get_n_pages (sheet);
    }

  return (double) best / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  guint n_few;
  guint n_many;
  double few;
  double many;

  if (argc != 2)
    {
      fprintf (stderr, "bench-briefing FILE.pdf\n");
      return 2;
    }

  few = measure (argv[1], 10 * ROWS_A_PAGE, &n_few);
  many = measure (argv[1], 100 * ROWS_A_PAGE, &n_many);
  printf ("few-pages %u pages\nfew %.2f ms\nmany-pages %u pages\nmany %.2f ms\n", n_few, few, n_many, many);
  return 0;
}
