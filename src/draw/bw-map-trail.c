/* bw-map-trail.c: the views of a map that a person has had, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-trail.h"

#include <math.h>

#define MOST_STEPS 50

/* Views that differ by less are the same: pixels, and part of the scale. */
#define LEAST_MOVE    1.0
#define LEAST_SCALING 0.001

struct _BwMapTrail
{
  GArray *steps; /* (owned) (element-type BwMapTrailStep) */
  guint   at;    /* index of the one that is seen */
};

static gboolean
is_same (const BwMapTrailStep *a,
         const BwMapTrailStep *b)
{
  if (a->is_whole && b->is_whole)
    return TRUE;

  return fabs (a->view.x - b->view.x) * b->view.scale < LEAST_MOVE
         && fabs (a->view.y - b->view.y) * b->view.scale < LEAST_MOVE
         && fabs (log (a->view.scale / b->view.scale)) < LEAST_SCALING;
}

BwMapTrail *
bw_map_trail_new (void)
{
  BwMapTrail *self = g_new0 (BwMapTrail, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (BwMapTrailStep));
  return self;
}

void
bw_map_trail_free (BwMapTrail *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

void
bw_map_trail_clear (BwMapTrail *self)
{
  g_array_set_size (self->steps, 0);
  self->at = 0;
}

/**
 * bw_map_trail_add:
 * @self: a trail
 * @step: where the map has come to rest
 *
 * The oldest is forgotten when there are very many.
 */
void
bw_map_trail_add (BwMapTrail           *self,
                  const BwMapTrailStep *step)
{
  if (self->steps->len > 0
      && is_same (&g_array_index (self->steps, BwMapTrailStep, self->at), step))
    return;

  if (self->steps->len > 0)
    g_array_set_size (self->steps, self->at + 1);
  if (self->steps->len == MOST_STEPS)
    g_array_remove_index (self->steps, 0);
  g_array_append_vals (self->steps, step, 1);
  self->at = self->steps->len - 1;
}

gboolean
bw_map_trail_can_go (BwMapTrail *self,
                     int         direction)
{
  return direction < 0 ? self->at > 0 : self->at + 1 < self->steps->len;
}

/**
 * bw_map_trail_go:
 * @self: a trail
 * @direction: -1 back, 1 forward
 *
 * Returns: (transfer none) (nullable): the view that is to be shown
 */
const BwMapTrailStep *
bw_map_trail_go (BwMapTrail *self,
                 int         direction)
{
  if (!bw_map_trail_can_go (self, direction))
    return NULL;

  self->at = direction < 0 ? self->at - 1 : self->at + 1;
  return &g_array_index (self->steps, BwMapTrailStep, self->at);
}
