/* bw-alarm-board.c: when an alert is raised and when it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alarm-board.h"

#include <math.h>

/* PENDING, CLEARING, UNKNOWN and FADING have a timer; WAITING stands in the line of
 * its rule; an alarm that is normal is not kept. */
enum
{
  NORMAL,
  PENDING,
  UNKNOWN,
  WAITING,
  RAISED,
  CLEARING,  /* raised, and good for a while */
  FADING,    /* raised, and not known for a while */
};

typedef struct
{
  gint64         key;
  const BwAlertRule  *rule;
  BwPlace        place;
  guint8         state;
  gboolean       is_no_data;  /* of WAITING, RAISED */
  gboolean       is_worse;
  gboolean       has_run;     /* the last known value is bad */
  gint64         since;       /* of the run */
  gint64         known_until; /* unless another value comes */
  gint64         value_at;
  double         value;
  double         worst;       /* that was told of */
  gint64         due;
  guint64        serial;      /* what is due at once comes in the order that it came */
  GSequenceIter *iter;        /* (nullable): in the timers, or in the line of its rule */
} Alarm;

struct _BwAlarmBoard
{
  BwAlertRuleBook  *rules;     /* (owned) */
  GHashTable  *alarms;    /* (owned): key → Alarm */
  GSequence   *timers;    /* (owned) (element-type Alarm) */
  GSequence  **lines;     /* (owned): by rule: of those that wait */
  guint       *n_open;    /* (owned): by rule */
  guint        n_all;
  guint        n_waiting;
  guint        max_open;
  BwAlarmFunc  func;
  gpointer     user_data;
  gint64       time;      /* never goes back */
  gint64       offset;    /* of it to the clock: what that was set back in all */
  double       speed;     /* of the clock, to that by which the rules hold */
  guint64      serial;
};

static gint64
make_key (const BwAlertRule *rule,
          BwPlace            place)
{
  return (gint64) (((guint64) rule->index << 32) | place);
}

static int
compare_due (gconstpointer a,
             gconstpointer b,
             gpointer      unused)
{
  const Alarm *left = a;
  const Alarm *right = b;

  if (left->due != right->due)
    return left->due < right->due ? -1 : 1;

  return left->serial < right->serial ? -1 : left->serial > right->serial;
}

static gint64
take_now (BwAlarmBoard *self,
          gint64        now)
{
  if (now + self->offset < self->time)
    self->offset = self->time - now;

  self->time = now + self->offset;
  return self->time;
}

static void
tell (BwAlarmBoard *self,
      const Alarm  *alarm,
      BwAlarmTurn   turn,
      gint64        time)
{
  const BwAlarmEvent event = {
    .turn = turn,
    .rule = alarm->rule,
    .place = alarm->place,
    .at = time - self->offset,
    .value = alarm->is_no_data ? NAN : alarm->value,
    .severity = alarm->is_worse ? alarm->rule->worse : alarm->rule->severity,
    .is_no_data = alarm->is_no_data,
  };

  self->func (&event, self->user_data);
}

static gboolean
is_open (const Alarm *alarm)
{
  return alarm->state == RAISED || alarm->state == CLEARING || alarm->state == FADING;
}

/* What a rule says, by the clock of the board. */
static gint64
scale (BwAlarmBoard *self,
       gint64        span)
{
  return (gint64) ((double) span * self->speed);
}

/* Out of the timers or the line. */
static void
unlist (BwAlarmBoard *self,
        Alarm        *alarm)
{
  if (alarm->iter == NULL)
    return;

  g_sequence_remove (alarm->iter);
  alarm->iter = NULL;
  if (alarm->state == WAITING)
    self->n_waiting--;
}

static void
list (BwAlarmBoard *self,
      Alarm        *alarm,
      GSequence    *sequence,
      gint64        due)
{
  alarm->due = due;
  alarm->serial = ++self->serial;
  alarm->iter = g_sequence_insert_sorted (sequence, alarm, compare_due, NULL);
}

static void
enter (BwAlarmBoard *self,
       Alarm        *alarm,
       guint8        state)
{
  unlist (self, alarm);
  alarm->state = state;
}

