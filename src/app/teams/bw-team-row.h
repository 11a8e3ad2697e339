/* bw-team-row.h: a team in a list: handle, name, what it has to do, a word on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-team-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_TEAM_ROW (bw_team_row_get_type ())

G_DECLARE_FINAL_TYPE (BwTeamRow, bw_team_row, BW, TEAM_ROW, GtkBox)

/* @has_handle: it can be dragged. */
GtkWidget  *bw_team_row_new      (gboolean     has_handle);
void        bw_team_row_set_item (BwTeamRow   *self,
                                  BwTeamItem  *item);

/* (nullable): borrowed */
BwTeamItem *bw_team_row_get_item (BwTeamRow   *self);

G_END_DECLS
