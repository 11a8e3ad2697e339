/* test-bw-series-book.c: running totals against a naive recount
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series-book.h"

#include "bw-time.h"
#include "picture-fixture.h"

#define STEP  (15 * BW_TIME_MINUTE)
#define START (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)

static const char * const sites[] = { "S1", "S2", "S3", "S4" };
static const char * const homes[] = { "A1", "A1", "A2", "A2" };

static BwPicture *
make_picture (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_area (picture, "R", NULL);
  fixture_area (picture, "A1", "R");
  fixture_area (picture, "A2", "R");
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    fixture_site (picture, sites[i], homes[i], "sampling");

  fixture_round (picture, START);
  return picture;
}

static BwReport
make_report (const char *place,
             double      sampled,
             gint64      at)
{
  BwReport report = { .place = (char *) place, .subject = (char *) "sampling:r1", .at = at, .n_statements = 1 };

  report.statements[0].measure = fixture_measure ("sampled");
  report.statements[0].value = sampled;
  return report;
}

static BwSeriesTrack *
find_track (BwPicture    *picture,
            BwSeriesBook *book,
            const char   *code)
{
  return bw_series_book_find (book, fixture_place (picture, code),
                              bw_picture_get_subject (picture, "sampling:r1"), fixture_measure ("sampled"));
}

typedef struct
{
  guint  site;
  double value;
  gint64 at;
} Given;

static double
recount (const GArray *given,
         const char   *area,
         gint64        until)
{
  double total = 0;

  for (guint i = 0; i < given->len; i++)
    {
      const Given *one = &g_array_index (given, Given, i);

      if (one->at < until && (g_str_equal (area, "R") || g_str_equal (homes[one->site], area)))
        total += one->value;
    }

  return total;
}

/* Any order, late and early: what is published is what a recount gives. */
static void
test_recount (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (Given));
  static const char * const areas[] = { "R", "A1", "A2" };
  gint64 now = START + 60 * STEP;

  for (guint i = 0; i < 2000; i++)
    {
      Given one = {
        .site = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (sites)),
        .value = g_test_rand_int_range (-60, 50), /* more is taken back than was given */
        .at = START + (gint64) g_test_rand_double_range (0, 60.0 * (double) STEP),
      };
      BwReport report = make_report (sites[one.site], one.value, one.at);

      g_array_append_val (given, one);
      bw_series_book_add_report (book, &report, i + 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      BwSeriesTrack *track = find_track (picture, book, areas[i]);
      g_autoptr (BwSeries) series = NULL;

      g_assert_nonnull (track);
      bw_series_book_publish (book, track, now, 1);
      series = bw_series_book_dup_told (book, track);
      g_assert_cmpint (series->step, ==, STEP);
      for (guint j = 0; j < series->n_values; j++)
        g_assert_cmpfloat (series->values[j], ==, recount (given, areas[i], series->start + j * STEP));

      g_assert_cmpfloat (series->values[series->n_values - 1], ==, recount (given, areas[i], now));
      g_assert_cmpfloat (bw_series_book_get_total (book, track, START + 30 * STEP), ==,
                         recount (given, areas[i], START + 30 * STEP));
    }
}

/* Only what is over is told, and only when something came. */
static void
test_due (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  BwReport report = make_report ("S1", 7, START + BW_TIME_MINUTE);
  BwReport late = make_report ("S1", 5, START + 2 * BW_TIME_MINUTE);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) still = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (BwSeries) series = NULL;

  bw_series_book_add_report (book, &report, 1);
  none = bw_series_book_list_due (book, START + 2 * BW_TIME_MINUTE, FALSE);
  g_assert_cmpuint (none->len, ==, 0);

  due = bw_series_book_list_due (book, START + STEP, FALSE);
  g_assert_cmpuint (due->len, ==, 2);
  for (guint i = 0; i < due->len; i++)
    bw_series_book_publish (book, g_ptr_array_index (due, i), START + STEP, 10 + i);

  /* Nothing came in the next step. */
  still = bw_series_book_list_due (book, START + 2 * STEP, FALSE);
  g_assert_cmpuint (still->len, ==, 0);

  /* What comes late waits for the end of the step it comes in, or for one who
   * asks for it. */
  bw_series_book_add_report (book, &late, 2);
  g_clear_pointer (&still, g_ptr_array_unref);
  still = bw_series_book_list_due (book, START + 2 * STEP + BW_TIME_MINUTE, FALSE);
  g_assert_cmpuint (still->len, ==, 0);
  again = bw_series_book_list_due (book, START + 2 * STEP + BW_TIME_MINUTE, TRUE);
  g_assert_cmpuint (again->len, ==, 2);
  g_clear_pointer (&again, g_ptr_array_unref);
  again = bw_series_book_list_due (book, START + 3 * STEP, FALSE);
  g_assert_cmpuint (again->len, ==, 2);
  bw_series_book_publish (book, g_ptr_array_index (again, 0), START + 3 * STEP, 20);
  series = bw_series_book_dup_told (book, g_ptr_array_index (again, 0));
  g_assert_cmpuint (series->n_values, ==, 2);
  g_assert_cmpfloat (series->values[0], ==, 0);
  g_assert_cmpfloat (series->values[1], ==, 12);
}

