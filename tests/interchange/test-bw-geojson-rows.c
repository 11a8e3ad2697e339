/* test-bw-geojson-rows.c: points, outlines and holes, what is refused where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geojson-rows.h"

#include "bw-geojson-export.h"
#include "bw-model-error.h"
#include "sink-fixture.h"

#include <string.h>

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define FEATURE(id, type, coordinates) \
  "{\"type\":\"Feature\",\"id\":\"" id "\",\"properties\":{\"name\":\"n\"},\"geometry\":{\"type\":\"" type \
  "\",\"coordinates\":" coordinates "}}"

/* Turns to the right, with a hole that turns to the left: both the wrong way. */
#define OUTLINE "[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]"
#define TURNED  "[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]]," \
                "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]"

static void
assert_reads (guint       what,
              BwDatum     datum,
              const char *text,
              const char *wanted)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BwRowSink sink;

  sink_fixture_set_up (&sink, what, datum, told);
  g_assert_true (bw_geojson_rows_read (text, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, wanted);
}

static void
assert_fails (guint       what,
              BwDatum     datum,
              const char *text,
              const char *part)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BwRowSink sink;

  sink_fixture_set_up (&sink, what, datum, told);
  g_assert_false (bw_geojson_rows_read (text, &sink, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpstr (told->str, ==, "");
}

static void
test_points (void)
{
  assert_reads (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, COLLECTION (FEATURE ("a", "Point", "[113.5,34.25,80]")),
                "take 0 /features/0/properties{\"name\":\"n\",\"id\":\"a\",\"position\":[113.5,34.25]}\n");
  assert_reads (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84,
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":\"a\"}}",
                "take 0 /properties{\"id\":\"a\"}\n");
  assert_reads (BW_DOCUMENT_TYPE_SITE, BW_DATUM_GCJ02,
                COLLECTION (FEATURE ("a", "Point", "[121.531541859215,31.17530398364597]")),
                "take 0 /features/0/properties{\"name\":\"n\",\"id\":\"a\","
                "\"position\":[121.5272106,31.1774276]}\n");
}

static void
test_outlines (void)
{
  assert_reads (BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84, COLLECTION (FEATURE ("a", "Polygon", OUTLINE)),
                "take 0 /features/0/properties{\"name\":\"n\",\"id\":\"a\",\"boundary\":{\"type\":\"Polygon\","
                "\"coordinates\":" TURNED "}}\n");
  assert_reads (BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84,
                COLLECTION (FEATURE ("a", "MultiPolygon", "[" OUTLINE "]")),
                "take 0 /features/0/properties{\"name\":\"n\",\"id\":\"a\",\"boundary\":{\"type\":\"MultiPolygon\","
                "\"coordinates\":[" TURNED "]}}\n");
}

/* What crosses itself is mended and told of, or refused, by the name of its feature. */
static void
test_mended (void)
{
  static const char * const shapes[] = { "[[[0,0],[2,0],[2,2],[1,-1],[0,0]]]", "[[[0,0],[2,0],[1,0],[0,0]]]" };
  static const char * const wanted[] = {
    "remark 0 /features/0/geometry: the outline of “n” crossed itself or overlapped at 1.33333, 0.00000: it was "
    "mended\n"
    "take 0 /features/0/properties{\"name\":\"n\",\"id\":\"a\",\"boundary\":{\"type\":\"MultiPolygon\",",
    "refuse 0 /features/0/geometry: the outline of “n” crosses itself at ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *text = g_strdup_printf (COLLECTION (FEATURE ("a", "Polygon", "%s")), shapes[i]);
      g_autoptr (GString) told = g_string_new (NULL);
      BwRowSink sink;

      sink_fixture_set_up (&sink, BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84, told);
      g_assert_true (bw_geojson_rows_read (text, &sink, NULL));
      g_test_message ("%s", told->str);
      g_assert_true (g_str_has_prefix (told->str, wanted[i]));
    }
}

static void
test_centre (void)
{
  assert_reads (BW_DOCUMENT_TYPE_AREA, BW_DATUM_GCJ02,
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":\"a\",\"boundary\":1,"
                "\"center\":[121.531541859215,31.17530398364597]}}",
                "take 0 /properties{\"id\":\"a\",\"center\":[121.5272106,31.1774276]}\n");
}

static void
test_refused (void)
{
  assert_reads (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84,
                COLLECTION ("1," FEATURE ("a", "Point", "[34,113]") "," FEATURE ("b", "Point", "[[1,2]]") ","
                            FEATURE ("c", "Polygon", OUTLINE) "," FEATURE ("d", "Point", "[\"1\",2]")),
                "refuse 0 /features/0: must be a Feature\n"
                "refuse 0 /features/1/geometry: longitude and latitude seem to be swapped: longitude (73 to 136 in "
                "China) comes first\n"
                "refuse 0 /features/2/geometry: must be [longitude, latitude] in degrees\n"
                "refuse 0 /features/3/geometry: must be a Point\n"
                "refuse 0 /features/4/geometry: must be [longitude, latitude] in degrees\n");
}

/* Shapes that are none get through to bw_geometry_new() or are refused; nothing
 * breaks. */
static void
test_odd_shapes (void)
{
  static const char * const shapes[] = { "[]", "[[]]", "[[[]]]", "[[[[]]]]", "[[1,2]]", "[[[1,2],3]]", "[[[[1,2]]]]",
                                         "{}", "null", "[[[1,2],[[3,4]]]]" };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *text = g_strdup_printf (COLLECTION (FEATURE ("a", "Polygon", "%s")), shapes[i]);
      g_autofree char *other = g_strdup_printf (COLLECTION (FEATURE ("a", "MultiPolygon", "%s")), shapes[i]);
      g_autoptr (GString) told = g_string_new (NULL);
      BwRowSink sink;

      sink_fixture_set_up (&sink, BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84, told);
      g_assert_true (bw_geojson_rows_read (text, &sink, NULL));
      g_assert_true (bw_geojson_rows_read (other, &sink, NULL));
      g_assert_nonnull (strstr (told->str, "/features/0"));
    }
}

