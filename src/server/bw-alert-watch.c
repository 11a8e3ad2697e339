/* bw-alert-watch.c: looks at what changes, by the rules, and tells what is alarming
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-watch.h"

#include "bw-alert-duties.h"
#include "bw-alert-probe.h"
#include "bw-time.h"

/* A projection moves slowly: the grain of the desk's own. */
#define PACE_DISTANCE (30 * BW_TIME_SECOND)

typedef struct
{
  const BwAlertRule *rule;
  BwPlace            place;
} Restored;

struct _BwAlertWatch
{
  BwPicture       *picture;  /* (unowned) */
  BwSeriesBook    *series;   /* (unowned) (nullable) */
  BwClock         *clock;    /* (unowned) */
  BwAlertRuleBook *rules;    /* (owned) */
  BwAlertProbe    *probe;    /* (owned) */
  BwAlertDuties   *duties;   /* (owned) */
  BwWallWatch     *walls;    /* (owned) */
  BwAlarmBoard    *board;    /* (owned) */
  GPtrArray       *of_kind[BW_N_SITE_KINDS];    /* (owned) (element-type BwAlertRule): read on change */
  GPtrArray       *of_level[BW_LEVEL_SITE + 1]; /* (owned) (element-type BwAlertRule): likewise */
  GArray          *paced;    /* (owned) (element-type BwPlace): areas that a rule of paces holds for */
  GArray          *restored; /* (owned) (element-type Restored): until it begins */
  gint64           paced_at;
  gint64           now;      /* of the batch */
  unsigned long    handler;
};

static gboolean
is_read_on_change (const BwAlertRule *rule)
{
  return rule->is_enabled && !bw_alert_rule_kind_is_timed (rule->kind) && rule->kind != BW_ALERT_RULE_KIND_PACE;
}

static void
look_by (BwAlertWatch      *self,
         const BwAlertRule *rule,
         BwPlace            place)
{
  BwAlertReading reading;

  if (bw_alert_rule_applies (rule, bw_picture_get_places (self->picture), place)
      && bw_alert_probe_read (self->probe, rule, place, &reading))
    bw_alarm_board_put (self->board, rule, place, reading.value, reading.at, reading.known_for, self->now);
  else
    bw_alarm_board_drop (self->board, rule, place, self->now);
}

static void
drop_all (BwAlertWatch *self,
          BwPlace       place)
{
  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    bw_alarm_board_drop (self->board, bw_alert_rule_book_get (self->rules, i), place, self->now);
}

/* By the rules that hold for it. */
static void
look_at (BwAlertWatch *self,
         BwPlace       place)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  const BwSite *site = bw_place_tree_get_site (places, place);
  GPtrArray *rules = site != NULL ? self->of_kind[site->kind] : self->of_level[bw_place_tree_get_level (places, place)];

  for (guint i = 0; i < rules->len; i++)
    look_by (self, g_ptr_array_index (rules, i), place);
}

/* It may be gone, or of another kind or level than before: by all rules. Paces are
 * looked at by themselves, but only where there is one. */
static void
look_anew (BwAlertWatch *self,
           BwPlace       place)
{
  if (!bw_place_tree_is_listed (bw_picture_get_places (self->picture), place))
    {
      drop_all (self, place);
      return;
    }

  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_get (self->rules, i);

      if (is_read_on_change (rule))
        look_by (self, rule, place);
      else if (rule->kind == BW_ALERT_RULE_KIND_PACE
               && !bw_alert_rule_applies (rule, bw_picture_get_places (self->picture), place))
        bw_alarm_board_drop (self->board, rule, place, self->now);
    }
}

static void
sort_rules (BwAlertWatch *self)
{
  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_get (self->rules, i);

      for (guint kind = 0; kind < BW_N_SITE_KINDS && is_read_on_change (rule); kind++)
        {
          if ((rule->site_kinds & (1u << kind)) != 0)
            g_ptr_array_add (self->of_kind[kind], (gpointer) rule);
        }
      for (guint level = 0; level <= BW_LEVEL_SITE && is_read_on_change (rule); level++)
        {
          if ((rule->levels & (1u << level)) != 0)
            g_ptr_array_add (self->of_level[level], (gpointer) rule);
        }
    }
}

static void
begin_batch (BwAlertWatch *self)
{
  self->now = bw_clock_get_now (self->clock);
  bw_alert_probe_begin (self->probe, self->now);
}

