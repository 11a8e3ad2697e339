/* bw-wall-choice.h: which scenes the walls show, as rows of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a switch for each scene, in @group. */
void bw_wall_choice_add (AdwPreferencesGroup *group,
                         GSettings           *settings);

G_END_DECLS