static void
wait_in (BwAlarmBoard *self,
         Alarm        *alarm,
         guint8        state,
         gint64        due)
{
  enter (self, alarm, state);
  list (self, alarm, self->timers, due);
}

static void
open_alert (BwAlarmBoard *self,
            Alarm        *alarm,
            gint64        time)
{
  enter (self, alarm, RAISED);
  alarm->is_worse = !alarm->is_no_data && bw_alert_rule_is_worse (alarm->rule, alarm->value);
  alarm->worst = alarm->value;
  self->n_open[alarm->rule->index]++;
  self->n_all++;
  tell (self, alarm, BW_ALARM_TURN_RAISED, time);
}

static void
raise_alert (BwAlarmBoard *self,
             Alarm        *alarm,
             gboolean      is_no_data,
             gint64        time)
{
  guint rule = alarm->rule->index;

  alarm->is_no_data = is_no_data;
  if (self->n_open[rule] < self->max_open)
    {
      open_alert (self, alarm, time);
      return;
    }

  enter (self, alarm, WAITING);
  list (self, alarm, self->lines[rule], time);
  self->n_waiting++;
}

/* One more of the rule may open: that which has waited longest. */
static void
let_in (BwAlarmBoard      *self,
        const BwAlertRule *rule,
        gint64             time)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->lines[rule->index]);

  if (!g_sequence_iter_is_end (first))
    open_alert (self, g_sequence_get (first), time);
}

static void
clear_alert (BwAlarmBoard *self,
             Alarm        *alarm,
             gint64        time)
{
  enter (self, alarm, NORMAL);
  self->n_open[alarm->rule->index]--;
  self->n_all--;
  tell (self, alarm, BW_ALARM_TURN_CLEARED, time);
  alarm->is_no_data = FALSE;
  alarm->is_worse = FALSE;
  let_in (self, alarm->rule, time);
}

/* It is held by the time of the values: the run goes on from the first bad one as
 * long as each comes while the last one is still known. One that ends before it was
 * held is kept, for what is late may continue it. */
static void
hold_run (BwAlarmBoard *self,
          Alarm        *alarm,
          gint64        time)
{
  gint64 due = alarm->since + scale (self, alarm->rule->hold);

  if (due <= time)
    raise_alert (self, alarm, FALSE, due);
  else
    wait_in (self, alarm, PENDING, MIN (due, alarm->known_until));
}

/* It is not open. */
static void
begin (BwAlarmBoard *self,
       Alarm        *alarm,
       gint64        time)
{
  const BwAlertRule *rule = alarm->rule;

  if (isnan (alarm->value) && rule->no_data > 0)
    wait_in (self, alarm, UNKNOWN, time + rule->no_data);
  else if (bw_alert_rule_is_bad (rule, alarm->value))
    hold_run (self, alarm, time);
  else
    enter (self, alarm, NORMAL);
}

static void
step_not_open (BwAlarmBoard *self,
               Alarm        *alarm,
               gint64        time)
{
  gboolean is_for_no_data = alarm->state == UNKNOWN || (alarm->state == WAITING && alarm->is_no_data);
  gboolean is_waiting = is_for_no_data || alarm->state == WAITING;
  gboolean stays = is_for_no_data ? isnan (alarm->value) : bw_alert_rule_is_bad (alarm->rule, alarm->value);

  if (!is_waiting || !stays)
    begin (self, alarm, time);
}

/* What was not known any more when it came: it tells how long it has been so, and
 * alarms nobody. */
static void
step_late (BwAlarmBoard *self,
           Alarm        *alarm)
{
  if (alarm->state != UNKNOWN && !alarm->has_run)
    enter (self, alarm, NORMAL);
}

static void
take_value (Alarm  *alarm,
            double  value,
            gint64  at,
            gint64  known_for)
{
  gint64 until = known_for < G_MAXINT64 / 2 ? at + known_for : G_MAXINT64;

  alarm->value = value;
  alarm->value_at = at;
  if (isnan (value))
    {
      alarm->known_until = MIN (alarm->known_until, at - 1);
    }
  else if (bw_alert_rule_is_bad (alarm->rule, value))
    {
      if (!alarm->has_run || at > alarm->known_until)
        alarm->since = at;
      alarm->has_run = TRUE;
      alarm->known_until = until;
    }
  else
    {
      alarm->has_run = FALSE;
      alarm->known_until = until;
    }
}

