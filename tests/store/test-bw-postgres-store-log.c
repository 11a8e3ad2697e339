/* test-bw-postgres-store-log.c: the log is read as it stood in one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-store-upkeep.h"
#include "bw-time.h"
#include "store-fixture.h"

/* More than are read at a time. */
#define N_REPORTS 12000

typedef struct
{
  BwStore *other;  /* (unowned) (nullable): folds at the first row */
  double   sum;
  guint    n;
} Scan;

static void
on_report (const BwReport *report,
           guint64         seq,
           gint64          received,
           gpointer        data)
{
  Scan *scan = data;

  if (scan->other != NULL)
    {
      g_autoptr (GError) error = NULL;
      guint64 n_gone;

      g_assert_true (bw_store_upkeep_fold (scan->other, G_MAXINT64 / 2, BW_TIME_DAY, &n_gone, &error));
      g_assert_cmpuint (n_gone, >, N_REPORTS / 2);
      scan->other = NULL;
    }

  for (guint i = 0; i < report->n_statements; i++)
    {
      if (!report->statements[i].set)
        scan->sum += report->statements[i].value;
    }

  scan->n++;
}

/* Others fold between two pieces: nothing counts twice, and nothing is left out. */
static void
test_fold_between (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  Scan before = { .other = other };
  Scan after = { NULL };

  store_fixture_fill (fixture->store, N_REPORTS);
  g_assert_true (bw_store_scan_reports (fixture->store, 0, NULL, on_report, &before, &error));
  g_assert_cmpuint (before.n, ==, N_REPORTS);
  g_assert_cmpfloat (before.sum, ==, (double) N_REPORTS * (N_REPORTS - 1) / 2);

  /* It has ended: what is read next is as it is by then, and it can be written. */
  g_assert_true (bw_store_scan_reports (fixture->store, 0, "411002", on_report, &after, &error));
  g_assert_cmpuint (after.n, <, N_REPORTS / 2);
  g_assert_cmpfloat (after.sum, ==, before.sum);
  g_assert_true (bw_store_begin (fixture->store, &error));
  bw_store_roll_back (fixture->store);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/postgres-store-log/fold-between", StoreFixture, NULL, store_fixture_set_up, test_fold_between,
              store_fixture_tear_down);

  return g_test_run ();
}
