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
  GPtrArray      *bound;   /* (owned) (element-type BwReplayItem): those that a row shows */
  BwReplayItem   *scope;   /* (owned) (nullable): the first in the replay */
  BwMapPlaces    *places;  /* (owned) (nullable) */
  GArray         *areas;   /* (owned) (element-type int): index in the replay by area of the map, -1: none */
  char           *name;    /* (owned) (nullable): of the scope */
  gint64          instant; /* that is shown; 0: none yet */
  gint64          wanted;  /* that is to be shown */
  gint64          asked;   /* that a worker is at */
  GArray         *moments; /* (owned) (element-type BwReplayMoment): of @instant, by index in the replay */
  GArray         *late;    /* (owned) (element-type guint): whose history came while a worker is at it */
  GCancellable   *computing; /* (owned) (nullable): a worker is at it */
  GArray         *points;  /* (owned) (element-type BwPlace): the parts, if they are points */
  GByteArray     *is_known; /* (owned): whether the history of a point is at hand */
  guint           n_known; /* of how many it is */
  guint           n_places; /* size of the place tree that these are of */
  guint           edition; /* of it */
  guint           listing_id; /* source: the points are listed */
  guint           map_id;  /* source: the map is shown anew */
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
BwReplayItem *bw_replay_window_add_area      (BwReplayWindow     *self,
                                              BwPlace             place);
char         *bw_replay_window_dup_time      (BwReplayWindow     *self,
                                              gint64              time);

/* bw-replay-window-moments.c: how far all were, found by a worker */
void          bw_replay_window_show_instant  (BwReplayWindow     *self,
                                              gint64              instant);
void          bw_replay_window_bind_item     (BwReplayWindow     *self,
                                              guint               index);
void          bw_replay_window_unbind_item   (BwReplayWindow     *self,
                                              BwReplayItem       *item);

/* The history of a point has come. */
void          bw_replay_window_update_point  (BwReplayWindow     *self,
                                              guint               index);
void          bw_replay_window_show_map      (BwReplayWindow     *self);

/* The same soon, once for all that comes until then. */
void          bw_replay_window_plan_map      (BwReplayWindow     *self);

/* bw-replay-window-points.c: points and their histories */
void          bw_replay_window_list_points   (BwReplayWindow     *self,
                                              const BwAreaParts  *parts);
void          bw_replay_window_note_point    (BwReplayWindow     *self,
                                              BwReplayItem       *item);

G_END_DECLS