static void
step_good (BwAlarmBoard *self,
           Alarm        *alarm,
           gint64        time)
{
  if (alarm->state == CLEARING)
    return;

  if (alarm->rule->clear_hold > 0)
    wait_in (self, alarm, CLEARING, time + scale (self, alarm->rule->clear_hold));
  else
    clear_alert (self, alarm, time);
}

static void
step_worse (BwAlarmBoard *self,
            Alarm        *alarm,
            gint64        time)
{
  const BwAlertRule *rule = alarm->rule;
  gboolean is_worse = alarm->is_worse
                        ? !bw_alert_rule_is_eased (rule, alarm->value)
                        : bw_alert_rule_is_worse (rule, alarm->value);
  gboolean is_news = rule->is_renewed && bw_alert_rule_is_beyond (rule, alarm->value, alarm->worst);
  BwAlarmTurn turn = is_news || is_worse ? BW_ALARM_TURN_WORSE : BW_ALARM_TURN_EASED;

  if (isnan (alarm->worst) || bw_alert_rule_is_beyond (rule, alarm->value, alarm->worst))
    alarm->worst = alarm->value;
  if (is_worse == alarm->is_worse && !is_news)
    return;

  alarm->is_worse = is_worse;
  tell (self, alarm, turn, time);
}

/* It stays: but where that may be said, not for longer than anybody knows why. */
static void
step_unknown (BwAlarmBoard *self,
              Alarm        *alarm,
              gint64        time)
{
  if (alarm->rule->no_data == 0)
    enter (self, alarm, RAISED);
  else if (alarm->state != FADING)
    wait_in (self, alarm, FADING, time + alarm->rule->no_data);
}

static void
step_open (BwAlarmBoard *self,
           Alarm        *alarm,
           gint64        time)
{
  if (alarm->is_no_data)
    {
      if (isnan (alarm->value))
        return;
      clear_alert (self, alarm, time);
      begin (self, alarm, time);
    }
  else if (bw_alert_rule_is_good (alarm->rule, alarm->value))
    {
      step_good (self, alarm, time);
    }
  else if (isnan (alarm->value))
    {
      step_unknown (self, alarm, time);
    }
  else
    {
      enter (self, alarm, RAISED);
      step_worse (self, alarm, time);
    }
}

static Alarm *
ensure_alarm (BwAlarmBoard      *self,
              const BwAlertRule *rule,
              BwPlace            place)
{
  gint64 key = make_key (rule, place);
  Alarm *alarm = g_hash_table_lookup (self->alarms, &key);

  if (alarm != NULL)
    return alarm;

  alarm = g_new0 (Alarm, 1);
  alarm->key = key;
  alarm->rule = rule;
  alarm->place = place;
  alarm->value = NAN;
  alarm->worst = NAN;
  alarm->value_at = G_MININT64;
  alarm->known_until = G_MAXINT64;
  g_hash_table_insert (self->alarms, &alarm->key, alarm);
  return alarm;
}

static void
forget_if_normal (BwAlarmBoard *self,
                  Alarm        *alarm)
{
  if (alarm->state == NORMAL && !alarm->has_run)
    g_hash_table_remove (self->alarms, &alarm->key);
}

/* What was wrong nobody knows any more, and that is another alert. */
static void
fade (BwAlarmBoard *self,
      Alarm        *alarm)
{
  gint64 time = alarm->due;

  clear_alert (self, alarm, time);
  raise_alert (self, alarm, TRUE, time);
}

static void
fire (BwAlarmBoard *self,
      Alarm        *alarm)
{
  if (alarm->state == CLEARING)
    clear_alert (self, alarm, alarm->due);
  else if (alarm->state == FADING)
    fade (self, alarm);
  else if (alarm->state == UNKNOWN || alarm->due >= alarm->since + scale (self, alarm->rule->hold))
    raise_alert (self, alarm, alarm->state == UNKNOWN, alarm->due);
  else
    enter (self, alarm, NORMAL);

  forget_if_normal (self, alarm);
}

