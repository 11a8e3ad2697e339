/* test-bw-spark.c: a line, its gaps, and nothing of what is not known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-spark.h"

#include <math.h>

#define WIDTH  80
#define HEIGHT 20

/* Pixels of a column that something was drawn on. */
static guint
count_column (cairo_surface_t *surface,
              int              x)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    n += data[y * stride + x * 4 + 3] > 20 ? 1 : 0;

  return n;
}

static cairo_surface_t *
draw (const double *values,
      guint         n_values)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const BwSpark spark = { values, n_values, FALSE };

  bw_spark_draw (&spark, cr, bw_palette_get (BW_PALETTE_LIGHT), WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_line (void)
{
  const double values[] = { 0, 5, 10, 5, 0 };
  cairo_surface_t *surface = draw (values, G_N_ELEMENTS (values));

  /* The greatest stands in the middle, with all below it. */
  g_assert_cmpuint (count_column (surface, WIDTH / 2), >, count_column (surface, WIDTH / 4));
  g_assert_cmpuint (count_column (surface, WIDTH / 2), >, HEIGHT / 2);
  cairo_surface_destroy (surface);
}

static void
test_gap (void)
{
  const double values[] = { 8, 8, 8, NAN, NAN, NAN, 8, 8, 8 };
  cairo_surface_t *surface = draw (values, G_N_ELEMENTS (values));

  g_assert_cmpuint (count_column (surface, 10), >, 0);
  g_assert_cmpuint (count_column (surface, WIDTH / 2), ==, 0);
  g_assert_cmpuint (count_column (surface, WIDTH - 10), >, 0);
  cairo_surface_destroy (surface);
}

static void
test_nothing (void)
{
  const double values[] = { NAN, NAN };
  cairo_surface_t *surface = draw (values, G_N_ELEMENTS (values));
  cairo_surface_t *none = draw (NULL, 0);

  for (int x = 0; x < WIDTH; x++)
    {
      g_assert_cmpuint (count_column (surface, x), ==, 0);
      g_assert_cmpuint (count_column (none, x), ==, 0);
    }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draw/spark/line", test_line);
  g_test_add_func ("/draw/spark/gap", test_gap);
  g_test_add_func ("/draw/spark/nothing", test_nothing);

  return g_test_run ();
}
