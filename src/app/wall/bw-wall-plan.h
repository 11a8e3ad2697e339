/* bw-wall-plan.h: which scenes go to which monitor
 *
 * A list of lines `[CONNECTOR:]SCENE,…`, as the command line and the settings have them.
 * A line with a connector is for that monitor; of the others the first is for the first
 * monitor without one of its own, and the last for all that follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BwWallPlan BwWallPlan;

BwWallPlan         *bw_wall_plan_new      (void);
void                bw_wall_plan_free     (BwWallPlan   *self);

/* FALSE: it names a scene that there is not, or none. */
gboolean            bw_wall_plan_add      (BwWallPlan   *self,
                                           const char   *line);
gboolean            bw_wall_plan_is_empty (BwWallPlan   *self);

/* (nullable) (transfer none): scenes for a monitor; NULL: all. @connectors: those of all
 * monitors, in their order. */
const char * const *bw_wall_plan_find     (BwWallPlan          *self,
                                           const char * const  *connectors,
                                           guint                index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWallPlan, bw_wall_plan_free)

G_END_DECLS
