/* bw-map-layer.h: the one layer of the map: a picture that a worker makes
 *
 *   content or size changed, picture nearly left, zoom drifted
 *            │
 *            ▼            worker
 *   IDLE ──start──► BUSY ─────────► painted ──► still wanting? ──► start again
 *            ▲                                        │ no
 *            └────────────────────────────────────────┘
 *
 * The picture is larger than the view. While the map is moved the same picture is
 * painted at another place; while it is zoomed, at another size; nothing on the
 * main thread depends on how much is on the map. Changes of content start a
 * picture at most ten times a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-layout.h"
#include "bw-map-marks.h"
#include "bw-map-scene.h"
#include "bw-map-view.h"
#include "bw-palette.h"
#include "bw-tile-book.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define BW_TYPE_MAP_LAYER (bw_map_layer_get_type ())

/* Signal `painted`: a new picture is there; layout and marks may be others. */
G_DECLARE_FINAL_TYPE (BwMapLayer, bw_map_layer, BW, MAP_LAYER, ShumateLayer)

/**
 * BwMapLook:
 * @palette: colours
 * @kinds: bits of the kinds of which ordinary sites are shown
 * @size: of text and marks
 * @margin: around what is fitted, logical pixels at size 1
 * @mark: (nullable): a word written across all of it; interned
 * @lens: whether there may be a lens
 * @still: the map is not moved by hand: no margin is painted
 */
typedef struct
{
  BwPalette palette;
  guint     kinds;
  double    size;
  double    margin;
  const char *mark;
  gboolean  lens;
  gboolean  still;
} BwMapLook;

BwMapLayer        *bw_map_layer_new         (ShumateViewport  *viewport);

/* @scene (nullable): borrowed until another is set. */
void               bw_map_layer_set_scene   (BwMapLayer       *self,
                                             BwMapScene       *scene,
                                             const char       *language);
void               bw_map_layer_set_look    (BwMapLayer       *self,
                                             const BwMapLook  *look);

/* @tiles (nullable): of a base map, under all of it. */
void               bw_map_layer_set_tiles   (BwMapLayer       *self,
                                             BwTileBook       *tiles);

/* Whether the picture that is shown has a base map. */
gboolean           bw_map_layer_has_ground (BwMapLayer       *self);

/* The scene may have changed: looks, and asks for a picture if it did. */
void               bw_map_layer_update      (BwMapLayer       *self);

/* Shows all of the scene with the next picture, and keeps doing so when the size
 * changes, until a person moves the map. */
void               bw_map_layer_fit         (BwMapLayer       *self,
                                             gboolean          animate);
gboolean           bw_map_layer_is_fitted   (BwMapLayer       *self);

/* Flies to @view; where it is, or where it flies: then TRUE. */
void               bw_map_layer_show        (BwMapLayer       *self,
                                             const BwMapView  *view);
gboolean           bw_map_layer_get_target  (BwMapLayer       *self,
                                             BwMapView        *view);

/* Whether the newest content is on the screen, at rest. */
gboolean           bw_map_layer_is_settled  (BwMapLayer       *self);
void               bw_map_layer_get_view    (BwMapLayer       *self,
                                             BwMapView        *view);

/* (nullable): of the picture that is shown */
const BwMapLayout *bw_map_layer_get_layout  (BwMapLayer       *self);
const BwMapMarks  *bw_map_layer_get_marks   (BwMapLayer       *self);

/* Sites that the picture has a mark of; those of the scope that can have none. */
void               bw_map_layer_count_sites (BwMapLayer       *self,
                                             guint            *n_shown,
                                             guint            *n_without_position);

/* Pictures made so far, for tests and measuring. */
guint              bw_map_layer_get_n_pictures (BwMapLayer    *self);

G_END_DECLS
