/* bw-pace-cache.h: paces that were asked for, until they are out of date
 *
 * A pace walks the parts of a place and draws samples; a list, a map and a chart
 * ask for the same one. What is not asked for costs one mark a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-pace.h"

G_BEGIN_DECLS

typedef struct _BwPaceCache BwPaceCache;

BwPaceCache  *bw_pace_cache_new        (void);
void          bw_pace_cache_free       (BwPaceCache    *self);

/* Of these places (or of all) the figures have changed. */
void          bw_pace_cache_invalidate (BwPaceCache    *self,
                                        const BwPlace  *places,
                                        guint           n_places);
void          bw_pace_cache_clear      (BwPaceCache    *self);

/* Borrowed until the cache is cleared. @is_part: by its own curve, as one of the
 * parts of what is shown. @round (nullable). */
const BwPace *bw_pace_cache_get        (BwPaceCache    *self,
                                        BwPicture      *picture,
                                        BwPlace         place,
                                        const BwRound  *round,
                                        gint64          now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPaceCache, bw_pace_cache_free)

G_END_DECLS
