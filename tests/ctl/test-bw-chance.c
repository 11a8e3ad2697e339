/* test-bw-chance.c: chance comes out the same, and as often as it should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-chance.h"

#include <math.h>

static void
test_hash (void)
{
  g_assert_cmpuint (bw_chance_hash (1, "a", 1), ==, bw_chance_hash (1, "a", 1));
  g_assert_cmpuint (bw_chance_hash (1, "a", 1), !=, bw_chance_hash (2, "a", 1));
  g_assert_cmpuint (bw_chance_hash (1, "a", 1), !=, bw_chance_hash (1, "b", 1));
  g_assert_cmpuint (bw_chance_hash (1, "a", 1), !=, bw_chance_hash (1, "a", 2));
}

static void
test_streams (void)
{
  GRand *one = bw_chance_new (5, "a");
  GRand *same = bw_chance_new (5, "a");
  GRand *other = bw_chance_new (5, "b");
  guint32 first = g_rand_int (one);

  g_assert_cmpuint (first, ==, g_rand_int (same));
  g_assert_cmpuint (first, !=, g_rand_int (other));
  g_rand_free (one);
  g_rand_free (same);
  g_rand_free (other);
}

/* Mean and variance of a Poisson number are the same; five standard errors. */
static void
test_poisson (void)
{
  const double means[] = { 0.3, 4, 29, 31, 200 };
  const guint n = 20000;

  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      GRand *chance = bw_chance_new (i, "poisson");
      double sum = 0;
      double squares = 0;
      double mean;
      double variance;

      for (guint k = 0; k < n; k++)
        {
          double value = bw_chance_poisson (chance, means[i]);

          sum += value;
          squares += value * value;
        }

      mean = sum / n;
      variance = squares / n - mean * mean;
      g_assert_cmpfloat_with_epsilon (mean, means[i], 5 * sqrt (means[i] / n));
      g_assert_cmpfloat_with_epsilon (variance / means[i], 1, 0.1);
      g_assert_cmpuint (bw_chance_poisson (chance, 0), ==, 0);
      g_rand_free (chance);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chance/hash", test_hash);
  g_test_add_func ("/chance/streams", test_streams);
  g_test_add_func ("/chance/poisson", test_poisson);

  return g_test_run ();
}
