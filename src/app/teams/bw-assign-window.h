/* bw-assign-window.h: which team for a shift at a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ASSIGN_WINDOW (bw_assign_window_get_type ())

G_DECLARE_FINAL_TYPE (BwAssignWindow, bw_assign_window, BW, ASSIGN_WINDOW, AdwWindow)

/* @place: a site, or an area of which the sites with a gap are offered. The keeper has
 * a roster. */
GtkWidget *bw_assign_window_new (GtkWindow       *parent,
                                 BwRosterKeeper  *keeper,
                                 BwPlace          place,
                                 guint            shift);

/* Another team for an assignment that stands: what is left of it, and the one that it had
 * ends with it. NULL: nothing is left of it. */
GtkWidget *bw_assign_window_new_replacing (GtkWindow          *parent,
                                           BwRosterKeeper     *keeper,
                                           const BwAssignment *duty);

/* The site that a team would be sent to; %BW_PLACE_NONE if it is gone. */
BwPlace    bw_assign_window_get_site (BwAssignWindow *self);

G_END_DECLS
