/* bw-alert-probe.h: the value that a rule compares, read off the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* An area that will not finish in sight is as late as the forecast looks ahead. */
#define BW_ALERT_PROBE_NEVER_MINUTES (14 * 24 * 60)

/**
 * BwAlertReading:
 * @value: what the rule compares: the measure, minutes late, the excess of the
 *   parts, or 1 or 0 for a condition; NaN if it is not known
 * @at: when it was so
 * @known_for: how long it is known from then on; %G_MAXINT64: until it changes
 */
typedef struct
{
  double value;
  gint64 at;
  gint64 known_for;
} BwAlertReading;

typedef struct _BwAlertProbe BwAlertProbe;

/* @picture must outlive the probe. */
BwAlertProbe *bw_alert_probe_new       (BwPicture         *picture);
void          bw_alert_probe_free      (BwAlertProbe      *self);

/* Before a batch of readings: finds the round that is on at @now. */
void          bw_alert_probe_begin     (BwAlertProbe      *self,
                                        gint64             now);

/* (nullable): the round of the batch */
BwRound      *bw_alert_probe_get_round (BwAlertProbe      *self);

/* FALSE: the rule says nothing for the place now. For rules of no timed kind. */
gboolean      bw_alert_probe_read      (BwAlertProbe      *self,
                                        const BwAlertRule *rule,
                                        BwPlace            place,
                                        BwAlertReading    *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlertProbe, bw_alert_probe_free)

G_END_DECLS
