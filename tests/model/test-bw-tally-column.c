/* test-bw-tally-column.c: one measure, from a site to the city
 *
 * A city `c` with the districts d1 and d2; the points p1 and p2 stand in d1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tally-column-private.h"
#include "picture-fixture.h"

typedef struct
{
  BwPicture     *picture;
  BwPlaceTree   *places;
  BwTallyRows   *rows;
  BwTallyColumn *column;
  BwPlace        c;
  BwPlace        d1;
  BwPlace        d2;
  BwPlace        p1;
  BwPlace        p2;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  measure)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  BwPicture *picture = fixture->picture = bw_picture_new (catalogue);

  fixture_area (picture, "c", NULL);
  fixture_area (picture, "d1", "c");
  fixture_area (picture, "d2", "c");
  fixture_site (picture, "p1", "d1", "sampling");
  fixture_site (picture, "p2", "d1", "sampling");
  fixture->places = bw_picture_get_places (picture);
  fixture->c = fixture_place (picture, "c");
  fixture->d1 = fixture_place (picture, "d1");
  fixture->d2 = fixture_place (picture, "d2");
  fixture->p1 = fixture_place (picture, "p1");
  fixture->p2 = fixture_place (picture, "p2");
  fixture->rows = bw_tally_rows_new (fixture->places);
  fixture->column = bw_tally_column_new (fixture->places, fixture->rows,
                                         bw_measure_catalogue_lookup (catalogue, measure));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  measure)
{
  bw_tally_column_free (fixture->column);
  bw_tally_rows_free (fixture->rows);
  g_object_unref (fixture->picture);
}

static BwReading
make (double value,
      gint64 at)
{
  return (BwReading) { value, at, BW_BOUND_EXACT };
}

static double
get_value (Fixture *fixture,
           BwPlace  place)
{
  return bw_tally_column_get_shown (fixture->column, place).value;
}

static void
assert_missing (Fixture *fixture,
                BwPlace  place)
{
  BwReading shown = bw_tally_column_get_shown (fixture->column, place);

  g_assert_true (bw_reading_is_missing (&shown));
}

static void
test_sum (Fixture       *fixture,
          gconstpointer  measure)
{
  assert_missing (fixture, fixture->c);

  g_assert_true (bw_tally_column_add (fixture->column, fixture->p1, 10, 1));
  g_assert_true (bw_tally_column_add (fixture->column, fixture->p2, 5, 2));
  g_assert_true (bw_tally_column_add (fixture->column, fixture->d2, 7, 3));
  g_assert_cmpfloat (get_value (fixture, fixture->p1), ==, 10);
  g_assert_cmpfloat (get_value (fixture, fixture->d1), ==, 15);
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 22);
  g_assert_cmpint (bw_tally_column_get_shown (fixture->column, fixture->c).at, ==, 3);

  /* Somebody vouches for another number of the district, and for an older one. */
  g_assert_true (bw_tally_column_set (fixture->column, fixture->d1, &(BwReading) { 20, 9, BW_BOUND_EXACT }));
  g_assert_false (bw_tally_column_set (fixture->column, fixture->d1, &(BwReading) { 30, 8, BW_BOUND_EXACT }));
  g_assert_cmpfloat (get_value (fixture, fixture->d1), ==, 20);
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 27);
}

/* The greatest goes: it is looked for among those that are left, when asked for. */
static void
test_greatest (Fixture       *fixture,
               gconstpointer  measure)
{
  BwReading low = make (10, 1);
  BwReading high = make (40, 1);
  BwReading mean = make (20, 1);

  bw_tally_column_set (fixture->column, fixture->p1, &high);
  bw_tally_column_set (fixture->column, fixture->p2, &low);
  bw_tally_column_set (fixture->column, fixture->d2, &mean);
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 40);

  g_assert_true (bw_tally_column_replace (fixture->column, fixture->p1, &bw_reading_missing, &bw_reading_missing));
  g_assert_false (bw_tally_column_replace (fixture->column, fixture->p1, &bw_reading_missing, &bw_reading_missing));
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 20);
  g_assert_cmpfloat (get_value (fixture, fixture->d1), ==, 10);
}

