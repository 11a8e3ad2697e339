/* test-bw-map-paper.c: a map says what it is, and its bar is as long as it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-paper.h"

#include "canvas-fixture.h"
#include "map-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MAP_WIDTH 600

typedef struct
{
  BwPicture   *picture;
  BwMapLayout *layout;
  BwMapState  *state;
  BwMapPaper   paper;
} Fixture;

/* @data: whether there is a lens. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (BwMapLayout) plain = NULL;
  BwMapLens lens = BW_MAP_LENS_NONE;
  BwMapView view;

  fixture->picture = map_fixture_new_picture (2);
  map_fixture_add_site (fixture->picture, "ordinary", 0, 2, 35, 35);
  map_fixture_add_site (fixture->picture, "exception", 3, 2, 35, 35);
  plain = map_fixture_lay_out (fixture->picture, &view, 400);
  if (data != NULL)
    lens = (BwMapLens) { view.x, view.y, (plain->box[2] - plain->box[0]) / 2, 2 };
  fixture->layout = bw_map_layout_new (plain->places, &lens);
  fixture->state = bw_map_state_new (4, bw_place_tree_get_size (bw_picture_get_places (fixture->picture)));
  fixture->state->areas[0].value = 0.52;
  fixture->state->areas[1].value = 0.84;
  fixture->state->areas[2].value = 0.70;
  fixture->state->conditions[map_fixture_place (fixture->picture, "exception")] = BW_CONDITION_PAUSED;
  bw_map_state_choose_key (fixture->state);
  fixture->paper = (BwMapPaper) {
    .layout = fixture->layout, .state = fixture->state, .palette = bw_palette_get (BW_PALETTE_LIGHT),
    .kinds = 1u << BW_SITE_KIND_SAMPLING, .size = 1, .font = "Cantarell, Noto Sans CJK SC", .language = "en",
    .title = "Completion · Xuchang", .as_of = "As of 8 Aug 10:40",
  };
  memcpy (fixture->paper.box, fixture->layout->box, sizeof fixture->paper.box);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_map_state_free (fixture->state);
  bw_map_layout_unref (fixture->layout);
  g_object_unref (fixture->picture);
}

static void
paint (Fixture *fixture,
       Canvas  *canvas)
{
  double width;
  double height;

  bw_map_paper_measure (&fixture->paper, MAP_WIDTH, &width, &height);
  canvas_init (canvas, (int) width + 1, (int) height + 1);
  bw_map_paper_paint (&fixture->paper, canvas->cr, width, height);
}

/* The longest level line in the colour of text. */
static guint
find_bar (Canvas *canvas)
{
  const BwColor *color = &bw_palette_get (BW_PALETTE_LIGHT)->fg;
  guint longest = 0;

  for (int y = 0; y < canvas->height; y++)
    {
      guint n = 0;

      for (int x = 0; x < canvas->width; x++)
        {
          BwColor pixel = canvas_get_pixel (canvas, x, y);
          BwColor wanted = canvas_blend (color, &bw_palette_get (BW_PALETTE_LIGHT)->card);

          n = canvas_is_like (&pixel, &wanted, 0.35) ? n + 1 : 0;
          longest = MAX (longest, n);
        }
    }

  return longest;
}

/* 0.2 degrees of longitude are 600 units wide; at 33.9 degrees one is 92.47 km long. */
static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  g_auto (Canvas) canvas = { 0 };

  paint (fixture, &canvas);
  canvas_keep (&canvas, "map-paper");
  g_assert_cmpfloat_with_epsilon (find_bar (&canvas), 2000 / (0.2 * 92470 / MAP_WIDTH), 2.1);
}

static char *
write_pdf (Fixture *fixture)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdftotext", "-layout", NULL, "-", NULL };
  cairo_surface_t *surface;
  cairo_t *cr;
  int fd = g_file_open_tmp ("map-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  surface = cairo_pdf_surface_create (path, 842, 595);
  cr = cairo_create (surface);
  bw_map_paper_paint (&fixture->paper, cr, 842, 595);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  argv[2] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_steal_pointer (&text);
}

static void
assert_says (const char         *text,
             const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (text, words[i]) == NULL)
        g_error ("“%s” is not in:\n%s", words[i], text);
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const words[] = {
    "Completion · Xuchang", "As of 8 Aug 10:40", "EXERCISE", "≥ 90%", "< 50", "5 km", "N", "Sampling point", "Paused",
    "2 points on the map, 0 without a position", "GS(2021)1234", "© those who surveyed it", "Not reported", NULL,
  };
  g_autofree char *text = NULL;

  fixture->paper.exercise = "EXERCISE";
  fixture->paper.approval_number = "GS(2021)1234";
  fixture->paper.credit = "© those who surveyed it";
  text = write_pdf (fixture);
  g_test_message ("%s", text);
  assert_says (text, words);
  g_assert_null (strstr (text, "Schematic"));
}

static void
test_chinese (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const words[] = { "公里", "北", "采样点", "图上 2 个点位，另有 0 个没有坐标", NULL };
  g_autofree char *text = NULL;

  fixture->paper.language = "zh_CN";
  text = write_pdf (fixture);
  assert_says (text, words);
}

/* There is no one scale under a lens: none is drawn, and why is said. */
static void
test_lens (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const words[] = { "Schematic", "The centre is magnified: there is no one scale", NULL };
  g_auto (Canvas) canvas = { 0 };
  g_autofree char *text = write_pdf (fixture);

  assert_says (text, words);
  g_assert_null (strstr (text, " km"));
  paint (fixture, &canvas);
  g_assert_cmpuint (find_bar (&canvas), <, 30);
}

/* Within a sheet that has said whose it is: no head, and no key where nothing is coloured. */
static void
test_part (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const words[] = { " km", "2 points on the map", NULL };
  g_autofree char *text = NULL;
  double width;
  double height;
  double bare;

  bw_map_paper_measure (&fixture->paper, MAP_WIDTH, &width, &height);
  fixture->paper.title = fixture->paper.as_of = NULL;
  bw_map_paper_measure (&fixture->paper, MAP_WIDTH, &width, &bare);
  g_assert_cmpfloat (bare, <, height);
  for (guint i = 0; i < fixture->state->n_areas; i++)
    fixture->state->areas[i] = (BwMapAreaState) { .value = NAN, .is_outside = TRUE };
  text = write_pdf (fixture);
  assert_says (text, words);
  g_assert_null (strstr (text, "90%"));
}

/* A long title is not written under the mark of a drill. */
static void
test_long_title (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) title = g_string_new (NULL);
  double width;
  double height;
  double marked;

  for (guint i = 0; i < 100; i++)
    g_string_append (title, "Completion ");
  fixture->paper.title = title->str;
  bw_map_paper_measure (&fixture->paper, MAP_WIDTH, &width, &height);
  fixture->paper.exercise = "EXERCISE";
  bw_map_paper_measure (&fixture->paper, MAP_WIDTH, &width, &marked);
  g_assert_cmpfloat (marked, >, height);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draw/map-paper/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/draw/map-paper/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/draw/map-paper/chinese", Fixture, NULL, set_up, test_chinese, tear_down);
  g_test_add ("/draw/map-paper/long-title", Fixture, NULL, set_up, test_long_title, tear_down);
  g_test_add ("/draw/map-paper/part", Fixture, NULL, set_up, test_part, tear_down);
  g_test_add ("/draw/map-paper/lens", Fixture, GINT_TO_POINTER (TRUE), set_up, test_lens, tear_down);
  return g_test_run ();
}
