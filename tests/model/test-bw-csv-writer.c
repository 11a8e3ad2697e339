/* test-bw-csv-writer.c: cells that are quoted, guarded, and read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-writer.h"

static void
check_cell (const char *cell,
            gboolean    is_text,
            const char *wanted)
{
  g_autoptr (GString) table = g_string_new (NULL);

  bw_csv_writer_add_cell (table, cell, is_text, TRUE);
  g_assert_cmpstr (table->str, ==, wanted);
}

static void
test_cells (void)
{
  check_cell ("七里店", TRUE, "七里店");
  check_cell ("", TRUE, "");
  check_cell ("1,862", FALSE, "\"1,862\"");
  check_cell ("a \"b\"", TRUE, "\"a \"\"b\"\"\"");
  check_cell ("a\nb", TRUE, "\"a\nb\"");
  check_cell (" a", TRUE, "\" a\"");
}

/* A spreadsheet must not compute what somebody has typed. */
static void
test_guard (void)
{
  check_cell ("=1+1", TRUE, "'=1+1");
  check_cell ("-5", FALSE, "-5");
  check_cell ("'=1", TRUE, "''=1");
  g_assert_cmpstr (bw_csv_writer_skip_guard ("'=1+1"), ==, "=1+1");
  g_assert_cmpstr (bw_csv_writer_skip_guard ("'a"), ==, "'a");
}

static void
test_rows (void)
{
  g_autoptr (GString) table = g_string_new (BW_CSV_WRITER_BOM);

  bw_csv_writer_add_cell (table, "a", TRUE, TRUE);
  bw_csv_writer_add_cell (table, "b", TRUE, FALSE);
  bw_csv_writer_end_row (table);
  g_assert_cmpstr (table->str, ==, "\xef\xbb\xbf" "a,b\r\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/guard", test_guard);
  g_test_add_func ("/csv-writer/rows", test_rows);

  return g_test_run ();
}
