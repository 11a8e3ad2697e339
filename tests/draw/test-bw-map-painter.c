/* test-bw-map-painter.c: colours, hatch, dots and marks are on the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-painter.h"
#include "map-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>

#define PIXELS 400

typedef struct
{
  BwPicture       *picture;
  BwMapLayout     *layout;
  BwMapState      *state;
  BwMapMarks      *marks;
  BwMapPainter     painter;
  cairo_surface_t *surface;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  BwMapView view;

  fixture->picture = map_fixture_new_picture (2);
  map_fixture_add_site (fixture->picture, "ordinary", 0, 2, 35, 35);
  map_fixture_add_site (fixture->picture, "exception", 3, 2, 35, 35);
  fixture->layout = map_fixture_lay_out (fixture->picture, &view, PIXELS);
  fixture->state = bw_map_state_new (4, bw_place_tree_get_size (bw_picture_get_places (fixture->picture)));
  fixture->state->areas[0].value = 0.52;
  fixture->state->areas[1].value = 0.84;
  fixture->state->areas[2].value = 0.70;
  fixture->state->areas[2].pace = BW_PACE_LATE;
  fixture->state->conditions[map_fixture_place (fixture->picture, "exception")] = BW_CONDITION_PAUSED;
  bw_map_state_choose_key (fixture->state);
  fixture->marks = bw_map_marks_new (fixture->layout, fixture->state, 1u << BW_SITE_KIND_SAMPLING, &view, 1);
  fixture->painter = (BwMapPainter) {
    fixture->layout, fixture->state, fixture->marks, bw_palette_get (BW_PALETTE_LIGHT), view, 1,
    "Cantarell, Noto Sans CJK SC", "en"
  };
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS, PIXELS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cairo_surface_destroy (fixture->surface);
  bw_map_marks_unref (fixture->marks);
  bw_map_state_free (fixture->state);
  bw_map_layout_unref (fixture->layout);
  g_object_unref (fixture->picture);
}

static void
paint (Fixture *fixture)
{
  cairo_t *cr = cairo_create (fixture->surface);

  bw_map_painter_paint (&fixture->painter, cr);
  cairo_destroy (cr);
  cairo_surface_flush (fixture->surface);
}

/* How many pixels of a square around a point have the colour, to 3 in 255. */
static guint
count_pixels (Fixture       *fixture,
              double         x,
              double         y,
              int            reach,
              const BwColor *color)
{
  const guchar *data = cairo_image_surface_get_data (fixture->surface);
  int stride = cairo_image_surface_get_stride (fixture->surface);
  guint n = 0;

  for (int row = (int) y - reach; row <= (int) y + reach; row++)
    for (int column = (int) x - reach; column <= (int) x + reach; column++)
      {
        guint32 pixel = *(const guint32 *) (gconstpointer) (data + row * stride + column * 4);
        int red = (int) (pixel >> 16 & 0xff);
        int green = (int) (pixel >> 8 & 0xff);
        int blue = (int) (pixel & 0xff);

        n += fabs (red - color->red * 255) <= 3 && fabs (green - color->green * 255) <= 3
             && fabs (blue - color->blue * 255) <= 3 && (pixel >> 24) == 255;
      }

  return n;
}

/* A point of an area: from its north-west corner, as a part of its side. */
static void
find_point (Fixture *fixture,
            guint    area,
            double   part_x,
            double   part_y,
            double  *x,
            double  *y)
{
  const double *box = fixture->layout->shapes[area].box;

  bw_map_view_to_screen (&fixture->painter.view, box[0] + (box[2] - box[0]) * part_x,
                         box[1] + (box[3] - box[1]) * part_y, x, y);
}

static guint
count_in_area (Fixture       *fixture,
               guint          area,
               double         part_x,
               double         part_y,
               int            reach,
               const BwColor *color)
{
  double x;
  double y;

  find_point (fixture, area, part_x, part_y, &x, &y);
  return count_pixels (fixture, x, y, reach, color);
}

