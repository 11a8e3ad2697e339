/* bw-map-key.c: the classes of a choropleth of shares done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-key.h"

#include <math.h>

static const int steps[] = { 5, 10, 20 };

/* As it is written beside the colour: a label of 75.0% never stands on the colour
 * of 70–75. */
static double
as_written (double share)
{
  return round (share * 1000) / 10;
}

static void
find_range (const double *shares,
            guint         n,
            double       *lowest,
            double       *highest)
{
  *lowest = G_MAXDOUBLE;
  *highest = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      double percent = as_written (shares[i]);

      if (isnan (percent))
        continue;

      /* Over the target is over it: no classes are spent on how far. */
      percent = CLAMP (percent, 0.0, 100.0);
      *lowest = MIN (*lowest, percent);
      *highest = MAX (*highest, percent);
    }
}

/**
 * bw_map_key_choose:
 * @self: (out caller-allocates): the classes
 * @shares: (array length=n): 0 to 1, NaN where nothing is reported
 * @n: how many
 *
 * With nothing reported the classes are those of a whole campaign, in twenties.
 */
void
bw_map_key_choose (BwMapKey     *self,
                   const double *shares,
                   guint         n)
{
  double lowest;
  double highest;

  self->step = 20;
  self->first = 20;
  find_range (shares, n, &lowest, &highest);
  if (lowest > highest)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int step = steps[i];
      int from = (int) floor (lowest / step);
      int used = (int) floor (highest / step) - from + 1;
      int first;

      if (used > BW_N_CLASSES)
        continue;

      /* The spare classes go to both sides, but none lies above 100 or below 0. */
      first = from + 1 - (BW_N_CLASSES - used) / 2;
      first = CLAMP (first, 1, 100 / step - (BW_N_CLASSES - 2));
      self->step = step;
      self->first = first * step;
      return;
    }
}

/**
 * bw_map_key_get_class:
 * @self: the classes
 * @share: 0 to 1
 *
 * Returns: 0 to 5, -1 for NaN
 */
int
bw_map_key_get_class (const BwMapKey *self,
                      double          share)
{
  double percent = as_written (share);

  if (isnan (percent))
    return -1;

  return CLAMP ((int) floor ((percent - self->first) / self->step) + 1, 0, BW_N_CLASSES - 1);
}

/**
 * bw_map_key_dup_label:
 * @self: the classes
 * @map_class: 0 to 5
 *
 * Returns: (transfer full): what the class holds; the highest one carries the
 *   unit for all
 */
char *
bw_map_key_dup_label (const BwMapKey *self,
                      guint           map_class)
{
  int from = self->first + ((int) map_class - 1) * self->step;

  if (map_class == 0)
    return g_strdup_printf ("< %d", self->first);
  if (map_class == BW_N_CLASSES - 1)
    return g_strdup_printf ("≥ %d%%", from);

  return g_strdup_printf ("%d–%d", from, from + self->step);
}
