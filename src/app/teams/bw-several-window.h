/* bw-several-window.h: teams for several shifts at once
 *
 * Who could come is suggested for each, nobody twice; a person takes out what he does
 * not want, and confirms the rest at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SEVERAL_WINDOW (bw_several_window_get_type ())

G_DECLARE_FINAL_TYPE (BwSeveralWindow, bw_several_window, BW, SEVERAL_WINDOW, AdwWindow)

/* Of the gaps of the scope, the nearest ones. The keeper has a roster. */
GtkWidget *bw_several_window_new (GtkWindow       *parent,
                                  BwRosterKeeper  *keeper);

/* The same of the sampling points in @to, with a roster or without, and with teams of the
 * areas @from only (element-type BwPlace). Before that the teams that sit at the desks that
 * move (@desks: of each of @from, element-type guint): from their point there to one here. */
GtkWidget *bw_several_window_new_between (GtkWindow       *parent,
                                          BwRosterKeeper  *keeper,
                                          GArray          *from,
                                          GArray          *desks,
                                          BwPlace          to);

G_END_DECLS
