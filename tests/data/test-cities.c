/* test-cities.c: the cities of the source tree have no fault, the broken one many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city.h"

#include <string.h>

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
  g_assert_cmpuint (bw_city_get_documents (city)->len, >=, 8);
}

/* Each file but the good one has a fault, and all that is told of them is the
 * kept text, line by line. */
static void
test_faults (void)
{
  const char *directory = "tests/data/cities/broken";
  g_autoptr (BwCity) city = read_city (directory);
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), directory, "faults.txt", NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *wanted = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < bw_city_get_faults (city)->len; i++)
    {
      g_autofree char *text = bw_fault_describe (g_ptr_array_index (bw_city_get_faults (city), i));

      g_string_append_printf (told, "%s\n", text);
    }

  g_file_get_contents (path, &wanted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, wanted);
}

static void
test_each_file_is_faulty (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "tests/data/cities/broken", NULL);
  g_autofree char *index = g_build_filename (path, "faults.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *faults = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_true (g_file_get_contents (index, &text, NULL, NULL));
  faults = g_strconcat ("\n", text, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *at = g_strdup_printf ("\n%s:", name);
      const char *found = strstr (faults, at);

      if (!g_str_has_suffix (name, ".ndjson"))
        continue;

      g_test_message ("%s", name);
      g_assert_cmpint (found != NULL, ==, g_strcmp0 (name, "good.ndjson") != 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cities/xuchang", "data/cities/xuchang", test_no_faults);
  g_test_add_data_func ("/cities/harbour", "tests/data/cities/harbour", test_no_faults);
  g_test_add_data_func ("/cities/shore", "tests/data/cities/shore", test_no_faults);
  g_test_add_func ("/cities/broken", test_faults);
  g_test_add_func ("/cities/broken/each-file", test_each_file_is_faulty);

  return g_test_run ();
}
