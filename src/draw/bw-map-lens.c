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
#include <string.h>

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

static double
get_width (const double box[4])
{
  return box[2] - box[0];
}

static int
compare_widths (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const double (*boxes)[4] = user_data;
  double first = get_width (boxes[*(const guint *) a]);
  double second = get_width (boxes[*(const guint *) b]);

  return (first > second) - (first < second);
}

/* The narrowest first. */
static guint *
sort_by_width (const double (*boxes)[4],
               guint          n)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_widths, (gpointer) boxes);
  return order;
}

/* FALSE: it would be no core any more. */
static gboolean
grow_core (double       core[4],
           const double box[4],
           const double whole[4])
{
  double grown[4] = { MIN (core[0], box[0]), MIN (core[1], box[1]), MAX (core[2], box[2]), MAX (core[3], box[3]) };

  if (grown[2] - grown[0] > GREATEST_CORE * (whole[2] - whole[0])
      || grown[3] - grown[1] > GREATEST_CORE * (whole[3] - whole[1]))
    return FALSE;

  memcpy (core, grown, sizeof (grown));
  return TRUE;
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
 * stands over the middle of the narrow ones (under twice that), the narrowest
 * first and as many as make a core: at the edge of a small map stand others. It is
 * no help if most of those that need it are not in it.
 */
void
bw_map_lens_choose (BwMapLens      *self,
                    const double  (*boxes)[4],
                    guint           n,
                    const double    whole[4],
                    double          scale)
{
  double core[4] = { 1, 1, 0, 0 };
  g_autofree guint *order = sort_by_width (boxes, n);
  double x = 0;
  double y = 0;
  guint n_needy = 0;
  guint n_core = 0;

  *self = BW_MAP_LENS_NONE;
  while (n_needy < n && get_width (boxes[order[n_needy]]) * scale < LEAST_WIDTH)
    n_needy++;

  while (n_core < n && get_width (boxes[order[n_core]]) * scale < 2 * LEAST_WIDTH
         && grow_core (core, boxes[order[n_core]], whole))
    {
      const double *box = boxes[order[n_core]];

      x += (box[0] + box[2]) / 2;
      y += (box[1] + box[3]) / 2;
      n_core++;
    }

  if (n_needy == 0 || n_core < (n_needy + 1) / 2)
    return;

  self->x = x / n_core;
  self->y = y / n_core;
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
