/* bw-replay-map.c: the map as it was
 *
 * A picture that a worker makes of each state; while it is at it, the newest state waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-map.h"

#include "bw-contrast.h"
#include "bw-map-job.h"
#include "bw-map-legend.h"
#include "bw-theme.h"

#include <adwaita.h>

/* Width of a class, percent, and the end of the lowest. */
#define CLASS_STEP 20

/* A corner of which more than this part lies over the map gets a ground. */
#define MOST_COVERED 0.02

struct _BwReplayMap
{
  GtkWidget    parent_instance;

  BwMapPlaces *places;          /* (owned) (nullable) */
  char        *language;        /* (owned) (nullable) */
  char        *approval_number; /* (owned) (nullable) */
  BwMapState  *state;           /* (owned) (nullable): the newest */
  BwMapJob    *picture;         /* (owned) (nullable): what is shown */
  gboolean     is_busy;         /* a worker is at it */
  gboolean     is_dirty;        /* the picture is not of the state, the size or the style */
};

G_DEFINE_FINAL_TYPE (BwReplayMap, bw_replay_map, GTK_TYPE_WIDGET)

static void plan (BwReplayMap *self);

static void
on_job_done_cb (BwMapJob *job,
                gpointer  user_data)
{
  g_autoptr (BwReplayMap) self = g_weak_ref_get (user_data);

  if (self == NULL)
    {
      bw_map_job_free (job);
      return;
    }

  self->is_busy = FALSE;
  g_clear_pointer (&self->picture, bw_map_job_free);
  self->picture = job;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  plan (self);
}

static void
on_weak_ref_destroy_cb (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Asks for the next picture if one is needed and none is being made. */
static void
plan (BwReplayMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  BwMapJob *job;
  GWeakRef *weak;

  if (self->is_busy || !self->is_dirty || self->state == NULL || !gtk_widget_get_mapped (widget)
      || gtk_widget_get_width (widget) < 1 || gtk_widget_get_height (widget) < 1)
    return;

  job = g_new0 (BwMapJob, 1);
  weak = g_new0 (GWeakRef, 1);
  job->places = bw_map_places_ref (self->places);
  if (self->picture != NULL)
    job->layout = bw_map_layout_ref (self->picture->layout);
  job->lens = BW_MAP_LENS_NONE;
  job->wants_lens = TRUE;
  job->state = bw_map_state_copy (self->state);
  /* The legend says of what the picture is, not of what has come since. */
  job->keep_state = TRUE;
  job->kinds = self->state->n_places > 0 ? 1u << BW_SITE_KIND_SAMPLING : 0;
  job->palette = *bw_theme_get_palette (widget);
  job->size = 1;
  job->margin = BW_MAP_MARGIN;
  job->device_scale = gtk_widget_get_scale_factor (widget);
  job->language = g_strdup (self->language);
  job->view.width = gtk_widget_get_width (widget);
  job->view.height = gtk_widget_get_height (widget);
  job->oversize = 1;
  job->fit = TRUE;
  job->as_texture = bw_map_image_wants_texture (widget);

  self->is_busy = TRUE;
  self->is_dirty = FALSE;
  g_weak_ref_init (weak, self);
  bw_map_job_start (job, on_job_done_cb, weak, on_weak_ref_destroy_cb);
}

static void
soil (BwReplayMap *self)
{
  self->is_dirty = TRUE;
  plan (self);
}

static void
on_look_notify_cb (BwReplayMap *self)
{
  g_assert (BW_IS_REPLAY_MAP (self));

  soil (self);
}

/* In the corner that covers least, the note in another. */
static void
snapshot_words (BwReplayMap *self,
                GtkSnapshot *snapshot)
{
  const BwMapLayout *layout = self->picture->layout;
  const BwMapView *view = &self->picture->view;
  BwMapLegend legend = { .state = self->picture->state, .palette = &self->picture->palette, .size = 1,
                         .font = BW_MAP_FONT, .language = self->language };
  g_autofree char *note = bw_map_legend_dup_note (layout, self->approval_number, self->language);
  cairo_t *cr;
  double width;
  double height;
  double share;
  double x;
  double y;
  guint corner;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) view->width, (float) view->height));
  bw_map_legend_measure (&legend, &width, &height);
  corner = bw_map_legend_find_corner (layout, view, width, height, BW_MAP_LEGEND_MARGIN, 0, &share);
  bw_map_legend_get_origin (view, corner, width, height, BW_MAP_LEGEND_MARGIN, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  bw_map_legend_paint (&legend, cr, share > MOST_COVERED);
  cairo_restore (cr);

  if (note != NULL)
    {
      bw_map_legend_paint_note (&legend, NULL, note, FALSE, &width, &height);
      corner = bw_map_legend_find_corner (layout, view, width, height, BW_MAP_LEGEND_MARGIN, 1u << corner | 1u,
                                          &share);
      bw_map_legend_get_origin (view, corner, width, height, BW_MAP_LEGEND_MARGIN, &x, &y);
      cairo_translate (cr, x, y);
      bw_map_legend_paint_note (&legend, cr, note, share > MOST_COVERED, &width, &height);
    }
  cairo_destroy (cr);
}

