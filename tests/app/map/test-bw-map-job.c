/* test-bw-map-job.c: every scope of the sample city draws something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-job.h"
#include "bw-map-scene.h"

#include <math.h>

#define CITY_FILES 4

static BwPicture *
load_city (void)
{
  static const char * const names[CITY_FILES] = { "areas", "round", "sites", "tallies" };
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  for (guint i = 0; i < CITY_FILES; i++)
    {
      g_autofree char *name = g_strconcat (names[i], ".ndjson", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "data", "cities", "xuchang",
                                                name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_autoptr (BwDocument) document = NULL;

          if (*lines[j] == '\0' || *lines[j] == '#')
            continue;
          document = bw_document_new (lines[j], -1, bw_measure_catalogue_get_default (), &error);
          g_assert_no_error (error);
          bw_picture_apply (picture, &document, 1);
        }
    }
  bw_picture_commit (picture);
  return picture;
}

static const BwPace *
get_pace (BwPlace  place,
          gpointer data)
{
  static BwPace pace;

  pace = (BwPace) { .state = place % 5 == 0 ? BW_PACE_LATE : BW_PACE_IN_TIME,
                    .share = place % 7 == 0 ? NAN : (place % 100) / 100.0 };
  return &pace;
}

static BwMapJob *
create_job (BwMapScene *scene,
            int         width,
            int         height)
{
  BwMapJob *job = g_new0 (BwMapJob, 1);

  job->places = bw_map_places_ref (bw_map_scene_get_places (scene));
  job->state = bw_map_state_copy (bw_map_scene_get_state (scene));
  job->lens = BW_MAP_LENS_NONE;
  job->wants_lens = TRUE;
  job->palette = *bw_palette_get (BW_PALETTE_LIGHT);
  job->kinds = 1u << BW_SITE_KIND_SAMPLING;
  job->size = 1;
  job->margin = BW_MAP_MARGIN;
  job->device_scale = 1;
  job->language = g_strdup ("zh_CN");
  job->view.width = width;
  job->view.height = height;
  job->oversize = 1;
  job->fit = TRUE;
  return job;
}

/* Part of the picture that something is painted on. */
static double
get_coverage (BwMapJob *job)
{
  cairo_surface_t *surface = cairo_surface_reference (bw_map_image_get_surface (job->image));
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint n = 0;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                                              + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        n += (row[x] >> 24) > 128;
    }
  cairo_surface_destroy (surface);
  return (double) n / (width * height);
}

/* All districts and subdistricts, and of the 2,500 communities some. */
static void
test_all_scopes (void)
{
  g_autoptr (BwPicture) picture = load_city ();
  g_autoptr (BwMapScene) scene = bw_map_scene_new (picture);
  BwPlaceTree *tree = bw_picture_get_places (picture);
  guint n = bw_place_tree_get_size (tree);
  guint n_drawn = 0;
  guint n_whole = 0;

  for (BwPlace place = 0; place < n; place++)
    {
      BwLevel level = bw_place_tree_get_level (tree, place);
      g_autoptr (BwMapJob) job = NULL;

      if (bw_place_tree_is_site (tree, place) || !bw_place_tree_is_listed (tree, place)
          || (level >= BW_LEVEL_COMMUNITY && place % 97 != 0))
        continue;

      bw_map_scene_rebuild (scene, place, "zh_CN");
      bw_map_scene_update_areas (scene, 0, 0, get_pace, NULL);
      job = create_job (scene, 260, 200);
      bw_map_job_run (job);
      if (get_coverage (job) < 0.1)
        g_test_message ("%s: %.2f", bw_place_tree_get_code (tree, place), get_coverage (job));
      g_assert_cmpfloat (get_coverage (job), >, 0.1);
      n_whole += job->places->is_whole;
      n_drawn++;
    }
  g_assert_cmpuint (n_drawn, >, 130);
  g_assert_cmpuint (n_whole, >, 10);
}

