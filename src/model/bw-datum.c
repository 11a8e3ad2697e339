/* bw-datum.c: what a pair of coordinates is measured from
 *
 * GCJ-02 and BD-09 have no published definition. The formulas are those that
 * open mapping software has used since 2013, found by comparing (W. Tang's
 * eviltransform and the coordtransform library; OpenStreetMap wiki, “Restrictions
 * on geographic data in China”): a polynomial with sines over the ellipsoid of
 * Krasovsky 1940, and for BD-09 a turn about the origin of the map. They lead
 * away from WGS-84; the way back is found by steps, each of which makes the error
 * some hundred times smaller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-datum.h"

#include <math.h>

/* Krasovsky 1940: semi-major axis in metres, first eccentricity squared. */
#define AXIS         6378245.0
#define ECCENTRICITY 0.00669342162296594323

/* Of the points about which GCJ-02 is defined, and beyond which nothing is moved. */
#define WEST  72.004
#define EAST  137.8347
#define SOUTH 0.8293
#define NORTH 55.8271

/* Of BD-09. */
#define BAIDU_PI        (G_PI * 3000.0 / 180.0)
#define BAIDU_LONGITUDE 0.0065
#define BAIDU_LATITUDE  0.006

#define N_STEPS 8

typedef struct
{
  double longitude;
  double latitude;
} Point;

typedef Point (*Conversion) (Point point);

static double
add_waves (double x)
{
  return (20.0 * sin (6.0 * x * G_PI) + 20.0 * sin (2.0 * x * G_PI)) * 2.0 / 3.0;
}

static double
shift_latitude (double x,
                double y)
{
  return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x))
         + add_waves (x)
         + (20.0 * sin (y * G_PI) + 40.0 * sin (y / 3.0 * G_PI)) * 2.0 / 3.0
         + (160.0 * sin (y / 12.0 * G_PI) + 320.0 * sin (y * G_PI / 30.0)) * 2.0 / 3.0;
}

static double
shift_longitude (double x,
                 double y)
{
  return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x))
         + add_waves (x)
         + (20.0 * sin (x * G_PI) + 40.0 * sin (x / 3.0 * G_PI)) * 2.0 / 3.0
         + (150.0 * sin (x / 12.0 * G_PI) + 300.0 * sin (x / 30.0 * G_PI)) * 2.0 / 3.0;
}

static gboolean
is_outside (Point point)
{
  return point.longitude < WEST || point.longitude > EAST || point.latitude < SOUTH || point.latitude > NORTH;
}

static Point
move_to_gcj02 (Point point)
{
  double angle = point.latitude / 180.0 * G_PI;
  double flattened = 1 - ECCENTRICITY * sin (angle) * sin (angle);
  double x = point.longitude - 105.0;
  double y = point.latitude - 35.0;

  point.longitude += shift_longitude (x, y) * 180.0 / (AXIS / sqrt (flattened) * cos (angle) * G_PI);
  point.latitude += shift_latitude (x, y) * 180.0
                    / (AXIS * (1 - ECCENTRICITY) / (flattened * sqrt (flattened)) * G_PI);
  return point;
}

static Point
move_to_bd09 (Point point)
{
  double x = point.longitude;
  double y = point.latitude;
  double radius = sqrt (x * x + y * y) + 0.00002 * sin (y * BAIDU_PI);
  double angle = atan2 (y, x) + 0.000003 * cos (x * BAIDU_PI);

  return (Point) { radius * cos (angle) + BAIDU_LONGITUDE, radius * sin (angle) + BAIDU_LATITUDE };
}

/* The point that @conversion leads to @goal. */
static Point
find_origin (Conversion conversion,
             Point      goal)
{
  Point found = goal;

  for (guint i = 0; i < N_STEPS; i++)
    {
      Point reached = conversion (found);

      found.longitude += goal.longitude - reached.longitude;
      found.latitude += goal.latitude - reached.latitude;
    }

  return found;
}

/**
 * bw_datum_from_string:
 * @text: (nullable): a name
 * @datum: (out): the datum; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_datum_from_string (const char *text,
                      BwDatum    *datum)
{
  static const struct
  {
    const char *name;
    BwDatum     datum;
  } names[] =
  {
    { "WGS-84", BW_DATUM_WGS84 }, { "WGS84", BW_DATUM_WGS84 }, { "CGCS2000", BW_DATUM_WGS84 },
    { "GCJ-02", BW_DATUM_GCJ02 }, { "GCJ02", BW_DATUM_GCJ02 },
    { "BD-09", BW_DATUM_BD09 }, { "BD09", BW_DATUM_BD09 },
  };

  g_return_val_if_fail (datum != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (text, names[i].name) == 0)
        {
          *datum = names[i].datum;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_datum_to_wgs84:
 * @datum: a declared datum
 * @longitude: (inout): degrees
 * @latitude: (inout): degrees
 *
 * Points outside of China's bounding box are the same in GCJ-02 as in WGS-84; of
 * BD-09 its own turn is taken back everywhere.
 */
void
bw_datum_to_wgs84 (BwDatum  datum,
                   double  *longitude,
                   double  *latitude)
{
  Point point = { *longitude, *latitude };

  g_return_if_fail (datum != BW_DATUM_UNDECLARED);

  if (datum == BW_DATUM_BD09)
    point = find_origin (move_to_bd09, point);
  if (datum != BW_DATUM_WGS84 && !is_outside (point))
    point = find_origin (move_to_gcj02, point);

  *longitude = point.longitude;
  *latitude = point.latitude;
}

/**
 * bw_datum_from_wgs84:
 * @datum: a declared datum
 * @longitude: (inout): degrees
 * @latitude: (inout): degrees
 */
void
bw_datum_from_wgs84 (BwDatum  datum,
                     double  *longitude,
                     double  *latitude)
{
  Point point = { *longitude, *latitude };

  g_return_if_fail (datum != BW_DATUM_UNDECLARED);

  if (datum != BW_DATUM_WGS84 && !is_outside (point))
    point = move_to_gcj02 (point);
  if (datum == BW_DATUM_BD09)
    point = move_to_bd09 (point);

  *longitude = point.longitude;
  *latitude = point.latitude;
}
