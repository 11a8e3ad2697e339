/* bw-chance.c: chance that comes out the same every time
 *
 * Each place of a simulation has a stream of its own, made from the seed and its
 * code, so that what one place does never depends on how many others there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-chance.h"

#include <math.h>

/* Above this a Poisson number is as good as a normal one, and Knuth's way slow. */
#define NORMAL_FROM 30.0

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
static guint64
mix (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/**
 * bw_chance_hash:
 * @seed: of the whole simulation
 * @name: of the place
 * @number: of the event
 *
 * Returns: 64 bits that are the same for the same three
 */
guint64
bw_chance_hash (guint64     seed,
                const char *name,
                gint64      number)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  g_return_val_if_fail (name != NULL, 0);

  /* FNV-1a */
  for (const char *c = name; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  return mix (mix (seed ^ hash) ^ (guint64) number);
}

/**
 * bw_chance_new:
 * @seed: of the whole simulation
 * @name: of the place
 *
 * Returns: (transfer full): a stream of its own; free with g_rand_free()
 */
GRand *
bw_chance_new (guint64     seed,
               const char *name)
{
  guint64 hash = bw_chance_hash (seed, name, 0);
  guint32 words[] = { (guint32) hash, (guint32) (hash >> 32) };

  return g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));
}

/**
 * bw_chance_poisson:
 * @chance: a stream
 * @mean: expected number; 0 or less gives 0
 *
 * By Knuth's product of uniform numbers, from 30 on by the normal distribution
 * of the same mean and variance.
 *
 * Returns: how many events there were
 */
guint
bw_chance_poisson (GRand  *chance,
                   double  mean)
{
  double limit;
  double product;
  guint n = 0;

  g_return_val_if_fail (chance != NULL, 0);

  if (mean <= 0)
    return 0;

  if (mean >= NORMAL_FROM)
    {
      double radius = sqrt (-2 * log (1 - g_rand_double (chance)));
      double value = mean + sqrt (mean) * radius * cos (2 * G_PI * g_rand_double (chance));

      return (guint) MAX (0.0, floor (value + 0.5));
    }

  limit = exp (-mean);
  for (product = g_rand_double (chance); product > limit; product *= g_rand_double (chance))
    n++;

  return n;
}
