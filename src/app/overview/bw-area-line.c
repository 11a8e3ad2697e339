/* bw-area-line.c: what a row of the list says of a place, and where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-line.h"

#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* Groups of the order, in the top bits of a key. */
#define GROUP_BITS  3
#define GROUP_SHIFT (32 - GROUP_BITS)
#define REST_MAX    ((1u << GROUP_SHIFT) - 1)

static guint32
make_key (guint   group,
          guint32 rest)
{
  return ((guint32) group << GROUP_SHIFT) | MIN (rest, REST_MAX);
}

/* Least done first; what is not known last. */
static guint32
make_share_key (guint  group,
                double share)
{
  return make_key (group, isnan (share) ? REST_MAX : (guint32) (CLAMP (share, 0.0, 100.0) * 1e6));
}

static double
find_share (const BwFacts *facts,
            BwPlace        place)
{
  double done = bw_picture_get_value (facts->picture, place, facts->sampling, facts->sampled);
  double target = bw_picture_get_value (facts->picture, place, facts->sampling, facts->target);

  if (isnan (done) || isnan (target) || done < 0.0)
    return NAN;

  return target > 0.0 ? done / target : 1.0;
}

static guint32
find_site_key (const BwFacts *facts,
               BwPlace        place)
{
  static const guint8 groups[BW_N_CONDITIONS] = {
    [BW_CONDITION_JAMMED] = 0,
    [BW_CONDITION_PAUSED] = 1,
    [BW_CONDITION_GAP] = 1,
    [BW_CONDITION_SILENT] = 2,
    [BW_CONDITION_BUSY] = 3,
    [BW_CONDITION_UNCONFIRMED] = 3,
    [BW_CONDITION_NORMAL] = 4,
    [BW_CONDITION_UNKNOWN] = 5,
    [BW_CONDITION_CLOSED] = 6,
  };

  return make_share_key (groups[bw_picture_get_condition (facts->picture, place)],
                         find_share (facts, place));
}

/* Minutes from the start of the round: 17 years fit into the bits. */
static guint32
find_finish_key (const BwFacts *facts,
                 const BwPace  *pace)
{
  gint64 minutes = (pace->finish - facts->round->starts) / BW_TIME_MINUTE;

  return make_key (1, REST_MAX - (guint32) CLAMP (minutes, 0, (gint64) REST_MAX));
}

static guint32
find_area_key (const BwFacts *facts,
               BwPlace        place)
{
  const BwPace *pace;

  if (!bw_facts_is_in_round (facts, place))
    return make_key (4, 0);

  pace = bw_desk_get_pace (facts->desk, place);
  switch (pace->state)
    {
    case BW_PACE_LATE:
      return pace->finish == 0 ? make_share_key (0, pace->share) : find_finish_key (facts, pace);
    case BW_PACE_TIGHT:
    case BW_PACE_IN_TIME:
      return find_finish_key (facts, pace);
    case BW_PACE_DONE:
      return make_key (2, 0);
    case BW_PACE_UNKNOWN:
    default:
      return make_share_key (3, pace->share);
    }
}

/* One decimal, and never 100.0% before the last one is done. */
static char *
dup_percent (double share)
{
  if (isnan (share))
    return g_strdup ("");

  return bw_format_share (share < 1.0 ? MIN (share, 0.999) : share);
}

static void
set_missing (BwAreaLine *self,
             const char *word)
{
  self->is_muted = TRUE;
  self->bar.share = NAN;
  self->bar.state = BW_PACE_UNKNOWN;
  self->tone = BW_TONE_FG2;
  self->remark = g_strdup (word);
}

/* More was taken back than was ever reported: no share, and why. */
static void
set_impossible (BwAreaLine    *self,
                const BwFacts *facts)
{
  set_missing (self, bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, facts->language));
  self->symbol = BW_SYMBOL_TIGHT;
  self->tone = BW_TONE_LATE;
}

static void
set_verdict (BwAreaLine   *self,
             const BwPace *pace)
{
  switch (pace->state)
    {
    case BW_PACE_LATE:
      self->symbol = BW_SYMBOL_LATE;
      self->tone = BW_TONE_LATE;
      self->is_strong = TRUE;
      break;
    case BW_PACE_TIGHT:
      self->symbol = BW_SYMBOL_TIGHT;
      self->tone = BW_TONE_TIGHT;
      break;
    case BW_PACE_DONE:
      self->symbol = BW_SYMBOL_DONE;
      self->tone = BW_TONE_FG2;
      break;
    case BW_PACE_IN_TIME:
    case BW_PACE_UNKNOWN:
    default:
      self->tone = BW_TONE_FG2;
      break;
    }
}