static void
bw_replay_map_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwReplayMap *self = BW_REPLAY_MAP (widget);
  graphene_rect_t clip = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  graphene_rect_t to;

  if (self->picture == NULL)
    return;

  graphene_rect_init (&to, 0, 0, (float) bw_map_image_get_width (self->picture->image),
                      (float) bw_map_image_get_height (self->picture->image));
  bw_map_image_snapshot (self->picture->image, snapshot, &to, &clip);
  if (!bw_map_layout_is_empty (self->picture->layout))
    snapshot_words (self, snapshot);
}

static void
bw_replay_map_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  soil (BW_REPLAY_MAP (widget));
}

static void
bw_replay_map_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_replay_map_parent_class)->map (widget);
  plan (BW_REPLAY_MAP (widget));
}

static void
bw_replay_map_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 320;
  *minimum_baseline = *natural_baseline = -1;
}

static void
bw_replay_map_finalize (GObject *object)
{
  BwReplayMap *self = BW_REPLAY_MAP (object);

  g_clear_pointer (&self->places, bw_map_places_unref);
  g_clear_pointer (&self->state, bw_map_state_free);
  g_clear_pointer (&self->picture, bw_map_job_free);
  g_free (self->language);
  g_free (self->approval_number);

  G_OBJECT_CLASS (bw_replay_map_parent_class)->finalize (object);
}

static void
bw_replay_map_class_init (BwReplayMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_replay_map_finalize;
  widget_class->snapshot = bw_replay_map_snapshot;
  widget_class->size_allocate = bw_replay_map_size_allocate;
  widget_class->measure = bw_replay_map_measure;
  widget_class->map = bw_replay_map_map;

  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_replay_map_init (BwReplayMap *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_look_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_contrast_get_default (), "notify::high", G_CALLBACK (on_look_notify_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
bw_replay_map_new (void)
{
  return g_object_new (BW_TYPE_REPLAY_MAP, NULL);
}

/**
 * bw_replay_map_set_places:
 * @self: a map without places
 * @places: areas to show; a reference is taken
 * @language: "zh_CN" or "en"
 * @approval_number: (nullable): 审图号; "" is none
 */
void
bw_replay_map_set_places (BwReplayMap *self,
                          BwMapPlaces *places,
                          const char  *language,
                          const char  *approval_number)
{
  g_return_if_fail (BW_IS_REPLAY_MAP (self));
  g_return_if_fail (self->places == NULL && places != NULL && language != NULL);

  self->places = bw_map_places_ref (places);
  self->language = g_strdup (language);
  self->approval_number = g_strdup (approval_number);
}

/**
 * bw_replay_map_set_state:
 * @self: a map with places
 * @state: (transfer full): how they did
 */
void
bw_replay_map_set_state (BwReplayMap *self,
                         BwMapState  *state)
{
  g_return_if_fail (BW_IS_REPLAY_MAP (self));
  g_return_if_fail (self->places != NULL && state != NULL);

  g_clear_pointer (&self->state, bw_map_state_free);
  self->state = state;
  self->state->key = (BwMapKey) { .step = CLASS_STEP, .first = CLASS_STEP };
  soil (self);
}

/**
 * bw_replay_map_get_state:
 * @self: a map
 *
 * Returns: (transfer none) (nullable): the newest; what is painted may be older still
 */
const BwMapState *
bw_replay_map_get_state (BwReplayMap *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_MAP (self), NULL);

  return self->state;
}

gboolean
bw_replay_map_is_settled (BwReplayMap *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_MAP (self), FALSE);

  return self->picture != NULL && !self->is_busy && !self->is_dirty;
}
