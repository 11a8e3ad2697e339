/* bw-point-story.h: who is on duty at a sampling point, and what is the matter
 *
 * Read off the documents that name it: assignments and alerts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

G_BEGIN_DECLS

/* (transfer full): teams at the point, one a line, now before later. */
char *bw_point_story_dup_duty     (const BwFacts  *facts,
                                   BwPlace         point);

/* (transfer full): what its document says, and the alerts that stand, the newest first. */
char *bw_point_story_dup_standing (const BwFacts  *facts,
                                   BwPlace         point);

G_END_DECLS
