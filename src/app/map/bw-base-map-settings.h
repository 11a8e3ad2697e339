/* bw-base-map-settings.h: the base map as it is configured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-base-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keys of `bw_base_map_settings_read()`, NULL-terminated. */
extern const char * const bw_base_map_settings_keys[];

/* (transfer full): what is configured, with its faults. */
BwBaseMap *bw_base_map_settings_read (GSettings *settings);

/* Bytes of tiles on the disk, at most. */
guint64    bw_base_map_settings_get_limit (GSettings *settings);

G_END_DECLS
