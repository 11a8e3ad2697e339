/* bw-map-lens.c: the centre of a city, seen through a fisheye
 *
 * The function is that of Sarkar and Brown, "Graphical Fisheye Views of Graphs"
 * (CHI 1992): with t the distance from the centre as a part of the radius and m
 * the magnification, t' = m t / ((m − 1) t + 1). It is monotone, has slope m in
 * the centre, and meets the identity at the rim.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-lens.h"

#include <math.h>

/* By the visual reference, 1.8. */
#define LEAST_WIDTH   45.0
#define RADIUS        0.37
#define MAGNIFICATION 2.7

/* Where the small ones are not a core but everywhere, a lens helps nobody. */
#define GREATEST_CORE 0.5

static double
stretch (const BwMapLens *self,
         double           t)
{
  return self->magnification * t / ((self->magnification - 1) * t + 1);
}

static double
shrink (const BwMapLens *self,
        double           t)
{
  return t / (self->magnification - (self->magnification - 1) * t);
}

static void
move (const BwMapLens *self,
      double         (*function) (const BwMapLens *self, double t),
      double          *x,
      double          *y)
{
  double dx = *x - self->x;
  double dy = *y - self->y;
  double distance;
  double factor;

  if (bw_map_lens_is_none (self)
      || fabs (dx) >= self->radius || fabs (dy) >= self->radius)
    return;

  distance = hypot (dx, dy);
  if (distance >= self->radius || distance <= 0)
    return;

  factor = function (self, distance / self->radius) * self->radius / distance;
  *x = self->x + dx * factor;
  *y = self->y + dy * factor;
}

/**
 * bw_map_lens_choose:
 * @self: (out caller-allocates): a lens, or none
 * @boxes: (array length=n): west, north, east, south of each area, Mercator
 * @n: how many
 * @whole: the box of all
 * @scale: pixels of the world's width when all is shown
 *
 * A lens is needed where the narrowest area would be under 45 pixels wide. It
 * stands over the middle of the narrow ones (under twice that).
 */
void
bw_map_lens_choose (BwMapLens      *self,
                    const double  (*boxes)[4],
                    guint           n,
                    const double    whole[4],
                    double          scale)
{
  double core[4] = { 1, 1, 0, 0 };
  double narrowest = G_MAXDOUBLE;
  double x = 0;
  double y = 0;
  guint n_small = 0;

  *self = BW_MAP_LENS_NONE;
  for (guint i = 0; i < n; i++)
    {
      double width = (boxes[i][2] - boxes[i][0]) * scale;

      narrowest = MIN (narrowest, width);
      if (width >= 2 * LEAST_WIDTH)
        continue;

      x += (boxes[i][0] + boxes[i][2]) / 2;
      y += (boxes[i][1] + boxes[i][3]) / 2;
      core[0] = MIN (core[0], boxes[i][0]);
      core[1] = MIN (core[1], boxes[i][1]);
      core[2] = MAX (core[2], boxes[i][2]);
      core[3] = MAX (core[3], boxes[i][3]);
      n_small++;
    }

  if (n_small == 0 || narrowest >= LEAST_WIDTH
      || core[2] - core[0] > GREATEST_CORE * (whole[2] - whole[0])
      || core[3] - core[1] > GREATEST_CORE * (whole[3] - whole[1]))
    return;

  self->x = x / n_small;
  self->y = y / n_small;
  self->radius = RADIUS * (whole[2] - whole[0]);
  self->magnification = MAGNIFICATION;
}

/**
 * bw_map_lens_is_none:
 * @self: a lens
 *
 * Returns: whether nothing moves
 */
gboolean
bw_map_lens_is_none (const BwMapLens *self)
{
  return !(self->magnification > 1 && self->radius > 0);
}

/**
 * bw_map_lens_equal:
 * @self: a lens
 * @other: a lens
 *
 * Returns: whether they do the same
 */
gboolean
bw_map_lens_equal (const BwMapLens *self,
                   const BwMapLens *other)
{
  if (bw_map_lens_is_none (self) || bw_map_lens_is_none (other))
    return bw_map_lens_is_none (self) == bw_map_lens_is_none (other);

  return fabs (self->x - other->x) < 1e-12 && fabs (self->y - other->y) < 1e-12
         && fabs (self->radius - other->radius) < 1e-12
         && fabs (self->magnification - other->magnification) < 1e-12;
}

/**
 * bw_map_lens_apply:
 * @self: a lens
 * @x: (inout): Mercator, true; becomes where it is drawn
 * @y: (inout): the same
 */
void
bw_map_lens_apply (const BwMapLens *self,
                   double          *x,
                   double          *y)
{
  move (self, stretch, x, y);
}

/**
 * bw_map_lens_invert:
 * @self: a lens
 * @x: (inout): Mercator, as drawn; becomes where it truly is
 * @y: (inout): the same
 */
void
bw_map_lens_invert (const BwMapLens *self,
                    double          *x,
                    double          *y)
{
  move (self, shrink, x, y);
}
