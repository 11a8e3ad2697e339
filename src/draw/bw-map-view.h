/* bw-map-view.h: which part of the earth stands where on a drawing
 *
 * Points of the map are in normalised web Mercator: 0 to 1 from the west and from
 * the north, so that a pixel of tile zoom z is 1 / (256 · 2^z). The same as
 * libshumate's, which a test holds it to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pixels of the world at zoom 0. */
#define BW_MAP_TILE 256.0

/**
 * BwMapView:
 * @x: Mercator point in the middle of the drawing
 * @y: the same, from the north
 * @scale: pixels of the whole world's width
 * @width: of the drawing, pixels
 * @height: of the drawing, pixels
 */
typedef struct
{
  double x;
  double y;
  double scale;
  double width;
  double height;
} BwMapView;

void   bw_map_view_project     (double            longitude,
                                double            latitude,
                                double           *x,
                                double           *y);
void   bw_map_view_unproject   (double            x,
                                double            y,
                                double           *longitude,
                                double           *latitude);

/* The zoom of tiles that @scale stands for, and back. */
double bw_map_view_get_zoom    (const BwMapView  *self);
double bw_map_view_zoom_to_scale (double          zoom);

void   bw_map_view_to_screen   (const BwMapView  *self,
                                double            x,
                                double            y,
                                double           *screen_x,
                                double           *screen_y);
void   bw_map_view_from_screen (const BwMapView  *self,
                                double            screen_x,
                                double            screen_y,
                                double           *x,
                                double           *y);

/* @factor times as large; what stands at a point of the screen stays there. */
void   bw_map_view_magnify     (BwMapView        *self,
                                double            factor,
                                double            screen_x,
                                double            screen_y);

/* Part of the way from @from to @to: zooms evenly, and moves so that the target drifts
 * evenly on the screen. */
void   bw_map_view_mix         (BwMapView        *self,
                                const BwMapView  *from,
                                const BwMapView  *to,
                                double            part);

/* West, north, east, south of what the drawing shows, in Mercator. */
void   bw_map_view_get_box     (const BwMapView  *self,
                                double            box[4]);

/* Sets middle and scale so that @box fills the drawing but for @margin pixels on
 * each side; width and height are kept. */
void   bw_map_view_fit         (BwMapView        *self,
                                const double      box[4],
                                double            margin);

G_END_DECLS