static void
fire_due (BwAlarmBoard *self,
          gint64        time)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->timers);

  while (!g_sequence_iter_is_end (first) && ((Alarm *) g_sequence_get (first))->due <= time)
    {
      fire (self, g_sequence_get (first));
      first = g_sequence_get_begin_iter (self->timers);
    }
}

/**
 * bw_alarm_board_new:
 * @rules: what is watched
 * @max_open: alerts that one rule may have open
 * @func: called for each event, at once and in order
 * @user_data: for @func
 *
 * Returns: (transfer full): a board on which all is normal
 */
BwAlarmBoard *
bw_alarm_board_new (BwAlertRuleBook *rules,
                    guint            max_open,
                    BwAlarmFunc      func,
                    gpointer         user_data)
{
  BwAlarmBoard *self = g_new0 (BwAlarmBoard, 1);
  guint n_rules = bw_alert_rule_book_get_size (rules);

  self->rules = g_object_ref (rules);
  self->speed = 1.0;
  self->alarms = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->timers = g_sequence_new (NULL);
  self->lines = g_new0 (GSequence *, n_rules);
  for (guint i = 0; i < n_rules; i++)
    self->lines[i] = g_sequence_new (NULL);

  self->n_open = g_new0 (guint, n_rules);
  self->max_open = max_open;
  self->func = func;
  self->user_data = user_data;
  self->time = G_MININT64 / 2;
  return self;
}

/**
 * bw_alarm_board_free:
 * @self: (nullable) (transfer full): a board
 */
void
bw_alarm_board_free (BwAlarmBoard *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < bw_alert_rule_book_get_size (self->rules); i++)
    g_sequence_free (self->lines[i]);

  g_sequence_free (self->timers);
  g_hash_table_unref (self->alarms);
  g_object_unref (self->rules);
  g_free (self->lines);
  g_free (self->n_open);
  g_free (self);
}

/**
 * bw_alarm_board_set_speed:
 * @self: a board to which nothing was put yet
 * @speed: seconds of its clock for one of the clock by which the rules hold
 *
 * 1 as it comes. For what happens by the clock on the wall, however fast that goes by
 * which it is told: an alarm is held, and so is its end, for so much longer. For how
 * long nothing may be known stays.
 */
void
bw_alarm_board_set_speed (BwAlarmBoard *self,
                          double        speed)
{
  g_return_if_fail (speed > 0.0);

  self->speed = speed;
}

/**
 * bw_alarm_board_put:
 * @self: a board
 * @rule: a rule of its book
 * @place: a place that the rule holds for
 * @value: what the rule compares, NaN if that is not known
 * @at: when it was so, by the clock of @now; values of one place come in their order
 * @known_for: how long it is known from then on, if no other comes; %G_MAXINT64:
 *   for good
 * @now: the backend's time, microseconds
 *
 * What is due until then happens first.
 */
void
bw_alarm_board_put (BwAlarmBoard      *self,
                    const BwAlertRule *rule,
                    BwPlace            place,
                    double             value,
                    gint64             at,
                    gint64             known_for,
                    gint64             now)
{
  gint64 time = take_now (self, now);
  Alarm *alarm;

  g_return_if_fail (rule != NULL);

  fire_due (self, time);
  alarm = ensure_alarm (self, rule, place);
  at = CLAMP (at + self->offset, MIN (alarm->value_at, time), time);
  take_value (alarm, value, at, known_for);
  if (is_open (alarm))
    step_open (self, alarm, time);
  else if (!isnan (value) && alarm->known_until < time)
    step_late (self, alarm);
  else
    step_not_open (self, alarm, time);

  forget_if_normal (self, alarm);
}

/**
 * bw_alarm_board_drop:
 * @self: a board
 * @rule: a rule of its book
 * @place: a place
 * @now: the backend's time, microseconds
 *
 * The place is closed or gone, or the rule does not hold for it any more.
 */
