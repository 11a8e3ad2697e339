/* map-fixture.h: a small country of square areas, for tests of maps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-marks.h"
#include "bw-map-scene.h"
#include "bw-map-state.h"
#include "bw-map-view.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* Root `root` with @side × @side square areas `a0`, `a1`, … of a tenth of a degree,
 * from the north-west, row by row; nothing else. */
BwPicture   *map_fixture_new_picture (guint              side);

/* A sampling site in the south-east quarter of an area; @dx, @dy: in hundredths of
 * the area's side from its middle. */
BwPlace      map_fixture_add_site    (BwPicture         *picture,
                                      const char        *code,
                                      guint              area,
                                      guint              side,
                                      double             dx,
                                      double             dy);
BwPlace      map_fixture_place       (BwPicture         *picture,
                                      const char        *code);

/* Layout of the root without a lens, and a view that fits it into @pixels². */
BwMapLayout *map_fixture_lay_out     (BwPicture         *picture,
                                      BwMapView         *view,
                                      double             pixels);

G_END_DECLS