static void
on_duty_cb (const BwAlertRule *rule,
            BwPlace            place,
            guint              count,
            gpointer           data)
{
  BwAlertWatch *self = data;

  if (bw_place_tree_is_listed (bw_picture_get_places (self->picture), place))
    bw_alarm_board_put (self->board, rule, place, count, self->now, G_MAXINT64, self->now);
  else
    bw_alarm_board_drop (self->board, rule, place, self->now);
}

static void
find_paced (BwAlertWatch *self)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  guint n_places = bw_place_tree_get_size (places);

  g_array_set_size (self->paced, 0);
  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_get (self->rules, i);

      for (BwPlace place = 0; rule->kind == BW_ALERT_RULE_KIND_PACE && rule->is_enabled && place < n_places; place++)
        {
          if (bw_alert_rule_applies (rule, places, place))
            g_array_append_val (self->paced, place);
        }
    }
}

/* The picture of the backend has no histories but those that are needed here. */
static void
take_history (BwAlertWatch *self,
              BwPlace       place)
{
  BwRound *round = bw_alert_probe_get_round (self->probe);
  const BwMeasure *sampled = bw_measure_catalogue_lookup (bw_picture_get_catalogue (self->picture), "sampled");
  g_autofree char *subject = round != NULL ? bw_round_dup_subject (round) : NULL;
  g_autoptr (BwSeries) told = NULL;
  BwSeriesTrack *track;

  if (self->series == NULL || subject == NULL || sampled == NULL)
    return;

  track = bw_series_book_find (self->series, place, bw_picture_get_subject (self->picture, subject), sampled->index);
  told = track != NULL ? bw_series_book_dup_told (self->series, track) : NULL;
  if (told != NULL)
    bw_picture_put_series (self->picture, told);
}

static void
look_at_paces (BwAlertWatch *self)
{
  for (guint i = 0; i < self->paced->len; i++)
    take_history (self, g_array_index (self->paced, BwPlace, i));

  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_get (self->rules, i);

      for (guint j = 0; rule->kind == BW_ALERT_RULE_KIND_PACE && rule->is_enabled && j < self->paced->len; j++)
        look_by (self, rule, g_array_index (self->paced, BwPlace, j));
    }

  self->paced_at = self->now;
}

/* Also what a rule no longer holds for. */
static void
look_at_restored (BwAlertWatch *self)
{
  for (guint i = 0; i < self->restored->len; i++)
    {
      const Restored *restored = &g_array_index (self->restored, Restored, i);

      look_by (self, restored->rule, restored->place);
    }

  g_array_set_size (self->restored, 0);
}

static void
on_picture_changed_cb (BwPicture             *picture,
                       const BwPictureChange *change,
                       BwAlertWatch          *self)
{
  begin_batch (self);
  if (change->structure)
    {
      find_paced (self);
      bw_wall_watch_check (self->walls);
    }

  for (guint i = 0; i < change->n_places; i++)
    {
      if (change->structure)
        look_anew (self, change->places[i]);
      else
        look_at (self, change->places[i]);
    }
}

/**
 * bw_alert_watch_new:
 * @picture: what is looked at; must outlive the watch, as the next three must
 * @missed: shifts that were missed
 * @series: (nullable): histories
 * @clock: the backend's
 * @rules: what is alarming
 * @func: called for each event
 * @user_data: for @func
 *
 * Returns: (transfer full): a watch that has not begun
 */
BwAlertWatch *
bw_alert_watch_new (BwPicture       *picture,
                    BwMissedShifts  *missed,
                    BwSeriesBook    *series,
                    BwClock         *clock,
                    BwAlertRuleBook *rules,
                    BwAlarmFunc      func,
                    gpointer         user_data)
{
  BwAlertWatch *self = g_new0 (BwAlertWatch, 1);

  self->picture = picture;
  self->series = series;
  self->clock = clock;
  self->rules = g_object_ref (rules);
  self->probe = bw_alert_probe_new (picture);
  self->duties = bw_alert_duties_new (picture, missed, rules);
  self->walls = bw_wall_watch_new (picture, rules, BW_ALERT_WATCH_MAX_OPEN, func, user_data);
  self->board = bw_alarm_board_new (rules, BW_ALERT_WATCH_MAX_OPEN, func, user_data);
  for (guint i = 0; i < G_N_ELEMENTS (self->of_kind); i++)
    self->of_kind[i] = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->of_level); i++)
    self->of_level[i] = g_ptr_array_new ();
  sort_rules (self);
  self->paced = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->restored = g_array_new (FALSE, FALSE, sizeof (Restored));
  return self;
}

