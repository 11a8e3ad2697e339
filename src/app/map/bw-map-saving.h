/* bw-map-saving.h: the map as it is seen goes into a file
 *
 * Drawn anew by a worker, with title, time, key, scale and credit. What takes longer than
 * a second is told, and can be given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map.h"

G_BEGIN_DECLS

/* Asks for a name first. @as_pdf: else PNG. */
void bw_map_saving_ask  (BwMap     *map,
                         gboolean   as_pdf);
void bw_map_saving_save (BwMap     *map,
                         GFile     *file,
                         gboolean   as_pdf);

G_END_DECLS
