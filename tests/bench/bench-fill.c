/* bench-fill.c: a store with a long log
 *
 *     bench-fill STORE-URL NUMBER [DAYS]
 *
 * Appends NUMBER reports about the sampling points of a store that has a city,
 * spread evenly over DAYS (2) before its newest document: what weeks of a campaign
 * would leave. Prints how fast it went.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <stdlib.h>
#include <string.h>

#define BATCH 5000

typedef struct
{
  GPtrArray *sites;    /* (owned): codes */
  char      *subject;  /* (owned) */
  gint64     end;
} Place;

static void
on_site_cb (BwDocumentType  type,
            const char     *id,
            guint64         seq,
            gboolean        gone,
            const char     *code,
            const char     *json,
            gpointer        data)
{
  Place *place = data;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), NULL);

  place->end = MAX (place->end, bw_document_get_at (document));
  if (type == BW_DOCUMENT_TYPE_ROUND && place->subject == NULL)
    place->subject = g_strconcat ("sampling:", id, NULL);
  else if (type == BW_DOCUMENT_TYPE_SITE && bw_document_get_site (document)->kind == BW_SITE_KIND_SAMPLING)
    g_ptr_array_add (place->sites, g_strdup (id));
}

static void
fill_report (BwReport    *report,
             const Place *place,
             gint64       at)
{
  static const char * const measures[] = { "sampled", "tubes", "queue" };
  guint8 random[10];

  memset (report, 0, sizeof *report);
  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_random_int ();
  bw_uuid_make (report->id, at / 1000, random);
  report->place = g_ptr_array_index (place->sites, g_random_int_range (0, (int) place->sites->len));
  report->subject = place->subject;
  report->at = at;
  report->n_statements = G_N_ELEMENTS (measures);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      report->statements[i].measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (),
                                                                   measures[i])->index;
      report->statements[i].set = i == 2;
      report->statements[i].value = i == 1 ? 1 : 10;
    }
}

static void
fill (BwStore     *store,
      const Place *place,
      guint        n,
      gint64       span)
{
  g_autofree BwReport *reports = g_new (BwReport, BATCH);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, BATCH);
  g_autoptr (GError) error = NULL;

  for (guint done = 0; done < n; done += BATCH)
    {
      guint size = MIN (BATCH, n - done);

      for (guint i = 0; i < size; i++)
        {
          fill_report (&reports[i], place, place->end - span + (gint64) ((double) span * (done + i) / n));
          items[i].report = &reports[i];
        }

      if (!bw_store_begin (store, &error) || !bw_store_append_reports (store, items, size, place->end, &error)
          || !bw_store_commit (store, &error))
        g_error ("append: %s", error->message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = NULL;
  Place place = { .sites = g_ptr_array_new_with_free_func (g_free) };
  gint64 begun = g_get_monotonic_time ();
  gint64 days;
  guint n;

  if (argc < 3)
    {
      g_printerr ("usage: bench-fill STORE-URL NUMBER [DAYS]\n");
      return 2;
    }

  n = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  days = argc > 3 ? (gint64) g_ascii_strtoull (argv[3], NULL, 10) : 2;
  store = bw_store_open (argv[1], bw_measure_catalogue_get_default (), FALSE, &error);
  if (store == NULL
      || !bw_store_scan_documents (store, BW_DOCUMENT_TYPE_ROUND, 0, 0, FALSE, on_site_cb, &place, &error)
      || !bw_store_scan_documents (store, BW_DOCUMENT_TYPE_SITE, 0, 0, FALSE, on_site_cb, &place, &error))
    g_error ("%s", error->message);
  if (place.subject == NULL || place.sites->len == 0)
    g_error ("no round and no sampling points: not a city");

  fill (store, &place, n, days * BW_TIME_DAY);
  g_print ("filled %.1f reports/s\n", n * (double) G_USEC_PER_SEC / (double) (g_get_monotonic_time () - begun));
  g_ptr_array_unref (place.sites);
  g_free (place.subject);
  return 0;
}
