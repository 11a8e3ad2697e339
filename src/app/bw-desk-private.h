/* bw-desk-private.h: what the files of the desk share
 *
 * bw-desk.c holds the type, scope, page and history; -refresh.c gathers what the
 * picture tells and passes it on in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-history.h"
#include "bw-pace-cache.h"
#include "bw-refresh-pace.h"

G_BEGIN_DECLS

typedef enum
{
  PROP_SESSION = 1,
  PROP_SCOPE,
  PROP_PAGE,
  PROP_FADED,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  PROP_HOVERED,
  PROP_SOUGHT,
  PROP_SELECTED,
  PROP_N_TOGETHER,
} BwDeskProperty;

struct _BwDesk
{
  GObject parent_instance;

  BwClientSession *session;       /* (owned) */
  BwPicture       *picture;       /* (owned) */
  BwEdits         *edits;         /* (owned) (nullable) */
  BwCallBook      *calls;         /* (owned) (nullable) */
  BwHistory       *history;       /* (owned) */
  char            *scope;         /* (owned): "" until known */
  char            *sought;        /* (owned) (nullable): code of the site that was asked for */
  char            *selected;      /* (owned) (nullable): code of the place */
  GArray          *together;      /* (owned) (element-type BwPlace): of @edition */
  BwPage           page;
  BwPlace          hovered;
  gboolean         is_scope_chosen; /* by somebody; else it is the root */
  gboolean         is_faded;
  gboolean         is_held;       /* the connection is lost: the data is of the last event */
  gboolean         is_awake;

  /* Found anew when they may have changed. */
  BwPaceCache     *paces;         /* (owned) */
  BwRound         *round;         /* (owned) (nullable) */
  BwSubject        sampling;
  GTimeZone       *zone;          /* (owned) (nullable) */
  char            *zone_name;     /* (owned) (nullable): what @zone was made of */

  /* The change that the next refresh will tell. */
  GArray          *changed;       /* (owned) (element-type BwPlace) */
  GByteArray      *is_changed;    /* (owned): by place */
  guint            edition;       /* of the places that these are of */
  guint            types;
  gboolean         is_structure;
  gboolean         is_everything;
  gint64           refreshed;     /* monotonic time of the last one */
  guint            refresh_source;
  BwRefreshPace    pace;          /* of glances and refreshes */
  guint            distance;      /* milliseconds from one of them to the next, at least */
  guint            glance_source;
  guint            tick_source;
  guint            n_ticks;
};

void     bw_desk_notify           (BwDesk             *self,
                                   BwDeskProperty      property);

/* The area that a code stands for: of a site the one that it stands in. */
BwPlace  bw_desk_find_area        (BwDesk             *self,
                                   const char         *code);

/* What the scope is called once places are known: the root if none was chosen,
 * the area of a site, the root if it is gone. TRUE: it is another one. */
gboolean bw_desk_resolve_scope    (BwDesk             *self);

void     bw_desk_start_refreshing (BwDesk             *self);
void     bw_desk_stop_refreshing  (BwDesk             *self);

/* Tells everything at once, now if it is awake. */
void     bw_desk_refresh_all      (BwDesk             *self);
void     bw_desk_set_faded        (BwDesk             *self,
                                   gboolean            is_faded);
void     bw_desk_emit_refresh     (BwDesk             *self,
                                   const BwDeskChange *change);
void     bw_desk_emit_glance      (BwDesk             *self);
void     bw_desk_emit_tick        (BwDesk             *self);

G_END_DECLS
