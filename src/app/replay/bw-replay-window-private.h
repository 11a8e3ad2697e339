/* bw-replay-window-private.h: what the parts of the replay share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-parts.h"
#include "bw-replay-loader.h"
#include "bw-replay-map.h"
#include "bw-replay-player.h"
#include "bw-replay-row.h"
#include "bw-replay-window.h"

G_BEGIN_DECLS

struct _BwReplayWindow
{
  AdwWindow       parent_instance;

  BwDesk         *desk;    /* (owned) (nullable) */
  BwReplay       *replay;  /* (owned) (nullable): there is no round */
  BwRound        *round;   /* (owned) (nullable) */
  BwReplayPlayer *player;  /* (owned) (nullable) */
  BwReplayLoader *loader;  /* (owned) (nullable): points are asked for */
  GListStore     *items;   /* (owned): the parts, their index in the replay is one more */
  BwReplayItem   *scope;   /* (owned) (nullable): the first in the replay */
  BwMapPlaces    *places;  /* (owned) (nullable) */
  GArray         *areas;   /* (owned) (element-type int): index in the replay by area of the map, -1: none */
  char           *name;    /* (owned) (nullable): of the scope */
  gint64          instant; /* that is shown; 0: none yet */
  gboolean        is_showing; /* the slider is put where the time is */

  AdwWindowTitle *title;
  GtkLabel       *banner;
  GtkWidget      *exercise;
  GtkStack       *stack;
  AdwStatusPage  *empty;
  BwReplayMap    *map;
  BwReplayRow    *whole;
  GtkListView    *list;
  GtkWidget      *controls;
  GtkWidget      *back;
  GtkWidget      *forward;
  GtkButton      *play;
  GtkDropDown    *speed;
  GtkRange       *slider;
  GtkLabel       *state;
  GtkLabel       *footer;
  GtkWidget      *reading;
  GtkProgressBar *progress;
};

/* bw-replay-window.c */
BwReplayItem *bw_replay_window_get_item      (BwReplayWindow     *self,
                                              guint               index);
void          bw_replay_window_show_item     (BwReplayWindow     *self,
                                              BwReplayItem       *item,
                                              guint               index);
BwReplayItem *bw_replay_window_add_area      (BwReplayWindow     *self,
                                              BwPlace             place,
                                              BwMeasureId         sampled,
                                              BwMeasureId         target);

/* bw-replay-window-points.c: points and their histories */
void          bw_replay_window_read_points   (BwReplayWindow     *self,
                                              const BwAreaParts  *parts,
                                              BwMeasureId         sampled,
                                              BwMeasureId         target);
void          bw_replay_window_start_reading (BwReplayWindow     *self);

G_END_DECLS
