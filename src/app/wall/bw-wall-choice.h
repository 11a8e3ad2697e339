/* bw-wall-choice.h: which scenes the walls show, as rows of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer floating): a row that unfolds into a switch for each scene. */
GtkWidget *bw_wall_choice_new (GSettings *settings);

G_END_DECLS
