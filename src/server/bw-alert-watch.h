/* bw-alert-watch.h: looks at what changes, by the rules, and tells what is alarming
 *
 *   report ──► its site ──────────────────────────probe──┐
 *   picture ──changed──► places that were touched ──probe──┤
 *   order, receipt, follow-up, assignment ──► due books ───┼─► alarm board ──► events
 *   heartbeat of a wall ──► wall watch, a board of its own ────────────────► events
 *   clock ──tick──► what is due, paces of areas ───────────┘
 *
 * A change costs what it touches (a site and the areas above, a few rules each), a
 * tick what is due; no tick goes through the sites. A projection moves with the
 * clock too: paces of the areas that rules name are looked at every half minute of
 * the backend's time.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alarm-board.h"
#include "bw-clock.h"
#include "bw-missed-shifts.h"
#include "bw-series-book.h"
#include "bw-wall-watch.h"

G_BEGIN_DECLS

/* Alerts that one rule may have open. Nobody reads more, and a city whose network
 * is down has one thing to see to and not a hundred thousand. */
#define BW_ALERT_WATCH_MAX_OPEN 200

typedef struct _BwAlertWatch BwAlertWatch;

/* @series (nullable): histories that paces are projected from. Nothing is looked at
 * before bw_alert_watch_begin(). */
BwAlertWatch *bw_alert_watch_new           (BwPicture         *picture,
                                            BwMissedShifts    *missed,
                                            BwSeriesBook      *series,
                                            BwClock           *clock,
                                            BwAlertRuleBook   *rules,
                                            BwAlarmFunc        func,
                                            gpointer           user_data);
void          bw_alert_watch_free          (BwAlertWatch      *self);

BwAlarmBoard *bw_alert_watch_get_board     (BwAlertWatch      *self);

/* Of which each may be silent by itself: alerts of these are restored there. */
BwWallWatch  *bw_alert_watch_get_walls     (BwAlertWatch      *self);

/* An alert that is open from before; as bw_alarm_board_restore(). Before it begins. */
void          bw_alert_watch_restore       (BwAlertWatch      *self,
                                            const BwAlertRule *rule,
                                            BwPlace            place,
                                            double             value,
                                            BwSeverity         severity,
                                            gboolean           is_no_data);

/* Looks at everything once, and at what changes from then on. O(places). */
void          bw_alert_watch_begin         (BwAlertWatch      *self);
void          bw_alert_watch_tick          (BwAlertWatch      *self);

void          bw_alert_watch_note_report   (BwAlertWatch      *self,
                                            BwPlace            place);

/* A document was put, or taken away; the picture knows already. */
void          bw_alert_watch_note_document (BwAlertWatch      *self,
                                            BwDocumentType     type,
                                            const char        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlertWatch, bw_alert_watch_free)

G_END_DECLS
