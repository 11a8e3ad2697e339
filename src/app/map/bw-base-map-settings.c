/* bw-base-map-settings.c: the base map as it is configured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-base-map-settings.h"

#define MEGABYTE G_GUINT64_CONSTANT (1000000)

const char * const bw_base_map_settings_keys[] = {
  "base-map", "base-map-address", "base-map-labels", "base-map-key", "base-map-file", "base-map-credit",
  "base-map-datum", "base-map-min-zoom", "base-map-max-zoom", "base-map-cache", NULL
};

/**
 * bw_base_map_settings_read:
 * @settings: the desk's
 *
 * Returns: (transfer full): what is configured; bw_base_map_find_fault() tells whether it
 *   can be used
 */
BwBaseMap *
bw_base_map_settings_read (GSettings *settings)
{
  BwBaseMap *self = bw_base_map_new ((BwBaseMapKind) g_settings_get_enum (settings, "base-map"));
  g_autofree char *datum = g_settings_get_string (settings, "base-map-datum");

  self->address = g_settings_get_string (settings, "base-map-address");
  self->labels = g_settings_get_string (settings, "base-map-labels");
  self->key = g_settings_get_string (settings, "base-map-key");
  self->file = g_settings_get_string (settings, "base-map-file");
  self->credit = g_settings_get_string (settings, "base-map-credit");
  self->min_zoom = g_settings_get_uint (settings, "base-map-min-zoom");
  self->max_zoom = g_settings_get_uint (settings, "base-map-max-zoom");
  /* "undeclared" is no datum. */
  bw_datum_from_string (datum, &self->datum);
  return self;
}

guint64
bw_base_map_settings_get_limit (GSettings *settings)
{
  return g_settings_get_uint (settings, "base-map-cache") * MEGABYTE;
}
