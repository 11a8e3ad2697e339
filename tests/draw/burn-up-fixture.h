/* burn-up-fixture.h: a campaign to draw, that of the visual reference
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-burn-up.h"

G_BEGIN_DECLS

/* 2021-08-05T20:00:00+08:00, when sampling began. */
#define BURN_UP_START G_GINT64_CONSTANT (1628164800000000)

/* 2021-08-08T14:32:00+08:00 */
#define BURN_UP_NOW   G_GINT64_CONSTANT (1628404320000000)

typedef struct
{
  BwMilestone milestones[16];
  BwRound     round;
  GTimeZone  *zone;
  BwSeries   *history;
  BwBurnUp    chart;
} Campaign;

void campaign_init    (Campaign    *self,
                       const char  *language);
void campaign_clear   (Campaign    *self);

/* The projection anew, after the chart was changed. */
void campaign_compute (Campaign    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Campaign, campaign_clear)

G_END_DECLS
