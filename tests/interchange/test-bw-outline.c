/* test-bw-outline.c: what crosses itself is mended, what is sound stays as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-outline.h"

#include "bw-geometry.h"
#include "bw-json.h"

#include <math.h>

#define SQUARE "[[0,0],[4,0],[4,4],[0,4],[0,0]]"

static JsonObject *
parse (const char *type,
       const char *coordinates)
{
  g_autofree char *text = g_strdup_printf ("{\"type\":\"%s\",\"coordinates\":%s}", type, coordinates);
  g_autoptr (JsonNode) node = bw_json_parse (text, -1, 100000, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

/* What is mended can be read, and encloses what it should. */
static BwGeometry *
mend (const char *type,
      const char *coordinates,
      BwOutline   wanted)
{
  g_autoptr (JsonObject) object = parse (type, coordinates);
  g_autofree char *where = NULL;
  g_autoptr (GError) error = NULL;
  BwGeometry *geometry;

  g_assert_cmpint (bw_outline_mend (object, NULL, &where), ==, wanted);
  g_assert_cmpint (where != NULL, ==, wanted != BW_OUTLINE_SOUND);
  geometry = bw_geometry_new (object, &error);
  g_assert_no_error (error);
  return geometry;
}

static guint
count_rings (const BwGeometry *geometry)
{
  guint n;

  bw_geometry_get_rings (geometry, &n);
  return n;
}

static void
test_sound (void)
{
  static const char text[] = "{\"type\":\"Polygon\",\"coordinates\":"
                             "[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,4.0],[0.0,0.0]],"
                             "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]}";
  g_autoptr (JsonObject) object = parse ("Polygon", "[[[0.0,0.0],[0.0,4.0],[4.0,4.0],[4.0,0.0],[0.0,0.0]],"
                                         "[[1.0,1.0],[2.0,1.0],[2.0,2.0],[1.0,2.0],[1.0,1.0]]]");
  g_autofree char *where = NULL;
  g_autofree char *told = NULL;

  /* Turned round, and nothing else. */
  g_assert_cmpint (bw_outline_mend (object, NULL, &where), ==, BW_OUTLINE_SOUND);
  g_assert_null (where);
  told = bw_json_to_line (object);
  g_assert_cmpstr (told, ==, text);
}

static void
test_crossing (void)
{
  g_autoptr (BwGeometry) bow = mend ("Polygon", "[[[0,0],[4,4],[4,0],[0,4],[0,0]]]", BW_OUTLINE_MENDED);
  g_autoptr (BwGeometry) spike = mend ("Polygon", "[[[0,0],[4,0],[8,0],[4,0],[4,4],[0,4],[0,0]]]", BW_OUTLINE_MENDED);
  double box[4];

  g_assert_cmpuint (count_rings (bow), ==, 2);
  g_assert_true (bw_geometry_contains (bow, 0.5, 2) && bw_geometry_contains (bow, 3.5, 2));
  g_assert_false (bw_geometry_contains (bow, 2, 0.5) || bw_geometry_contains (bow, 2, 3.5));

  /* A spike without a width is no area. */
  g_assert_cmpuint (count_rings (spike), ==, 1);
  bw_geometry_get_box (spike, box);
  g_assert_cmpfloat (box[2], ==, 4);
}

/* Where there is but one fault, it is told. */
static void
test_place (void)
{
  g_autoptr (JsonObject) object = parse ("Polygon", "[[[0,0],[4,4],[4,0],[0,4],[0,0]]]");
  g_autofree char *where = NULL;

  g_assert_cmpint (bw_outline_mend (object, NULL, &where), ==, BW_OUTLINE_MENDED);
  g_assert_cmpstr (where, ==, "2.00000, 2.00000");
}

static void
test_parts (void)
{
  g_autoptr (BwGeometry) both = mend ("MultiPolygon", "[[" SQUARE "],[[[2,2],[6,2],[6,6],[2,6],[2,2]]]]",
                                      BW_OUTLINE_MENDED);
  g_autoptr (BwGeometry) apart = mend ("MultiPolygon", "[[" SQUARE "],[[[5,5],[6,5],[6,6],[5,6],[5,5]]]]",
                                       BW_OUTLINE_SOUND);

  /* What two parts cover is inside once, not outside. */
  g_assert_cmpuint (count_rings (both), ==, 1);
  g_assert_true (bw_geometry_contains (both, 3, 3) && bw_geometry_contains (both, 5, 5));
  g_assert_false (bw_geometry_contains (both, 5, 1));
  g_assert_cmpuint (count_rings (apart), ==, 2);
}

static void
test_holes (void)
{
  g_autoptr (BwGeometry) beside = mend ("Polygon", "[" SQUARE ",[[5,5],[6,5],[6,6],[5,6],[5,5]]]", BW_OUTLINE_MENDED);
  g_autoptr (BwGeometry) twice = mend ("Polygon", "[" SQUARE ",[[1,1],[3,1],[3,3],[1,3],[1,1]],"
                                       "[[2,2],[3.5,2],[3.5,3.5],[2,3.5],[2,2]]]", BW_OUTLINE_MENDED);

  /* Parts are often written as rings of one polygon. */
  g_assert_true (bw_geometry_contains (beside, 5.5, 5.5) && bw_geometry_contains (beside, 2, 2));
  g_assert_false (bw_geometry_contains (twice, 2.5, 2.5) || bw_geometry_contains (twice, 1.5, 1.5)
                  || bw_geometry_contains (twice, 3.2, 3.2));
}

