/* test-bw-map-legend.c: the key on the desk and on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-legend.h"

#include "canvas-fixture.h"

/* One area, late or not. */
static void
measure (gboolean  is_wall,
         gboolean  is_late,
         double   *width,
         double   *height)
{
  g_autoptr (BwMapState) state = bw_map_state_new (1, 0);
  const BwMapLegend legend = {
    .state = state,
    .palette = bw_palette_get (is_wall ? BW_PALETTE_WALL : BW_PALETTE_LIGHT),
    .size = 1.0,
    .font = "Cantarell, Noto Sans CJK SC",
    .language = "zh_CN",
    .is_wall = is_wall,
  };

  state->areas[0].value = 0.8;
  state->areas[0].pace = is_late ? BW_PACE_LATE : BW_PACE_IN_TIME;
  bw_map_legend_measure (&legend, width, height);
}

/* Six classes, and what is late below them. */
static void
test_heights (void)
{
  double width;
  double height;
  double late;

  measure (FALSE, FALSE, &width, &height);
  g_assert_cmpfloat_with_epsilon (height, 6 * 14.2, 0.01);
  measure (FALSE, TRUE, &width, &late);
  g_assert_cmpfloat_with_epsilon (late - height, 25.0, 0.01);

  /* From far off the steps are told apart by their height. */
  measure (TRUE, FALSE, &width, &height);
  g_assert_cmpfloat_with_epsilon (height, 6 * 15.9, 0.01);
}

/* What is late has its colour on the wall, and that of all captions on the desk. */
static void
test_late_color (void)
{
  g_autoptr (BwMapState) state = bw_map_state_new (1, 0);

  state->areas[0].value = 0.8;
  state->areas[0].pace = BW_PACE_LATE;
  for (guint is_wall = 0; is_wall < 2; is_wall++)
    {
      const BwPalette *palette = bw_palette_get (BW_PALETTE_WALL);
      BwMapLegend legend = { .state = state, .palette = palette, .size = 4.0, .font = "Noto Sans CJK SC",
                             .language = "zh_CN", .is_wall = is_wall != 0 };
      g_auto (Canvas) canvas = { 0 };
      double width;
      double height;
      guint n_late = 0;

      bw_map_legend_measure (&legend, &width, &height);
      canvas_init (&canvas, (int) width + 1, (int) height + 1);
      canvas_paint (&canvas, &palette->card);
      bw_map_legend_paint (&legend, canvas.cr, FALSE);
      for (int y = (int) height * 3 / 4; y < (int) height; y++)
        for (int x = (int) (30.0 * legend.size); x < (int) width; x++)
          {
            BwColor color = canvas_get_pixel (&canvas, x, y);

            n_late += color.red > 0.9 && color.blue < 0.5;
          }

      g_assert_cmpint (n_late > 100, ==, is_wall != 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-legend/heights", test_heights);
  g_test_add_func ("/draw/map-legend/late-color", test_late_color);
  return g_test_run ();
}
