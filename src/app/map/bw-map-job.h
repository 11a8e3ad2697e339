/* bw-map-job.h: one picture of the map, made by a worker
 *
 * Everything that the worker reads is its own or immutable: places and layout are
 * shared, the state is a copy. One worker serves all maps of the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-ground.h"
#include "bw-map-image.h"
#include "bw-map-layout.h"
#include "bw-map-marks.h"
#include "bw-map-state.h"
#include "bw-map-view.h"
#include "bw-palette.h"

G_BEGIN_DECLS

/**
 * BwMapJob:
 * @places: (owned): what there is
 * @layout: (owned) (nullable): used if it is of @places and @lens; made otherwise
 * @lens: what to look through; with @fit: chosen anew if @wants_lens
 * @wants_lens: whether there may be a lens
 * @state: (owned) (nullable): a copy, until the picture is made
 * @keep_state: keep it longer: as long as the picture
 * @ground: (owned) (nullable): tiles of a base map
 * @palette: colours
 * @kinds: bits of the kinds of which ordinary sites are shown
 * @size: of text and marks
 * @margin: around what is fitted, logical pixels at size 1
 * @device_scale: pixels of the picture a logical one
 * @language: (owned)
 * @mark: (nullable): a word written across all of it; interned
 * @view: what is seen, logical pixels; with @fit: set by the worker
 * @oversize: how much larger than the view the picture is, 1 or more
 * @fit: show all that there is
 * @as_texture: see bw-map-image.h
 * @cost: answer: microseconds that the worker spent
 * @marks: (owned): answer: the sites
 * @n_shown: answer: sites that have a mark anywhere in the scope
 * @n_without_position: answer: sites of the scope that can have none
 * @image: (owned): answer: the picture, its middle is that of @view
 */
typedef struct
{
  BwMapPlaces *places;
  BwMapLayout *layout;
  BwMapLens    lens;
  gboolean     wants_lens;
  BwMapState  *state;
  gboolean     keep_state;
  BwMapGround *ground;
  BwPalette    palette;
  guint        kinds;
  double       size;
  double       margin;
  int          device_scale;
  char        *language;
  const char  *mark;
  BwMapView    view;
  double       oversize;
  gboolean     fit;
  gboolean     as_texture;
  gint64       cost;
  BwMapMarks  *marks;
  guint        n_shown;
  guint        n_without_position;
  BwMapImage  *image;
} BwMapJob;

/* Called on the main thread, before the next layout and paint. Takes @job. */
typedef void (*BwMapJobFunc) (BwMapJob *job,
                              gpointer  user_data);

/* Around what is fitted, and around the legend; logical pixels at size 1. Marks may
 * stand over the outline, the letters of the legend over nothing. */
#define BW_MAP_MARGIN             9.5
#define BW_MAP_WALL_MARGIN        1.2
#define BW_MAP_LEGEND_MARGIN      18.0
#define BW_MAP_WALL_LEGEND_MARGIN 11.0

/* Font families of all maps. */
#define BW_MAP_FONT "Cantarell, Noto Sans CJK SC"

/* Takes @job. @user_data is released with @destroy on the main thread. */
void bw_map_job_start (BwMapJob       *job,
                       BwMapJobFunc    function,
                       gpointer        user_data,
                       GDestroyNotify  destroy);
void bw_map_job_free  (BwMapJob       *job);

/* What the worker does, here and now: for tests and pictures. */
void bw_map_job_run   (BwMapJob       *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapJob, bw_map_job_free)

G_END_DECLS
