/* bw-call-edits.h: what is said about figures that came by telephone, on its way to the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* Its token is good for writing into the log. */
gboolean bw_call_edits_may_write (BwDesk          *desk);

/* @figure: of bw_call_draft_build(); @corrected (nullable), and @reason why. */
void     bw_call_edits_put       (BwDesk          *desk,
                                  JsonObject      *figure,
                                  BwCall          *corrected,
                                  const char      *reason);

/* @state: accepted or kept. @figure: the report that it was held against. */
void     bw_call_edits_decide    (BwDesk          *desk,
                                  BwCall          *call,
                                  BwCallState      state,
                                  const BwFigure  *figure,
                                  const char      *reason);

G_END_DECLS
