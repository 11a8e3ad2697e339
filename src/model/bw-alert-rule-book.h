/* bw-alert-rule-book.h: all alert rules that are in force
 *
 * The rules of `data/rules.json`, compiled in, with the changes of a city laid
 * over them: a rule of the city with the id of one that is there replaces the
 * members that it names, one with another id is a new rule.
 *
 *     {"format": "bulwark-rules/1",
 *      "rules": [{"id": "queue-long", "threshold": 30, "clear": 25}]}
 *
 * Immutable once built, so any thread may read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule.h"

G_BEGIN_DECLS

/* A file beside a city's city.json. */
#define BW_ALERT_RULE_BOOK_FILE      "rules.json"
#define BW_ALERT_RULE_BOOK_MAX_BYTES (256 * 1024)

#define BW_TYPE_ALERT_RULE_BOOK (bw_alert_rule_book_get_type ())

G_DECLARE_FINAL_TYPE (BwAlertRuleBook, bw_alert_rule_book, BW, ALERT_RULE_BOOK, GObject)

BwAlertRuleBook   *bw_alert_rule_book_get_default (void);

/* @text: (nullable): the rules of a city. @faults: (element-type BwFault)
 * (nullable): gets all that is wrong; NULL is returned if anything is. */
BwAlertRuleBook   *bw_alert_rule_book_new         (const char      *text,
                                                   gssize           length,
                                                   GPtrArray       *faults);
guint              bw_alert_rule_book_get_size    (BwAlertRuleBook *self);
const BwAlertRule *bw_alert_rule_book_get         (BwAlertRuleBook *self,
                                                   guint            index);

/* (nullable) */
const BwAlertRule *bw_alert_rule_book_lookup      (BwAlertRuleBook *self,
                                                   const char      *id);

G_END_DECLS
