/* bw-map-hands-private.h: what the parts of the map share that a person's hand moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-private.h"

G_BEGIN_DECLS

/* What a person points at: a place, or nothing in particular; where on the earth. */
typedef struct
{
  BwPlace place;
  double  x; /* Mercator */
  double  y;
} BwMapSpot;

/* bw-map-pick.c: what lies where. Index of an area, -1: none; a mark, NULL: none. */
int      bw_map_pick_area       (BwMap           *self,
                                 double           x,
                                 double           y);
guint            bw_map_count_rows (BwMap        *self,
                                    double        x,
                                    double        y);
GArray          *bw_map_list_rows (BwMap         *self,
                                   double         x,
                                   double         y);
const BwMapMark *bw_map_pick_mark (BwMap         *self,
                                 double           x,
                                 double           y);
void     bw_map_find_spot       (BwMap           *self,
                                 double           x,
                                 double           y,
                                 BwMapSpot       *spot);

int      bw_map_find_key_area   (BwMap           *self);

/* What the keys stand on, or the middle. */
void     bw_map_find_focus      (BwMap           *self,
                                 BwMapSpot       *spot);

/* Where a point of the earth is drawn. */
void     bw_map_locate          (BwMap           *self,
                                 double           x,
                                 double           y,
                                 double          *screen_x,
                                 double          *screen_y);

/* bw-map-hands.c: actions, and the views that a person has had */
void     bw_map_install_hands   (GtkWidgetClass  *klass);
void     bw_map_follow_views    (BwMap           *self);
void     bw_map_update_hands    (BwMap           *self);
void     bw_map_zoom            (BwMap           *self,
                                 gboolean         is_out,
                                 double           x,
                                 double           y);
char    *bw_map_format_position (const BwMapSpot *spot,
                                 gboolean         is_longitude_first);

/* bw-map-menu.c: what can be done there */
void     bw_map_show_menu       (BwMap           *self,
                                 const BwMapSpot *spot,
                                 double           x,
                                 double           y);

/* bw-map-measuring.c: a line, and how long it is */
void     bw_map_start_ruler     (BwMap           *self,
                                 double           x,
                                 double           y);
void     bw_map_stop_ruler      (BwMap           *self);
void     bw_map_move_ruler      (BwMap           *self,
                                 const BwMapSpot *spot,
                                 gboolean         is_laid);
gboolean bw_map_handle_ruler_key
                                (BwMap           *self,
                                 guint            key);
void     bw_map_snapshot_ruler  (BwMap           *self,
                                 GtkSnapshot     *snapshot);

G_END_DECLS
