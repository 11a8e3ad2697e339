/* bw-chart-rows.c: what a chart draws, as rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-chart-rows.h"

#include "bw-time.h"

#include <math.h>
#include <stdarg.h>

static void
free_row (gpointer data)
{
  g_strfreev (data);
}

/**
 * bw_chart_rows_new: (skip)
 * @title: what stands above the first column, translated
 * @...: above the others, ended by %NULL
 *
 * Returns: (transfer full): a table whose first row is its titles
 */
GPtrArray *
bw_chart_rows_new (const char *title,
                   ...)
{
  GPtrArray *self = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  va_list rest;

  va_start (rest, title);
  for (const char *next = title; next != NULL; next = va_arg (rest, const char *))
    g_ptr_array_add (titles, g_strdup (next));
  va_end (rest);
  g_ptr_array_add (titles, NULL);

  g_ptr_array_add (self, g_ptr_array_free (g_steal_pointer (&titles), FALSE));
  return self;
}

/**
 * bw_chart_rows_add: (skip)
 * @self: a table
 * @cell: (transfer full): text of the first column
 * @...: (transfer full): of the others, as many as there are titles, ended by %NULL
 */
void
bw_chart_rows_add (GPtrArray *self,
                   char      *cell,
                   ...)
{
  GStrv titles = g_ptr_array_index (self, 0);
  GStrv row = g_new0 (char *, g_strv_length (titles) + 1);
  va_list rest;
  char *next = cell;

  va_start (rest, cell);
  for (guint i = 0; titles[i] != NULL && next != NULL; i++)
    {
      row[i] = next;
      next = va_arg (rest, char *);
    }
  va_end (rest);

  g_ptr_array_add (self, row);
}

/**
 * bw_chart_rows_dup_time:
 * @time: microseconds
 * @zone: (nullable): of the place; UTC if there is none
 *
 * Returns: (transfer full): date and time as spreadsheets take them
 */
char *
bw_chart_rows_dup_time (gint64     time,
                        GTimeZone *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, zone != NULL ? zone : utc);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/**
 * bw_chart_rows_dup_number:
 * @value: of a chart
 *
 * Returns: (transfer full): its digits, without groups; "" if it is not a number: what is
 *   not reported is an empty cell, never 0
 */
char *
bw_chart_rows_dup_number (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return g_strdup ("");

  /* A tenth is finer than anything that is drawn, and takes off what a fraction of the plan leaves behind. */
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", round (value * 10.0) / 10.0));
}
