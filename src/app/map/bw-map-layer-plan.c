/* bw-map-layer-plan.c: of the layer: which picture is needed next, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-layer-private.h"

#include <math.h>

/* How much larger than the view the picture is. */
#define OVERSIZE 1.5

/* A new picture is made when less than this part of its margin is left, or when
 * it is scaled by more than this (natural logarithm: 9 %). */
#define LEAST_MARGIN 0.33
#define MOST_SCALING 0.0862

/* Microseconds between pictures for a change of content, at least; and at most such
 * a part of a processor for them: what many sites make dear comes less often. Tiles
 * come for a moment, values all day. */
#define CONTENT_INTERVAL (G_USEC_PER_SEC / 10)
#define TILES_REST       8
#define VALUES_REST      36
#define LONGEST_REST     G_USEC_PER_SEC

/* After so many milliseconds without a move a scaled picture is made sharp. */
#define REST_DELAY 80

/* Logarithm of how much the picture is scaled to be shown. */
static double
get_scaling (BwMapLayer      *self,
             const BwMapView *view)
{
  return log (view->scale / self->picture->view.scale);
}

/* Part of the picture's margin that is left on the nearest side; without a margin,
 * whether it still covers the view. */
static double
get_margin (BwMapLayer      *self,
            const BwMapView *view)
{
  double ratio = view->scale / self->picture->view.scale;
  double spare_x = (bw_map_image_get_width (self->picture->image) * ratio - view->width) / 2;
  double spare_y = (bw_map_image_get_height (self->picture->image) * ratio - view->height) / 2;
  double off_x = fabs (self->picture->view.x - view->x) * view->scale;
  double off_y = fabs (self->picture->view.y - view->y) * view->scale;

  return MIN ((spare_x - off_x) / MAX (view->width * (OVERSIZE - 1) / 2, 1),
              (spare_y - off_y) / MAX (view->height * (OVERSIZE - 1) / 2, 1));
}

/* Whether the picture does not show what the view asks for. */
static gboolean
is_left (BwMapLayer      *self,
         const BwMapView *view)
{
  double least = self->look.still ? -0.01 : LEAST_MARGIN;

  return fabs (get_scaling (self, view)) > MOST_SCALING || get_margin (self, view) < least;
}

/* Whether it does, but was made for another zoom. */
static gboolean
is_blurred (BwMapLayer      *self,
            const BwMapView *view)
{
  return fabs (get_scaling (self, view)) > 1e-9;
}

static void
on_job_done_cb (BwMapJob *job,
                gpointer  user_data)
{
  g_autoptr (BwMapLayer) self = g_weak_ref_get (user_data);

  if (self == NULL)
    {
      bw_map_job_free (job);
      return;
    }

  self->is_busy = FALSE;
  bw_map_layer_take_picture (self, job);
  bw_map_layer_plan (self);
}

