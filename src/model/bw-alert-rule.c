/* bw-alert-rule.c: one rule of when something needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule.h"

/**
 * bw_alert_rule_is_beyond:
 * @self: a rule
 * @value: a value, NaN if it is not known
 * @than: another
 *
 * Returns: whether @value is further on the bad side; what is not known never is
 */
gboolean
bw_alert_rule_is_beyond (const BwAlertRule *self,
                         double             value,
                         double             than)
{
  return self->is_below ? value < than : value > than;
}

gboolean
bw_alert_rule_is_bad (const BwAlertRule *self,
                      double             value)
{
  return bw_alert_rule_is_beyond (self, value, self->threshold);
}

gboolean
bw_alert_rule_is_good (const BwAlertRule *self,
                       double             value)
{
  return self->is_below ? value >= self->clear : value <= self->clear;
}

gboolean
bw_alert_rule_is_worse (const BwAlertRule *self,
                        double             value)
{
  return self->escalates && bw_alert_rule_is_beyond (self, value, self->escalate_threshold);
}

gboolean
bw_alert_rule_is_eased (const BwAlertRule *self,
                        double             value)
{
  return self->is_below ? value >= self->escalate_clear : value <= self->escalate_clear;
}

/**
 * bw_alert_rule_applies:
 * @self: a rule
 * @places: the places
 * @place: one of them
 *
 * Returns: whether it is of a kind or level that the rule holds for. A place that
 *   was removed is of none
 */
gboolean
bw_alert_rule_applies (const BwAlertRule *self,
                       BwPlaceTree       *places,
                       BwPlace            place)
{
  const BwSite *site;

  if (!bw_place_tree_is_listed (places, place))
    return FALSE;

  site = bw_place_tree_get_site (places, place);
  if (site != NULL)
    return (self->site_kinds & (1u << site->kind)) != 0;

  return (self->levels & (1u << bw_place_tree_get_level (places, place))) != 0;
}
