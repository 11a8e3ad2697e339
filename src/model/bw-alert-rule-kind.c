/* bw-alert-rule-kind.c: what an alert rule looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule-kind.h"

G_DEFINE_ENUM_TYPE (BwAlertRuleKind, bw_alert_rule_kind,
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_MEASURE, "measure"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_CONDITION, "condition"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_PACE, "pace"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_CONTRADICTION, "contradiction"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_RECEIPT, "receipt"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_FOLLOWUP, "followup"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_SHIFT_UNCOVERED, "shift_uncovered"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_SHIFT_LENGTH, "shift_length"),
                    G_DEFINE_ENUM_VALUE (BW_ALERT_RULE_KIND_DISPLAY, "display"))

/**
 * bw_alert_rule_kind_is_timed:
 * @kind: a kind
 *
 * Returns: whether its rules look at documents that become due, and their
 *   threshold is a delay in minutes
 */
gboolean
bw_alert_rule_kind_is_timed (BwAlertRuleKind kind)
{
  return kind >= BW_ALERT_RULE_KIND_RECEIPT;
}