static void
test_whole (void)
{
  assert_fails (BW_DOCUMENT_TYPE_TEAM, BW_DATUM_WGS84, COLLECTION (""), "areas and sites only");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_UNDECLARED, COLLECTION (""), "say --datum=WGS-84");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, "[]", "/type: must be FeatureCollection");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, "{\"type\":\"Topology\"}", "/type: must be FeatureCollection");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, "{", "byte 1");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, "{\"type\":\"FeatureCollection\"}", "/features");
  assert_fails (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84,
                "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":"
                "{\"name\":\"EPSG:3857\"}}}", "/crs: “EPSG:3857”");
}

/* What is written is read as what it was. */
static void
test_there_and_back (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GString) text = NULL;

  g_ptr_array_add (documents, sink_fixture_parse ("{\"type\":\"area\",\"id\":\"a\",\"at\":\"2021-08-05T00:00:00Z\","
                                                  "\"level\":\"city\",\"name\":\"x\",\"seq\":7,\"center\":[1.5,2.5],"
                                                  "\"boundary\":{\"type\":\"Polygon\",\"coordinates\":" TURNED "}}"));
  text = bw_geojson_export_run (BW_DOCUMENT_TYPE_AREA, documents, NULL, NULL);
  assert_reads (BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84, text->str,
                "take 0 /features/0/properties{\"id\":\"a\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\","
                "\"name\":\"x\",\"center\":[1.5,2.5],\"boundary\":{\"type\":\"Polygon\",\"coordinates\":" TURNED
                "}}\n");
}

/* What is given up in the midst of an outline is no fault of the outline. */
static void
test_cancelled (void)
{
  static const char * const texts[] = {
    FEATURE ("a", "Polygon", "[[[0,0],[2,0],[2,2],[1,-1],[0,0]]]"),
    FEATURE ("a", "Polygon", OUTLINE),
    COLLECTION (FEATURE ("a", "Polygon", OUTLINE)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GString) told = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      BwRowSink sink;

      sink_fixture_set_up (&sink, BW_DOCUMENT_TYPE_AREA, BW_DATUM_WGS84, told);
      sink.cancellable = cancellable;
      g_cancellable_cancel (cancellable);
      g_assert_false (bw_geojson_rows_read (texts[i], &sink, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (told->str, ==, "");
    }
}

/* Who gives up with the last row is told that, too. */
static void
cancel_with_row (JsonObject *row,
                 guint       line,
                 const char *pointer,
                 gpointer    data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled_last (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BwRowSink sink;

  sink_fixture_set_up (&sink, BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84, NULL);
  sink.take = cancel_with_row;
  sink.user_data = sink.cancellable = cancellable;
  g_assert_false (bw_geojson_rows_read (COLLECTION (FEATURE ("a", "Point", "[113.5,34.25]")), &sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geojson-rows/points", test_points);
  g_test_add_func ("/geojson-rows/outlines", test_outlines);
  g_test_add_func ("/geojson-rows/mended", test_mended);
  g_test_add_func ("/geojson-rows/centre", test_centre);
  g_test_add_func ("/geojson-rows/refused", test_refused);
  g_test_add_func ("/geojson-rows/odd-shapes", test_odd_shapes);
  g_test_add_func ("/geojson-rows/whole", test_whole);
  g_test_add_func ("/geojson-rows/cancelled", test_cancelled);
  g_test_add_func ("/geojson-rows/cancelled-last", test_cancelled_last);
  g_test_add_func ("/geojson-rows/there-and-back", test_there_and_back);

  return g_test_run ();
}
