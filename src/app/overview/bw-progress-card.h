/* bw-progress-card.h: how it went and will go on: burn-up, or hour by hour
 *
 * In a city the question is the end, below it the rhythm of the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_PROGRESS_CARD (bw_progress_card_get_type ())

G_DECLARE_FINAL_TYPE (BwProgressCard, bw_progress_card, BW, PROGRESS_CARD, GtkWidget)

GtkWidget  *bw_progress_card_new       (void);
void        bw_progress_card_update    (BwProgressCard  *self,
                                        const BwFacts   *facts,
                                        BwPlace          scope);
void        bw_progress_card_set_as_of (BwProgressCard  *self,
                                        const char      *text);

/* What stands at the right of the head. Borrowed. */
const char *bw_progress_card_get_rate  (BwProgressCard  *self);

G_END_DECLS
