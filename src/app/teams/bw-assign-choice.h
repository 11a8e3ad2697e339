/* bw-assign-choice.h: the places that a team can be assigned to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

G_BEGIN_DECLS

/* (transfer full) (element-type utf8): codes of the sites to choose from. */
GPtrArray *bw_assign_choice_list_sites (BwRoster *roster,
                                        BwPlace   place,
                                        guint     shift);

G_END_DECLS
