/* bw-map-layer.c: the one layer of the map: a picture that a worker makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-layer.h"

#include "bw-map-layer-private.h"

#include <math.h>

/* Milliseconds of the flight to another scope. */
#define FLIGHT 280

enum
{
  PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwMapLayer, bw_map_layer, SHUMATE_TYPE_LAYER)

static void
show_view (BwMapLayer      *self,
           const BwMapView *view)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double longitude;
  double latitude;

  bw_map_view_unproject (view->x, view->y, &longitude, &latitude);
  self->is_moving_itself = TRUE;
  g_object_freeze_notify (G_OBJECT (viewport));
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  shumate_viewport_set_zoom_level (viewport, bw_map_view_get_zoom (view));
  g_object_thaw_notify (G_OBJECT (viewport));
  self->is_moving_itself = FALSE;
}

/* Nobody gets lost by zooming out: a little more than all is as far as it goes. */
static void
limit_zoom (BwMapLayer      *self,
            const BwMapView *whole)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double lowest = MIN (bw_map_view_get_zoom (whole), shumate_viewport_get_zoom_level (viewport));

  shumate_viewport_set_min_zoom_level (viewport, (guint) MAX (floor (lowest) - 1, 0));
}

/* Tiles for all of the picture that is shown, its margin too. */
static void
want_tiles (BwMapLayer *self)
{
  BwMapView view = self->picture->view;

  if (self->tiles == NULL || bw_map_layout_is_empty (self->picture->layout))
    return;

  view.width = bw_map_image_get_width (self->picture->image);
  view.height = bw_map_image_get_height (self->picture->image);
  bw_tile_book_want (self->tiles, &view, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
on_viewport_notify_cb (BwMapLayer *self)
{
  g_assert (BW_IS_MAP_LAYER (self));

  if (!self->is_moving_itself)
    {
      self->is_fitted = FALSE;
      if (bw_map_layer_is_flying (self))
        adw_animation_pause (self->flight);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
  bw_map_layer_plan (self);
  bw_map_layer_plan_rest (self);
}

static void
on_tiles_changed_cb (BwMapLayer *self)
{
  g_assert (BW_IS_MAP_LAYER (self));

  bw_map_layer_plan (self);
}

static void
on_flight_value_cb (double   value,
                    gpointer user_data)
{
  BwMapLayer *self = user_data;
  BwMapView view;

  bw_map_view_mix (&view, &self->from, &self->to, value);
  show_view (self, &view);
}

static void
on_flight_done_cb (AdwAnimation *flight,
                   BwMapLayer   *self)
{
  g_assert (BW_IS_MAP_LAYER (self));

  show_view (self, &self->to);
  bw_map_layer_plan (self);
}

static void
bw_map_layer_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  BwMapLayer *self = BW_MAP_LAYER (widget);

  GTK_WIDGET_CLASS (bw_map_layer_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->picture != NULL
      && (self->picture->view.width != width || self->picture->view.height != height))
    {
      if (self->is_fitted)
        bw_map_layer_fit (self, FALSE);
      self->look_serial++;
    }
  bw_map_layer_plan (self);
}

static void
bw_map_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_map_layer_parent_class)->map (widget);
  bw_map_layer_plan (BW_MAP_LAYER (widget));
}

static void
bw_map_layer_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  BwMapLayer *self = BW_MAP_LAYER (widget);
  double step = 1.0 / gtk_widget_get_scale_factor (widget);
  graphene_rect_t clip;
  graphene_rect_t to;
  BwMapView view;
  double ratio;
  double x;
  double y;

  if (self->picture == NULL)
    return;

  bw_map_layer_get_view (self, &view);
  ratio = view.scale / self->picture->view.scale;
  if (fabs (ratio - 1) < 1e-9)
    ratio = 1;
  bw_map_view_to_screen (&view, self->picture->view.x, self->picture->view.y, &x, &y);
  x -= bw_map_image_get_width (self->picture->image) * ratio / 2;
  y -= bw_map_image_get_height (self->picture->image) * ratio / 2;
  if (ratio == 1)
    {
      x = round (x / step) * step;
      y = round (y / step) * step;
    }

  graphene_rect_init (&clip, 0, 0, (float) view.width, (float) view.height);
  graphene_rect_init (&to, (float) x, (float) y,
                      (float) (bw_map_image_get_width (self->picture->image) * ratio),
                      (float) (bw_map_image_get_height (self->picture->image) * ratio));
  bw_map_image_snapshot (self->picture->image, snapshot, &to, &clip);
}

