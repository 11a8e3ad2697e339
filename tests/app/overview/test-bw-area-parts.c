/* test-bw-area-parts.c: what is listed of a scope, and how it is called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area-parts.h"
#include "picture-fixture.h"

/* The city `c`, in it the districts d1 and d2; in d1 two points, a checkpoint. */
static BwPicture *
make_city (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_area (picture, "c", NULL);
  fixture_area (picture, "d1", "c");
  fixture_area (picture, "d2", "c");
  fixture_site (picture, "k1", "d1", "checkpoint");
  fixture_site (picture, "p2", "d1", "sampling");
  fixture_site (picture, "p1", "d1", "sampling");
  return picture;
}

static void
assert_listed (const BwAreaParts *parts,
               BwPlaceTree       *places,
               const char        *wanted)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < parts->listed->len; i++)
    g_string_append_printf (found, i > 0 ? " %s" : "%s",
                            bw_place_tree_get_code (places, g_array_index (parts->listed, BwPlace, i)));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_city (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  g_auto (BwAreaParts) parts = { 0 };

  bw_area_parts_init (&parts, places, fixture_place (picture, "c"));
  assert_listed (&parts, places, "d1 d2");
  g_assert_false (parts.is_sites);
  g_assert_false (parts.is_dense);
  g_assert_cmpstr (bw_area_parts_get_title (&parts, places), ==, "Districts");
}

/* A checkpoint takes no samples. */
static void
test_points (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  g_auto (BwAreaParts) parts = { 0 };

  bw_area_parts_init (&parts, places, fixture_place (picture, "d1"));
  assert_listed (&parts, places, "p1 p2");
  g_assert_true (parts.is_sites);
  g_assert_true (parts.is_dense);
  g_assert_cmpstr (bw_area_parts_get_title (&parts, places), ==, "Points");
}

/* A point that stands in the city itself is listed with its areas, not named after. */
static void
test_mixed (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  g_auto (BwAreaParts) parts = { 0 };

  fixture_site (picture, "a1", "c", "sampling");
  bw_area_parts_init (&parts, places, fixture_place (picture, "c"));
  assert_listed (&parts, places, "a1 d1 d2");
  g_assert_false (parts.is_sites);
  g_assert_cmpstr (bw_area_parts_get_title (&parts, places), ==, "Districts");
}

static void
test_nothing (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  g_auto (BwAreaParts) none = { 0 };
  g_auto (BwAreaParts) empty = { 0 };
  g_autoptr (GPtrArray) names = NULL;

  bw_area_parts_init (&none, places, BW_PLACE_NONE);
  assert_listed (&none, places, "");
  g_assert_false (none.is_sites || none.is_dense);
  g_assert_cmpstr (bw_area_parts_get_title (&none, places), ==, "Points");

  bw_area_parts_init (&empty, places, fixture_place (picture, "d2"));
  assert_listed (&empty, places, "");
  g_assert_true (empty.is_dense);
  names = bw_area_parts_list_names (&empty, places, "en");
  g_assert_null (g_ptr_array_index (names, names->len - 1));
}

/* Of a few every name, of very many the longest. */
static void
test_names (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwPlaceTree *places = bw_picture_get_places (picture);
  g_auto (BwAreaParts) few = { 0 };
  g_auto (BwAreaParts) many = { 0 };
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) longest = NULL;

  bw_area_parts_init (&few, places, fixture_place (picture, "d1"));
  some = bw_area_parts_list_names (&few, places, "en");
  g_assert_true (g_strv_contains ((const char * const *) some->pdata, "p1"));
  g_assert_true (g_strv_contains ((const char * const *) some->pdata, "p2"));

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%u", i == 7 ? "the-longest" : "q", i);

      fixture_site (picture, code, "d1", "sampling");
    }
  bw_area_parts_init (&many, places, fixture_place (picture, "d1"));
  longest = bw_area_parts_list_names (&many, places, "en");
  g_assert_cmpuint (longest->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (longest, 0), ==, "the-longest-7");
  g_assert_null (g_ptr_array_index (longest, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area-parts/city", test_city);
  g_test_add_func ("/area-parts/points", test_points);
  g_test_add_func ("/area-parts/mixed", test_mixed);
  g_test_add_func ("/area-parts/nothing", test_nothing);
  g_test_add_func ("/area-parts/names", test_names);

  return g_test_run ();
}
