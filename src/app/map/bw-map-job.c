/* bw-map-job.c: one picture of the map, made by a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-job.h"

#include "bw-map-painter.h"

#include <math.h>

/* A picture has at most so many device pixels (64 MiB); a larger view gets less
 * of a margin. */
#define MAX_PIXELS 16e6

/* On its way through the worker and back. */
typedef struct
{
  BwMapJob       *job; /* (owned) */
  BwMapJobFunc    function;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Errand;

static void
choose_lens (BwMapJob *job)
{
  BwMapView view = job->view;
  guint n = job->places->n_areas;
  g_autofree double *boxes = g_new (double, MAX (n, 1) * 4);
  double whole[4];

  job->lens = BW_MAP_LENS_NONE;
  if (!job->wants_lens || n == 0 || !bw_map_places_get_box (job->places, whole))
    return;

  for (guint i = 0; i < n; i++)
    {
      double degrees[4];

      bw_geometry_get_box (job->places->areas[i].geometry, degrees);
      bw_map_view_project (degrees[0], degrees[3], &boxes[4 * i], &boxes[4 * i + 1]);
      bw_map_view_project (degrees[2], degrees[1], &boxes[4 * i + 2], &boxes[4 * i + 3]);
    }
  bw_map_view_fit (&view, whole, job->margin * job->size);

  /* What is too narrow is measured by the letters that it must hold. */
  bw_map_lens_choose (&job->lens, (const double (*)[4]) (gpointer) boxes, n, whole, view.scale / job->size);
}

static void
lay_out (BwMapJob *job)
{
  if (job->fit)
    choose_lens (job);

  if (job->layout != NULL
      && (job->layout->places != job->places || !bw_map_lens_equal (&job->layout->lens, &job->lens)))
    g_clear_pointer (&job->layout, bw_map_layout_unref);
  if (job->layout == NULL)
    job->layout = bw_map_layout_new (job->places, &job->lens);

  if (job->fit && !bw_map_layout_is_empty (job->layout))
    bw_map_view_fit (&job->view, job->layout->box, job->margin * job->size);
}

/* The size of the picture: an even number of device pixels more than the view, so
 * that it lies on whole pixels when nothing has moved. */
static int
grow (double length,
      double factor,
      int    device_scale)
{
  int pixels = (int) round (length) * device_scale;

  return MAX (pixels + 2 * (int) ceil (pixels * (factor - 1) / 2), 1);
}

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->job, bw_map_job_free);
  errand->destroy (errand->user_data);
  g_free (errand);
}

static gboolean
on_errand_done_cb (gpointer data)
{
  Errand *errand = data;

  errand->function (g_steal_pointer (&errand->job), errand->user_data);
  return G_SOURCE_REMOVE;
}

static void
on_pool_push_cb (gpointer data,
                 gpointer user_data)
{
  Errand *errand = data;

  bw_map_job_run (errand->job);

  /* Before the next layout and redraw: an idle of default priority starves when
   * frames take longer than they should. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_errand_done_cb, errand, free_errand);
}

/**
 * bw_map_job_start:
 * @job: (transfer full): what to make
 * @function: takes it when it is made, on the main thread
 * @user_data: (transfer full): for @function
 * @destroy: releases @user_data, on the main thread
 */
void
bw_map_job_start (BwMapJob       *job,
                  BwMapJobFunc    function,
                  gpointer        user_data,
                  GDestroyNotify  destroy)
{
  static GThreadPool *pool;
  Errand *errand = g_new0 (Errand, 1);

  g_return_if_fail (job->state != NULL && job->places != NULL);

  /* Its one thread stays for good: Pango keeps the fonts of a thread with it. */
  if (pool == NULL)
    pool = g_thread_pool_new (on_pool_push_cb, NULL, 1, TRUE, NULL);

  errand->job = job;
  errand->function = function;
  errand->user_data = user_data;
  errand->destroy = destroy;
  g_thread_pool_push (pool, errand, NULL);
}

/**
 * bw_map_job_free:
 * @job: (transfer full): a job
 */
void
bw_map_job_free (BwMapJob *job)
{
  g_clear_pointer (&job->places, bw_map_places_unref);
  g_clear_pointer (&job->layout, bw_map_layout_unref);
  g_clear_pointer (&job->state, bw_map_state_free);
  g_clear_pointer (&job->marks, bw_map_marks_unref);
  g_clear_pointer (&job->ground, bw_map_ground_free);
  g_clear_pointer (&job->image, bw_map_image_free);
  g_free (job->language);
  g_free (job);
}

/**
 * bw_map_job_run:
 * @job: a job; gets its answers
 */
void
bw_map_job_run (BwMapJob *job)
{
  double pixels = job->view.width * job->view.height * job->device_scale * job->device_scale;
  double factor = CLAMP (sqrt (MAX_PIXELS / MAX (pixels, 1)), 1, job->oversize);
  gint64 begin = g_get_monotonic_time ();
  BwMapPainter painter = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  int width;
  int height;

  lay_out (job);

  width = grow (job->view.width, factor, job->device_scale);
  height = grow (job->view.height, factor, job->device_scale);
  painter.view = job->view;
  painter.view.width = (double) width / job->device_scale;
  painter.view.height = (double) height / job->device_scale;
  job->marks = bw_map_marks_new (job->layout, job->state, job->kinds, &painter.view, job->size);

  bw_map_state_count_sites (job->state, job->places, job->kinds, &job->n_shown, &job->n_without_position);

  painter.layout = job->layout;
  painter.state = job->state;
  painter.marks = job->marks;
  painter.palette = &job->palette;
  painter.size = job->size;
  painter.font = BW_MAP_FONT;
  painter.language = job->language;
  painter.mark = job->mark;
  painter.on_nothing = TRUE;
  painter.on_ground = job->ground != NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_surface_set_device_scale (surface, job->device_scale, job->device_scale);
  cr = cairo_create (surface);
  if (job->ground != NULL)
    bw_map_ground_paint (job->ground, cr, &painter.view, job->device_scale);
  bw_map_painter_paint (&painter, cr);
  cairo_destroy (cr);
  job->image = bw_map_image_new (surface, job->as_texture);

  /* A copy for the worker: of a hundred thousand sites a megabyte. */
  if (!job->keep_state)
    g_clear_pointer (&job->state, bw_map_state_free);
  job->cost = g_get_monotonic_time () - begin;
}
