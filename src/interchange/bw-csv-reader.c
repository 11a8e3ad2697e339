/* bw-csv-reader.c: reads tables of RFC 4180
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-reader.h"

#include "bw-model-error.h"
#include "bw-reason.h"

#include <csv.h>
#include <string.h>

typedef struct
{
  BwCsvRowFunc   func;
  gpointer       data;
  GPtrArray     *cells;    /* (owned) (element-type utf8) */
  GError        *error;    /* (owned) (nullable) */
  guint          line;
  guint          row_line; /* in which the row begins; 0: none has begun */
  guint          n_rows;
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->cells, g_ptr_array_unref);
  g_clear_error (&reading->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
fail (Reading  *reading,
      BwReason  reason)
{
  g_autofree char *line = g_strdup_printf ("%u", reading->line);
  g_autofree char *text = bw_reason_write (reason, line, NULL);

  if (reading->error == NULL)
    reading->error = g_error_new_literal (BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, text);
}

static void
on_parser_cell_cb (void   *cell,
                   size_t  length,
                   void   *data)
{
  Reading *reading = data;

  if (length > BW_CSV_READER_MAX_CELL)
    fail (reading, BW_REASON_CELL_LONG);
  else if (reading->cells->len >= BW_CSV_READER_MAX_CELLS)
    fail (reading, BW_REASON_CELLS_MANY);
  else if (reading->error == NULL)
    g_ptr_array_add (reading->cells, g_strndup (cell, length));
}

static void
on_parser_row_cb (int   end,
                  void *data)
{
  Reading *reading = data;

  if (++reading->n_rows > BW_CSV_READER_MAX_ROWS)
    fail (reading, BW_REASON_ROWS_MANY);
  if (reading->error == NULL)
    reading->func (reading->cells, reading->row_line, reading->data, &reading->error);

  g_ptr_array_set_size (reading->cells, 0);
  reading->row_line = 0;
}

/* Behind the end of the line that begins at @text: LF, CR LF or CR. */
static const char *
find_next_line (const char *text)
{
  const char *end = text + strcspn (text, "\r\n");

  if (end[0] == '\r' && end[1] == '\n')
    return end + 2;

  return *end != '\0' ? end + 1 : end;
}

static gboolean
is_blank (const char *text,
          const char *end)
{
  return text + strspn (text, " \t\r\n") >= end;
}

/* Line by line, so that the parser need not be asked where it is. */
static void
read_lines (Reading           *reading,
            struct csv_parser *parser,
            const char        *text,
            GCancellable      *cancellable)
{
  while (*text != '\0' && reading->error == NULL)
    {
      const char *end = find_next_line (text);
      gsize length = (gsize) (end - text);

      reading->line++;
      if (reading->row_line == 0 && !is_blank (text, end))
        reading->row_line = reading->line;
      if (csv_parse (parser, text, length, on_parser_cell_cb, on_parser_row_cb, reading) != length)
        fail (reading, BW_REASON_QUOTE);

      if (reading->error == NULL)
        g_cancellable_set_error_if_cancelled (cancellable, &reading->error);
      text = end;
    }

  if (reading->error == NULL && csv_fini (parser, on_parser_cell_cb, on_parser_row_cb, reading) != 0)
    {
      reading->line = MAX (reading->row_line, 1);
      fail (reading, BW_REASON_QUOTE_OPEN);
    }
}

/**
 * bw_csv_reader_run:
 * @text: a whole table, UTF-8
 * @func: called for each row, in order
 * @user_data: for @func
 * @cancellable: (nullable): ends it early
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`, "line N: reason"; that of
 *   @func; or `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether all of it was read
 */
gboolean
bw_csv_reader_run (const char    *text,
                   BwCsvRowFunc   func,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (Reading) reading = { .func = func, .data = user_data };
  struct csv_parser parser;

  g_return_val_if_fail (text != NULL && func != NULL, FALSE);

  reading.cells = g_ptr_array_new_with_free_func (g_free);
  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, "the reader of tables cannot be set up");
      return FALSE;
    }

  read_lines (&reading, &parser, text, cancellable);
  csv_free (&parser);
  if (reading.error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reading.error));
  return FALSE;
}
