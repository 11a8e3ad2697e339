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
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) still = NULL;

  bw_series_book_add_report (book, &report, 1);
  none = bw_series_book_list_due (book, START + 2 * BW_TIME_MINUTE, 120, G_MAXUINT);
  g_assert_cmpuint (none->len, ==, 0);

  due = bw_series_book_list_due (book, START + STEP, 900, G_MAXUINT);
  g_assert_cmpuint (due->len, ==, 2);
  for (guint i = 0; i < due->len; i++)
    bw_series_book_publish (book, g_ptr_array_index (due, i), START + STEP, 10 + i);

  /* Nothing came in the next step. */
  still = bw_series_book_list_due (book, START + 2 * STEP, 1800, G_MAXUINT);
  g_assert_cmpuint (still->len, ==, 0);
}

static guint
count_due (BwSeriesBook *book,
           gint64        now,
           gint64        second)
{
  g_autoptr (GPtrArray) due = bw_series_book_list_due (book, now, second, G_MAXUINT);

  return due->len;
}

/* What comes late is told once with the first of a step, then every minute. */
static void
test_late (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  BwReport report = make_report ("S1", 7, START + BW_TIME_MINUTE);
  BwReport late = make_report ("S1", 5, START + 2 * BW_TIME_MINUTE);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (BwSeries) series = NULL;

  bw_series_book_add_report (book, &report, 1);
  due = bw_series_book_list_due (book, START + STEP, 900, G_MAXUINT);
  g_assert_cmpuint (due->len, ==, 2);
  for (guint i = 0; i < due->len; i++)
    bw_series_book_publish (book, g_ptr_array_index (due, i), START + STEP, 10 + i);

  bw_series_book_add_report (book, &late, 2);
  g_assert_cmpuint (count_due (book, START + STEP + BW_TIME_MINUTE, 900 + BW_SERIES_BOOK_LATE_S - 1), ==, 0);
  g_assert_cmpuint (count_due (book, START + STEP + BW_TIME_MINUTE, 900 + BW_SERIES_BOOK_LATE_S), ==, 2);

  /* The end of a step does not wait for that. */
  g_assert_cmpuint (count_due (book, START + 2 * STEP, 901), ==, 2);
  bw_series_book_publish (book, g_ptr_array_index (due, 0), START + 3 * STEP, 20);
  series = bw_series_book_dup_told (book, g_ptr_array_index (due, 0));
  g_assert_cmpuint (series->n_values, ==, 2);
  g_assert_cmpfloat (series->values[0], ==, 0);
  g_assert_cmpfloat (series->values[1], ==, 12);
}

/* So many a second, and nobody waits for ever though more comes all the time. */
static void
test_spread (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwSeriesBook) book = bw_series_book_new (picture, STEP);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  guint64 seq = 0;

  for (gint64 i = 0; i < 3; i++)
    {
      gint64 now = START + (i + 1) * STEP;
      g_autoptr (GPtrArray) due = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (sites); j++)
        {
          BwReport report = make_report (sites[j], 1, now - BW_TIME_MINUTE);
          BwReport open = make_report (sites[j], 1, now + BW_TIME_MINUTE);

          bw_series_book_add_report (book, &report, ++seq);
          bw_series_book_add_report (book, &open, ++seq);
        }

      due = bw_series_book_list_due (book, now, i, 1);
      g_assert_cmpuint (due->len, ==, 1);
      bw_series_book_publish (book, g_ptr_array_index (due, 0), now, ++seq);
      g_hash_table_add (told, g_ptr_array_index (due, 0));
    }

  g_assert_cmpuint (g_hash_table_size (told), ==, 3);
}

/* One who follows, of one area. */
typedef struct
{
  BwSeries *series;
  guint64   seq;
  guint64   since;
} Follower;

/* As it comes over the wire. */
static BwSeries *
send (const BwSeries *series)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) json = bw_series_to_json (series, zone);
  g_autoptr (GError) error = NULL;
  BwSeries *sent = bw_series_new (json, &error);

  g_assert_no_error (error);
  return sent;
}

/* TRUE: it was a tail. */
static gboolean
tell (BwSeriesBook  *book,
      BwSeriesTrack *track,
      Follower      *follower)
{
  g_autoptr (BwSeries) tail = track->before <= follower->since ? bw_series_book_dup_tail (book, track) : NULL;
  g_autoptr (BwSeries) whole = bw_series_book_dup_told (book, track);
  g_autoptr (BwSeries) before = g_steal_pointer (&follower->series);
  g_autoptr (GError) error = NULL;

  if (tail != NULL)
    {
      g_autoptr (BwSeries) sent = send (tail);

      g_assert_cmpuint (sent->after, ==, follower->seq);
      g_assert_cmpuint (sent->n_values, <=, whole->n_values);
      follower->series = bw_series_join (before, sent, &error);
      g_assert_no_error (error);
    }
  else
    {
      follower->series = send (whole);
    }

  follower->seq = follower->since = track->published;
  return tail != NULL;
}

