/* bench-rows.c: the reports that are measured with, and our store with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-rows.h"

#include "bw-store.h"
#include "bw-uuid.h"

#include <string.h>

static void
fill_report (BwReport *report,
             char     *place)
{
  static const char * const measures[] = { "sampled", "tubes", "queue" };

  memset (report, 0, sizeof *report);
  bench_rows_fill_id (report->id);
  report->place = place;
  report->subject = (char *) "sampling:r1";
  report->at = g_get_real_time ();
  report->n_statements = G_N_ELEMENTS (measures);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      report->statements[i].measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (),
                                                                   measures[i])->index;
      report->statements[i].set = i == 2;
      report->statements[i].value = 12;
    }
}

static void
insert_ours (gpointer data,
             guint    n)
{
  BwStore *store = data;
  g_autofree BwReport *reports = g_new (BwReport, n);
  g_autofree BwStoreReport *items = g_new (BwStoreReport, n);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (places, g_strdup_printf ("411002-p%d", g_random_int_range (0, BENCH_ROWS_N_PLACES)));
      fill_report (&reports[i], g_ptr_array_index (places, i));
      items[i].report = &reports[i];
    }

  if (!bw_store_begin_group (store, &error) || !bw_store_append_reports (store, items, n, g_get_real_time (), &error)
      || !bw_store_commit (store, &error))
    g_error ("append: %s", error->message);
}

static void
count_report (const BwReport *report,
              guint64         seq,
              gint64          received,
              gpointer        data)
{
  guint64 *n = data;

  (*n)++;
}

static void
measure_reading (BwStore *store)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  if (!bw_store_scan_reports (store, 0, NULL, count_report, &n, &error))
    g_error ("scan: %s", error->message);

  g_print ("store-read %.1f reports/s\n",
           (double) n * G_USEC_PER_SEC / (double) (g_get_monotonic_time () - begun));
}

void
bench_rows_fill_id (guint8 *id)
{
  guint8 random[10];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_random_int ();
  bw_uuid_make (id, g_get_real_time () / 1000, random);
}

/* Runs @insert until the time is over. */
void
bench_rows_measure (const char      *name,
                    guint            batch,
                    double           seconds,
                    BenchInsertFunc  insert,
                    gpointer         data)
{
  gint64 begun = g_get_monotonic_time ();
  guint64 n = 0;
  double passed;

  do
    {
      insert (data, batch);
      n += batch;
      passed = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
    }
  while (passed < seconds);

  g_print ("%s-%u %.1f reports/s\n", name, batch, (double) n / passed);
}

/* Makes the store. */
void
bench_rows_measure_store (const char *url,
                          double      seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), TRUE, &error);

  if (store == NULL)
    g_error ("%s", error->message);

  bench_rows_measure ("store-batch", 1, seconds, insert_ours, store);
  bench_rows_measure ("store-batch", 100, seconds, insert_ours, store);
  measure_reading (store);
}
