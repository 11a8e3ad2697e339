/* test-bw-datum.c: published points, and there and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-datum.h"

#include <math.h>

/* Metres for a degree of latitude, and at most for one of longitude. */
#define METRES 111320.0

typedef struct
{
  BwDatum datum;
  double  wgs84[2]; /* longitude, latitude */
  double  other[2];
} Pair;

/* The test points of eviltransform (Shanghai, Shenzhen, Beijing) and of
 * coordtransform (Tian'anmen). */
static const Pair pairs[] =
{
  { BW_DATUM_GCJ02, { 121.5272106, 31.1774276 }, { 121.531541859215, 31.17530398364597 } },
  { BW_DATUM_GCJ02, { 113.912316, 22.543847 }, { 113.9171764808363, 22.540796131694766 } },
  { BW_DATUM_GCJ02, { 116.377817, 39.911954 }, { 116.38404722455657, 39.91334545536069 } },
  { BW_DATUM_GCJ02, { 116.404, 39.915 }, { 116.41024449916938, 39.91640428150164 } },
};

static void
assert_near (double longitude,
             double latitude,
             double wanted_longitude,
             double wanted_latitude,
             double metres)
{
  g_assert_cmpfloat (hypot (longitude - wanted_longitude, latitude - wanted_latitude) * METRES, <, metres);
}

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double x = pairs[i].wgs84[0];
      double y = pairs[i].wgs84[1];

      bw_datum_from_wgs84 (pairs[i].datum, &x, &y);
      assert_near (x, y, pairs[i].other[0], pairs[i].other[1], 0.01);
      bw_datum_to_wgs84 (pairs[i].datum, &x, &y);
      assert_near (x, y, pairs[i].wgs84[0], pairs[i].wgs84[1], 0.01);
    }
}

/* coordtransform: GCJ-02 116.404, 39.915 is BD-09 116.41036949371029, 39.92133699351021 */
static void
test_published_bd09 (void)
{
  double x = 116.41036949371029;
  double y = 39.92133699351021;
  double other_x = 116.404;
  double other_y = 39.915;

  bw_datum_to_wgs84 (BW_DATUM_BD09, &x, &y);
  bw_datum_to_wgs84 (BW_DATUM_GCJ02, &other_x, &other_y);
  assert_near (x, y, other_x, other_y, 0.01);
}

/* Also where the shifts are greatest, at the rim of the box, and outside of it. */
static void
test_there_and_back (void)
{
  const BwDatum datums[] = { BW_DATUM_WGS84, BW_DATUM_GCJ02, BW_DATUM_BD09 };

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      for (double x = -170.25; x < 180; x += 3.7)
        {
          for (double y = -80.5; y < 84; y += 2.9)
            {
              double longitude = x;
              double latitude = y;

              bw_datum_from_wgs84 (datums[i], &longitude, &latitude);
              bw_datum_to_wgs84 (datums[i], &longitude, &latitude);
              assert_near (longitude, latitude, x, y, 0.5);
            }
        }
    }
}

static void
test_outside (void)
{
  double x = -9.1393;
  double y = 38.7223;

  bw_datum_to_wgs84 (BW_DATUM_GCJ02, &x, &y);
  g_assert_cmpfloat (x, ==, -9.1393);
  g_assert_cmpfloat (y, ==, 38.7223);
}

static void
test_names (void)
{
  BwDatum datum = BW_DATUM_UNDECLARED;

  g_assert_false (bw_datum_from_string (NULL, &datum));
  g_assert_false (bw_datum_from_string ("", &datum));
  g_assert_false (bw_datum_from_string ("Beijing 54", &datum));
  g_assert_cmpint (datum, ==, BW_DATUM_UNDECLARED);
  g_assert_true (bw_datum_from_string ("CGCS2000", &datum));
  g_assert_cmpint (datum, ==, BW_DATUM_WGS84);
  g_assert_true (bw_datum_from_string ("gcj02", &datum));
  g_assert_cmpint (datum, ==, BW_DATUM_GCJ02);
  g_assert_true (bw_datum_from_string ("BD-09", &datum));
  g_assert_cmpint (datum, ==, BW_DATUM_BD09);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/datum/published", test_published);
  g_test_add_func ("/datum/published-bd09", test_published_bd09);
  g_test_add_func ("/datum/there-and-back", test_there_and_back);
  g_test_add_func ("/datum/outside", test_outside);
  g_test_add_func ("/datum/names", test_names);

  return g_test_run ();
}