static void
bw_map_layer_constructed (GObject *object)
{
  BwMapLayer *self = BW_MAP_LAYER (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (bw_map_layer_parent_class)->constructed (object);

  /* ShumateMapLayer's own redraw comes from an idle that starves while frames
   * overrun; ours is asked for at once. */
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (on_viewport_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (on_viewport_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (on_viewport_notify_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bw_map_layer_dispose (GObject *object)
{
  BwMapLayer *self = BW_MAP_LAYER (object);

  self->scene = NULL;
  bw_map_layer_drop_plans (self);
  g_clear_object (&self->flight);
  if (self->tiles != NULL)
    g_signal_handlers_disconnect_by_data (self->tiles, self);
  g_clear_object (&self->tiles);

  G_OBJECT_CLASS (bw_map_layer_parent_class)->dispose (object);
}

static void
bw_map_layer_finalize (GObject *object)
{
  BwMapLayer *self = BW_MAP_LAYER (object);

  g_clear_pointer (&self->picture, bw_map_job_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (bw_map_layer_parent_class)->finalize (object);
}

static void
bw_map_layer_class_init (BwMapLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_map_layer_constructed;
  object_class->dispose = bw_map_layer_dispose;
  object_class->finalize = bw_map_layer_finalize;
  widget_class->size_allocate = bw_map_layer_size_allocate;
  widget_class->map = bw_map_layer_map;
  widget_class->snapshot = bw_map_layer_snapshot;

  /**
   * BwMapLayer::painted:
   * @self: the layer
   */
  signals[PAINTED] = g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_map_layer_init (BwMapLayer *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_flight_value_cb, self, NULL);

  self->language = g_strdup ("en");
  self->look.palette = *bw_palette_get (BW_PALETTE_LIGHT);
  self->look.size = 1;
  self->look.margin = BW_MAP_MARGIN;
  self->look_serial = 1;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flight), ADW_EASE_OUT_CUBIC);
  g_signal_connect (self->flight, "done", G_CALLBACK (on_flight_done_cb), self);
}

/**
 * bw_map_layer_new:
 * @viewport: what is seen
 *
 * Returns: (transfer full): a layer that shows nothing yet
 */
BwMapLayer *
bw_map_layer_new (ShumateViewport *viewport)
{
  g_return_val_if_fail (SHUMATE_IS_VIEWPORT (viewport), NULL);

  return g_object_new (BW_TYPE_MAP_LAYER, "viewport", viewport, NULL);
}

/**
 * bw_map_layer_set_scene:
 * @self: a layer
 * @scene: (nullable): what to show; borrowed
 * @language: "zh_CN" or "en"
 */
void
bw_map_layer_set_scene (BwMapLayer *self,
                        BwMapScene *scene,
                        const char *language)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  self->scene = scene;
  if (g_strcmp0 (self->language, language) != 0)
    {
      g_free (self->language);
      self->language = g_strdup (language);
      self->look_serial++;
    }
  bw_map_layer_plan (self);
}

/**
 * bw_map_layer_set_look:
 * @self: a layer
 * @look: colours and sizes; copied
 */
void
bw_map_layer_set_look (BwMapLayer      *self,
                       const BwMapLook *look)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  self->look = *look;
  self->look_serial++;
  bw_map_layer_plan (self);
}

/**
 * bw_map_layer_set_tiles:
 * @self: a layer
 * @tiles: (nullable): of a base map
 */
void
bw_map_layer_set_tiles (BwMapLayer *self,
                        BwTileBook *tiles)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  if (self->tiles == tiles)
    return;

  if (self->tiles != NULL)
    g_signal_handlers_disconnect_by_data (self->tiles, self);
  g_set_object (&self->tiles, tiles);
  if (tiles != NULL)
    g_signal_connect_object (tiles, "changed", G_CALLBACK (on_tiles_changed_cb), self, G_CONNECT_SWAPPED);
  self->look_serial++;
  bw_map_layer_plan (self);
}

/**
 * bw_map_layer_has_ground:
 * @self: a layer
 *
 * Returns: whether a base map lies under what is shown
 */
gboolean
bw_map_layer_has_ground (BwMapLayer *self)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), FALSE);

  return self->picture != NULL && self->picture->ground != NULL;
}

/**
 * bw_map_layer_update:
 * @self: a layer
 *
 * To be called after the scene was changed.
 */
void
bw_map_layer_update (BwMapLayer *self)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  bw_map_layer_plan (self);
}

/**
 * bw_map_layer_fit:
 * @self: a layer
 * @animate: fly there, unless animations are off
 */
void
bw_map_layer_fit (BwMapLayer *self,
                  gboolean    animate)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  self->wants_fit = TRUE;
  self->fits_animated = animate;
  bw_map_layer_plan (self);
}

/**
 * bw_map_layer_show:
 * @self: a layer
 * @view: what to show; within the zooms that there may be
 *
 * Flies there, unless animations are off. All is not shown any more.
 */
void
bw_map_layer_show (BwMapLayer      *self,
                   const BwMapView *view)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double least = bw_map_view_zoom_to_scale (shumate_viewport_get_min_zoom_level (viewport));
  double most = bw_map_view_zoom_to_scale (shumate_viewport_get_max_zoom_level (viewport));

  g_return_if_fail (BW_IS_MAP_LAYER (self));

  self->is_fitted = self->wants_fit = FALSE;
  bw_map_layer_get_view (self, &self->from);
  self->to = *view;
  self->to.scale = CLAMP (view->scale, least, most);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_animation_play (self->flight);
  else
    show_view (self, &self->to);
}

