/* bw-alert-rule-kind.h: what an alert rule looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwAlertRuleKind:
 * @BW_ALERT_RULE_KIND_MEASURE: the value of a measure
 * @BW_ALERT_RULE_KIND_CONDITION: 1 while a site is in one of some conditions, else 0
 * @BW_ALERT_RULE_KIND_PACE: minutes that an area is projected to finish late
 * @BW_ALERT_RULE_KIND_CONTRADICTION: by how much the parts add up to more than the
 *   whole, or corrections take away more than was reported
 * @BW_ALERT_RULE_KIND_RECEIPT: orders that an area has not confirmed in time
 * @BW_ALERT_RULE_KIND_FOLLOWUP: follow-ups of an area that are overdue
 * @BW_ALERT_RULE_KIND_SHIFT_UNCOVERED: shifts of a site that nobody has begun
 * @BW_ALERT_RULE_KIND_SHIFT_LENGTH: shifts of a site that are too long
 *
 * @BW_ALERT_RULE_KIND_DISPLAY: walls of an area that are silent, or show what is old
 *
 * The last five are timed: the threshold of their rule is in minutes after the time
 * that counts (due, due, begin, begin, what the wall shows is of), and what is bad is
 * that any is past it.
 */
typedef enum
{
  BW_ALERT_RULE_KIND_MEASURE,
  BW_ALERT_RULE_KIND_CONDITION,
  BW_ALERT_RULE_KIND_PACE,
  BW_ALERT_RULE_KIND_CONTRADICTION,
  BW_ALERT_RULE_KIND_RECEIPT,
  BW_ALERT_RULE_KIND_FOLLOWUP,
  BW_ALERT_RULE_KIND_SHIFT_UNCOVERED,
  BW_ALERT_RULE_KIND_SHIFT_LENGTH,
  BW_ALERT_RULE_KIND_DISPLAY,
} BwAlertRuleKind;

#define BW_TYPE_ALERT_RULE_KIND (bw_alert_rule_kind_get_type ())

GType    bw_alert_rule_kind_get_type (void);
gboolean bw_alert_rule_kind_is_timed (BwAlertRuleKind kind);

G_END_DECLS
