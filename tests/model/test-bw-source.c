/* test-bw-source.c: names there and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-source.h"

static void
test_names (void)
{
  const char *names[] = { "report", "manual", "import", "simulation" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BwSource source = BW_SOURCE_REPORT;

      g_assert_true (bw_source_from_string (names[i], &source));
      g_assert_cmpstr (bw_source_to_string (source), ==, names[i]);
    }
}

static void
test_unknown_name (void)
{
  BwSource source = BW_SOURCE_IMPORT;

  g_assert_false (bw_source_from_string ("Report", &source));
  g_assert_false (bw_source_from_string (NULL, &source));
  g_assert_cmpint (source, ==, BW_SOURCE_IMPORT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/names", test_names);
  g_test_add_func ("/source/unknown-name", test_unknown_name);

  return g_test_run ();
}