static void
test_classes (Fixture       *fixture,
              gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);

  paint (fixture);
  for (guint area = 0; area < 2; area++)
    {
      int map_class = bw_map_state_get_class (fixture->state, area);

      /* A plain fill: all 81 pixels of a square that nothing else stands on. */
      g_assert_cmpuint (count_in_area (fixture, area, 0.2, 0.2, 4, &palette->map[map_class]), ==, 81);
    }
  g_assert_cmpint (bw_map_state_get_class (fixture->state, 0), !=,
                   bw_map_state_get_class (fixture->state, 1));
}

/* Over a base map the same fills, but streets are seen through them. */
static void
test_veil (Fixture       *fixture,
           gconstpointer  data)
{
  int map_class = bw_map_state_get_class (fixture->state, 0);
  BwColor fill = bw_palette_get (BW_PALETTE_LIGHT)->map[map_class];
  cairo_t *cr = cairo_create (fixture->surface);

  /* Streets of one colour. */
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  fixture->painter.on_nothing = TRUE;
  fixture->painter.on_ground = TRUE;
  paint (fixture);

  fill.red = fill.red * BW_MAP_COVER + (1 - BW_MAP_COVER);
  fill.green *= BW_MAP_COVER;
  fill.blue *= BW_MAP_COVER;
  g_assert_cmpuint (count_in_area (fixture, 0, 0.2, 0.2, 4, &fill), ==, 81);
}

static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  int map_class = bw_map_state_get_class (fixture->state, 2);
  guint n_plain;

  paint (fixture);

  /* Hatched: the class still shows, but not everywhere. */
  n_plain = count_in_area (fixture, 2, 0.2, 0.2, 8, &palette->map[map_class]);
  g_assert_cmpuint (n_plain, >, 80);
  g_assert_cmpuint (n_plain, <, 260);

  /* The thick outline lies inside on all sides; a neighbour has none. */
  g_assert_cmpuint (count_in_area (fixture, 2, 0.5, 0.0, 5, &palette->late_fill), >=, 11);
  g_assert_cmpuint (count_in_area (fixture, 2, 0.0, 0.5, 5, &palette->late_fill), >=, 11);
  g_assert_cmpuint (count_in_area (fixture, 2, 1.0, 0.2, 5, &palette->late_fill), >=, 11);
  g_assert_cmpuint (count_in_area (fixture, 0, 0.5, 0.0, 5, &palette->late_fill), ==, 0);
}

/* Of whom nothing is asked, of him nothing is missing: the same ground, no dots. */
static void
test_outside (Fixture       *fixture,
              gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  guint n_late;
  guint n_missing;
  guint n_stale;

  bw_map_state_count (fixture->state, &n_late, &n_missing, &n_stale);
  g_assert_cmpuint (n_missing, ==, 1);
  paint (fixture);
  g_assert_cmpuint (count_in_area (fixture, 3, 0.2, 0.2, 8, &palette->missing), <, 289);

  fixture->state->areas[3].is_outside = TRUE;
  bw_map_state_count (fixture->state, &n_late, &n_missing, &n_stale);
  g_assert_cmpuint (n_missing, ==, 0);
  paint (fixture);
  g_assert_cmpuint (count_in_area (fixture, 3, 0.2, 0.2, 8, &palette->missing), ==, 289);
}

static void
test_missing_and_stale (Fixture       *fixture,
                        gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  int map_class;
  guint n;

  paint (fixture);
  n = count_in_area (fixture, 3, 0.2, 0.2, 10, &palette->missing);
  g_assert_cmpuint (n, >, 250);
  g_assert_cmpuint (n, <, 441);

  /* The same area with an old figure: dots over its class. */
  cairo_surface_destroy (fixture->surface);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS, PIXELS);
  fixture->state->areas[3].value = 0.84;
  fixture->state->areas[3].is_stale = TRUE;
  paint (fixture);
  map_class = bw_map_state_get_class (fixture->state, 1);
  n = count_in_area (fixture, 3, 0.2, 0.2, 10, &palette->map[map_class]);
  g_assert_cmpuint (n, >, 250);
  g_assert_cmpuint (n, <, 441);
}

