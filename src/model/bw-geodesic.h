/* bw-geodesic.h: how far two places are from each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Metres along the shortest way on the ellipsoid of WGS-84; degrees. */
double bw_geodesic_measure (double longitude,
                            double latitude,
                            double other_longitude,
                            double other_latitude);

G_END_DECLS