void
bw_alarm_board_drop (BwAlarmBoard      *self,
                     const BwAlertRule *rule,
                     BwPlace            place,
                     gint64             now)
{
  gint64 key = make_key (rule, place);
  gint64 time = take_now (self, now);
  Alarm *alarm;

  fire_due (self, time);
  alarm = g_hash_table_lookup (self->alarms, &key);
  if (alarm == NULL)
    return;

  alarm->has_run = FALSE;
  if (is_open (alarm))
    clear_alert (self, alarm, time);
  else
    enter (self, alarm, NORMAL);

  forget_if_normal (self, alarm);
}

/**
 * bw_alarm_board_advance:
 * @self: a board
 * @now: the backend's time, microseconds
 */
void
bw_alarm_board_advance (BwAlarmBoard *self,
                        gint64        now)
{
  fire_due (self, take_now (self, now));
}

/**
 * bw_alarm_board_get_due:
 * @self: a board
 *
 * Returns: when the next thing happens if no value comes, by the clock that was
 *   told last; %G_MAXINT64 if nothing will
 */
gint64
bw_alarm_board_get_due (BwAlarmBoard *self)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->timers);

  if (g_sequence_iter_is_end (first))
    return G_MAXINT64;

  return ((Alarm *) g_sequence_get (first))->due - self->offset;
}

/**
 * bw_alarm_board_restore:
 * @self: a board
 * @rule: a rule of its book
 * @place: a place with an alert that is open
 * @value: what was told last, NaN if it was not known
 * @severity: of the alert
 * @is_no_data: it is for want of data
 *
 * As if it had been raised here. More than may be open are taken: they were told.
 */
void
bw_alarm_board_restore (BwAlarmBoard      *self,
                        const BwAlertRule *rule,
                        BwPlace            place,
                        double             value,
                        BwSeverity         severity,
                        gboolean           is_no_data)
{
  Alarm *alarm = ensure_alarm (self, rule, place);

  g_return_if_fail (alarm->state == NORMAL);

  alarm->state = RAISED;
  alarm->value = value;
  alarm->worst = value;
  alarm->is_no_data = is_no_data;
  alarm->is_worse = rule->escalates && severity == rule->worse;
  self->n_open[rule->index]++;
  self->n_all++;
}

/**
 * bw_alarm_board_foreach_run:
 * @self: a board
 * @func: called for each; must not call the board
 * @user_data: for @func
 *
 * For those who want to go on after a restart where they were; times are by the
 * clock that was told last.
 */
void
bw_alarm_board_foreach_run (BwAlarmBoard   *self,
                            BwAlarmRunFunc  func,
                            gpointer        user_data)
{
  GHashTableIter iter;
  Alarm *alarm;

  g_hash_table_iter_init (&iter, self->alarms);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &alarm))
    {
      if (alarm->has_run && !is_open (alarm))
        func (alarm->rule, alarm->place, alarm->since - self->offset,
              alarm->known_until != G_MAXINT64 ? alarm->known_until - self->offset : G_MAXINT64, user_data);
    }
}

/**
 * bw_alarm_board_restore_run:
 * @self: a board
 * @rule: a rule of its book
 * @place: a place of which nothing was put yet
 * @since: of bw_alarm_board_foreach_run()
 * @known_until: likewise
 */
void
bw_alarm_board_restore_run (BwAlarmBoard      *self,
                            const BwAlertRule *rule,
                            BwPlace            place,
                            gint64             since,
                            gint64             known_until)
{
  Alarm *alarm = ensure_alarm (self, rule, place);

  if (alarm->state != NORMAL)
    return;

  alarm->has_run = TRUE;
  alarm->since = since;
  alarm->known_until = known_until;
}

guint
bw_alarm_board_get_n_open (BwAlarmBoard *self)
{
  return self->n_all;
}

guint
bw_alarm_board_get_n_waiting (BwAlarmBoard *self)
{
  return self->n_waiting;
}

guint
bw_alarm_board_get_size (BwAlarmBoard *self)
{
  return g_hash_table_size (self->alarms);
}
