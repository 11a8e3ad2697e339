/* test-bw-contrast.c: high contrast by the setting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-contrast.h"
#include "bw-locations.h"

#include <gio/gio.h>

#define VARIABLE "ADW_DEBUG_HIGH_CONTRAST"

static void
test_apply (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");

  g_unsetenv (VARIABLE);
  bw_contrast_apply ();
  g_assert_null (g_getenv (VARIABLE));

  g_assert_true (g_settings_set_string (settings, "contrast", "high"));
  bw_contrast_apply ();
  g_assert_cmpstr (g_getenv (VARIABLE), ==, "1");

  g_setenv (VARIABLE, "0", TRUE);
  bw_contrast_apply ();
  g_assert_cmpstr (g_getenv (VARIABLE), ==, "0");
}

int
main (int   argc,
      char *argv[])
{
  bw_locations_set_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/contrast/apply", test_apply);
  return g_test_run ();
}
