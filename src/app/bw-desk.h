/* bw-desk.h: what every part of a window shares: the session and (scope, page)
 *
 * One desk a window. What is shown is always a scope and a page; both can be
 * linked, restored, gone back to. Whoever shows figures listens to `refresh`,
 * not to the picture: it comes at most five times a second, only when something
 * changed, and never while nothing is on screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"
#include "bw-pace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BW_PAGE_OVERVIEW,
  BW_PAGE_SAMPLING,
  BW_PAGE_CHECKPOINTS,
  BW_PAGE_TEAMS,
  BW_PAGE_DONATIONS,
  BW_PAGE_ORDERS,
  BW_PAGE_INSPECTIONS,
} BwPage;
#define BW_N_PAGES 7

#define BW_TYPE_PAGE (bw_page_get_type ())
#define BW_TYPE_DESK (bw_desk_get_type ())

GType       bw_page_get_type    (void);
const char *bw_page_to_string   (BwPage       page);
gboolean    bw_page_from_string (const char  *text,
                                 BwPage      *page);

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
 * (BwPage), `faded` (boolean: what is shown is not live: colours fade and every
 * card says 截至), `can-go-back`, `can-go-forward`.
 *
 * Signals: `refresh` (pointer BwDeskChange; NULL: everything), `tick` (each
 * second: ages and countdowns). A change of scope is followed by a refresh. */
G_DECLARE_FINAL_TYPE (BwDesk, bw_desk, BW, DESK, GObject)

BwDesk          *bw_desk_new              (BwClientSession  *session);
BwClientSession *bw_desk_get_session      (BwDesk           *self);
BwPicture       *bw_desk_get_picture      (BwDesk           *self);
BwPlaceTree     *bw_desk_get_places       (BwDesk           *self);

/* "zh_CN" or "en": for bw_format_*() and names; gettext follows the same. */
const char      *bw_desk_get_language     (BwDesk           *self);
GTimeZone       *bw_desk_get_time_zone    (BwDesk           *self);
gint64           bw_desk_get_now          (BwDesk           *self);

const char      *bw_desk_get_scope        (BwDesk           *self);

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
void             bw_desk_go_back          (BwDesk           *self);
void             bw_desk_go_forward       (BwDesk           *self);
gboolean         bw_desk_is_faded         (BwDesk           *self);

/* (nullable): the round that is on; borrowed until the next refresh. */
BwRound         *bw_desk_get_round        (BwDesk           *self);

/* Its subject, `sampling:r1`; BW_SUBJECT_NONE: no round. */
BwSubject        bw_desk_get_sampling     (BwDesk           *self);

/* Kept until the place or half a minute of the backend's time changes. */
const BwPace    *bw_desk_get_pace         (BwDesk           *self,
                                           BwPlace           place);

/* Hovered place, linked between map and list; BW_PLACE_NONE: none. Notify
 * `hovered` (uint). */
BwPlace          bw_desk_get_hovered      (BwDesk           *self);
void             bw_desk_set_hovered      (BwDesk           *self,
                                           BwPlace           place);

G_END_DECLS
