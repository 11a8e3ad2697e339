/* test-cities.c: the cities of the source tree have no fault, the broken one many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city.h"

static BwCity *
read_city (const char *directory)
{
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), directory, NULL);
  g_autoptr (GError) error = NULL;
  BwCity *city = bw_city_new (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (city);
  return city;
}

static void
test_no_faults (gconstpointer directory)
{
  g_autoptr (BwCity) city = read_city (directory);
  GPtrArray *faults = bw_city_get_faults (city);

  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *text = bw_fault_describe (g_ptr_array_index (faults, i));

      g_test_message ("%s", text);
    }

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (bw_city_get_documents (city)->len, >, 20);
}

static gboolean
has_fault_in (GPtrArray  *faults,
              const char *file)
{
  for (guint i = 0; i < faults->len; i++)
    {
      if (g_strcmp0 (((BwFault *) g_ptr_array_index (faults, i))->file, file) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_faults (void)
{
  const char *directory = "tests/data/cities/broken";
  g_autoptr (BwCity) city = read_city (directory);
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), directory, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      if (!g_str_has_suffix (name, ".ndjson"))
        continue;

      g_test_message ("%s", name);
      g_assert_cmpint (has_fault_in (bw_city_get_faults (city), name), ==,
                       g_strcmp0 (name, "good.ndjson") != 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cities/xuchang", "data/cities/xuchang", test_no_faults);
  g_test_add_data_func ("/cities/harbour", "tests/data/cities/harbour", test_no_faults);
  g_test_add_func ("/cities/broken", test_faults);

  return g_test_run ();
}
