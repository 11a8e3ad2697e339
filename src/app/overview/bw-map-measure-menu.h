/* bw-map-measure-menu.h: what a map can be coloured by, as a menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-measure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): of @measures (element-type BwMapMeasure); the items are targets of
 * @action. */
GMenuModel *bw_map_measure_menu_new (GArray     *measures,
                                     const char *action,
                                     const char *language);

G_END_DECLS
