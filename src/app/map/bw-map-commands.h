/* bw-map-commands.h: the keys of the map, for the map itself and for the help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-commands.h"

G_BEGIN_DECLS

/* Ends with one that has no keys. Those without an action are the map's own. */
const BwCommand *bw_map_commands_get     (void);

/* Whether one with an action has the key, with whatever modifiers. */
gboolean         bw_map_commands_has_key (guint            key);

/* Gives the widgets of a class the keys of those with an action. */
void             bw_map_commands_install (GtkWidgetClass  *klass);

G_END_DECLS
