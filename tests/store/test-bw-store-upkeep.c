/* test-bw-store-upkeep.c: fewer rows, the same figures; what comes too late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture.h"
#include "bw-store-upkeep.h"
#include "bw-time.h"

#include "store-fixture.h"

#include <math.h>
#include <string.h>

#define BEGIN    (G_GINT64_CONSTANT (1628100000) * BW_TIME_SECOND)
#define STEP     (900 * BW_TIME_SECOND)
#define N_PLACES 3
#define SUBJECT  "checkpoint"

static BwMeasureId
measure (const char *id)
{
  return bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), id)->index;
}

static void
put_place (BwPicture  *picture,
           const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  bw_picture_apply (picture, &document, 1);
}

static BwPicture *
make_picture (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  put_place (picture, "{\"type\":\"area\",\"id\":\"A\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\","
                      "\"name\":\"A\"}");
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"type\":\"site\",\"id\":\"k%u\",\"at\":\"2021-08-05T00:00:00Z\","
                                               "\"area\":\"A\",\"kind\":\"checkpoint\",\"name\":\"k\"}", i);

      put_place (picture, json);
    }

  return picture;
}

static void
append (BwStore        *store,
        const BwReport *report,
        guint64        *seq)
{
  BwStoreReport item = { .report = report };
  g_autoptr (GError) error = NULL;

  bw_store_begin (store, &error);
  bw_store_append_reports (store, &item, 1, report->at, &error);
  g_assert_no_error (error);
  bw_store_commit (store, &error);
  g_assert_no_error (error);
  *seq = item.seq;
}

/* Any order of times; flows and gauges, both in some reports, either in others. */
static void
make_report (BwReport *report,
             guint     number)
{
  guint chance = number * 2654435761u;

  memset (report, 0, sizeof *report);
  memcpy (report->id + 12, &number, sizeof number);
  report->place = g_strdup_printf ("k%u", chance % N_PLACES);
  report->subject = g_strdup (SUBJECT);
  report->at = BEGIN + (gint64) (chance % 7200) * BW_TIME_SECOND / 2 * 2;
  if (chance % 5 != 0)
    report->statements[report->n_statements++] = (BwStatement) { measure ("passed"), FALSE, 0, chance % 17 };
  if (chance % 7 == 0)
    report->statements[report->n_statements++] = (BwStatement) { measure ("fever"), FALSE, 0, 1.0 };
  if (chance % 5 == 0 || chance % 3 == 0)
    report->statements[report->n_statements++] = (BwStatement) { measure ("guards"), TRUE, 0, chance % 11 };
}

/* Reports must live until they are committed. */
static void
fill (BwStore *store,
      guint    first,
      guint    n)
{
  g_autofree BwReport *reports = g_new (BwReport, n);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, n);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  for (guint i = 0; i < n; i++)
    {
      make_report (&reports[i], first + i);
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_append_reports (store, items, n, 1, &error));
  g_assert_true (bw_store_commit (store, &error));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (items[i].seq, !=, 0);
      bw_report_clear (&reports[i]);
    }
}

typedef struct
{
  BwPicture *picture;
  double     steps[N_PLACES][16]; /* what each added */
  guint      n_rows;
} Count;

static void
on_report (const BwReport *report,
           guint64         seq,
           gint64          received,
           gpointer        data)
{
  Count *count = data;

  count->n_rows++;
  bw_picture_apply_report (count->picture, report, seq);
  for (guint i = 0; i < report->n_statements; i++)
    {
      if (!report->statements[i].set && report->statements[i].measure == measure ("passed"))
        count->steps[report->place[1] - '0'][(report->at - BEGIN) / STEP] += report->statements[i].value;
    }
}

static void
on_tally (BwPicture *picture,
          BwPlace    place,
          BwSubject  subject,
          guint64    seq,
          gpointer   data)
{
  g_autoptr (BwTally) tally = bw_picture_dup_tally (picture, place, subject, NULL);

  for (guint i = 0; tally != NULL && i < tally->n_values; i++)
    g_ptr_array_add (data, g_strdup_printf ("%s %u %.15g %u %" G_GINT64_FORMAT "\n", tally->place,
                                            tally->values[i].measure, tally->values[i].value, tally->values[i].own,
                                            tally->values[i].at));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* (transfer full): every value with its time, and what each step added */
static char *
count_all (BwStore *store,
           guint   *n_rows)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Count count = { .picture = picture };

  g_assert_true (bw_store_scan_reports (store, 0, NULL, on_report, &count, &error));
  g_assert_no_error (error);
  bw_picture_foreach_tally (picture, BW_PLACE_NONE, 0, on_tally, lines);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (told, g_ptr_array_index (lines, i));

  for (guint i = 0; i < N_PLACES; i++)
    {
      for (guint j = 0; j < 16; j++)
        g_string_append_printf (told, "%g ", count.steps[i][j]);
    }

  *n_rows = count.n_rows;
  return g_strdup (told->str);
}

