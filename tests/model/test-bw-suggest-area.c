/* test-bw-suggest-area.c: what is read of an area, and why one is left out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest-area.h"

#include "bw-pace.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <math.h>

#define T0   (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define HOUR BW_TIME_HOUR
#define STEP (30 * BW_TIME_MINUTE)
#define NOW  (T0 + 10 * HOUR)

/* A city with a district `d`: 1000 of 3000 sampled at 100 an hour, eight desks, told a
 * minute ago. */
static BwPicture *
make_picture (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwSeries) series = NULL;
  double values[21];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 50.0 * i;
  series = bw_series_new_full ("d", "sampling:r1", "sampled", T0, STEP, values, G_N_ELEMENTS (values));

  fixture_round (picture, T0);
  fixture_area (picture, "c", NULL);
  fixture_area (picture, "d", "c");
  fixture_add (picture, "d", "sampling:r1", "sampled", 1000, NOW - BW_TIME_MINUTE);
  fixture_set (picture, "d", "sampling:r1", "target", 3000, BW_BOUND_EXACT, T0);
  fixture_set (picture, "d", "sampling:r1", "desks_open", 8, BW_BOUND_EXACT, NOW - BW_TIME_MINUTE);
  bw_picture_put_series (picture, series);
  return picture;
}

static BwSuggestArea
read_area_at (BwPicture *picture,
              gint64     now)
{
  BwSuggestArea area;

  bw_suggest_area_init (&area, picture, fixture_place (picture, "d"), bw_picture_get_round (picture, NOW), now);
  return area;
}

static BwSuggestFault
find_fault (BwPicture *picture,
            gint64     now)
{
  g_auto (BwSuggestArea) area = read_area_at (picture, now);

  return area.fault;
}

static void
set_desks (BwPicture *picture,
           double     value,
           gint64     at)
{
  fixture_set (picture, "d", "sampling:r1", "desks_open", value, BW_BOUND_EXACT, at);
}

static void
test_read (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_auto (BwSuggestArea) area = read_area_at (picture, NOW);
  BwPace pace;

  g_assert_cmpint (area.fault, ==, BW_SUGGEST_FAULT_NONE);
  g_assert_false (area.is_done);
  g_assert_cmpuint (area.desks, ==, 8);
  g_assert_cmpfloat (area.target, ==, 3000);
  g_assert_cmpfloat_with_epsilon (bw_suggest_area_get_served (&area), 100.0 / 8.0, 1e-6);
  g_assert_true (isnan (area.queue));
  g_assert_cmpint (area.bound, ==, BW_BOUND_EXACT);
  g_assert_cmpint (area.as_of, ==, NOW - BW_TIME_MINUTE);

  /* The very finish of the lists. */
  bw_pace_compute_place (&pace, picture, area.place, bw_picture_get_round (picture, NOW), NOW);
  g_assert_cmpint (pace.finish, !=, 0);
  g_assert_cmpint (ABS (bw_course_get_finish (&area.course, 1.0, 1.0, NOW) - pace.finish), <=, BW_TIME_SECOND);
}

/* People in line; and a line of which nobody has spoken for long is none that one knows. */
static void
test_queue (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_auto (BwSuggestArea) old = { 0 };
  g_auto (BwSuggestArea) fresh = { 0 };

  fixture_set (picture, "d", "sampling:r1", "queue", 0, BW_BOUND_EXACT, NOW - HOUR);
  old = read_area_at (picture, NOW);
  g_assert_true (isnan (old.queue));

  fixture_set (picture, "d", "sampling:r1", "queue", 0, BW_BOUND_EXACT, NOW);
  fresh = read_area_at (picture, NOW);
  g_assert_cmpfloat (fresh.queue, ==, 0);
}

/* The older of the two reports gives the time; a rough number makes all of it rough. */
static void
test_as_of_and_bound (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_auto (BwSuggestArea) area = { 0 };

  fixture_add (picture, "d", "sampling:r1", "sampled", 5, NOW);
  fixture_set (picture, "d", "sampling:r1", "target", 3000, BW_BOUND_ABOUT, T0 + HOUR);
  area = read_area_at (picture, NOW);
  g_assert_cmpint (area.as_of, ==, NOW - BW_TIME_MINUTE);
  g_assert_cmpint (area.bound, ==, BW_BOUND_ABOUT);
}

static void
test_faults (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwPicture) silent = bw_picture_new (bw_measure_catalogue_get_default ());

  /* Their measures allow people 15 minutes, desks 30. */
  g_assert_cmpint (find_fault (picture, NOW + 20 * BW_TIME_MINUTE), ==, BW_SUGGEST_FAULT_STALE);

  set_desks (picture, 0, NOW);
  g_assert_cmpint (find_fault (picture, NOW), ==, BW_SUGGEST_FAULT_CLOSED);

  fixture_add (picture, "d", "sampling:r1", "sampled", -5000, NOW);
  g_assert_cmpint (find_fault (picture, NOW), ==, BW_SUGGEST_FAULT_IMPOSSIBLE);

  fixture_round (silent, T0);
  fixture_area (silent, "c", NULL);
  fixture_area (silent, "d", "c");
  g_assert_cmpint (find_fault (silent, NOW), ==, BW_SUGGEST_FAULT_OUTSIDE);

  fixture_set (silent, "d", "sampling:r1", "target", 3000, BW_BOUND_EXACT, T0);
  g_assert_cmpint (find_fault (silent, NOW), ==, BW_SUGGEST_FAULT_UNREPORTED);

  fixture_add (silent, "d", "sampling:r1", "sampled", 100, NOW - BW_TIME_MINUTE);
  g_assert_cmpint (find_fault (silent, NOW), ==, BW_SUGGEST_FAULT_TOO_EARLY);
}

/* A missing number of desks is not none; an old one is none at all. */
static void
test_desks (void)
{
  g_autoptr (BwPicture) picture = make_picture ();

  set_desks (picture, 8, NOW);
  fixture_add (picture, "d", "sampling:r1", "sampled", 1, NOW + 40 * BW_TIME_MINUTE);
  g_assert_cmpint (find_fault (picture, NOW + 40 * BW_TIME_MINUTE), ==, BW_SUGGEST_FAULT_STALE);

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_TALLY, "d/sampling:r1");
  fixture_add (picture, "d", "sampling:r1", "sampled", 1000, NOW - BW_TIME_MINUTE);
  fixture_set (picture, "d", "sampling:r1", "target", 3000, BW_BOUND_EXACT, T0);
  g_assert_cmpint (find_fault (picture, NOW), ==, BW_SUGGEST_FAULT_NO_DESKS);
}

/* Done is done, however long ago that was said; its desks must be known all the same. */
static void
test_done (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_auto (BwSuggestArea) area = { 0 };

  fixture_add (picture, "d", "sampling:r1", "sampled", 2000, NOW - BW_TIME_MINUTE);
  area = read_area_at (picture, NOW + 20 * BW_TIME_MINUTE);
  g_assert_cmpint (area.fault, ==, BW_SUGGEST_FAULT_NONE);
  g_assert_true (area.is_done);
  g_assert_null (area.course.come);
  g_assert_cmpuint (area.desks, ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest-area/read", test_read);
  g_test_add_func ("/suggest-area/queue", test_queue);
  g_test_add_func ("/suggest-area/as-of-and-bound", test_as_of_and_bound);
  g_test_add_func ("/suggest-area/faults", test_faults);
  g_test_add_func ("/suggest-area/desks", test_desks);
  g_test_add_func ("/suggest-area/done", test_done);
  return g_test_run ();
}
