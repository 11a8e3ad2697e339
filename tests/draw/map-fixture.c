/* map-fixture.c: a small country of square areas, for tests of maps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map-fixture.h"

#define WEST  113.0
#define NORTH 34.0
#define SIZE  0.1

static void
apply (BwPicture  *picture,
       const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = NULL;

  document = bw_document_new (json, -1, bw_picture_get_catalogue (picture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_picture_apply (picture, &document, 1), ==, 0);
  bw_picture_commit (picture);
}

BwPicture *
map_fixture_new_picture (guint side)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  apply (picture, "{\"type\":\"area\",\"id\":\"root\",\"at\":\"2021-08-05T00:00:00+08:00\",\"level\":\"city\","
                  "\"name\":\"R\",\"center\":[113.1,33.9]}");
  for (guint i = 0; i < side * side; i++)
    {
      double west = WEST + SIZE * (i % side);
      double north = NORTH - SIZE * (i / side);
      g_autofree char *json = NULL;

      json = g_strdup_printf ("{\"type\":\"area\",\"id\":\"a%u\",\"at\":\"2021-08-05T00:00:00+08:00\","
                              "\"parent\":\"root\",\"level\":\"district\",\"name\":\"A%u\","
                              "\"boundary\":{\"type\":\"Polygon\",\"coordinates\":"
                              "[[[%.3f,%.3f],[%.3f,%.3f],[%.3f,%.3f],[%.3f,%.3f],[%.3f,%.3f]]]}}",
                              i, i, west, north, west, north - SIZE, west + SIZE, north - SIZE,
                              west + SIZE, north, west, north);
      apply (picture, json);
    }

  return picture;
}

BwPlace
map_fixture_add_site (BwPicture  *picture,
                      const char *code,
                      guint       area,
                      guint       side,
                      double      dx,
                      double      dy)
{
  double longitude = WEST + SIZE * (area % side + 0.5 + dx / 100);
  double latitude = NORTH - SIZE * (area / side + 0.5 + dy / 100);
  g_autofree char *json = NULL;

  json = g_strdup_printf ("{\"type\":\"site\",\"id\":\"%s\",\"at\":\"2021-08-05T00:00:00+08:00\",\"area\":\"a%u\","
                          "\"kind\":\"sampling\",\"name\":\"S\",\"position\":[%.6f,%.6f],\"state\":\"open\"}",
                          code, area, longitude, latitude);
  apply (picture, json);
  return map_fixture_place (picture, code);
}

BwPlace
map_fixture_place (BwPicture  *picture,
                   const char *code)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (picture), code);

  g_assert_cmpuint (place, !=, BW_PLACE_NONE);
  return place;
}

BwMapLayout *
map_fixture_lay_out (BwPicture *picture,
                     BwMapView *view,
                     double     pixels)
{
  g_autoptr (BwMapPlaces) places = NULL;
  BwMapLens lens = BW_MAP_LENS_NONE;
  BwMapLayout *layout;

  places = bw_map_places_new (bw_picture_get_places (picture), map_fixture_place (picture, "root"), "zh_CN");
  layout = bw_map_layout_new (places, &lens);
  view->width = view->height = pixels;
  bw_map_view_fit (view, layout->box, 10);
  return layout;
}
