/* bw-map-private.h: what the parts of the map widget share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-map-image.h"
#include "bw-map-layer.h"
#include "bw-map-ruler.h"
#include "bw-map-scene.h"
#include "bw-map-trail.h"
#include "bw-map.h"
#include "bw-tile-book.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* Saturation of the colours of what is not live. */
#define BW_MAP_FADED 0.18

/* Something that lies over the map in a corner. */
typedef struct
{
  BwMapImage *image; /* (owned) (nullable) */
  double      x;
  double      y;
} BwMapSheet;

/* A site that was looked for: its row, -1: it has none. */
typedef struct
{
  BwPlace site;
  gint64  row;
} BwMapFound;

struct _BwMap
{
  GtkWidget      parent_instance;

  BwDesk        *desk;  /* (owned) */
  BwMapScene    *scene; /* (owned) */
  ShumateMap    *map;   /* (unowned): the child */
  BwMapLayer    *layer; /* (unowned): of the map */
  GtkWidget     *popover; /* (unowned) (nullable): a child too */
  GtkWidget     *menu; /* (unowned) (nullable): a child too */
  GtkWidget     *fit_button; /* (unowned): a child too */
  GMenuModel    *extra_menu; /* (owned) (nullable) */

  int            palette_kind; /* BwPaletteKind, -1: that of the style */
  BwPalette      palette;      /* as it is painted: faded */
  gboolean       interactive;
  gboolean       lens;
  guint          kinds; /* bits of those of which ordinary sites are shown */
  BwMapMeasure   measure; /* that the areas are coloured by */
  double         text_scale;
  const char    *mark;       /* (nullable): interned */
  double         saturation; /* negative: the desk says */
  double         brightness;

  char          *language; /* (owned): that the scene was built in */
  guint          generation; /* of the place tree, that the scene was built from */
  guint          rebuild_id; /* source */
  gint64         rebuild_time; /* monotonic */
  guint          n_ticks;
  guint          said_revision; /* of the scene, that the accessible label tells */

  BwMapSheet     key;
  BwMapSheet     note;
  char          *key_made_of; /* (owned): what the key was painted for */
  char          *note_made_of; /* (owned) */
  GSettings     *settings; /* (owned) (nullable): the schema is not installed */

  BwBaseMap     *base;   /* (owned) (nullable): that is configured and can be shown */
  BwTileSource  *source; /* (owned) (nullable): of its tiles */
  BwTileBook    *tiles;  /* (owned) (nullable): of them in the colours of @palette_kind */
  int            tiles_kind; /* BwPaletteKind of @tiles */
  guint64        base_limit; /* bytes on the disk */
  char          *base_trouble; /* (owned) (nullable): that was told last */
  gboolean       is_base_refused; /* it is configured, and must not be shown */
  guint          base_id; /* source: the settings have changed */

  guint32        exception; /* row that Tab has walked to */
  gboolean       has_exception;
  BwMapFound     found[2]; /* until the places are others */
  guint          n_found;
  GArray        *together; /* (owned) (nullable) (element-type guint32): rows, until they are others */
  gboolean       is_leaving; /* Escape was pressed on an exception: Tab goes on */
  double         pressed_x;
  double         pressed_y;

  BwMapTrail    *trail; /* (owned) */
  guint          trail_id; /* source: a view is one to come back to */
  BwMapRuler    *ruler; /* (owned) (nullable): it is measured */
};

/* bw-map-follow.c: keeps the scene as the desk has it */
void     bw_map_follow_desk     (BwMap           *self);
void     bw_map_unfollow_desk   (BwMap           *self);

/* Whether the scene is of the desk's scope, and no places wait to be read. */
gboolean bw_map_has_caught_up   (BwMap           *self);

/* Another measure is chosen. */
void     bw_map_update_measure  (BwMap           *self);

/* What it says is other, though the scene is the same. */
void     bw_map_say_anew        (BwMap           *self);

/* bw-map-selection.c: what is chosen, here or elsewhere. Row of a site of the scene, -1:
 * it has none. */
void     bw_map_follow_selection
                                (BwMap           *self);
gint64   bw_map_find_row        (BwMap           *self,
                                 BwPlace          site);
const guint32 *bw_map_find_together (BwMap *self,
                                     guint *n_rows);
void     bw_map_forget_rows     (BwMap           *self);
void     bw_map_select          (BwMap           *self,
                                 BwPlace          place);

/* Whether what is chosen is a site that has a neighbour to go to. */
gboolean bw_map_step_selection  (BwMap           *self,
                                 double           dx,
                                 double           dy);

/* bw-map-overlay.c: what lies over the picture */
void     bw_map_snapshot_overlay
                                (BwMap           *self,
                                 GtkSnapshot     *snapshot);

/* bw-map-base.c: the base map under it. Whether there is one, in colours that go with
 * those of @kind. */
void     bw_map_follow_base     (BwMap           *self);
void     bw_map_unfollow_base   (BwMap           *self);
gboolean bw_map_choose_base     (BwMap           *self,
                                 BwPaletteKind    kind);

/* (transfer full) (nullable): what is to be said of it: whose it is, or what is wrong. */
char    *bw_map_dup_base_note   (BwMap           *self);
char    *bw_map_dup_base_trouble
                                (BwMap           *self);

/* bw-map.c: colours, sizes and what lies under all have changed, or may have. */
void     bw_map_update_look     (BwMap           *self);

/* bw-map-sheets.c: the key and the note */
void     bw_map_update_sheets   (BwMap           *self);
void     bw_map_snapshot_sheets (BwMap           *self,
                                 GtkSnapshot     *snapshot);
void     bw_map_clear_sheets    (BwMap           *self);

/* bw-map-input.c: pointer and keys */
void     bw_map_add_controllers (BwMap           *self);
void     bw_map_widen           (BwMap           *self);

/* bw-map-words.c: what the map says in words. All are owned by the caller. */
char    *bw_map_describe        (BwMap           *self);
char    *bw_map_describe_area   (BwMap           *self,
                                 guint            area);
char    *bw_map_describe_mark   (BwMap           *self,
                                 const BwMapMark *mark,
                                 guint            n);
char    *bw_map_describe_site   (BwMap           *self,
                                 BwPlace          site);

/* bw-map-list.c: the sites that are seen at one place */
void     bw_map_show_list       (BwMap           *self,
                                 const BwMapMark *mark,
                                 GArray          *rows);

G_END_DECLS
