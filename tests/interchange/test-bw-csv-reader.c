/* test-bw-csv-reader.c: the grammar of tables, line numbers, bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-reader.h"

#include "bw-model-error.h"

#include <string.h>

static gboolean
note_row (GPtrArray  *cells,
          guint       line,
          gpointer    data,
          GError    **error)
{
  GString *told = data;

  g_string_append_printf (told, "%u:", line);
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (told, "[%s]", (char *) g_ptr_array_index (cells, i));

  return TRUE;
}

static void
assert_reads (const char *text,
              const char *wanted)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_csv_reader_run (text, note_row, told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, wanted);
}

static void
assert_fails (const char *text,
              const char *reason)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_csv_reader_run (text, note_row, told, NULL, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, reason));
}

static void
test_grammar (void)
{
  assert_reads ("", "");
  assert_reads ("a,b\r\nc,d\r\n", "1:[a][b]2:[c][d]");
  assert_reads ("a,b\nc,d", "1:[a][b]2:[c][d]");
  assert_reads ("a,b\rc,d\r", "1:[a][b]2:[c][d]");
  assert_reads ("a,,\n", "1:[a][][]");
  assert_reads ("\"a,b\",\"say \"\"x\"\"\"\n", "1:[a,b][say \"x\"]");
  assert_reads (" a , b \n", "1:[a][b]");
  assert_reads ("许,昌\n", "1:[许][昌]");
}

/* A row is where it begins. */
static void
test_lines (void)
{
  assert_reads ("a\n\n\nb\n", "1:[a]4:[b]");
  assert_reads ("a,\"x\ny\r\nz\"\nb,c\n", "1:[a][x\ny\r\nz]4:[b][c]");
}

static void
test_faults (void)
{
  assert_fails ("a\nb,c\"d\n", "line 2: a quote within a cell");
  assert_fails ("a\n\"b\" c\n", "line 2: a quote within a cell");
  assert_fails ("a\nb,\"c\nd\n", "line 2: a quote that is opened here");
}

static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("a\n\"");

  for (guint i = 0; i <= BW_CSV_READER_MAX_CELL; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\"\n");
  assert_fails (text->str, "line 2: a cell of more than 64 KiB");

  g_string_assign (text, "a\n");
  for (guint i = 0; i <= BW_CSV_READER_MAX_CELLS; i++)
    g_string_append_c (text, ',');
  g_string_append_c (text, '\n');
  assert_fails (text->str, "line 2: more than 1000 cells");

  g_string_truncate (text, 0);
  for (guint i = 0; i <= BW_CSV_READER_MAX_ROWS; i++)
    g_string_append (text, "a\n");
  assert_fails (text->str, "line 200001: more than 200000 rows");
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bw_csv_reader_run ("a\nb\n", note_row, told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/grammar", test_grammar);
  g_test_add_func ("/csv-reader/lines", test_lines);
  g_test_add_func ("/csv-reader/faults", test_faults);
  g_test_add_func ("/csv-reader/bounds", test_bounds);
  g_test_add_func ("/csv-reader/cancel", test_cancel);

  return g_test_run ();
}