static void
set_projection (BwAreaLine    *self,
                const BwFacts *facts,
                const BwPace  *pace)
{
  if (!isnan (pace->rate))
    self->rate = bw_format_integer (pace->rate);

  if (pace->finish != 0)
    self->finish = bw_format_day_time (pace->finish, facts->zone, facts->language);
  else if (pace->state == BW_PACE_LATE)
    /* Translators: no projected finish: at this pace it would take over two weeks */
    self->finish = g_strdup (_("no end in sight"));

  if (pace->state == BW_PACE_DONE)
    /* Translators: state of an area: everybody has been sampled */
    self->margin = g_strdup (C_("area", "Done"));
  else if (pace->finish != 0)
    self->margin = bw_format_margin (pace->margin, FALSE, facts->language);
  else if (pace->state == BW_PACE_LATE)
    /* Translators: state of an area: it will miss the deadline */
    self->margin = g_strdup (C_("area", "Late"));
  else if (self->remark == NULL)
    self->remark = g_strdup (_("Cannot be projected yet"));
}

/* A paused point under it is told where nothing worse is. A district always has
 * some, so that there the sign would say nothing. */
static void
set_sites (BwAreaLine    *self,
           const BwFacts *facts)
{
  guint n_paused = bw_facts_count (facts, self->place, BW_SITE_KIND_SAMPLING, BW_CONDITION_PAUSED);

  if (self->symbol == BW_SYMBOL_NONE && n_paused > 0
      && bw_place_tree_get_level (facts->places, self->place) > BW_LEVEL_DISTRICT)
    self->symbol = BW_SYMBOL_PAUSED;
}

static void
init_area (BwAreaLine    *self,
           const BwFacts *facts)
{
  const BwPace *pace;

  self->is_part = TRUE;
  if (!bw_facts_is_in_round (facts, self->place))
    {
      set_missing (self, _("Not in this round"));
      return;
    }

  pace = bw_desk_get_pace (facts->desk, self->place);
  self->bar = (BwBar) { pace->share, pace->plan_share, pace->state };
  if (isnan (pace->done))
    {
      set_missing (self, _("Not reported"));
      return;
    }

  if (bw_pace_is_overcorrected (pace))
    {
      set_impossible (self, facts);
      return;
    }

  self->percent = dup_percent (pace->share);
  if (isnan (pace->share))
    {
      self->remark = g_strdup (_("No target set"));
      self->tone = BW_TONE_FG2;
      return;
    }

  set_verdict (self, pace);
  if (bw_facts_is_stale (facts, self->place))
    {
      g_autofree char *as_of = bw_format_as_of (pace->as_of, facts->now, facts->zone, facts->language);

      self->is_muted = TRUE;
      self->is_strong = FALSE;
      self->symbol = BW_SYMBOL_TIGHT;
      self->tone = BW_TONE_FG2;
      /* Translators: row of an area whose points have gone silent; %s: time */
      self->remark = g_strdup_printf (_("Old data · %s"), as_of);
    }
  set_projection (self, facts, pace);
  set_sites (self, facts);
}

static void
set_condition (BwAreaLine  *self,
               BwCondition  condition)
{
  static const BwSymbol symbols[BW_N_CONDITIONS] = {
    [BW_CONDITION_PAUSED] = BW_SYMBOL_PAUSED,
    [BW_CONDITION_SILENT] = BW_SYMBOL_SILENT,
    [BW_CONDITION_GAP] = BW_SYMBOL_LATE,
    [BW_CONDITION_UNCONFIRMED] = BW_SYMBOL_TIGHT,
    [BW_CONDITION_BUSY] = BW_SYMBOL_BUSY,
    [BW_CONDITION_JAMMED] = BW_SYMBOL_JAMMED,
  };

  self->symbol = symbols[condition];
  if (bw_condition_is_exception (condition))
    self->tone = BW_TONE_LATE;
  else
    self->tone = condition == BW_CONDITION_BUSY ? BW_TONE_TIGHT : BW_TONE_FG2;
  self->is_strong = condition == BW_CONDITION_JAMMED;
}

static void
init_site (BwAreaLine    *self,
           const BwFacts *facts)
{
  BwCondition condition = bw_picture_get_condition (facts->picture, self->place);
  double share = find_share (facts, self->place);
  double queue = bw_picture_get_value (facts->picture, self->place, facts->sampling, facts->queue);
  double wait = bw_picture_get_value (facts->picture, self->place, facts->sampling, facts->wait);

  set_condition (self, condition);
  self->bar = (BwBar) {
    .share = share,
    .plan_share = isnan (share) ? NAN : bw_round_get_plan_share (facts->round, facts->now),
    .state = share >= 1.0 ? BW_PACE_DONE : BW_PACE_IN_TIME,
  };
  self->percent = dup_percent (share);
  self->margin = g_strdup (bw_format_condition (condition, facts->language));

  if (bw_picture_get_value (facts->picture, self->place, facts->sampling, facts->sampled) < 0.0)
    {
      set_impossible (self, facts);
    }
  else if (condition == BW_CONDITION_UNKNOWN)
    {
      set_missing (self, _("Not reported"));
      g_clear_pointer (&self->margin, g_free);
    }
  else if (condition == BW_CONDITION_SILENT)
    {
      gint64 at = bw_picture_get_as_of (facts->picture, self->place, facts->sampling);
      g_autofree char *as_of = bw_format_as_of (at, facts->now, facts->zone, facts->language);

      self->is_muted = TRUE;
      /* Translators: row of a site that has gone silent; %s: time of its last report */
      self->remark = g_strdup_printf (_("Since %s"), as_of);
    }

  if (!isnan (queue))
    self->rate = bw_format_integer (queue);
  if (!isnan (wait))
    /* Translators: time that people wait at a point */
    self->finish = g_strdup_printf (_("%.0f min"), wait);
}

