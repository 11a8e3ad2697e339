/* bw-map-image.h: something drawn once, painted in many frames
 *
 * How a ready picture comes to the screen at least cost depends on the renderer:
 * the cairo renderer of GTK 4.8 converts textures by floating point in each frame
 * but paints an image surface as it is; all others want a texture, which they keep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _BwMapImage BwMapImage;

/* Whether pictures for @widget should be textures. It must be realized. */
gboolean    bw_map_image_wants_texture (GtkWidget         *widget);

/* Takes an ARGB32 image surface that nobody draws on any more; any thread. */
BwMapImage *bw_map_image_new           (cairo_surface_t   *surface,
                                        gboolean           as_texture);
void        bw_map_image_free          (BwMapImage        *self);

/* (transfer none): nobody draws on it */
cairo_surface_t *bw_map_image_get_surface (const BwMapImage *self);

/* Logical pixels. */
double      bw_map_image_get_width     (const BwMapImage  *self);
double      bw_map_image_get_height    (const BwMapImage  *self);

/* Paints it into @to, nothing outside of @clip. */
void        bw_map_image_snapshot      (BwMapImage            *self,
                                        GtkSnapshot           *snapshot,
                                        const graphene_rect_t *to,
                                        const graphene_rect_t *clip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapImage, bw_map_image_free)

G_END_DECLS