static void
test_void (void)
{
  static const char * const shapes[] = { "[[[0,0],[4,0],[2,0],[0,0]]]", "[" SQUARE "," SQUARE "]" };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (JsonObject) object = parse ("Polygon", shapes[i]);
      g_autofree char *where = NULL;

      g_assert_cmpint (bw_outline_mend (object, NULL, &where), ==, BW_OUTLINE_VOID);
      g_assert_nonnull (where);
    }
}

/* What has no rings at all is not for here to judge, and nothing breaks. */
static void
test_odd (void)
{
  static const char * const shapes[] = { "[]", "[[]]", "[[[]]]", "[[1,2]]", "[[[1,2],3]]", "[[[1,2],[3,4],[5,6]]]",
                                         "[[[[1,2]]]]", "[[[[0,0],[1,0],[1,1],[0,1]]]]" };
  static const char * const types[] = { "Polygon", "MultiPolygon" };

  for (guint i = 0; i < G_N_ELEMENTS (shapes) * G_N_ELEMENTS (types); i++)
    {
      g_autoptr (JsonObject) object = parse (types[i % 2], shapes[i / 2]);
      g_autofree char *where = NULL;

      g_assert_cmpint (bw_outline_mend (object, NULL, &where), ==, BW_OUTLINE_SOUND);
    }
}

/* (transfer full): a star with so many points that nearly all of its edges cross each other */
static JsonObject *
make_star (guint n)
{
  g_autoptr (JsonArray) ring = json_array_new ();
  g_autoptr (JsonArray) rings = json_array_new ();
  JsonObject *geometry = json_object_new ();

  for (guint i = 0; i <= n; i++)
    {
      double angle = 2 * G_PI * (i % n) * (n / 2) / n;
      JsonArray *position = json_array_new ();

      json_array_add_double_element (position, 113 + cos (angle));
      json_array_add_double_element (position, 34 + sin (angle));
      json_array_add_array_element (ring, position);
    }
  json_array_add_array_element (rings, g_steal_pointer (&ring));
  json_object_set_string_member (geometry, "type", "Polygon");
  json_object_set_array_member (geometry, "coordinates", g_steal_pointer (&rings));
  return geometry;
}

/* Who does not want it any more need not wait for GEOS; and it is as able as before. */
static void
test_cancel (void)
{
  g_autoptr (JsonObject) star = make_star (101);
  g_autoptr (JsonObject) same = make_star (101);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = bw_json_to_line (star);
  g_autofree char *after = NULL;
  g_autofree char *where = NULL;
  g_autofree char *where_same = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (bw_outline_mend (star, cancellable, &where), ==, BW_OUTLINE_VOID);
  after = bw_json_to_line (star);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (bw_outline_mend (same, NULL, &where_same), ==, BW_OUTLINE_MENDED);
}

typedef struct
{
  JsonObject   *star;
  GCancellable *cancellable;
  BwOutline     outline;
  int           has_begun;
} Work;

static gpointer
mend_star (gpointer data)
{
  Work *work = data;
  g_autofree char *where = NULL;

  g_atomic_int_set (&work->has_begun, TRUE);
  work->outline = bw_outline_mend (work->star, work->cancellable, &where);
  return NULL;
}

/* Nor for another one, whom GEOS keeps busy: that one is still at it, and can be cancelled. */
static void
test_cancel_waiting (void)
{
  g_autoptr (JsonObject) large = make_star (1501);
  g_autoptr (JsonObject) star = make_star (101);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *where = NULL;
  Work work = { large, cancellable, BW_OUTLINE_SOUND, FALSE };
  GThread *thread = g_thread_new ("star", mend_star, &work);

  while (!g_atomic_int_get (&work.has_begun))
    g_thread_yield ();
  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < 50; i++)
    {
      g_clear_pointer (&where, g_free);
      g_assert_cmpint (bw_outline_mend (star, cancelled, &where), ==, BW_OUTLINE_VOID);
      g_usleep (1000);
    }
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_cmpint (work.outline, ==, BW_OUTLINE_VOID);

  /* GEOS may be at what nobody wants any more; what comes next is mended all the same. */
  g_clear_pointer (&where, g_free);
  g_assert_cmpint (bw_outline_mend (star, NULL, &where), ==, BW_OUTLINE_MENDED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/sound", test_sound);
  g_test_add_func ("/outline/crossing", test_crossing);
  g_test_add_func ("/outline/place", test_place);
  g_test_add_func ("/outline/parts", test_parts);
  g_test_add_func ("/outline/holes", test_holes);
  g_test_add_func ("/outline/void", test_void);
  g_test_add_func ("/outline/odd", test_odd);
  g_test_add_func ("/outline/cancel", test_cancel);
  g_test_add_func ("/outline/cancel-waiting", test_cancel_waiting);
  return g_test_run ();
}
