/* test-bw-briefing-outline.c: boundaries as fine as paper shows them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-outline.h"

#include "briefing-fixture.h"
#include "picture-fixture.h"

#include <math.h>

static BwMapPlaces *
make_places (guint n_points)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (n_points);

  return bw_map_places_new_outlines (bw_picture_get_places (picture), fixture_place (picture, "411000"), "zh_CN");
}

static guint
count_points (const BwMapPlaces *places)
{
  guint n = 0;

  for (guint i = 0; i < places->n_areas; i++)
    {
      guint n_rings;
      const BwRing *rings = bw_geometry_get_rings (places->areas[i].geometry, &n_rings);

      for (guint ring = 0; ring < n_rings; ring++)
        n += rings[ring].n_points;
    }

  return n;
}

/* What is thin already is written and read point by point. */
static void
test_written_and_read (void)
{
  g_autoptr (BwMapPlaces) places = make_places (40);
  g_autoptr (BwGeometry) read = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  guint n;
  const BwRing *rings;

  for (guint i = 0; text == NULL; i++)
    if (g_str_equal (places->areas[i].name, briefing_fixture_districts[0].name))
      text = bw_briefing_outline_write (places->areas[i].geometry);

  read = bw_briefing_outline_read (text);
  g_assert_nonnull (read);
  again = bw_briefing_outline_write (read);
  g_assert_cmpstr (again, ==, text);
  rings = bw_geometry_get_rings (read, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (rings[0].n_points, ==, 40);
  g_assert_false (rings[0].hole);
  g_assert_true (rings[1].hole);
  g_assert_cmpfloat_with_epsilon (rings[1].points[0], 113.04, 1e-6);
}

/* South and west of Greenwich a ring begins with a minus, which is no hole. */
static void
test_west (void)
{
  g_autoptr (BwGeometry) read = bw_briefing_outline_read ("-1000000 -2000000 500000 0 0 500000");
  guint n;
  const BwRing *rings;

  g_assert_nonnull (read);
  rings = bw_geometry_get_rings (read, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (rings[0].hole);
  g_assert_cmpfloat_with_epsilon (rings[0].points[0], -1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rings[0].points[5], -1.5, 1e-9);
}

/* However fine a boundary is, a sheet keeps no more than it can show; and all areas. */
static void
test_bounded (void)
{
  g_autoptr (BwMapPlaces) places = make_places (8000);
  g_autoptr (BwMapPlaces) thin = bw_briefing_outline_thin (places);
  double before[4];
  double after[4];

  g_assert_cmpuint (count_points (places), >, 60000);
  g_assert_cmpuint (count_points (thin), <=, BW_BRIEFING_OUTLINE_MAX_POINTS);
  g_assert_cmpuint (thin->n_areas, ==, 8);
  g_assert_cmpuint (thin->n_without_boundary, ==, 1);
  g_assert_cmpstr (thin->areas[3].name, ==, places->areas[3].name);
  bw_map_places_get_box (places, before);
  bw_map_places_get_box (thin, after);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (before[i], after[i], 0.01 * (before[2] - before[0]));
}

static void
test_no_outline (void)
{
  static const char * const texts[] = {
    "", "1", "1 2", "1 2 3 4", "1 2 3 4 5", "a b c d e f", "0 0 1 0 9223372036854775807 1", "0 0 10 0 -10 0",
    "0 0 100 0 0 100;", "500000000 0 1000 0 0 1000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BwGeometry) read = bw_briefing_outline_read (texts[i]);

      if (read != NULL)
        g_error ("“%s” was read", texts[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/outline/written-and-read", test_written_and_read);
  g_test_add_func ("/briefing/outline/west", test_west);
  g_test_add_func ("/briefing/outline/bounded", test_bounded);
  g_test_add_func ("/briefing/outline/no-outline", test_no_outline);
  return g_test_run ();
}
