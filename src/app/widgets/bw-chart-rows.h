/* bw-chart-rows.h: what a chart draws, as rows of a table
 *
 * Each row is a GStrv; the first holds the titles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Titles, and cells (transfer full), are ended by NULL. */
GPtrArray *bw_chart_rows_new        (const char  *title,
                                     ...) G_GNUC_NULL_TERMINATED;
void       bw_chart_rows_add        (GPtrArray   *self,
                                     char        *cell,
                                     ...) G_GNUC_NULL_TERMINATED;

/* (transfer full): cells; of what is not known, "". */
char      *bw_chart_rows_dup_time   (gint64       time,
                                     GTimeZone   *zone);
char      *bw_chart_rows_dup_number (double       value);

G_END_DECLS
