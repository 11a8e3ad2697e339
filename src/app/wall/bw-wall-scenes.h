/* bw-wall-scenes.h: the scenes that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-scene.h"

G_BEGIN_DECLS

/* (transfer none): NULL-terminated, in the order in which they come */
const char * const *bw_wall_scenes_get_names (void);

/* What it shows, in the language of the desk; a name that there is not is itself.
 * Borrowed. */
const char         *bw_wall_scenes_get_title (const char  *name);

/* (nullable): there is none of that name */
GtkWidget          *bw_wall_scenes_new       (const char  *name,
                                              BwDesk      *desk);

G_END_DECLS