static void
on_weak_ref_destroy_cb (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
start_job (BwMapLayer      *self,
           const BwMapView *view)
{
  BwMapJob *job = g_new0 (BwMapJob, 1);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  job->places = bw_map_places_ref (bw_map_scene_get_places (self->scene));
  job->state = bw_map_state_copy (bw_map_scene_get_state (self->scene));
  job->lens = BW_MAP_LENS_NONE;
  if (self->picture != NULL)
    {
      job->layout = bw_map_layout_ref (self->picture->layout);
      job->lens = self->picture->lens;
    }
  job->wants_lens = self->look.lens;
  job->ground = self->tiles != NULL ? bw_tile_book_dup_ground (self->tiles) : NULL;
  job->palette = self->look.palette;
  job->kinds = self->look.kinds;
  job->size = self->look.size;
  job->margin = self->look.margin;
  job->mark = self->look.mark;
  job->device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  job->language = g_strdup (self->language);
  job->view = *view;
  job->oversize = self->look.still ? 1 : OVERSIZE;
  job->fit = self->wants_fit;
  job->as_texture = bw_map_image_wants_texture (GTK_WIDGET (self));

  self->wants_fit = FALSE;
  self->asked_look = self->look_serial;
  self->asked_revision = bw_map_scene_get_revision (self->scene);
  self->asked_tiles = self->tiles != NULL ? bw_tile_book_get_serial (self->tiles) : 0;
  self->is_busy = TRUE;
  g_weak_ref_init (weak, self);
  bw_map_job_start (job, on_job_done_cb, weak, on_weak_ref_destroy_cb);
}

static void
on_content_timeout_cb (gpointer data)
{
  BwMapLayer *self = data;

  self->content_id = 0;
  bw_map_layer_plan (self);
}

static gboolean
on_rest_timeout_cb (gpointer data)
{
  BwMapLayer *self = data;
  BwMapView view;

  self->rest_id = 0;
  bw_map_layer_get_view (self, &view);
  if (self->picture != NULL && !self->is_busy && !bw_map_layer_is_flying (self) && self->scene != NULL
      && is_blurred (self, &view))
    start_job (self, &view);

  return G_SOURCE_REMOVE;
}

/* Starts a picture for new values, now or when it is time for it. Other places are
 * shown at once. */
static void
plan_content (BwMapLayer      *self,
              const BwMapView *view)
{
  gint64 now = g_get_monotonic_time ();
  gboolean is_of_tiles = self->tiles != NULL && self->asked_tiles != bw_tile_book_get_serial (self->tiles);
  gint64 parts = is_of_tiles ? TILES_REST : VALUES_REST;
  gint64 rest = MAX (CONTENT_INTERVAL, MIN (parts * self->picture->cost, LONGEST_REST));
  gint64 wait = self->content_time + rest - now;

  if (self->picture->places != bw_map_scene_get_places (self->scene))
    wait = 0;

  if (wait <= 0)
    {
      self->content_time = now;
      start_job (self, view);
    }
  else if (self->content_id == 0)
    self->content_id = g_timeout_add_once ((guint) (wait / 1000) + 1, on_content_timeout_cb, self);
}

/**
 * bw_map_layer_plan: (skip)
 * @self: a layer
 *
 * Asks for the picture that is needed next, if any and if none is being made.
 */
void
bw_map_layer_plan (BwMapLayer *self)
{
  BwMapView view;

  if (self->is_busy || self->scene == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  bw_map_layer_get_view (self, &view);
  if (view.width < 1 || view.height < 1)
    return;

  if (self->picture == NULL)
    self->wants_fit = TRUE;

  if (self->wants_fit || self->asked_look != self->look_serial
      || (!bw_map_layer_is_flying (self) && is_left (self, &view)))
    start_job (self, &view);
  else if (bw_map_layer_has_new_values (self))
    plan_content (self, &view);
}

/**
 * bw_map_layer_plan_rest: (skip)
 * @self: a layer that is moved
 *
 * Asks for a sharp picture once it is moved no more.
 */
void
bw_map_layer_plan_rest (BwMapLayer *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_full (G_PRIORITY_HIGH_IDLE, REST_DELAY, on_rest_timeout_cb, self, NULL);
}

/**
 * bw_map_layer_drop_plans: (skip)
 * @self: a layer
 *
 * What was to be asked for later is not.
 */
void
bw_map_layer_drop_plans (BwMapLayer *self)
{
  g_clear_handle_id (&self->content_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

/**
 * bw_map_layer_has_new_values: (skip)
 * @self: a layer
 *
 * Returns: whether there is more to show than was asked for
 */
gboolean
bw_map_layer_has_new_values (BwMapLayer *self)
{
  return (self->scene != NULL && self->asked_revision != bw_map_scene_get_revision (self->scene))
         || (self->tiles != NULL && self->asked_tiles != bw_tile_book_get_serial (self->tiles));
}

/**
 * bw_map_layer_is_sharp: (skip)
 * @self: a layer with a picture
 * @view: what is seen
 *
 * Returns: whether the picture is what the view asks for, made for its very zoom
 */
gboolean
bw_map_layer_is_sharp (BwMapLayer      *self,
                       const BwMapView *view)
{
  return !is_left (self, view) && !is_blurred (self, view);
}
