/* bw-map-layer-private.h: what showing a picture and planning the next share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-job.h"
#include "bw-map-layer.h"

#include <adwaita.h>

G_BEGIN_DECLS

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

/* bw-map-layer.c: what is seen. @job (transfer full): is shown from now on. */
gboolean bw_map_layer_is_flying    (BwMapLayer      *self);
void     bw_map_layer_take_picture (BwMapLayer      *self,
                                    BwMapJob        *job);

/* bw-map-layer-plan.c: asks for the picture that is needed next, if any and if none is
 * being made; for a sharp one after a while at rest. Whether the one that is shown is
 * what the view asks for, as sharp as it can be; whether it is of an older state. */
void     bw_map_layer_plan         (BwMapLayer      *self);
void     bw_map_layer_plan_rest    (BwMapLayer      *self);
void     bw_map_layer_drop_plans   (BwMapLayer      *self);
gboolean bw_map_layer_has_new_values
                                   (BwMapLayer      *self);
gboolean bw_map_layer_is_sharp     (BwMapLayer      *self,
                                    const BwMapView *view);

G_END_DECLS
