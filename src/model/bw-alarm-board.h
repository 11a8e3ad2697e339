/* bw-alarm-board.h: when an alert is raised and when it is over
 *
 * One state machine for each rule and place, driven by values, each with the time
 * that it was so, and by now; nothing else. NaN is a value that is not known.
 *
 *              bad                 held                   good
 *   normal ─────────► pending ──────────────► raised ◄──────────► clearing
 *    │  ▲ ◄─────────── not bad   (or waiting,    │  not good, or      │ held
 *    │  │                         if too many    │  not known         │
 *    │  │                         are open)      └─ worse, eased      ▼
 *    │  └──────────────────────────────────────────────────────── cleared
 *    │ not known                    no_data over
 *    └──────────► unknown ─────────────────────► raised, for want of data
 *                   ▲ from pending too               │ known again: cleared,
 *                   └ known again: as from normal    ▼ then as from normal
 *
 * So what is not known neither raises nor clears: a pending alarm begins anew, a
 * raised one stays. After no_data it is another alert: the raised one is cleared, and
 * one for want of data raised in its place. Of an alarm that is normal nothing is kept, and a tick looks
 * only at those that are due: the cost follows what changes, whatever the number
 * of places.
 *
 * A value is known for a while, which is that of the place before it counts as
 * silent, or until the next one. It is held by the times of the values, not by when
 * they came: so what was bad all along is told as soon as what came late says so, and
 * what is over when it comes alarms nobody.
 *
 * What is due at a time happens before what is put at it or later, with the time
 * that it was due; so the same values give the same events however often anybody
 * looks. A clock that is set back does not make anything happen twice: the board
 * goes on from where it was, and tells times by the new clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule-book.h"

G_BEGIN_DECLS

/**
 * BwAlarmTurn:
 * @BW_ALARM_TURN_RAISED: there is an alert now
 * @BW_ALARM_TURN_WORSE: it is worse than it ever was: news for whoever knew of it
 * @BW_ALARM_TURN_EASED: below the second threshold again
 * @BW_ALARM_TURN_CLEARED: it is over
 */
typedef enum
{
  BW_ALARM_TURN_RAISED,
  BW_ALARM_TURN_WORSE,
  BW_ALARM_TURN_EASED,
  BW_ALARM_TURN_CLEARED,
} BwAlarmTurn;

/**
 * BwAlarmEvent:
 * @turn: what happened
 * @rule: of which rule
 * @place: at which place
 * @display: (nullable): the wall that it is about; the board does not say
 * @as_of: of a wall: when what it shows was true
 * @at: when
 * @value: what it is then; NaN if that is not known
 * @severity: of the alert from now on
 * @is_no_data: the alert is for want of data
 */
typedef struct
{
  BwAlarmTurn        turn;
  const BwAlertRule *rule;
  BwPlace            place;
  const char        *display;
  gint64             as_of;
  gint64             at;
  double             value;
  BwSeverity         severity;
  gboolean           is_no_data;
} BwAlarmEvent;

/* Must not call the board. */
typedef void (*BwAlarmFunc) (const BwAlarmEvent *event,
                             gpointer            user_data);

typedef struct _BwAlarmBoard BwAlarmBoard;

/* @max_open: alerts that one rule may have open; the next one waits its turn. */
BwAlarmBoard *bw_alarm_board_new           (BwAlertRuleBook   *rules,
                                            guint              max_open,
                                            BwAlarmFunc        func,
                                            gpointer           user_data);
void          bw_alarm_board_free          (BwAlarmBoard      *self);

/* Of its clock to that by which the rules hold and clear; 1 as it comes. */
void          bw_alarm_board_set_speed     (BwAlarmBoard      *self,
                                            double             speed);

/* @value was so @at, and is known @known_for from then on (G_MAXINT64: for good).
 * O(log of what is not normal). */
void          bw_alarm_board_put           (BwAlarmBoard      *self,
                                            const BwAlertRule *rule,
                                            BwPlace            place,
                                            double             value,
                                            gint64             at,
                                            gint64             known_for,
                                            gint64             now);

/* The rule says nothing for the place now: an open alert is over at once. */
void          bw_alarm_board_drop          (BwAlarmBoard      *self,
                                            const BwAlertRule *rule,
                                            BwPlace            place,
                                            gint64             now);

/* Lets happen what is due. O(log) for each. */
void          bw_alarm_board_advance       (BwAlarmBoard      *self,
                                            gint64             now);

/* When the next thing is due; G_MAXINT64: never. */
gint64        bw_alarm_board_get_due       (BwAlarmBoard      *self);

/* An alert that is open from before a start. Tells nothing. */
void          bw_alarm_board_restore       (BwAlarmBoard      *self,
                                            const BwAlertRule *rule,
                                            BwPlace            place,
                                            double             value,
                                            BwSeverity         severity,
                                            gboolean           is_no_data);

/* What is bad and not open yet: since when, and until when it is known to be so. */
typedef void (*BwAlarmRunFunc)             (const BwAlertRule *rule,
                                            BwPlace            place,
                                            gint64             since,
                                            gint64             known_until,
                                            gpointer           user_data);
void          bw_alarm_board_foreach_run   (BwAlarmBoard      *self,
                                            BwAlarmRunFunc     func,
                                            gpointer           user_data);

/* The same back, before values come: the next one goes on with it. */
void          bw_alarm_board_restore_run   (BwAlarmBoard      *self,
                                            const BwAlertRule *rule,
                                            BwPlace            place,
                                            gint64             since,
                                            gint64             known_until);
guint         bw_alarm_board_get_n_open    (BwAlarmBoard      *self);
guint         bw_alarm_board_get_n_waiting (BwAlarmBoard      *self);

/* All that are not normal: what the board costs. */
guint         bw_alarm_board_get_size      (BwAlarmBoard      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlarmBoard, bw_alarm_board_free)

G_END_DECLS
