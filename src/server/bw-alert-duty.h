/* bw-alert-duty.h: what one rule of a timed kind counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule-book.h"
#include "bw-due-book.h"

G_BEGIN_DECLS

/**
 * BwAlertDuty:
 * @rule: (unowned): the rule
 * @book: (owned): what is due of whom, and when
 * @changed: (owned) (element-type BwPlace): whose count is to be told at the next advance
 */
typedef struct
{
  const BwAlertRule *rule;
  BwDueBook         *book;
  GArray            *changed;
} BwAlertDuty;

typedef gboolean (*BwAlertDutyWantFunc) (const BwAlertRule *rule);

/* (rule, place) whose count has changed. */
typedef void (*BwAlertDutyFunc)         (const BwAlertRule *rule,
                                         BwPlace            place,
                                         guint              count,
                                         gpointer           user_data);

/* (transfer full) (element-type BwAlertDuty): one for each rule that is enabled and wanted. */
GPtrArray *bw_alert_duty_list_new (BwAlertRuleBook     *rules,
                                   BwAlertDutyWantFunc  want);
void       bw_alert_duty_advance  (BwAlertDuty         *self,
                                   gint64               now,
                                   BwAlertDutyFunc      func,
                                   gpointer             user_data);

G_END_DECLS
