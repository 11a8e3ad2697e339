/* bw-followup-list.h: what is to be put right at one place, line by line
 *
 * A line that is pressed opens its follow-up: evidence, closing by a second person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "bw-followup.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_FOLLOWUP_LIST (bw_followup_list_get_type ())

G_DECLARE_FINAL_TYPE (BwFollowupList, bw_followup_list, BW, FOLLOWUP_LIST, AdwBin)

GtkWidget  *bw_followup_list_new      (void);

/* @followups: (element-type BwFollowup): deadline first; hidden if there are none. */
void        bw_followup_list_show     (BwFollowupList  *self,
                                       const BwFacts   *facts,
                                       GPtrArray       *followups);

/* What a line says, "" if there is none; for tests. */
const char *bw_followup_list_get_text (BwFollowupList  *self,
                                       guint            line);

G_END_DECLS
