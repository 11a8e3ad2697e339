/* test-bw-map-scene.c: what areas are coloured by, and what is missing in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-scene.h"

#include "bw-time.h"
#include "map-fixture.h"

#include <math.h>

#define SIDE 2

typedef struct
{
  BwPicture  *picture;
  BwMapScene *scene;
  gint64      now;
  BwPace      paces[SIDE * SIDE];
} Fixture;

static const BwPace *
get_pace (BwPlace  place,
          gpointer user_data)
{
  Fixture *fixture = user_data;
  int area = bw_map_scene_find_area (fixture->scene, place);

  /* The last is not in the round. */
  return area == SIDE * SIDE - 1 ? NULL : &fixture->paces[area];
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->picture = map_fixture_new_picture (SIDE);
  fixture->scene = bw_map_scene_new (fixture->picture);
  fixture->now = G_GINT64_CONSTANT (1628400000000000);
  bw_map_scene_rebuild (fixture->scene, map_fixture_place (fixture->picture, "root"), "en");
  for (guint i = 0; i < SIDE * SIDE; i++)
    fixture->paces[i] = (BwPace) { .state = i == 0 ? BW_PACE_LATE : BW_PACE_IN_TIME, .share = 0.1 * (i + 1),
                                   .rate = 100.0 * (i + 1), .as_of = fixture->now - i * 10 * BW_TIME_MINUTE };
  fixture->paces[2].share = fixture->paces[2].rate = NAN;
  fixture->paces[2].as_of = 0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_map_scene_free (fixture->scene);
  g_object_unref (fixture->picture);
}

static const BwMapState *
colour_by (Fixture    *fixture,
           const char *text)
{
  BwMapMeasure measure;

  g_assert_true (bw_map_measure_from_string (&measure, bw_picture_get_catalogue (fixture->picture), text));
  bw_map_scene_set_measure (fixture->scene, &measure);
  bw_map_scene_update_areas (fixture->scene, bw_picture_get_subject (fixture->picture, "sampling:r1"), fixture->now,
                             get_pace, fixture);
  return bw_map_scene_get_state (fixture->scene);
}

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *measure; double first; double second; } wanted[] = {
    { "done", 0.1, 0.2 }, { "rate", 100, 200 }, { "age", 0, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint before = bw_map_scene_get_revision (fixture->scene);
      const BwMapState *state = colour_by (fixture, wanted[i].measure);
      guint counts[BW_N_CLASSES];
      guint n = 0;

      g_assert_cmpuint (bw_map_scene_get_revision (fixture->scene), >, before);
      g_assert_cmpfloat (state->areas[0].value, ==, wanted[i].first);
      g_assert_cmpfloat (state->areas[1].value, ==, wanted[i].second);
      g_assert_cmpint (state->areas[0].pace, ==, BW_PACE_LATE);

      /* Nothing is reported, and nothing is asked. */
      g_assert_cmpint (bw_map_state_get_class (state, 2), ==, -1);
      g_assert_cmpint (bw_map_state_get_class (state, 3), ==, -1);
      g_assert_false (state->areas[2].is_outside);
      g_assert_true (state->areas[3].is_outside);

      bw_map_state_count_classes (state, counts);
      for (guint j = 0; j < BW_N_CLASSES; j++)
        n += counts[j];
      g_assert_cmpuint (n, ==, 2);

      /* The same again is no other picture. */
      before = bw_map_scene_get_revision (fixture->scene);
      colour_by (fixture, wanted[i].measure);
      g_assert_cmpuint (bw_map_scene_get_revision (fixture->scene), ==, before);
    }
}

static void
apply (Fixture    *fixture,
       const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_picture_get_catalogue (fixture->picture), &error);

  g_assert_no_error (error);
  bw_picture_apply (fixture->picture, &document, 1);
  bw_picture_commit (fixture->picture);
}

/* A stated figure of no round: its bound survives, nobody is late in it, who has not
 * stated it has not reported. */
static void
test_figure (Fixture       *fixture,
             gconstpointer  data)
{
  const BwMapState *state;

  apply (fixture, "{\"type\":\"tally\",\"id\":\"a1/mobilisation\",\"place\":\"a1\",\"subject\":\"mobilisation\","
                  "\"at\":\"2021-08-08T12:00:00+08:00\",\"values\":{\"members\":{\"value\":300,\"bound\":\">\"}}}");
  state = colour_by (fixture, "members");
  g_assert_cmpfloat (state->areas[1].value, ==, 300);
  g_assert_cmpint (state->areas[1].bound, ==, BW_BOUND_OVER);
  g_assert_true (isnan (state->areas[0].value));
  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      g_assert_cmpint (state->areas[i].pace, ==, BW_PACE_UNKNOWN);
      g_assert_false (state->areas[i].is_outside);
    }

  state = colour_by (fixture, "queue");
  g_assert_true (isnan (state->areas[1].value));
  g_assert_cmpint (state->areas[0].pace, ==, BW_PACE_LATE);
}

static gboolean
knows (Fixture    *fixture,
       const char *text)
{
  BwMapMeasure measure;

  g_assert_true (bw_map_measure_from_string (&measure, bw_picture_get_catalogue (fixture->picture), text));
  return bw_map_scene_knows_measure (fixture->scene, &measure,
                                     bw_picture_get_subject (fixture->picture, "sampling:r1"));
}

/* A measure is offered when an area that is shown has told of it: not when the scope alone
 * has, and of the scope itself when nothing else is drawn. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (knows (fixture, "members"));
  apply (fixture, "{\"type\":\"tally\",\"id\":\"root/mobilisation\",\"place\":\"root\",\"subject\":\"mobilisation\","
                  "\"at\":\"2021-08-08T12:00:00+08:00\",\"values\":{\"members\":300}}");
  g_assert_false (knows (fixture, "members"));
  apply (fixture, "{\"type\":\"tally\",\"id\":\"a1/mobilisation\",\"place\":\"a1\",\"subject\":\"mobilisation\","
                  "\"at\":\"2021-08-08T12:00:00+08:00\",\"values\":{\"members\":0}}");
  g_assert_true (knows (fixture, "members"));
  g_assert_false (knows (fixture, "queue"));

  bw_map_scene_rebuild (fixture->scene, map_fixture_place (fixture->picture, "a1"), "en");
  g_assert_true (bw_map_scene_get_places (fixture->scene)->is_whole);
  g_assert_true (knows (fixture, "members"));
  bw_map_scene_rebuild (fixture->scene, map_fixture_place (fixture->picture, "a0"), "en");
  g_assert_false (knows (fixture, "members"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draw/map-scene/round", Fixture, NULL, set_up, test_round, tear_down);
  g_test_add ("/draw/map-scene/figure", Fixture, NULL, set_up, test_figure, tear_down);
  g_test_add ("/draw/map-scene/known", Fixture, NULL, set_up, test_known, tear_down);
  return g_test_run ();
}