/* While the district is unread, what goes on below it needs no telling. */
static void
test_move (Fixture       *fixture,
           gconstpointer  measure)
{
  BwReading values[] = { make (40, 1), make (10, 1), make (25, 2) };

  bw_tally_column_set (fixture->column, fixture->p1, &values[0]);
  bw_tally_column_set (fixture->column, fixture->p2, &values[1]);
  bw_tally_column_detach (fixture->column, fixture->p1, fixture->d1);
  bw_tally_column_set (fixture->column, fixture->p2, &values[2]);
  fixture_site (fixture->picture, "p1", "d2", "sampling");
  bw_tally_column_attach (fixture->column, fixture->p1, fixture->d2);

  g_assert_cmpfloat (get_value (fixture, fixture->d1), ==, 25);
  g_assert_cmpfloat (get_value (fixture, fixture->d2), ==, 40);
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 40);
}

/* A whole district moves whose greatest has just gone, and nobody has asked since. */
static void
test_move_unread (Fixture       *fixture,
                  gconstpointer  measure)
{
  BwReading values[] = { make (40, 1), make (10, 1) };

  bw_tally_column_set (fixture->column, fixture->p1, &values[0]);
  bw_tally_column_set (fixture->column, fixture->p2, &values[1]);
  bw_tally_column_replace (fixture->column, fixture->p1, &bw_reading_missing, &bw_reading_missing);
  bw_tally_column_detach (fixture->column, fixture->d1, fixture->c);
  fixture_area (fixture->picture, "d1", "d2");
  bw_tally_column_attach (fixture->column, fixture->d1, fixture->d2);

  g_assert_cmpfloat (get_value (fixture, fixture->d2), ==, 10);
  g_assert_cmpfloat (get_value (fixture, fixture->c), ==, 10);
  g_assert_cmpfloat (get_value (fixture, fixture->d1), ==, 10);
}

/* What was said is kept apart from what adds up. */
static void
test_said (Fixture       *fixture,
           gconstpointer  measure)
{
  BwReading plain;
  BwReading own;
  gboolean is_area;
  guint row;

  bw_tally_column_add (fixture->column, fixture->p1, 10, 1);
  bw_tally_column_add (fixture->column, fixture->d1, 3, 2);
  g_assert_true (bw_tally_rows_find (fixture->rows, fixture->d1, &is_area, &row));
  g_assert_true (is_area);
  bw_tally_column_get_said (fixture->column, is_area, row, &plain, &own);
  g_assert_true (bw_reading_is_missing (&plain));
  g_assert_cmpfloat (own.value, ==, 3);
  g_assert_cmpuint (bw_tally_column_get_cell (fixture->column, fixture->d1, row)->n_reported, ==, 1);

  g_assert_true (bw_tally_rows_find (fixture->rows, fixture->p1, &is_area, &row));
  g_assert_false (is_area);
  bw_tally_column_get_said (fixture->column, is_area, row, &plain, &own);
  g_assert_cmpfloat (plain.value, ==, 10);
  g_assert_true (bw_reading_is_missing (&own));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/tally-column/sum", Fixture, "sampled", set_up, test_sum, tear_down);
  g_test_add ("/tally-column/greatest", Fixture, "wait", set_up, test_greatest, tear_down);
  g_test_add ("/tally-column/move", Fixture, "wait", set_up, test_move, tear_down);
  g_test_add ("/tally-column/move-unread", Fixture, "wait", set_up, test_move_unread, tear_down);
  g_test_add ("/tally-column/said", Fixture, "sampled", set_up, test_said, tear_down);

  return g_test_run ();
}