/* A time from long ago must not take memory without end. */
static void
test_bounded (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  BwReport old = make_report ("S1", 3, BW_TIME_DAY);
  BwReport report = make_report ("S1", 4, START);
  BwSeriesTrack *track;

  bw_series_book_add_report (book, &old, 1);
  bw_series_book_add_report (book, &report, 2);
  bw_series_book_add_report (book, &old, 3);
  track = find_track (picture, book, "R");
  g_assert_cmpuint (track->added->len, <=, BW_SERIES_BOOK_MAX_BUCKETS);
  g_assert_cmpfloat (bw_series_book_get_total (book, track, START + STEP), ==, 10);
}

/* A report that a track holds is not booked again. */
static void
test_once (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  BwReport report = make_report ("S1", 4, START);

  bw_series_book_add_report (book, &report, 5);
  bw_series_book_add_report (book, &report, 5);
  g_assert_cmpfloat (bw_series_book_get_total (book, find_track (picture, book, "R"), START + STEP), ==, 4);
}

static void
test_written (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  g_autoptr (BwSeriesBook) copy = bw_series_book_new (picture, STEP);
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  g_autoptr (BwSeries) told = NULL;
  g_autoptr (BwSeries) read_back = NULL;
  BwReport report = make_report ("S1", 4, START + BW_TIME_MINUTE);
  BwReport open = make_report ("S1", 9, START + STEP + BW_TIME_MINUTE);
  BwBlobReader reader = { 0 };
  BwSeriesTrack *track;
  BwSeriesTrack *track_read;

  bw_series_book_add_report (book, &report, 1);
  bw_series_book_add_report (book, &open, 2);
  track = find_track (picture, book, "A1");
  bw_series_book_publish (book, track, START + STEP + 2 * BW_TIME_MINUTE, 33);
  bw_series_book_write (book, track, blob);

  reader.data = blob->data;
  reader.length = blob->len;
  track_read = bw_series_book_read (copy, &reader);
  g_assert_nonnull (track_read);
  g_assert_false (reader.is_faulty);
  g_assert_cmpuint (reader.position, ==, blob->len);
  g_assert_cmpuint (track_read->published, ==, 33);
  told = bw_series_book_dup_told (book, track);
  read_back = bw_series_book_dup_told (copy, track_read);
  g_assert_cmpuint (read_back->n_values, ==, told->n_values);
  g_assert_cmpmem (read_back->values, read_back->n_values * sizeof (double),
                   told->values, told->n_values * sizeof (double));
  g_assert_cmpfloat (bw_series_book_get_total (copy, track_read, START + 2 * STEP), ==, 13);

  /* Half of it is a fault, not a crash. */
  for (gsize length = 0; length < blob->len; length++)
    {
      BwBlobReader half = { .data = blob->data, .length = length };

      bw_series_book_read (copy, &half);
      g_assert_true (half.is_faulty);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series-book/recount", test_recount);
  g_test_add_func ("/series-book/due", test_due);
  g_test_add_func ("/series-book/bounded", test_bounded);
  g_test_add_func ("/series-book/once", test_once);
  g_test_add_func ("/series-book/written", test_written);
  return g_test_run ();
}