static void
put_checkpoint (BwStore *store,
                guint64  seq)
{
  g_autoptr (GBytes) data = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_checkpoint (store, seq, data, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);
}

static guint64
fold (BwStore *store,
      gint64   before)
{
  g_autoptr (GError) error = NULL;
  guint64 n_gone;

  g_assert_true (bw_store_upkeep_fold (store, before, STEP, &n_gone, &error));
  g_assert_no_error (error);
  return n_gone;
}

static void
test_same_figures (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  guint n_before;
  guint n_after;
  guint n_again;
  guint64 n_gone;
  g_autoptr (GError) error = NULL;

  fill (fixture->store, 0, 2000);
  put_checkpoint (fixture->store, bw_store_get_seq (fixture->store));
  before = count_all (fixture->store, &n_before);
  n_gone = fold (fixture->store, BEGIN + 4 * STEP);
  after = count_all (fixture->store, &n_after);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_after, <, n_before * 6 / 10);
  g_assert_cmpuint (n_gone, ==, n_before - n_after);
  g_assert_true (bw_store_verify (fixture->store, &error));

  /* A second time there is nothing left to do; later on there is more. */
  g_assert_cmpuint (fold (fixture->store, BEGIN + 4 * STEP), ==, 0);
  g_assert_cmpuint (fold (fixture->store, BEGIN + 8 * STEP), >, 0);
  again = count_all (fixture->store, &n_again);
  g_assert_cmpstr (before, ==, again);
  g_assert_cmpuint (n_again, <, 200);
}

static void
count_row (const BwReport *report,
           guint64         seq,
           gint64          received,
           gpointer        data)
{
  ++*(guint *) data;
}

/* Those of a place are found by what was entered before they were folded. */
static void
test_entered (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 first;
  guint64 n_gone;
  guint n_before = 0;
  guint n_after = 0;

  fill (fixture->store, 0, 2000);
  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_reserve (fixture->store, 20000, &first, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  fill (fixture->store, 2000, 1);
  put_checkpoint (fixture->store, bw_store_get_seq (fixture->store));
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autofree char *place = g_strdup_printf ("k%u", i);

      g_assert_true (bw_store_scan_reports (fixture->store, 0, place, count_row, &n_before, &error));
    }

  n_gone = fold (fixture->store, BEGIN + 4 * STEP);
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autofree char *place = g_strdup_printf ("k%u", i);

      g_assert_true (bw_store_scan_reports (fixture->store, 0, place, count_row, &n_after, &error));
    }

  g_assert_cmpuint (n_gone, >, 0);
  g_assert_cmpuint (n_after, ==, n_before - n_gone);
  g_assert_true (bw_store_verify (fixture->store, &error));
  g_assert_no_error (error);
}

static void
test_too_late (StoreFixture  *fixture,
               gconstpointer  unused)
{
  guint n_before;
  guint n_after;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_folded = 0;
  guint n_duplicate = 0;

  fill (fixture->store, 0, 500);
  put_checkpoint (fixture->store, bw_store_get_seq (fixture->store));
  fold (fixture->store, BEGIN + 4 * STEP);
  before = count_all (fixture->store, &n_before);
  for (guint i = 0; i < 1000; i++)
    {
      g_auto (BwReport) report;
      guint64 seq;

      make_report (&report, i);
      if (i >= 500 && report.at >= BEGIN + 4 * STEP)
        continue;

      append (fixture->store, &report, &seq);
      g_assert_true (seq == 0 || seq == BW_STORE_FOLDED);
      g_assert_true (seq == 0 || report.at < BEGIN + 4 * STEP);
      g_assert_true (seq == BW_STORE_FOLDED || i < 500);
      n_folded += seq == BW_STORE_FOLDED;
      n_duplicate += seq == 0;
    }

  after = count_all (fixture->store, &n_after);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_before, ==, n_after);
  g_assert_cmpuint (n_folded, >, 100);
  g_assert_cmpuint (n_duplicate, >, 100);
}

