/* bw-checkpoint-state.c: all that the last reports of one checkpoint say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-state.h"

#include <math.h>

static double
get_value (const BwFacts *facts,
           BwPlace        site,
           const char    *id)
{
  BwFigure figure;

  return bw_facts_get_figure (facts, site, "checkpoint", id, &figure) ? bw_figure_get_value (&figure) : NAN;
}

static void
read_check (BwCheckpointState *self,
            const BwFacts     *facts,
            BwCheck            check)
{
  BwFigure figure;

  self->checks[check] = BW_CHECK_STATE_UNCONFIRMED;
  self->checked_at[check] = 0;
  if (!bw_facts_get_figure (facts, self->site, "checkpoint", bw_checkpoint_state_get_measure (check), &figure)
      || bw_figure_is_missing (&figure))
    return;

  self->checked_at[check] = bw_figure_get_as_of (&figure);
  if (!bw_figure_is_stale (&figure, facts->now))
    self->checks[check] = bw_figure_get_value (&figure) > 0 ? BW_CHECK_STATE_MET : BW_CHECK_STATE_UNMET;
}

/**
 * bw_checkpoint_state_init:
 * @self: filled
 * @facts: of the desk
 * @site: a checkpoint
 */
void
bw_checkpoint_state_init (BwCheckpointState *self,
                          const BwFacts     *facts,
                          BwPlace            site)
{
  BwSubject subject;
  const BwSite *payload;

  g_return_if_fail (self != NULL);
  g_return_if_fail (facts != NULL);

  subject = bw_picture_get_subject (facts->picture, "checkpoint");
  payload = bw_place_tree_get_site (facts->places, site);
  *self = (BwCheckpointState) {
    .site = site,
    .condition = bw_picture_get_condition (facts->picture, site),
    .passed = get_value (facts, site, "passed"),
    .turned_back = get_value (facts, site, "turned_back"),
    .fever = get_value (facts, site, "fever"),
    .vehicles = get_value (facts, site, "vehicles"),
    .guards = get_value (facts, site, "guards"),
    .required = payload != NULL ? payload->staff_required : -1,
    .as_of = subject != BW_SUBJECT_NONE ? bw_picture_get_as_of (facts->picture, site, subject) : 0,
  };
  for (guint i = 0; i < BW_N_CHECKS; i++)
    read_check (self, facts, (BwCheck) i);
}

/**
 * bw_checkpoint_state_get_measure:
 * @check: one of the four
 *
 * Returns: (transfer none): id of its measure
 */
const char *
bw_checkpoint_state_get_measure (BwCheck check)
{
  static const char * const measures[BW_N_CHECKS] = {
    "check_temperature", "check_code", "check_register", "check_certificate",
  };

  g_return_val_if_fail (check < BW_N_CHECKS, NULL);

  return measures[check];
}

/**
 * bw_checkpoint_state_get_urgency:
 * @condition: of a checkpoint
 *
 * A gap lets the virus through now; where nobody speaks there may be one.
 *
 * Returns: 0 for the most urgent
 */
guint
bw_checkpoint_state_get_urgency (BwCondition condition)
{
  switch (condition)
    {
    case BW_CONDITION_GAP:
      return 0;
    case BW_CONDITION_SILENT:
      return 1;
    case BW_CONDITION_UNCONFIRMED:
      return 2;
    case BW_CONDITION_PAUSED:
      return 3;
    case BW_CONDITION_UNKNOWN:
      return 4;
    case BW_CONDITION_JAMMED:
    case BW_CONDITION_BUSY:
    case BW_CONDITION_NORMAL:
      return 5;
    case BW_CONDITION_CLOSED:
    default:
      return 6;
    }
}
