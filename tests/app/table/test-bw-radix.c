/* test-bw-radix.c: the order is that of a comparing sort, for any keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-radix.h"

static void
assert_sorted (const guint32 *keys,
               const guint32 *order,
               guint          n)
{
  g_autofree gboolean *is_seen = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (order[i], <, n);
      g_assert_false (is_seen[order[i]]);
      is_seen[order[i]] = TRUE;
      if (i == 0)
        continue;
      g_assert_cmpuint (keys[order[i - 1]], <=, keys[order[i]]);
      if (keys[order[i - 1]] == keys[order[i]])
        g_assert_cmpuint (order[i - 1], <, order[i]);
    }
}

static void
test_ends (void)
{
  const guint32 keys[] = { G_MAXUINT32, 0, 1u << 31, 1, 2047, 2048, 0, G_MAXUINT32 };
  guint32 order[G_N_ELEMENTS (keys)];
  const guint32 wanted[] = { 1, 6, 3, 4, 5, 2, 0, 7 };

  bw_radix_sort (keys, order, G_N_ELEMENTS (keys));
  g_assert_cmpmem (order, sizeof order, wanted, sizeof wanted);

  bw_radix_sort (NULL, NULL, 0);
}

static void
test_random (void)
{
  for (guint n = 1; n < 5000; n = n * 3 + 1)
    {
      g_autofree guint32 *keys = g_new (guint32, n);
      g_autofree guint32 *order = g_new (guint32, n);

      for (guint i = 0; i < n; i++)
        keys[i] = (guint32) g_test_rand_int () >> (i % 32);
      bw_radix_sort (keys, order, n);
      assert_sorted (keys, order, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/radix/ends", test_ends);
  g_test_add_func ("/radix/random", test_random);

  return g_test_run ();
}
