/* bw-map-export.c: a map by itself, drawn by a worker for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-export.h"

#include "bw-map-job.h"
#include "bw-map-paper.h"
#include "bw-picture-taker.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A4 on its side, points. Letters are as large on it as on a screen of 96 dots an inch. */
#define PAGE_WIDTH  841.89
#define PAGE_HEIGHT 595.28
#define PAGE_SIZE   0.75

static cairo_status_t
on_surface_write_cb (void                *closure,
                     const unsigned char *data,
                     unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* On the worker's thread, what was not laid out yet. */
static void
lay_out (BwMapExport *self)
{
  BwMapLens none = BW_MAP_LENS_NONE;

  if (self->layout != NULL && self->layout->places == self->places)
    return;

  g_clear_pointer (&self->layout, bw_map_layout_unref);
  self->layout = bw_map_layout_new (self->places, &none);
  if (!bw_map_layout_is_empty (self->layout))
    bw_map_view_fit (&self->view, self->layout->box, BW_MAP_MARGIN * self->size);
}

static void
init_paper (const BwMapExport *self,
            double             size,
            BwMapPaper        *paper)
{
  *paper = (BwMapPaper) {
    .layout = self->layout,
    .state = self->state,
    .ground = self->ground,
    /* Not coarser than the tiles that are at hand: those of the screen. */
    .ground_scale = BW_PICTURE_TAKER_SCALE * self->device_scale,
    .palette = &self->palette,
    .kinds = self->kinds,
    .size = size,
    .font = BW_MAP_FONT,
    .language = self->language,
    .title = self->title,
    .as_of = self->as_of,
    .exercise = self->exercise,
    .approval_number = self->approval_number,
    .credit = self->credit,
  };
  bw_map_view_get_box (&self->view, paper->box);
}

static cairo_status_t
draw_picture (const BwMapExport *self,
              GByteArray        *bytes)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  BwMapPaper paper;
  double width;
  double height;
  cairo_t *cr;

  init_paper (self, self->size, &paper);
  bw_map_paper_measure (&paper, self->view.width, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * BW_PICTURE_TAKER_SCALE),
                                        (int) ceil (height * BW_PICTURE_TAKER_SCALE));
  cairo_surface_set_device_scale (surface, BW_PICTURE_TAKER_SCALE, BW_PICTURE_TAKER_SCALE);
  cr = cairo_create (surface);
  bw_map_paper_paint (&paper, cr, width, height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, on_surface_write_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
draw_page (const BwMapExport *self,
           GByteArray        *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_surface_write_cb, bytes, PAGE_WIDTH,
                                                                  PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (BwMapGround) ground = self->ground != NULL ? bw_map_ground_copy_pixels (self->ground) : NULL;
  cairo_status_t status;
  BwMapPaper paper;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->as_of);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Bulwark " BW_VERSION);
  init_paper (self, PAGE_SIZE, &paper);
  paper.ground = ground;
  bw_map_paper_paint (&paper, cr, PAGE_WIDTH, PAGE_HEIGHT);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static void
draw (GTask        *task,
      BwMapExport  *self,
      cairo_status_t (*function) (const BwMapExport *self,
                                  GByteArray        *bytes))
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_status_t status;
  gboolean is_empty;

  lay_out (self);
  /* A map that never had a size shows nothing either. */
  is_empty = bw_map_layout_is_empty (self->layout) || !(self->view.width > 0 && self->view.height > 0);
  status = is_empty ? CAIRO_STATUS_NO_CURRENT_POINT : function (self, bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      g_task_return_pointer (task, g_byte_array_free_to_bytes (bytes), (GDestroyNotify) g_bytes_unref);
      return;
    }

  g_byte_array_unref (bytes);
  if (is_empty)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, _("there is nothing on the map"));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", cairo_status_to_string (status));
}

static void
draw_picture_in_thread (GTask        *task,
                        gpointer      source,
                        gpointer      task_data,
                        GCancellable *cancellable)
{
  draw (task, task_data, draw_picture);
}

static void
draw_page_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  draw (task, task_data, draw_page);
}

/**
 * bw_map_export_free:
 * @self: (transfer full): an export
 */
void
bw_map_export_free (BwMapExport *self)
{
  g_clear_pointer (&self->places, bw_map_places_unref);
  g_clear_pointer (&self->layout, bw_map_layout_unref);
  g_clear_pointer (&self->state, bw_map_state_free);
  g_clear_pointer (&self->ground, bw_map_ground_free);
  g_free (self->language);
  g_free (self->title);
  g_free (self->as_of);
  g_free (self->exercise);
  g_free (self->approval_number);
  g_free (self->credit);
  g_free (self);
}

/**
 * bw_map_export_draw_async:
 * @self: (transfer full): what to draw
 * @as_pdf: lines and letters, else pixels
 * @cancellable: (nullable): a cancellable; the answer comes at once, the worker ends by
 *   itself
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void
bw_map_export_draw_async (BwMapExport         *self,
                          gboolean             as_pdf,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  /* Without a source: the worker may be the last who holds the task. */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, bw_map_export_draw_async);
  g_task_set_task_data (task, self, (GDestroyNotify) bw_map_export_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, as_pdf ? draw_page_in_thread : draw_picture_in_thread);
}

/**
 * bw_map_export_draw_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what belongs into the file
 */
GBytes *
bw_map_export_draw_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
