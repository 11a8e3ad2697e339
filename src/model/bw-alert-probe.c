/* bw-alert-probe.c: the value that a rule compares, read off the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-probe.h"

#include "bw-pace.h"
#include "bw-time.h"

#include <math.h>

struct _BwAlertProbe
{
  BwPicture *picture;  /* (unowned) */
  BwRound   *round;    /* (owned) (nullable) */
  BwSubject  sampling; /* of @round */
  gint64     now;
};

/* `sampling` is counted for a round: the one that is on. */
static BwSubject
find_subject (BwAlertProbe    *self,
              const BwMeasure *measure)
{
  if (g_str_equal (measure->subject, "sampling"))
    return self->sampling;

  return bw_picture_get_subject (self->picture, measure->subject);
}

/* Of what the site said last: known as long as it may stay silent. That it has been
 * silent for longer is told only where want of data is an alert. */
static void
date_reading (BwAlertProbe      *self,
              const BwAlertRule *rule,
              BwPlace            site,
              BwSubject          subject,
              BwAlertReading    *reading)
{
  gint64 as_of = bw_picture_get_as_of (self->picture, site, subject);

  if (rule->no_data > 0 && bw_picture_get_condition (self->picture, site) == BW_CONDITION_SILENT)
    {
      reading->value = NAN;
      return;
    }

  reading->at = as_of != 0 ? as_of : self->now;
  reading->known_for = bw_picture_get_patience (self->picture, site);
}

/* A count stays what it is when nobody reports; a reading does not. */
static gboolean
read_site_measure (BwAlertProbe      *self,
                   const BwAlertRule *rule,
                   BwPlace            site,
                   BwSubject          subject,
                   BwAlertReading    *reading)
{
  BwCondition condition = bw_picture_get_condition (self->picture, site);

  if (rule->measure->kind == BW_MEASURE_KIND_GAUGE && condition == BW_CONDITION_CLOSED)
    return FALSE;

  reading->value = bw_picture_get_value (self->picture, site, subject, rule->measure->index);
  if (rule->measure->kind == BW_MEASURE_KIND_GAUGE && !isnan (reading->value))
    date_reading (self, rule, site, subject, reading);

  return TRUE;
}

static gboolean
read_measure (BwAlertProbe      *self,
              const BwAlertRule *rule,
              BwPlace            place,
              BwAlertReading    *reading)
{
  BwSubject subject = find_subject (self, rule->measure);

  if (subject == BW_SUBJECT_NONE)
    return FALSE;
  if (bw_place_tree_is_site (bw_picture_get_places (self->picture), place))
    return read_site_measure (self, rule, place, subject, reading);

  reading->value = bw_picture_get_value (self->picture, place, subject, rule->measure->index);
  return TRUE;
}

static BwSubject
get_kind_subject (BwAlertProbe *self,
                  BwPlace       site)
{
  BwSiteKind kind = bw_place_tree_get_site (bw_picture_get_places (self->picture), site)->kind;

  if (kind == BW_SITE_KIND_SAMPLING)
    return self->sampling;

  return bw_picture_get_subject (self->picture, bw_site_kind_to_string (kind));
}

/* What its document and the clock say is so now; the rest is what it said itself. */
static gboolean
read_condition (BwAlertProbe      *self,
                const BwAlertRule *rule,
                BwPlace            site,
                BwAlertReading    *reading)
{
  BwCondition condition = bw_picture_get_condition (self->picture, site);
  BwCondition said = bw_picture_get_reading (self->picture, site);
  BwSubject subject = get_kind_subject (self, site);
  gboolean is_of_now = condition == BW_CONDITION_SILENT || condition == BW_CONDITION_PAUSED;

  if (condition == BW_CONDITION_CLOSED)
    return FALSE;
  if (condition == BW_CONDITION_UNKNOWN)
    return TRUE;

  if (is_of_now && condition != said && (rule->conditions & (1u << condition)) != 0)
    {
      reading->value = 1.0;
      return TRUE;
    }

  reading->value = (rule->conditions & (1u << said)) != 0 ? 1.0 : 0.0;
  date_reading (self, rule, site, subject, reading);
  return TRUE;
}

