/* bw-alert-keeper.h: alerts as documents, from raised to archived
 *
 *   event ──► entry, dirty ──► writer thread ──► committed ──► shelf, picture, feed
 *                  ▲                 │
 *                  └── next tick ◄───┴ failed, or changed meanwhile
 *
 * The entry is what is so, the document what was told of it: it is written until it
 * says the same. A commander's acknowledgement is taken over from the document that
 * stands each time, so that neither writes over the other.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alarm-board.h"
#include "bw-document.h"
#include "bw-server.h"

G_BEGIN_DECLS

/* An alert that is over stays in the feed so long, and then goes to the log. */
#define BW_ALERT_KEEPER_SHOW_HOURS 2

/* No more of them are shown, however short the time. */
#define BW_ALERT_KEEPER_MAX_OVER 500

typedef struct _BwAlertKeeper BwAlertKeeper;

/* @server owns it, and leads; what it has not written when its term ends is not
 * written: another one has taken over by then. */
BwAlertKeeper     *bw_alert_keeper_new         (BwServer           *server);
void               bw_alert_keeper_free        (BwAlertKeeper      *self);

/* A document from before. (nullable): the rule whose alert is still open, with its
 * @place; what cannot go on is over now. */
const BwAlertRule *bw_alert_keeper_take        (BwAlertKeeper      *self,
                                                BwAlertRuleBook    *rules,
                                                BwDocument         *document,
                                                BwPlace            *place);

/* A BwAlarmFunc; @keeper is its user data. */
void               bw_alert_keeper_handle      (const BwAlarmEvent *event,
                                                gpointer            keeper);

/* Writes what has changed, and once more what could not be written. */
void               bw_alert_keeper_tick        (BwAlertKeeper      *self);

/* Alerts that are not written as they are. */
guint              bw_alert_keeper_get_n_dirty (BwAlertKeeper      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlertKeeper, bw_alert_keeper_free)

G_END_DECLS
