/* bw-map-image.c: something drawn once, painted in many frames
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-image.h"

#include <math.h>

struct _BwMapImage
{
  cairo_surface_t *surface; /* (owned) */
  GdkTexture      *texture; /* (owned) (nullable) */
  double           width;
  double           height;
};

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * (gsize) stride,
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

/* A picture that is only moved, and by whole device pixels, needs no filter. */
static gboolean
is_exact (const BwMapImage      *self,
          const graphene_rect_t *to)
{
  return fabs (to->size.width - self->width) < 0.01 && fabs (to->size.height - self->height) < 0.01;
}

/**
 * bw_map_image_wants_texture:
 * @widget: a realized widget
 *
 * Returns: whether its renderer paints textures for less than surfaces
 */
gboolean
bw_map_image_wants_texture (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer") != 0;
}

/**
 * bw_map_image_new:
 * @surface: (transfer full): an ARGB32 image surface; it is not drawn on any more
 * @as_texture: what bw_map_image_wants_texture() said
 *
 * Returns: (transfer full): a picture
 */
BwMapImage *
bw_map_image_new (cairo_surface_t *surface,
                  gboolean         as_texture)
{
  BwMapImage *self = g_new0 (BwMapImage, 1);
  double scale_x;
  double scale_y;

  cairo_surface_flush (surface);
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  self->surface = surface;
  self->width = cairo_image_surface_get_width (surface) / scale_x;
  self->height = cairo_image_surface_get_height (surface) / scale_y;
  if (as_texture)
    self->texture = create_texture (surface);

  return self;
}

/**
 * bw_map_image_free:
 * @self: (transfer full): a picture
 */
void
bw_map_image_free (BwMapImage *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/**
 * bw_map_image_get_surface:
 * @self: a picture
 *
 * Returns: (transfer none): its pixels, to be read only
 */
cairo_surface_t *
bw_map_image_get_surface (const BwMapImage *self)
{
  return self->surface;
}

/**
 * bw_map_image_get_width:
 * @self: a picture
 *
 * Returns: logical pixels
 */
double
bw_map_image_get_width (const BwMapImage *self)
{
  return self->width;
}

/**
 * bw_map_image_get_height:
 * @self: a picture
 *
 * Returns: logical pixels
 */
double
bw_map_image_get_height (const BwMapImage *self)
{
  return self->height;
}

/**
 * bw_map_image_snapshot:
 * @self: a picture
 * @snapshot: where to
 * @to: where it comes to stand; another size scales it
 * @clip: nothing outside is painted
 */
void
bw_map_image_snapshot (BwMapImage            *self,
                       GtkSnapshot           *snapshot,
                       const graphene_rect_t *to,
                       const graphene_rect_t *clip)
{
  graphene_rect_t visible;
  cairo_t *cr;

  if (!graphene_rect_intersection (to, clip, &visible))
    return;

  if (self->texture != NULL)
    {
      gtk_snapshot_push_clip (snapshot, clip);
      gtk_snapshot_append_texture (snapshot, self->texture, to);
      gtk_snapshot_pop (snapshot);
      return;
    }

  cr = gtk_snapshot_append_cairo (snapshot, &visible);
  cairo_translate (cr, to->origin.x, to->origin.y);
  if (!is_exact (self, to))
    cairo_scale (cr, to->size.width / self->width, to->size.height / self->height);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_destroy (cr);
}
