/* bw-contrast.c: high contrast where the system has no switch for it
 *
 * libadwaita follows the system and has no call to ask for high contrast alone; what
 * it has is a variable, which it reads when it starts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-contrast.h"

#include "bw-settings.h"

#include <gio/gio.h>

#define VARIABLE "ADW_DEBUG_HIGH_CONTRAST"

/**
 * bw_contrast_apply:
 *
 * What the user has set in the environment stands.
 */
void
bw_contrast_apply (void)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  g_autofree char *contrast = NULL;

  if (settings == NULL)
    return;

  contrast = g_settings_get_string (settings, "contrast");
  if (g_str_equal (contrast, "high"))
    g_setenv (VARIABLE, "1", FALSE);
}
