/* bw-map-scale.c: how long a round distance on the ground is on a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-scale.h"

#include <math.h>

/* The ellipsoid of WGS-84: half of its long axis, metres, and the square of its
 * eccentricity. */
#define AXIS                 6378137.0
#define ECCENTRICITY_SQUARED 0.00669437999014

/**
 * bw_map_scale_get_unit:
 * @view: what is seen
 *
 * The world's width is 360 degrees of longitude at any latitude, and a degree is
 * π/180 · a · cos φ / √(1 − e² · sin² φ) long: J. P. Snyder, Map Projections, a Working
 * Manual, USGS Professional Paper 1395, p. 25, equation 4-21. The sphere of web Mercator
 * would be wrong by up to a third of a percent.
 *
 * Returns: metres a unit from west to east in the middle of @view
 */
double
bw_map_scale_get_unit (const BwMapView *view)
{
  double longitude;
  double latitude;
  double sine;

  g_return_val_if_fail (view != NULL && view->scale > 0, 0);

  bw_map_view_unproject (view->x, view->y, &longitude, &latitude);
  sine = sin (latitude * G_PI / 180);
  return 2 * G_PI * AXIS * cos (latitude * G_PI / 180) / sqrt (1 - ECCENTRICITY_SQUARED * sine * sine) / view->scale;
}

/**
 * bw_map_scale_choose:
 * @self: (out caller-allocates): gets the distance
 * @view: what is seen
 * @most: units that there is room for
 */
void
bw_map_scale_choose (BwMapScale      *self,
                     const BwMapView *view,
                     double           most)
{
  double unit = bw_map_scale_get_unit (view);
  double power;

  g_return_if_fail (self != NULL && most > 0);

  power = pow (10, floor (log10 (MAX (unit * most, 1))));
  self->metres = power;
  if (5 * power <= unit * most)
    self->metres = 5 * power;
  else if (2 * power <= unit * most)
    self->metres = 2 * power;
  self->length = self->metres / unit;
}

/**
 * bw_map_scale_dup_label:
 * @self: a distance
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): it in words
 */
char *
bw_map_scale_dup_label (const BwMapScale *self,
                        const char       *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");

  g_return_val_if_fail (self != NULL, NULL);

  if (self->metres < 1000)
    return g_strdup_printf ("%.0f %s", self->metres, is_chinese ? "米" : "m");

  return g_strdup_printf ("%.0f %s", self->metres / 1000, is_chinese ? "公里" : "km");
}
