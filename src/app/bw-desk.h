/* bw-desk.h: what every part of a window shares: the session and (scope, page)
 *
 * One desk a window. What is shown is always a scope and a page; both can be
 * linked, restored, gone back to. Whoever shows figures listens to `refresh`,
 * not to the picture: it comes at most five times a second, only when something
 * changed, and never while nothing is on screen. The first figures of a page listen to
 * `glance` too, which comes in between, as often as the processor time allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-call-book.h"
#include "bw-client-session.h"
#include "bw-edits.h"
#include "bw-pace.h"
#include "bw-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_DESK (bw_desk_get_type ())

/**
 * BwDeskChange:
 * @structure: places came, went or moved: indices must be read anew
 * @types: bit `1 << BwDocumentType` of what changed
 * @is_changed: (array length=n_places): by place: figures or condition changed
 * @n_places: size of @is_changed
 * @changed: (array length=n_changed): the same places as a list
 * @n_changed: how many
 *
 * What changed since the last refresh. Lives for the emission only.
 */
typedef struct
{
  gboolean        structure;
  guint           types;
  const guint8   *is_changed;
  guint           n_places;
  const BwPlace  *changed;
  guint           n_changed;
} BwDeskChange;

/* Properties, all with notify: `scope` (string, code; "" until known), `page`
 * (BwPage), `sought` (string), `faded` (boolean: what is shown is not live: colours fade and every
 * card says 截至), `can-go-back`, `can-go-forward`.
 *
 * `faded`: OFFLINE and REFUSED. A short loss (RECONNECTING, up to 60 s) keeps its
 * colours, the pill counts its age, but what is shown is of the last event from the
 * loss on; a saved file is true at its own time.
 *
 * Signals: `refresh` (pointer BwDeskChange; NULL: everything), `tick` (each
 * second: ages and countdowns), `scope-missing` (string: there is no such area, the
 * root is shown instead). A change of scope is followed by a refresh. */
G_DECLARE_FINAL_TYPE (BwDesk, bw_desk, BW, DESK, GObject)

BwDesk          *bw_desk_new              (BwClientSession  *session);
BwClientSession *bw_desk_get_session      (BwDesk           *self);

/* What people change here; made when it is first asked for. */
BwEdits         *bw_desk_get_edits        (BwDesk           *self);

/* Figures that came by telephone; made when it is first asked for. */
BwCallBook      *bw_desk_get_calls        (BwDesk           *self);
BwPicture       *bw_desk_get_picture      (BwDesk           *self);
BwPlaceTree     *bw_desk_get_places       (BwDesk           *self);

/* "zh_CN" or "en": for bw_format_*() and names; gettext follows the same. */
const char      *bw_desk_get_language     (BwDesk           *self);
GTimeZone       *bw_desk_get_time_zone    (BwDesk           *self);
gint64           bw_desk_get_now          (BwDesk           *self);

/* The time for which the figures hold: now, or while faded the last moment that is
 * known (截至). Projections start there; countdowns and the clock go on. */
gint64           bw_desk_get_data_now     (BwDesk           *self);

const char      *bw_desk_get_scope        (BwDesk           *self);

/* (nullable): code of the site that was asked for by name, a link or an alert: its area
 * is the scope, and the page shows it as chosen. Until another step is taken. */
const char      *bw_desk_get_sought       (BwDesk           *self);

/* BW_PLACE_NONE until the place is known. */
BwPlace          bw_desk_get_scope_place  (BwDesk           *self);

/* Narrow or widen; the old one goes into the history. */
void             bw_desk_set_scope        (BwDesk           *self,
                                           const char       *scope);
void             bw_desk_set_scope_place  (BwDesk           *self,
                                           BwPlace           place);
BwPage           bw_desk_get_page         (BwDesk           *self);
void             bw_desk_set_page         (BwDesk           *self,
                                           BwPage            page);

/* Both at once, as one step of the history. */
void             bw_desk_go_to            (BwDesk           *self,
                                           const char       *scope,
                                           BwPage            page);
void             bw_desk_go_back          (BwDesk           *self);
void             bw_desk_go_forward       (BwDesk           *self);
gboolean         bw_desk_is_faded         (BwDesk           *self);

/* (nullable): the round that is on; borrowed until the next refresh. */
BwRound         *bw_desk_get_round        (BwDesk           *self);

/* Its subject, `sampling:r1`; BW_SUBJECT_NONE: no round. */
BwSubject        bw_desk_get_sampling     (BwDesk           *self);

/* Kept until the place or half a minute of the backend's time changes. The scope
 * finishes with the latest of its parts; any other place is told by its own curve. */
const BwPace    *bw_desk_get_pace         (BwDesk           *self,
                                           BwPlace           place);

/* Whether anything is on screen (default): asleep it emits neither `refresh` nor
 * `tick`; on waking it tells at once what has changed. */
void             bw_desk_set_awake        (BwDesk           *self,
                                           gboolean          awake);

/* Hovered place, linked between map and list; BW_PLACE_NONE: none. Notify
 * `hovered` (uint). */
BwPlace          bw_desk_get_hovered      (BwDesk           *self);
void             bw_desk_set_hovered      (BwDesk           *self,
                                           BwPlace           place);

/* Chosen place, marked in map and list until another is chosen or the scope is one that
 * it is no part of; BW_PLACE_NONE: none. Notify `selected` (uint). */
BwPlace          bw_desk_get_selected     (BwDesk           *self);
void             bw_desk_set_selected     (BwDesk           *self,
                                           BwPlace           place);

/* Places that are chosen together in a list, for as long as their indices mean the same and
 * the scope is the same; more than %BW_DESK_MOST_TOGETHER are none, as a single one is.
 * Notify `n-together` (uint). Borrowed until then. */
#define BW_DESK_MOST_TOGETHER 100
const BwPlace   *bw_desk_get_together     (BwDesk           *self,
                                           guint            *n_places);
void             bw_desk_set_together     (BwDesk           *self,
                                           const BwPlace    *places,
                                           guint             n_places);

G_END_DECLS
