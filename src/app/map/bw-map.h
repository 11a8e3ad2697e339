/* bw-map.h: the map of a scope, on the desk and on the wall
 *
 * Areas below the scope as a choropleth, sites as marks, labels, key. One raster
 * layer on a ShumateMap, painted by a worker: cost follows the pixels, not the
 * sites. Listens to the desk by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-map-measure.h"
#include "bw-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_MAP (bw_map_get_type ())

/* Properties: `desk`, `palette-kind` (BwPaletteKind; default follows the style
 * manager), `interactive` (default TRUE), `lens` (default TRUE), `show-sampling`,
 * `show-checkpoints` (ordinary sites of the kind; exceptions are always drawn),
 * `text-scale` (1 on the desk; wall: of captions, labels, marks), `measure` (id of what
 * the areas are coloured by, default "done"). All notify. */
G_DECLARE_FINAL_TYPE (BwMap, bw_map, BW, MAP, GtkWidget)

GtkWidget *bw_map_new                  (BwDesk         *desk);

/* (nullable): a word across all of it, below the names: of a drill. */
void       bw_map_set_mark             (BwMap          *self,
                                        const char     *mark);

/* Overrides the desk's fading; saturation 1 and brightness 1: none. */
void       bw_map_set_fade             (BwMap          *self,
                                        double          saturation,
                                        double          brightness);
void       bw_map_set_palette_kind     (BwMap          *self,
                                        BwPaletteKind   kind);
void       bw_map_set_show_sites       (BwMap          *self,
                                        BwSiteKind      kind,
                                        gboolean        show);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean   bw_map_is_settled           (BwMap          *self);

/* Sites shown, and sites of the scope without a position. */
void       bw_map_count_sites          (BwMap          *self,
                                        guint          *n_shown,
                                        guint          *n_without_position);
void       bw_map_fit                  (BwMap          *self);

/* @menu (nullable): what a parent adds to its menu. */
void       bw_map_set_extra_menu       (BwMap          *self,
                                        GMenuModel     *menu);

/* (transfer full) (element-type BwMapMeasure): what the areas can be coloured by. */
GArray    *bw_map_dup_measures         (BwMap          *self);

G_END_DECLS
