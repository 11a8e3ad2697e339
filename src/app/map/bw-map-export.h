/* bw-map-export.h: a map by itself, drawn by a worker for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-ground.h"
#include "bw-map-layout.h"
#include "bw-map-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwMapExport:
 * @places: (owned): what there is
 * @layout: (owned) (nullable): used if it is of @places; made otherwise, without a lens
 * @state: (owned): a copy
 * @ground: (owned) (nullable): tiles of a base map
 * @palette: colours
 * @kinds: bits of the kinds of which ordinary sites are shown
 * @view: what is seen; all, if the layout had to be made
 * @size: of text and marks
 * @device_scale: of the screen
 * @language: (owned)
 * @title: (owned)
 * @as_of: (owned)
 * @exercise: (owned) (nullable): word that marks a drill
 * @approval_number: (owned) (nullable)
 * @credit: (owned) (nullable): whose the base map is
 */
typedef struct
{
  BwMapPlaces *places;
  BwMapLayout *layout;
  BwMapState  *state;
  BwMapGround *ground;
  BwPalette    palette;
  guint        kinds;
  BwMapView    view;
  double       size;
  int          device_scale;
  char        *language;
  char        *title;
  char        *as_of;
  char        *exercise;
  char        *approval_number;
  char        *credit;
} BwMapExport;

void    bw_map_export_free        (BwMapExport          *self);

/* Takes over @self. @as_pdf: on a page of A4, else as PNG, the map as large as on the
 * screen, with twice its pixels. */
void    bw_map_export_draw_async  (BwMapExport          *self,
                                   gboolean              as_pdf,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/* (transfer full) (nullable): what belongs into the file */
GBytes *bw_map_export_draw_finish (GAsyncResult         *result,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMapExport, bw_map_export_free)

G_END_DECLS
