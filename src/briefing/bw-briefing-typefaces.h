/* bw-briefing-typefaces.h: the typefaces that somebody can choose for a role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-fonts.h"

G_BEGIN_DECLS

/* (transfer full): families of @installed (nullable: the system's) that have the letters
 * of the role, by name; a family that has a Chinese name goes by it. Reads the whole
 * list of fonts: for workers. */
GStrv      bw_briefing_typefaces_list (FcConfig        *installed,
                                       BwBriefingRole   role);

/* (transfer full) (nullable): of a family, the face whose weight comes nearest to what the
 * role wants; NULL: it is not installed. */
FcPattern *bw_briefing_typefaces_find (FcConfig        *installed,
                                       BwBriefingRole   role,
                                       const char      *family);

G_END_DECLS