/* As many sums as there are totals: those of recount(). */
static void
check (const Follower *follower,
       const GArray   *given,
       const char     *area)
{
  const BwSeries *series = follower->series;
  g_autofree double *added = g_new0 (double, series->n_values + 1);
  double total = 0;

  g_assert_cmpuint (series->from, ==, 0);
  for (guint i = 0; i < given->len; i++)
    {
      const Given *one = &g_array_index (given, Given, i);
      gint64 first = one->at < series->start ? 0 : (one->at - series->start) / STEP + 1;

      if (g_str_equal (area, "R") || g_str_equal (homes[one->site], area))
        added[MIN (first, (gint64) series->n_values)] += one->value;
    }

  for (guint i = 0; i < series->n_values; i++)
    {
      total += added[i];
      g_assert_cmpfloat (series->values[i], ==, total);
    }
}

/* The book as it comes back from a checkpoint. */
static BwSeriesBook *
reopen (BwPicture    *picture,
        BwSeriesBook *book)
{
  BwSeriesBook *copy = bw_series_book_new (picture, STEP);
  GPtrArray *tracks = bw_series_book_get_tracks (book);

  for (guint i = 0; i < tracks->len; i++)
    {
      g_autoptr (GByteArray) blob = g_byte_array_new ();
      BwBlobReader reader = { 0 };

      bw_series_book_write (book, g_ptr_array_index (tracks, i), blob);
      reader.data = blob->data;
      reader.length = blob->len;
      g_assert_nonnull (bw_series_book_read (copy, &reader));
      g_assert_false (reader.is_faulty);
      g_assert_cmpuint (reader.position, ==, blob->len);
    }

  bw_series_book_free (book);
  return copy;
}

/* On time mostly; some late, some ahead, a few from so long ago that it is not told
 * from the rest. */
static gint64
choose_time (gint64 now)
{
  int kind = g_test_rand_int_range (0, 100);

  if (kind < 70)
    return now - (gint64) g_test_rand_double_range (0, (double) STEP);
  if (kind < 95)
    return now - (gint64) g_test_rand_double_range (0, 40.0 * (double) STEP);
  if (kind < 99)
    return now + (gint64) g_test_rand_double_range (0, 3.0 * (double) STEP);

  return now - (gint64) g_test_rand_double_range (0, (BW_SERIES_BOOK_MAX_BUCKETS + 200.0) * (double) STEP);
}

static void
report_some (BwSeriesBook *book,
             GArray       *given,
             gint64        now,
             guint64      *seq)
{
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      Given one = {
        .site = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (sites)),
        .value = g_test_rand_int_range (-20, 50),
        .at = choose_time (now),
      };
      BwReport report = make_report (sites[one.site], one.value, one.at);

      g_array_append_val (given, one);
      bw_series_book_add_report (book, &report, ++*seq);
    }
}

#define N_AREAS     3
#define N_FOLLOWERS 3

/* Publications, tails, whole ones, late reports, restarts, a clock that is set back
 * and readers that are behind, in any order: each reader has what a recount gives. */
static void
test_tails (void)
{
  static const char * const areas[N_AREAS] = { "R", "A1", "A2" };
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (Given));
  BwSeriesBook *book = bw_series_book_new (picture, STEP);
  Follower followers[N_AREAS][N_FOLLOWERS] = { 0 };
  gint64 now = START;
  guint64 seq = 0;
  guint n_tails = 0;
  guint n_told = 0;

  for (guint i = 0; i < 3000; i++)
    {
      guint area = (guint) g_test_rand_int_range (0, N_AREAS);
      gboolean is_long = g_test_rand_int_range (0, 500) == 0;
      BwSeriesTrack *track;

      now += (gint64) g_test_rand_double_range (-0.1, is_long ? 1500 : 0.5) * STEP
             + (gint64) g_test_rand_double_range (0, (double) STEP);
      report_some (book, given, now, &seq);
      if (g_test_rand_int_range (0, 50) == 0)
        book = reopen (picture, book);

      track = find_track (picture, book, areas[area]);
      if (track == NULL)
        continue;

      bw_series_book_publish (book, track, now - g_test_rand_int_range (0, 20) / 19 * STEP, ++seq);

      /* Its text is made a while later. */
      report_some (book, given, now, &seq);
      for (guint j = 0; j < N_FOLLOWERS; j++)
        {
          if (g_test_rand_int_range (0, 2 + (int) j * 3) > 1)
            continue;

          n_tails += tell (book, track, &followers[area][j]);
          n_told++;
          check (&followers[area][j], given, areas[area]);
        }
    }

  g_test_message ("%u of %u were tails", n_tails, n_told);
  g_assert_cmpuint (n_tails, >, n_told / 3);
  for (guint i = 0; i < N_AREAS; i++)
    {
      for (guint j = 0; j < N_FOLLOWERS; j++)
        g_clear_pointer (&followers[i][j].series, bw_series_unref);
    }

  bw_series_book_free (book);
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
  g_test_add_func ("/series-book/late", test_late);
  g_test_add_func ("/series-book/spread", test_spread);
  g_test_add_func ("/series-book/tails", test_tails);
  g_test_add_func ("/series-book/bounded", test_bounded);
  g_test_add_func ("/series-book/once", test_once);
  g_test_add_func ("/series-book/written", test_written);
  return g_test_run ();
}
