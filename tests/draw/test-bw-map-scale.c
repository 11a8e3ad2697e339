/* test-bw-map-scale.c: a bar is as long as the ground is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-scale.h"

/* The world this wide, seen around a latitude. */
#define WORLD 3.6e6

static void
look_at (BwMapView *view,
         double     latitude)
{
  *view = (BwMapView) { .scale = WORLD, .width = 800, .height = 600 };
  bw_map_view_project (113.85, latitude, &view->x, &view->y);
}

/* Kilometres of a degree of longitude on WGS-84, as tables have them; a degree is ten
 * thousand units wide here, at every latitude. */
static void
test_units (void)
{
  static const struct { double latitude; double kilometres; } known[] = {
    { 0, 111.320 }, { 15, 107.550 }, { 30, 96.486 }, { 45, 78.847 }, { -60, 55.800 }, { 75, 28.902 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      BwMapView view;

      look_at (&view, known[i].latitude);
      g_assert_cmpfloat_with_epsilon (bw_map_scale_get_unit (&view) * 10000 / 1000, known[i].kilometres, 0.0011);
    }
}

static void
check_choice (double  latitude,
              double  most,
              double  metres)
{
  BwMapView view;
  BwMapScale scale;

  look_at (&view, latitude);
  bw_map_scale_choose (&scale, &view, most);
  g_assert_cmpfloat (scale.metres, ==, metres);
  g_assert_cmpfloat (scale.length, <=, most);
  g_assert_cmpfloat_with_epsilon (scale.length * bw_map_scale_get_unit (&view), metres, metres * 1e-9);
}

/* A unit is 9.6486 m at 30 degrees. */
static void
test_choice (void)
{
  check_choice (30, 140, 1000);
  check_choice (30, 103, 500);
  check_choice (30, 104, 1000);
  check_choice (30, 207, 1000);
  check_choice (30, 208, 2000);
  check_choice (30, 1037, 10000);
  check_choice (30, 0.3, 2);
  /* The same room holds less further north. */
  check_choice (75, 140, 200);
}

static void
test_labels (void)
{
  static const struct { double metres; const char *chinese; const char *english; } known[] = {
    { 5, "5 米", "5 m" }, { 500, "500 米", "500 m" }, { 1000, "1 公里", "1 km" }, { 200000, "200 公里", "200 km" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      BwMapScale scale = { known[i].metres, 100 };
      g_autofree char *chinese = bw_map_scale_dup_label (&scale, "zh_CN");
      g_autofree char *english = bw_map_scale_dup_label (&scale, "en");

      g_assert_cmpstr (chinese, ==, known[i].chinese);
      g_assert_cmpstr (english, ==, known[i].english);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-scale/units", test_units);
  g_test_add_func ("/draw/map-scale/choice", test_choice);
  g_test_add_func ("/draw/map-scale/labels", test_labels);
  return g_test_run ();
}
