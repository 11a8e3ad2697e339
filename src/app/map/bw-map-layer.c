/* bw-map-layer.c: the one layer of the map: a picture that a worker makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-layer.h"

#include "bw-map-job.h"

#include <adwaita.h>
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
#define VALUES_REST      30
#define LONGEST_REST     G_USEC_PER_SEC

/* After so many milliseconds without a move a scaled picture is made sharp. */
#define REST_DELAY 80

/* Milliseconds of the flight to another scope. */
#define FLIGHT 280

struct _BwMapLayer
{
  ShumateLayer  parent_instance;

  BwMapScene   *scene;     /* (borrowed) (nullable) */
  char         *language;  /* (owned) */
  BwMapLook     look;
  BwTileBook   *tiles;     /* (owned) (nullable): of a base map */

  BwMapJob     *picture;   /* (owned) (nullable): what is shown */
  gboolean      is_busy;   /* a worker is at it */
  gboolean      wants_fit;
  gboolean      fits_animated;
  gboolean      is_fitted; /* follows the size until a person moves the map */
  gboolean      is_moving_itself;

  guint         look_serial; /* grows with each change of look */
  guint         asked_look;
  guint         asked_revision;
  guint         asked_tiles; /* serial */
  guint         n_pictures;
  gint64        content_time; /* monotonic, of the last picture for a change of content */
  guint         content_id;   /* source */
  guint         rest_id;      /* source */

  AdwAnimation *flight;    /* (owned) (nullable) */
  BwMapView     from;      /* of the flight */
  BwMapView     to;
};

enum
{
  PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwMapLayer, bw_map_layer, SHUMATE_TYPE_LAYER)

static void plan (BwMapLayer *self);

static gboolean
is_flying (BwMapLayer *self)
{
  return self->flight != NULL && adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING;
}

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

static gboolean
has_new_values (BwMapLayer *self)
{
  return (self->scene != NULL && self->asked_revision != bw_map_scene_get_revision (self->scene))
         || (self->tiles != NULL && self->asked_tiles != bw_tile_book_get_serial (self->tiles));
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
  plan (self);
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
  plan (self);
}

static gboolean
on_rest_timeout_cb (gpointer data)
{
  BwMapLayer *self = data;
  BwMapView view;

  self->rest_id = 0;
  bw_map_layer_get_view (self, &view);
  if (self->picture != NULL && !self->is_busy && !is_flying (self) && self->scene != NULL
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

/* Asks for the picture that is needed next, if any and if none is being made. */
static void
plan (BwMapLayer *self)
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
      || (!is_flying (self) && is_left (self, &view)))
    start_job (self, &view);
  else if (has_new_values (self))
    plan_content (self, &view);
}

static void
on_viewport_notify_cb (BwMapLayer *self)
{
  g_assert (BW_IS_MAP_LAYER (self));

  if (!self->is_moving_itself)
    {
      self->is_fitted = FALSE;
      if (is_flying (self))
        adw_animation_pause (self->flight);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
  plan (self);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_full (G_PRIORITY_HIGH_IDLE, REST_DELAY, on_rest_timeout_cb, self, NULL);
}

static void
on_tiles_changed_cb (BwMapLayer *self)
{
  g_assert (BW_IS_MAP_LAYER (self));

  plan (self);
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
  plan (self);
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
  plan (self);
}

static void
bw_map_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_map_layer_parent_class)->map (widget);
  plan (BW_MAP_LAYER (widget));
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
  g_clear_handle_id (&self->content_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
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
  plan (self);
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
  plan (self);
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
  plan (self);
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

  plan (self);
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
  plan (self);
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
  if (is_flying (self))
    *view = self->to;

  return is_flying (self);
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

  if (self->picture == NULL || self->is_busy || self->wants_fit || is_flying (self)
      || self->asked_look != self->look_serial || has_new_values (self)
      || (self->tiles != NULL && bw_tile_book_is_busy (self->tiles)))
    return FALSE;

  bw_map_layer_get_view (self, &view);
  return !is_left (self, &view) && !is_blurred (self, &view);
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
