/* bw-settings.c: what a person has set, where that is installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-settings.h"

#define SCHEMA "io.github.bulwarkdesk.Bulwark"

/**
 * bw_settings_new:
 *
 * A library must not end a program that was built without installing, which GLib does
 * where a schema is missing.
 *
 * Returns: (transfer full) (nullable): the settings of the desk
 */
GSettings *
bw_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
