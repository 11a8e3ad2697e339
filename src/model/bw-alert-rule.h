/* bw-alert-rule.h: one rule of when something needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule-kind.h"
#include "bw-measure.h"
#include "bw-place-tree.h"
#include "bw-severity.h"

G_BEGIN_DECLS

/**
 * BwAlertRule:
 * @id: `queue-long`; the `rule` of its alerts
 * @index: of the rule in its book
 * @kind: what it looks at
 * @page: of the desk, that its alerts lead to
 * @name_zh: a few words, as they stand after the name of the place
 * @name_en: the same
 * @description_zh: a sentence or two: what it is for, and why its limits are so
 * @description_en: the same
 * @severity: of its alerts
 * @site_kinds: bit `1 << BwSiteKind` of the sites that it holds for
 * @levels: bit `1 << BwLevel` of the areas that it holds for
 * @measure: (nullable): of MEASURE and CONTRADICTION: which
 * @conditions: of CONDITION: bit `1 << BwCondition` of each
 * @is_enabled: it is looked at at all
 * @is_below: a value below the threshold is the bad one
 * @is_renewed: each value worse than all before is news: what was acknowledged
 *   is not any more
 * @escalates: there is a second threshold, from which it is @worse
 * @threshold: what is beyond it is bad
 * @clear: what is at it or on its good side is good again; between the two what
 *   was stays
 * @escalate_threshold: of the second threshold
 * @escalate_clear: of the second threshold
 * @worse: the severity beyond the second threshold
 * @delay: of a timed kind: microseconds after the time that counts
 * @hold: microseconds that it must be bad for before the alert is raised
 * @clear_hold: microseconds that it must be good for before the alert is cleared
 * @no_data: microseconds without a value that are an alert themselves; 0: never
 *
 * A plain value; its strings belong to the book.
 */
typedef struct
{
  const char      *id;
  guint            index;
  BwAlertRuleKind       kind;
  const char      *page;
  const char      *name_zh;
  const char      *name_en;
  const char      *description_zh;
  const char      *description_en;
  BwSeverity       severity;
  guint            site_kinds;
  guint            levels;
  const BwMeasure *measure;
  guint            conditions;
  gboolean         is_enabled;
  gboolean         is_below;
  gboolean         is_renewed;
  gboolean         escalates;
  double           threshold;
  double           clear;
  double           escalate_threshold;
  double           escalate_clear;
  BwSeverity       worse;
  gint64           delay;
  gint64           hold;
  gint64           clear_hold;
  gint64           no_data;
} BwAlertRule;

/* Whether a value is bad, or good again. NaN, which is not known, is neither. */
gboolean bw_alert_rule_is_bad    (const BwAlertRule *self,
                                  double             value);
gboolean bw_alert_rule_is_good   (const BwAlertRule *self,
                                  double             value);

/* The same of the second threshold. */
gboolean bw_alert_rule_is_worse  (const BwAlertRule *self,
                                  double             value);
gboolean bw_alert_rule_is_eased  (const BwAlertRule *self,
                                  double             value);

/* Whether @value is further on the bad side than @than. */
gboolean bw_alert_rule_is_beyond (const BwAlertRule *self,
                                  double             value,
                                  double             than);
gboolean bw_alert_rule_applies   (const BwAlertRule *self,
                                  BwPlaceTree       *places,
                                  BwPlace            place);

G_END_DECLS