/**
 * bw_map_layer_get_target:
 * @self: a layer
 * @view: (out caller-allocates): what is seen, or will be when the flight is over
 *
 * Returns: whether it flies
 */
gboolean
bw_map_layer_get_target (BwMapLayer *self,
                         BwMapView  *view)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), FALSE);

  bw_map_layer_get_view (self, view);
  if (bw_map_layer_is_flying (self))
    *view = self->to;

  return bw_map_layer_is_flying (self);
}

/**
 * bw_map_layer_is_fitted:
 * @self: a layer
 *
 * Returns: whether all is shown, and nobody has moved the map since
 */
gboolean
bw_map_layer_is_fitted (BwMapLayer *self)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), FALSE);

  return self->is_fitted || self->wants_fit;
}

/**
 * bw_map_layer_is_settled:
 * @self: a layer
 *
 * Returns: whether the newest content is on the screen and nothing moves
 */
gboolean
bw_map_layer_is_settled (BwMapLayer *self)
{
  BwMapView view;

  g_return_val_if_fail (BW_IS_MAP_LAYER (self), FALSE);

  if (self->picture == NULL || self->is_busy || self->wants_fit || bw_map_layer_is_flying (self)
      || self->asked_look != self->look_serial || bw_map_layer_has_new_values (self)
      || (self->tiles != NULL && bw_tile_book_is_busy (self->tiles)))
    return FALSE;

  bw_map_layer_get_view (self, &view);
  return bw_map_layer_is_sharp (self, &view);
}

/**
 * bw_map_layer_get_view:
 * @self: a layer
 * @view: (out caller-allocates): what is seen, logical pixels
 */
void
bw_map_layer_get_view (BwMapLayer *self,
                       BwMapView  *view)
{
  ShumateViewport *viewport;

  g_return_if_fail (BW_IS_MAP_LAYER (self));

  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  bw_map_view_project (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                       shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), &view->x, &view->y);
  view->scale = bw_map_view_zoom_to_scale (shumate_viewport_get_zoom_level (viewport));
  view->width = gtk_widget_get_width (GTK_WIDGET (self));
  view->height = gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * bw_map_layer_get_layout:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): of the picture that is shown
 */
const BwMapLayout *
bw_map_layer_get_layout (BwMapLayer *self)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), NULL);

  return self->picture != NULL ? self->picture->layout : NULL;
}

/**
 * bw_map_layer_get_marks:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): of the picture that is shown
 */
const BwMapMarks *
bw_map_layer_get_marks (BwMapLayer *self)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), NULL);

  return self->picture != NULL ? self->picture->marks : NULL;
}

/**
 * bw_map_layer_count_sites:
 * @self: a layer
 * @n_shown: (out): sites with a mark anywhere in the scope
 * @n_without_position: (out): sites of the scope that can have none
 */
void
bw_map_layer_count_sites (BwMapLayer *self,
                          guint      *n_shown,
                          guint      *n_without_position)
{
  g_return_if_fail (BW_IS_MAP_LAYER (self));

  *n_shown = self->picture != NULL ? self->picture->n_shown : 0;
  *n_without_position = self->picture != NULL ? self->picture->n_without_position : 0;
}

/**
 * bw_map_layer_get_n_pictures:
 * @self: a layer
 *
 * Returns: pictures made so far
 */
guint
bw_map_layer_get_n_pictures (BwMapLayer *self)
{
  g_return_val_if_fail (BW_IS_MAP_LAYER (self), 0);

  return self->n_pictures;
}

/**
 * bw_map_layer_is_flying: (skip)
 * @self: a layer
 *
 * Returns: whether it is on its way to another view
 */
gboolean
bw_map_layer_is_flying (BwMapLayer *self)
{
  return self->flight != NULL && adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING;
}

/**
 * bw_map_layer_take_picture: (skip)
 * @self: a layer
 * @job: (transfer full): is made
 *
 * Shows it, and all of the scene if it was made for that.
 */
void
bw_map_layer_take_picture (BwMapLayer *self,
                           BwMapJob   *job)
{
  self->n_pictures++;
  g_clear_pointer (&self->picture, bw_map_job_free);
  self->picture = job;

  if (job->fit && !self->wants_fit && !bw_map_layout_is_empty (job->layout))
    {
      bw_map_layer_get_view (self, &self->from);
      self->to = job->view;
      limit_zoom (self, &job->view);
      if (self->fits_animated && gtk_widget_get_mapped (GTK_WIDGET (self)))
        adw_animation_play (self->flight);
      else
        show_view (self, &job->view);
      self->fits_animated = FALSE;
      self->is_fitted = TRUE;
    }

  want_tiles (self);
  g_signal_emit (self, signals[PAINTED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
