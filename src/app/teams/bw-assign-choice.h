/* bw-assign-choice.h: the places that a team can be assigned to, and what that does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (element-type utf8): codes of the sites to choose from. */
GPtrArray *bw_assign_choice_list_sites (BwRoster *roster,
                                        BwPlace   place,
                                        guint     shift);

/* (transfer floating): that who is on duty is relieved by it. */
GtkWidget *bw_assign_choice_new_warning (BwDesk             *desk,
                                         const BwAssignment *duty);

G_END_DECLS
