/* bw-help-window.h: asks the level above for a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_HELP_WINDOW (bw_help_window_get_type ())

G_DECLARE_FINAL_TYPE (BwHelpWindow, bw_help_window, BW, HELP_WINDOW, AdwWindow)

/* The keeper has a roster. */
GtkWidget *bw_help_window_new (GtkWindow       *parent,
                               BwRosterKeeper  *keeper,
                               BwPlace          site,
                               guint            shift);

G_END_DECLS