static void
test_exception_on_top (Fixture       *fixture,
                       gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);

  paint (fixture);
  g_assert_cmpuint (count_in_area (fixture, 3, 0.85, 0.85, 10, &palette->late), >, 60);
  g_assert_cmpuint (count_in_area (fixture, 0, 0.85, 0.85, 10, &palette->late), ==, 0);

  /* Still there without the ordinary ones, which then are not. */
  g_assert_cmpuint (count_in_area (fixture, 0, 0.85, 0.85, 2, &palette->map[0]), <, 25);
  bw_map_marks_unref (fixture->marks);
  fixture->marks = bw_map_marks_new (fixture->layout, fixture->state, 0, &fixture->painter.view, 1);
  fixture->painter.marks = fixture->marks;
  cairo_surface_destroy (fixture->surface);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS, PIXELS);
  paint (fixture);
  g_assert_cmpuint (count_in_area (fixture, 3, 0.85, 0.85, 10, &palette->late), >, 60);
  g_assert_cmpuint (count_in_area (fixture, 0, 0.85, 0.85, 2,
                                   &palette->map[bw_map_state_get_class (fixture->state, 0)]), ==, 25);
}

/* Many marks are stamped, few are drawn; nobody must see which. */
static void
test_stamped_like_drawn (Fixture       *fixture,
                         gconstpointer  data)
{
  const BwPalette *palette = bw_palette_get (BW_PALETTE_LIGHT);
  guint drawn;
  guint stamped;

  paint (fixture);
  drawn = count_in_area (fixture, 3, 0.85, 0.85, 10, &palette->late);
  for (guint i = 0; i < 300; i++)
    {
      BwMapMark mark = { -1, -1, 0, 1, 3, FALSE };

      g_array_prepend_val (fixture->marks->marks, mark);
    }
  cairo_surface_destroy (fixture->surface);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS, PIXELS);
  paint (fixture);
  stamped = count_in_area (fixture, 3, 0.85, 0.85, 10, &palette->late);
  g_assert_cmpint (ABS ((int) drawn - (int) stamped), <, 25);
}

/* On paper the map stays lines and letters: a PDF of it holds no picture. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bw-map-XXXXXX", NULL);
  g_autofree char *text = NULL;
  gsize length;
  int file = g_mkstemp (path);
  cairo_surface_t *pdf;
  cairo_t *cr;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  pdf = cairo_pdf_surface_create (path, PIXELS, PIXELS);
  cr = cairo_create (pdf);
  fixture->painter.palette = bw_palette_get (BW_PALETTE_PAPER);
  bw_map_painter_paint (&fixture->painter, cr);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  g_assert_cmpint (cairo_surface_status (pdf), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pdf);

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_null (g_strstr_len (text, (gssize) length, "/Subtype /Image"));
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draw/map-painter/classes", Fixture, NULL, set_up, test_classes, tear_down);
  g_test_add ("/draw/map-painter/veil", Fixture, NULL, set_up, test_veil, tear_down);
  g_test_add ("/draw/map-painter/late", Fixture, NULL, set_up, test_late, tear_down);
  g_test_add ("/draw/map-painter/missing-and-stale", Fixture, NULL, set_up, test_missing_and_stale, tear_down);
  g_test_add ("/draw/map-painter/outside", Fixture, NULL, set_up, test_outside, tear_down);
  g_test_add ("/draw/map-painter/exception-on-top", Fixture, NULL, set_up, test_exception_on_top, tear_down);
  g_test_add ("/draw/map-painter/stamped-like-drawn", Fixture, NULL, set_up, test_stamped_like_drawn, tear_down);
  g_test_add ("/draw/map-painter/paper", Fixture, NULL, set_up, test_paper, tear_down);
  return g_test_run ();
}