static gboolean
read_pace (BwAlertProbe *self,
           BwPlace       area,
           double       *value)
{
  BwPace pace;

  if (self->round == NULL || self->now < self->round->starts)
    return FALSE;

  bw_pace_compute_place (&pace, self->picture, area, self->round, self->now);
  if (pace.state == BW_PACE_DONE)
    return FALSE;
  if (pace.state == BW_PACE_UNKNOWN)
    return TRUE;

  *value = pace.finish == 0 ? BW_ALERT_PROBE_NEVER_MINUTES : -(double) pace.margin / BW_TIME_MINUTE;
  return TRUE;
}

static gboolean
read_contradiction (BwAlertProbe      *self,
                    const BwAlertRule *rule,
                    BwPlace            place,
                    double            *value)
{
  BwSubject subject = find_subject (self, rule->measure);
  BwContradiction contradiction;
  BwFigure figure;

  if (subject == BW_SUBJECT_NONE
      || !bw_picture_get_totals (self->picture, place, subject, rule->measure->index, &figure))
    return FALSE;

  contradiction = bw_figure_get_contradiction (&figure);
  if (contradiction == BW_CONTRADICTION_CORRECTIONS)
    *value = -MIN (figure.has_stated ? figure.stated : 0.0, figure.has_summed ? figure.summed : 0.0);
  else if (contradiction == BW_CONTRADICTION_PARTS)
    *value = figure.summed - figure.stated;
  else if (figure.has_stated && figure.has_summed)
    *value = 0.0;
  else
    return FALSE;

  return TRUE;
}

/**
 * bw_alert_probe_new:
 * @picture: what is read; must outlive the probe
 *
 * Returns: (transfer full): a probe
 */
BwAlertProbe *
bw_alert_probe_new (BwPicture *picture)
{
  BwAlertProbe *self = g_new0 (BwAlertProbe, 1);

  self->picture = picture;
  self->sampling = BW_SUBJECT_NONE;
  return self;
}

/**
 * bw_alert_probe_free:
 * @self: (nullable) (transfer full): a probe
 */
void
bw_alert_probe_free (BwAlertProbe *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->round, bw_round_unref);
  g_free (self);
}

void
bw_alert_probe_begin (BwAlertProbe *self,
                      gint64        now)
{
  BwRound *round = bw_picture_get_round (self->picture, now);

  self->now = now;
  if (round == self->round)
    return;

  g_clear_pointer (&self->round, bw_round_unref);
  self->sampling = BW_SUBJECT_NONE;
  if (round != NULL)
    {
      g_autofree char *name = bw_round_dup_subject (round);

      self->round = bw_round_ref (round);
      self->sampling = bw_picture_get_subject (self->picture, name);
    }
}

BwRound *
bw_alert_probe_get_round (BwAlertProbe *self)
{
  return self->round;
}

/**
 * bw_alert_probe_read:
 * @self: a probe whose batch has begun
 * @rule: a rule
 * @place: a place that it applies to
 * @reading: (out): what it compares
 *
 * Returns: whether there is anything to compare: not at a site that is closed, of
 *   an area that is done or outside a round
 */
gboolean
bw_alert_probe_read (BwAlertProbe      *self,
                     const BwAlertRule *rule,
                     BwPlace            place,
                     BwAlertReading    *reading)
{
  *reading = (BwAlertReading) { NAN, self->now, G_MAXINT64 };
  switch (rule->kind)
    {
    case BW_ALERT_RULE_KIND_MEASURE:
      return read_measure (self, rule, place, reading);

    case BW_ALERT_RULE_KIND_CONDITION:
      return read_condition (self, rule, place, reading);

    case BW_ALERT_RULE_KIND_PACE:
      return read_pace (self, place, &reading->value);

    case BW_ALERT_RULE_KIND_CONTRADICTION:
      return read_contradiction (self, rule, place, &reading->value);

    case BW_ALERT_RULE_KIND_RECEIPT:
    case BW_ALERT_RULE_KIND_FOLLOWUP:
    case BW_ALERT_RULE_KIND_SHIFT_UNCOVERED:
    case BW_ALERT_RULE_KIND_SHIFT_LENGTH:
    case BW_ALERT_RULE_KIND_DISPLAY:
    default:
      g_return_val_if_reached (FALSE);
    }
}
