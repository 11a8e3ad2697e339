/* bw-contrast.c: high contrast where the system has no switch for it
 *
 * libadwaita follows the system and has no call to ask for high contrast alone; what
 * it has is a variable, which it reads when it starts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-contrast.h"

#include <gio/gio.h>

#define SCHEMA   "io.github.bulwarkdesk.Bulwark"
#define VARIABLE "ADW_DEBUG_HIGH_CONTRAST"

/**
 * bw_contrast_apply:
 *
 * What the user has set in the environment stands.
 */
void
bw_contrast_apply (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *contrast = NULL;

  /* A library must not end a program that was built without installing. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL)
    return;

  settings = g_settings_new_full (schema, NULL, NULL);
  contrast = g_settings_get_string (settings, "contrast");
  if (g_str_equal (contrast, "high"))
    g_setenv (VARIABLE, "1", FALSE);
}