/* The time is never taken back, and outlives the process. */
static void
test_time_stands (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  g_auto (BwReport) report;
  guint64 seq;

  fold (fixture->store, BEGIN + 4 * STEP);
  fold (fixture->store, BEGIN);
  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);
  make_report (&report, 1);
  report.at = BEGIN + 4 * STEP - 1;
  append (fixture->store, &report, &seq);
  g_assert_cmpuint (seq, ==, BW_STORE_FOLDED);
  report.at = BEGIN + 4 * STEP;
  append (fixture->store, &report, &seq);
  g_assert_cmpuint (seq, ==, 1);
}

/* What no checkpoint holds stays: a start counts it on top of the checkpoint. */
static void
test_checkpoint (StoreFixture  *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwPicture) picture = make_picture ();
  Count before = { .picture = picture };
  Count after = { .picture = picture };

  fill (fixture->store, 0, 300);
  g_assert_cmpuint (fold (fixture->store, BEGIN + 8 * STEP), ==, 0);
  put_checkpoint (fixture->store, 200);
  g_assert_true (bw_store_scan_reports (fixture->store, 200, NULL, on_report, &before, &error));
  g_assert_cmpuint (fold (fixture->store, BEGIN + 8 * STEP), >, 0);
  g_assert_true (bw_store_scan_reports (fixture->store, 200, NULL, on_report, &after, &error));
  g_assert_cmpuint (before.n_rows, ==, 100);
  g_assert_cmpuint (after.n_rows, ==, 100);
}

static guint64
find_checkpoint (BwStore *store)
{
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;
  g_autoptr (GBytes) data = bw_store_get_checkpoint (store, &seq, &error);

  g_assert_no_error (error);
  return seq;
}

/* One that was on its way when what it does not hold was folded: with it a start would
 * count the sums on top of their parts. */
static void
test_late_checkpoint (StoreFixture  *fixture,
                      gconstpointer  unused)
{
  fill (fixture->store, 0, 300);
  put_checkpoint (fixture->store, 200);
  g_assert_cmpuint (fold (fixture->store, BEGIN + 8 * STEP), >, 0);
  put_checkpoint (fixture->store, 199);
  store_fixture_tamper (fixture, "DELETE FROM checkpoint WHERE seq = 200");
  g_assert_cmpuint (find_checkpoint (fixture->store), ==, 0);
  put_checkpoint (fixture->store, 200);
  g_assert_cmpuint (find_checkpoint (fixture->store), ==, 200);

  /* Folded again with less: the number does not go back. */
  store_fixture_tamper (fixture, "DELETE FROM checkpoint");
  fold (fixture->store, BEGIN + 8 * STEP);
  put_checkpoint (fixture->store, 199);
  g_assert_cmpuint (find_checkpoint (fixture->store), ==, 0);
}

static gboolean
count_down (guint64  done,
            guint64  total,
            gpointer data)
{
  guint *left = data;

  return *left > 0 && --*left > 0;
}

/* Whenever it is stopped, the figures are what they were. */
static void
test_stopped (StoreFixture  *fixture,
              gconstpointer  unused)
{
  g_autofree char *before = NULL;
  guint n_before;
  guint n_stopped = 0;

  fill (fixture->store, 0, 800);
  put_checkpoint (fixture->store, bw_store_get_seq (fixture->store));
  before = count_all (fixture->store, &n_before);
  for (guint patience = 1; patience < 4096; patience *= 2)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      guint left = patience;
      guint64 n_gone;
      guint n_after;

      bw_store_upkeep_set_monitor (fixture->store, count_down, &left);
      n_stopped += !bw_store_upkeep_fold (fixture->store, BEGIN + 8 * STEP, STEP, &n_gone, &error);
      bw_store_upkeep_set_monitor (fixture->store, NULL, NULL);
      after = count_all (fixture->store, &n_after);
      g_assert_cmpstr (before, ==, after);
    }

  g_assert_cmpuint (n_stopped, >, 0);
  g_assert_cmpuint (fold (fixture->store, BEGIN + 8 * STEP), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (StoreFixture *fixture, gconstpointer unused);
  } tests[] =
  {
    { "/fold/same-figures", test_same_figures },
    { "/fold/entered", test_entered },
    { "/fold/too-late", test_too_late },
    { "/fold/time-stands", test_time_stands },
    { "/fold/checkpoint", test_checkpoint },
    { "/fold/late-checkpoint", test_late_checkpoint },
    { "/fold/stopped", test_stopped },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, StoreFixture, NULL, store_fixture_set_up, tests[i].func, store_fixture_tear_down);

  return g_test_run ();
}