/* The core of the city is too narrow for its names on a desk, not on a wall. */
static void
test_lens (void)
{
  g_autoptr (BwPicture) picture = load_city ();
  g_autoptr (BwMapScene) scene = bw_map_scene_new (picture);
  BwPlaceTree *tree = bw_picture_get_places (picture);
  g_autoptr (BwMapJob) desk = NULL;
  g_autoptr (BwMapJob) large = NULL;
  g_autoptr (BwMapJob) to_scale = NULL;

  bw_map_scene_rebuild (scene, bw_place_tree_lookup (tree, "411000"), "zh_CN");
  desk = create_job (scene, 512, 374);
  bw_map_job_run (desk);
  g_assert_false (bw_map_lens_is_none (&desk->layout->lens));
  large = create_job (scene, 1600, 1000);
  bw_map_job_run (large);
  g_assert_true (bw_map_lens_is_none (&large->layout->lens));
  to_scale = create_job (scene, 512, 374);
  to_scale->wants_lens = FALSE;
  bw_map_job_run (to_scale);
  g_assert_true (bw_map_lens_is_none (&to_scale->layout->lens));

  /* What is fitted is inside, also what the lens pushes outwards. */
  for (guint i = 0; i < 4; i++)
    {
      const double *box = desk->layout->box;
      double x;
      double y;

      bw_map_view_to_screen (&desk->view, box[(i & 2) != 0 ? 2 : 0], box[(i & 1) != 0 ? 3 : 1], &x, &y);
      g_assert_cmpfloat (x, >=, 7.9);
      g_assert_cmpfloat (x, <=, 512 - 7.9);
      g_assert_cmpfloat (y, >=, 7.9);
      g_assert_cmpfloat (y, <=, 374 - 7.9);
    }
}

/* A layout is used again for the same places; a picture keeps the same middle and
 * an even margin, and never more pixels than are allowed. */
static void
test_reuse (void)
{
  g_autoptr (BwPicture) picture = load_city ();
  g_autoptr (BwMapScene) scene = bw_map_scene_new (picture);
  g_autoptr (BwMapJob) first = NULL;
  g_autoptr (BwMapJob) second = NULL;
  g_autoptr (BwMapJob) huge = NULL;

  bw_map_scene_rebuild (scene, bw_place_tree_lookup (bw_picture_get_places (picture), "411002"), "zh_CN");
  first = create_job (scene, 301, 200);
  bw_map_job_run (first);
  second = create_job (scene, 301, 200);
  second->fit = FALSE;
  second->view = first->view;
  second->layout = bw_map_layout_ref (first->layout);
  second->lens = first->lens;
  second->oversize = 1.5;
  bw_map_job_run (second);
  g_assert_true (second->layout == first->layout);
  g_assert_cmpfloat (second->view.x, ==, first->view.x);
  g_assert_cmpfloat (bw_map_image_get_width (second->image), >=, 301 * 1.5);
  g_assert_cmpint (((int) bw_map_image_get_width (second->image) - 301) % 2, ==, 0);
  g_assert_cmpint (((int) bw_map_image_get_height (second->image) - 200) % 2, ==, 0);

  huge = create_job (scene, 3840, 2160);
  huge->oversize = 3;
  bw_map_job_run (huge);
  g_assert_cmpfloat (bw_map_image_get_width (huge->image) * bw_map_image_get_height (huge->image), <=, 17e6);
}

/* What a picture was made of goes with it, unless somebody goes on reading it. */
static void
test_keep_state (void)
{
  g_autoptr (BwPicture) picture = load_city ();
  g_autoptr (BwMapScene) scene = bw_map_scene_new (picture);
  g_autoptr (BwMapJob) keeping = NULL;
  g_autoptr (BwMapJob) other = NULL;
  const BwMapState *state;

  bw_map_scene_rebuild (scene, bw_place_tree_lookup (bw_picture_get_places (picture), "411002"), "zh_CN");
  keeping = create_job (scene, 301, 200);
  keeping->keep_state = TRUE;
  state = keeping->state;
  bw_map_job_run (keeping);
  g_assert_true (keeping->state == state);
  other = create_job (scene, 301, 200);
  bw_map_job_run (other);
  g_assert_null (other->state);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/map-job/all-scopes", test_all_scopes);
  g_test_add_func ("/app/map-job/lens", test_lens);
  g_test_add_func ("/app/map-job/reuse", test_reuse);
  g_test_add_func ("/app/map-job/keep-state", test_keep_state);
  return g_test_run ();
}
