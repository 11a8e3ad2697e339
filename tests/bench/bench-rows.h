/* bench-rows.h: the reports that are measured with, and our store with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_ROWS_N_PLACES 507

/* What the columns `statements` of all of them hold. */
#define BENCH_ROWS_STATEMENTS "\x08\x03\x18\x08\x04\x04\x09\x05\x46"
#define BENCH_ROWS_N_BYTES    9

typedef void (*BenchInsertFunc) (gpointer data,
                                 guint    n);

/* A UUID of version 7. */
void bench_rows_fill_id       (guint8          *id);

/* Runs @insert until the time is over, and prints NAME-BATCH and its rate. */
void bench_rows_measure       (const char      *name,
                               guint            batch,
                               double           seconds,
                               BenchInsertFunc  insert,
                               gpointer         data);
void bench_rows_measure_store (const char      *url,
                               double           seconds);

G_END_DECLS
