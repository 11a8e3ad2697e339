/* bw-room-layout.h: what stands in a room takes what the room has
 *
 * A window asks before each frame in which something is new how high it must be at least, at
 * its least width: all texts are broken there, for a width that they never get. A page that
 * is known to fit is not asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_ROOM_LAYOUT (bw_room_layout_get_type ())
G_DECLARE_FINAL_TYPE (BwRoomLayout, bw_room_layout, BW, ROOM_LAYOUT, GtkLayoutManager)

/* (transfer full) */
GtkLayoutManager *bw_room_layout_new (void);

G_END_DECLS
