/* bw-history.h: where a person has been, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"

G_BEGIN_DECLS

typedef struct _BwHistory BwHistory;

BwHistory *bw_history_new            (void);
void       bw_history_free           (BwHistory   *self);

/* One more step; what was ahead is forgotten. */
void       bw_history_push           (BwHistory   *self,
                                      const char  *scope,
                                      BwPage       page);

/* What stands at the present step is another thing: the scope has become known. */
void       bw_history_replace        (BwHistory   *self,
                                      const char  *scope,
                                      BwPage       page);

/* One step: -1 back, 1 forward. FALSE: there is none. @scope is borrowed. */
gboolean   bw_history_step           (BwHistory   *self,
                                      int          direction,
                                      const char **scope,
                                      BwPage      *page);
gboolean   bw_history_can_step       (BwHistory   *self,
                                      int          direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwHistory, bw_history_free)

G_END_DECLS
