/* test-bw-postgres-array.c: many values as one parameter of PostgreSQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-array.h"

static void
test_texts (void)
{
  static const guint8 expected[] =
  {
    0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 3, 0, 0, 0, 1,
    0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, 1, '{',
  };
  g_autoptr (BwPostgresArray) array = bw_postgres_array_new (BW_POSTGRES_TYPE_TEXT);
  const guint8 *data;
  gsize length;

  bw_postgres_array_append_text (array, "ab");
  bw_postgres_array_append_text (array, "");
  bw_postgres_array_append_text (array, "{");
  data = bw_postgres_array_get_data (array, &length);
  g_assert_cmpmem (data, length, expected, sizeof expected);
  g_assert_cmpint (bw_postgres_array_get_type (array), ==, BW_POSTGRES_TYPE_TEXT_ARRAY);
}

static void
test_numbers (void)
{
  static const guint8 expected[] =
  {
    0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 1,
    0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 255, 254,
  };
  g_autoptr (BwPostgresArray) array = bw_postgres_array_new (BW_POSTGRES_TYPE_INT);
  const guint8 *data;
  gsize length;

  bw_postgres_array_append_int (array, 7);
  bw_postgres_array_clear (array);
  g_assert_cmpuint (bw_postgres_array_get_size (array), ==, 0);
  bw_postgres_array_append_int (array, -2);
  data = bw_postgres_array_get_data (array, &length);
  g_assert_cmpmem (data, length, expected, sizeof expected);
}

/* With one that is not there the head says so, until it is cleared. */
static void
test_null (void)
{
  static const guint8 expected[] =
  {
    0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 2, 0, 0, 0, 1,
    255, 255, 255, 255, 0, 0, 0, 1, 'a',
  };
  g_autoptr (BwPostgresArray) array = bw_postgres_array_new (BW_POSTGRES_TYPE_TEXT);
  const guint8 *data;
  gsize length;

  bw_postgres_array_append_null (array);
  bw_postgres_array_append_text (array, "a");
  data = bw_postgres_array_get_data (array, &length);
  g_assert_cmpmem (data, length, expected, sizeof expected);

  bw_postgres_array_clear (array);
  bw_postgres_array_append_text (array, "a");
  g_assert_cmpint (bw_postgres_array_get_data (array, &length)[7], ==, 0);
}

/* One without values has no dimension either. */
static void
test_empty (void)
{
  static const guint8 expected[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 134 };
  g_autoptr (BwPostgresArray) array = bw_postgres_array_new (BW_POSTGRES_TYPE_UUID);
  gsize length;
  const guint8 *data = bw_postgres_array_get_data (array, &length);

  g_assert_cmpmem (data, length, expected, sizeof expected);
  g_assert_cmpint (bw_postgres_array_get_type (array), ==, BW_POSTGRES_TYPE_UUID_ARRAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/postgres-array/texts", test_texts);
  g_test_add_func ("/postgres-array/numbers", test_numbers);
  g_test_add_func ("/postgres-array/null", test_null);
  g_test_add_func ("/postgres-array/empty", test_empty);

  return g_test_run ();
}
