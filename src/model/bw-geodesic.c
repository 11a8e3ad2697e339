/* bw-geodesic.c: how far two places are from each other
 *
 * The inverse formula of T. Vincenty, "Direct and inverse solutions of geodesics on the
 * ellipsoid with application of nested equations", Survey Review XXIII, 176 (April 1975),
 * on the ellipsoid of WGS-84 (NIMA TR8350.2, 3rd edition). Its error is below a
 * millimetre. It does not converge for places that are nearly opposite each other on the
 * earth; those are told to a hundredth by the sphere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-geodesic.h"

#include <math.h>

#define SEMI_MAJOR  6378137.0
#define FLATTENING  (1 / 298.257223563)
#define SEMI_MINOR  (SEMI_MAJOR * (1 - FLATTENING))
#define MEAN_RADIUS 6371008.8

/* Of the difference of longitudes, radians: a thousandth of a millimetre. */
#define PRECISION  1e-12
#define MAX_ROUNDS 200

/* What is worked out anew for each guess of the longitude on the auxiliary sphere. */
typedef struct
{
  double sine;        /* of the angle between the two, seen from the middle */
  double cosine;
  double angle;
  double cosine_sq_azimuth; /* of the geodesic at the equator */
  double cosine_mean; /* of twice the angle from the equator to the middle of the way */
} Arc;

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
reduce_latitude (double latitude)
{
  return atan ((1 - FLATTENING) * tan (to_radians (latitude)));
}

/* Returns the sine of the azimuth at the equator. */
static double
find_arc (Arc    *arc,
          double  one,
          double  other,
          double  difference)
{
  double across = cos (other) * sin (difference);
  double along = cos (one) * sin (other) - sin (one) * cos (other) * cos (difference);
  double sine_azimuth;

  arc->sine = hypot (across, along);
  arc->cosine = sin (one) * sin (other) + cos (one) * cos (other) * cos (difference);
  arc->angle = atan2 (arc->sine, arc->cosine);
  sine_azimuth = arc->sine > 0 ? cos (one) * cos (other) * sin (difference) / arc->sine : 0;
  arc->cosine_sq_azimuth = 1 - sine_azimuth * sine_azimuth;

  /* Along the equator there is no middle to speak of. */
  arc->cosine_mean = arc->cosine_sq_azimuth > 1e-15
                       ? arc->cosine - 2 * sin (one) * sin (other) / arc->cosine_sq_azimuth : 0;
  return sine_azimuth;
}

static double
get_length (const Arc *arc)
{
  double u = arc->cosine_sq_azimuth * (SEMI_MAJOR * SEMI_MAJOR - SEMI_MINOR * SEMI_MINOR) / (SEMI_MINOR * SEMI_MINOR);
  double a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
  double b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
  double mean = arc->cosine_mean;
  double correction = b * arc->sine
                      * (mean + b / 4 * (arc->cosine * (2 * mean * mean - 1)
                                         - b / 6 * mean * (4 * arc->sine * arc->sine - 3) * (4 * mean * mean - 3)));

  return SEMI_MINOR * a * (arc->angle - correction);
}

/**
 * bw_geodesic_measure:
 * @longitude: degrees, WGS-84
 * @latitude: degrees
 * @other_longitude: degrees
 * @other_latitude: degrees
 *
 * Returns: metres from one to the other
 */
double
bw_geodesic_measure (double longitude,
                     double latitude,
                     double other_longitude,
                     double other_latitude)
{
  double one = reduce_latitude (latitude);
  double other = reduce_latitude (other_latitude);
  double apart = remainder (to_radians (other_longitude - longitude), 2 * G_PI);
  double difference = apart;
  Arc arc;

  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      double sine_azimuth = find_arc (&arc, one, other, difference);
      double c = FLATTENING / 16 * arc.cosine_sq_azimuth * (4 + FLATTENING * (4 - 3 * arc.cosine_sq_azimuth));
      double last = difference;

      difference = apart + (1 - c) * FLATTENING * sine_azimuth
                             * (arc.angle + c * arc.sine
                                              * (arc.cosine_mean
                                                 + c * arc.cosine * (2 * arc.cosine_mean * arc.cosine_mean - 1)));
      if (fabs (difference - last) < PRECISION)
        return get_length (&arc);
      if (fabs (difference) > G_PI)
        break;
    }

  find_arc (&arc, to_radians (latitude), to_radians (other_latitude), apart);
  return MEAN_RADIUS * arc.angle;
}
