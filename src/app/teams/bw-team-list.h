/* bw-team-list.h: teams that could come, to be dragged into the grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-team-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_TEAM_LIST (bw_team_list_get_type ())

/* Signals: `team-activated` (BwTeamItem): Enter, or pressed; `drag-began`
 * (BwTeamItem); `drag-ended`. */
G_DECLARE_FINAL_TYPE (BwTeamList, bw_team_list, BW, TEAM_LIST, GtkWidget)

GtkWidget  *bw_team_list_new           (void);

/* @items: (element-type BwTeamItem): best first, of @n_all who could come. @target: (nullable): which shift they
 * are looked at for. @empty: why there may be nobody. @may_assign: they can be dragged. */
void        bw_team_list_update        (BwTeamList  *self,
                                        GPtrArray   *items,
                                        guint        n_all,
                                        const char  *target,
                                        const char  *empty,
                                        gboolean     may_assign);

/* What stands under the name of the team that is being dragged. @is_refused: it
 * cannot be dropped where it is. */
void        bw_team_list_set_drag_text (BwTeamList  *self,
                                        const char  *text,
                                        gboolean     is_refused);
GListModel *bw_team_list_get_model     (BwTeamList  *self);

/* That they are not all, "" if they are. Borrowed. */
const char *bw_team_list_get_rest      (BwTeamList  *self);

/* Why nobody is listed, "" if somebody is. Borrowed. */
const char *bw_team_list_get_empty     (BwTeamList  *self);

G_END_DECLS