/**
 * bw_alert_watch_free:
 * @self: (nullable) (transfer full): a watch
 */
void
bw_alert_watch_free (BwAlertWatch *self)
{
  if (self == NULL)
    return;

  g_clear_signal_handler (&self->handler, self->picture);
  bw_alarm_board_free (self->board);
  bw_alert_duties_free (self->duties);
  bw_wall_watch_free (self->walls);
  bw_alert_probe_free (self->probe);
  for (guint i = 0; i < G_N_ELEMENTS (self->of_kind); i++)
    g_ptr_array_unref (self->of_kind[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->of_level); i++)
    g_ptr_array_unref (self->of_level[i]);
  g_array_unref (self->paced);
  g_array_unref (self->restored);
  g_object_unref (self->rules);
  g_free (self);
}

BwAlarmBoard *
bw_alert_watch_get_board (BwAlertWatch *self)
{
  return self->board;
}

BwWallWatch *
bw_alert_watch_get_walls (BwAlertWatch *self)
{
  return self->walls;
}

void
bw_alert_watch_restore (BwAlertWatch      *self,
                        const BwAlertRule *rule,
                        BwPlace            place,
                        double             value,
                        BwSeverity         severity,
                        gboolean           is_no_data)
{
  const Restored restored = { rule, place };

  bw_alarm_board_restore (self->board, rule, place, value, severity, is_no_data);
  if (bw_alert_rule_kind_is_timed (rule->kind))
    bw_alert_duties_touch (self->duties, rule, place);
  else
    g_array_append_val (self->restored, restored);
}

/**
 * bw_alert_watch_begin:
 * @self: a watch
 *
 * What was alarming before and is not any more is told at once; what began to be
 * while nobody watched is held from now on, for nobody knows since when it is.
 */
void
bw_alert_watch_begin (BwAlertWatch *self)
{
  guint n_places = bw_place_tree_get_size (bw_picture_get_places (self->picture));

  begin_batch (self);
  if (bw_clock_get_speed (self->clock) > 0.0)
    bw_wall_watch_set_speed (self->walls, bw_clock_get_speed (self->clock));
  bw_wall_watch_begin (self->walls, self->now);
  bw_alert_duties_begin (self->duties);
  bw_alert_duties_advance (self->duties, self->now, on_duty_cb, self);
  find_paced (self);
  look_at_paces (self);
  look_at_restored (self);
  for (BwPlace place = 0; place < n_places; place++)
    look_anew (self, place);

  self->handler = g_signal_connect (self->picture, "changed", G_CALLBACK (on_picture_changed_cb), self);
}

/**
 * bw_alert_watch_tick:
 * @self: a watch that has begun
 *
 * To be called about once a second, whatever the speed of the clock.
 */
void
bw_alert_watch_tick (BwAlertWatch *self)
{
  begin_batch (self);
  bw_alert_duties_advance (self->duties, self->now, on_duty_cb, self);
  bw_wall_watch_advance (self->walls, self->now);
  bw_alarm_board_advance (self->board, self->now);

  /* Also when the clock was set back. */
  if (ABS (self->now - self->paced_at) >= PACE_DISTANCE)
    look_at_paces (self);
}

/**
 * bw_alert_watch_note_report:
 * @self: a watch
 * @place: a site that has reported; the picture knows already
 *
 * A picture that changed many times is looked at once, and would not tell how long
 * something has been so; each report does. A few rules a report.
 */
void
bw_alert_watch_note_report (BwAlertWatch *self,
                            BwPlace       place)
{
  if (!bw_place_tree_is_site (bw_picture_get_places (self->picture), place))
    return;

  begin_batch (self);
  look_at (self, place);
}

void
bw_alert_watch_note_document (BwAlertWatch   *self,
                              BwDocumentType  type,
                              const char     *id)
{
  if (type == BW_DOCUMENT_TYPE_DISPLAY)
    bw_wall_watch_note (self->walls, id);
  else
    bw_alert_duties_note (self->duties, type, id);
}
