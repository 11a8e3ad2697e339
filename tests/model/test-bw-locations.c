/* test-bw-locations.c: a test program stands in a build tree and finds it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-locations.h"

static void
test_build_tree (void)
{
  const char *root = g_getenv ("BULWARK_BUILD_ROOT");
  g_autofree char *locale_dir = g_build_filename (root, "po", NULL);

  g_assert_cmpstr (bw_locations_get_build_root (), ==, root);
  g_assert_cmpstr (bw_locations_get_locale_dir (), ==, locale_dir);
}

static void
test_city_dir (void)
{
  g_autofree char *expected = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"),
                                                "data", "cities", "nowhere", NULL);
  g_autofree char *found = bw_locations_dup_city_dir ("nowhere");

  g_assert_cmpstr (found, ==, expected);
}

static void
test_programs (void)
{
  g_autofree char *expected = g_build_filename (g_getenv ("BULWARK_BUILD_ROOT"),
                                                "src", "server", "bulwarkd", NULL);
  g_autofree char *backend = bw_locations_dup_program ("bulwarkd");
  g_autofree char *self = bw_locations_dup_program ("test-bw-locations");

  g_assert_cmpstr (backend, ==, expected);
  g_assert_true (g_file_test (self, G_FILE_TEST_IS_EXECUTABLE));
}

static void
test_environment (void)
{
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/chosen/by/the/user", TRUE);
  bw_locations_set_environment ();

  g_assert_cmpstr (g_getenv ("GSETTINGS_SCHEMA_DIR"), ==, "/chosen/by/the/user");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locations/build-tree", test_build_tree);
  g_test_add_func ("/locations/city-dir", test_city_dir);
  g_test_add_func ("/locations/programs", test_programs);
  g_test_add_func ("/locations/environment", test_environment);

  return g_test_run ();
}