static void
append_words (GString    *text,
              const char *words)
{
  if (words != NULL && words[0] != '\0')
    g_string_append_printf (text, "%s%s", _(", "), words);
}

/* "建安区，完成 71.9%，预计晚 3 小时 6 分" */
static void
describe (BwAreaLine    *self,
          const BwFacts *facts)
{
  g_autoptr (GString) text = g_string_new (self->name);

  if (self->percent != NULL && self->percent[0] != '\0')
    /* Translators: part of the description of a row; %s: 71.9% */
    g_string_append_printf (text, _(", %s done"), self->percent);
  append_words (text, self->remark);

  if (bw_place_tree_is_site (facts->places, self->place))
    {
      append_words (text, self->margin);
    }
  else if (self->margin != NULL)
    {
      const BwPace *pace = bw_desk_get_pace (facts->desk, self->place);
      g_autofree char *margin = NULL;

      if (pace->finish == 0 || pace->state == BW_PACE_DONE)
        append_words (text, self->margin);
      else
        {
          margin = bw_format_margin (pace->margin, TRUE, facts->language);
          /* Translators: part of the description of a row; %s: 3 h 6 min late */
          g_string_append_printf (text, _(", expected %s"), margin);
        }
    }

  self->label = g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bw_area_line_init:
 * @self: filled
 * @facts: facts, with a round
 * @place: an area or a site
 */
void
bw_area_line_init (BwAreaLine    *self,
                   const BwFacts *facts,
                   BwPlace        place)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (facts != NULL && facts->round != NULL);

  *self = (BwAreaLine) {
    .place = place,
    .tone = BW_TONE_FG2,
    .name = g_strdup (bw_place_tree_get_name (facts->places, place, facts->language)),
    .bar = { .share = NAN, .plan_share = NAN, .state = BW_PACE_UNKNOWN },
  };

  if (bw_place_tree_is_site (facts->places, place))
    init_site (self, facts);
  else
    init_area (self, facts);

  describe (self, facts);
}

void
bw_area_line_clear (BwAreaLine *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->percent, g_free);
  g_clear_pointer (&self->rate, g_free);
  g_clear_pointer (&self->finish, g_free);
  g_clear_pointer (&self->margin, g_free);
  g_clear_pointer (&self->remark, g_free);
  g_clear_pointer (&self->label, g_free);
}

/**
 * bw_area_line_dup_tooltip:
 * @facts: facts, with a round
 * @place: an area or a site
 *
 * Returns: (transfer full): who it is, how many of how many, and as of when
 */
char *
bw_area_line_dup_tooltip (const BwFacts *facts,
                          BwPlace        place)
{
  g_autofree char *done = NULL;
  g_autofree char *target = NULL;
  g_autofree char *as_of = NULL;
  const char *name;
  gint64 at;

  g_return_val_if_fail (facts != NULL, NULL);

  name = bw_place_tree_get_name (facts->places, place, facts->language);
  if (!bw_place_tree_is_site (facts->places, place) && !bw_facts_is_in_round (facts, place))
    return g_strdup_printf ("%s\n%s", name, _("Not in this round"));

  at = bw_picture_get_as_of (facts->picture, place, facts->sampling);
  if (at == 0 || !bw_picture_is_reported (facts->picture, place, facts->sampling))
    return g_strdup_printf ("%s\n%s", name, _("Not reported"));

  done = bw_format_value (bw_picture_get_value (facts->picture, place, facts->sampling, facts->sampled),
                          BW_BOUND_EXACT, facts->language);
  target = bw_format_value (bw_picture_get_value (facts->picture, place, facts->sampling, facts->target),
                            BW_BOUND_EXACT, facts->language);
  as_of = bw_format_as_of (at, facts->now, facts->zone, facts->language);
  /* Translators: a place; people sampled and people to be sampled; time of the figures */
  return g_strdup_printf (_("%s\n%s of %s people\nAs of %s"), name, done, target, as_of);
}

/**
 * bw_area_line_get_key:
 * @facts: facts, with a round
 * @place: an area or a site
 * @order: what comes first
 *
 * Returns: a key: small for what comes first
 */
guint32
bw_area_line_get_key (const BwFacts *facts,
                      BwPlace        place,
                      BwAreaOrder    order)
{
  g_return_val_if_fail (facts != NULL && facts->round != NULL, 0);

  switch (order)
    {
    case BW_AREA_ORDER_BY_CODE:
      return 0;
    case BW_AREA_ORDER_LEAST_DONE_FIRST:
      return make_share_key (bw_facts_is_in_round (facts, place) ? 0 : 1, find_share (facts, place));
    case BW_AREA_ORDER_LATEST_FIRST:
    default:
      return bw_place_tree_is_site (facts->places, place) ? find_site_key (facts, place)
                                                          : find_area_key (facts, place);
    }
}
