/* bw-csv-writer.c: writes tables of RFC 4180
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-writer.h"

#include <string.h>

/* OWASP, “CSV Injection”. */
#define FORMULA_BEGINS "=+-@\t\r"

static gboolean
needs_guard (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr (FORMULA_BEGINS, *text) != NULL;
}

static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  return strpbrk (cell, ",\"\r\n") != NULL
         || (length > 0 && (g_ascii_isspace (cell[0]) || g_ascii_isspace (cell[length - 1])));
}

/* A quote within quotes is written twice. */
static void
append_quoted (GString    *table,
               const char *cell)
{
  g_string_append_c (table, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *p);
    }
  g_string_append_c (table, '"');
}

/**
 * bw_csv_writer_add_cell:
 * @table: what was written so far
 * @cell: UTF-8
 * @is_text: whether it may look like a formula
 * @first: whether it is the first of its row
 */
void
bw_csv_writer_add_cell (GString    *table,
                        const char *cell,
                        gboolean    is_text,
                        gboolean    first)
{
  g_autofree char *guarded = is_text && needs_guard (cell) ? g_strconcat ("'", cell, NULL) : NULL;

  if (guarded != NULL)
    cell = guarded;
  if (!first)
    g_string_append_c (table, ',');

  if (needs_quotes (cell))
    append_quoted (table, cell);
  else
    g_string_append (table, cell);
}

void
bw_csv_writer_end_row (GString *table)
{
  g_string_append (table, "\r\n");
}

/**
 * bw_csv_writer_skip_guard:
 * @cell: a cell that was read
 *
 * Returns: what bw_csv_writer_add_cell() was given
 */
const char *
bw_csv_writer_skip_guard (const char *cell)
{
  return *cell == '\'' && needs_guard (cell + 1) ? cell + 1 : cell;
}
