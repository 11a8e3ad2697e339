/* bw-tile-picture.c: a tile as it is painted, from the image files that it came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-tile-picture.h"

#include "bw-map-ground.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

/* No server makes larger ones, and a small file could hold a very large picture. */
#define LARGEST 1024

/* Given to the decoder at a time, so that it stops at one that is too large. */
#define PIECE 4096

static void
on_loader_size_prepared_cb (GdkPixbufLoader *loader,
                            int              width,
                            int              height,
                            gboolean        *is_small)
{
  *is_small = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
  if (!*is_small)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes          *file,
      const gboolean  *is_small)
{
  gsize length;
  const guchar *data = g_bytes_get_data (file, &length);

  for (gsize at = 0; at < length && *is_small; at += PIECE)
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE, length - at), NULL))
      return FALSE;

  return *is_small;
}

/* (transfer full) (nullable): GdkPixbuf's own errors tell people nothing. */
static GdkPixbuf *
decode (GBytes  *file,
        GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf = NULL;
  gboolean is_small = TRUE;
  gboolean is_fed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_loader_size_prepared_cb), &is_small);
  is_fed = feed (loader, file, &is_small);
  if (gdk_pixbuf_loader_close (loader, NULL) && is_fed)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    return g_object_ref (pixbuf);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       is_small ? _("a map tile is not a picture") : _("a map tile is too large"));
  return NULL;
}

static void
paint (cairo_t   *cr,
       GdkPixbuf *pixbuf,
       double     width,
       double     height)
{
  cairo_save (cr);
  cairo_scale (cr, width / gdk_pixbuf_get_width (pixbuf), height / gdk_pixbuf_get_height (pixbuf));
  gdk_cairo_set_source_pixbuf (cr, pixbuf, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * bw_tile_picture_new:
 * @base: an image file
 * @labels: (nullable): another one; left out if it is none
 * @kind: colours of what will lie over it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an ARGB32 image surface, or %NULL with
 *   `G_IO_ERROR_INVALID_DATA`
 */
cairo_surface_t *
bw_tile_picture_new (GBytes         *base,
                     GBytes         *labels,
                     BwPaletteKind   kind,
                     GError        **error)
{
  g_autoptr (GdkPixbuf) below = decode (base, error);
  g_autoptr (GdkPixbuf) above = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  int width;
  int height;

  if (below == NULL)
    return NULL;

  if (labels != NULL)
    above = decode (labels, NULL);
  width = gdk_pixbuf_get_width (below);
  height = gdk_pixbuf_get_height (below);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  paint (cr, below, width, height);
  if (above != NULL)
    paint (cr, above, width, height);
  cairo_destroy (cr);

  bw_map_ground_calm (surface, kind);
  return surface;
}
