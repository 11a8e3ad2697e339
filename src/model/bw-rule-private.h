/* bw-rule-private.h: the rules of each type, and what they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-rule.h"

G_BEGIN_DECLS

/* (nullable): a string member; borrowed */
const char *bw_rule_get_text         (JsonObject   *object,
                                      const char   *member);

/* Sets BW_MODEL_ERROR_RULE and returns FALSE. */
gboolean    bw_rule_refuse           (GError      **error,
                                      const char   *pointer,
                                      const char   *reason);

/* Whether none of @members (up to a NULL) has changed. */
gboolean    bw_rule_keeps            (BwRuleCase   *self,
                                      const char * const *members,
                                      GError      **error);

/* (nullable): a member that has changed and is none of @free (up to a NULL), nor of
 * those that tell of each change: when, by whom, how it came. Borrowed. */
const char *bw_rule_find_change      (BwRuleCase   *self,
                                      const char * const *free);

/* What the backend wrote before stays as it is. */
void        bw_rule_carry            (BwRuleCase   *self,
                                      const char   *member);

gboolean    bw_rule_check_ledger     (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_assignment (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_briefing   (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_order      (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_place      (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_receipt    (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_inspection (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_followup   (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_alert      (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_fund       (BwRuleCase   *self,
                                      GError      **error);
gboolean    bw_rule_check_team       (BwRuleCase   *self,
                                      GError      **error);

G_END_DECLS
