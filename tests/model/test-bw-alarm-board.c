/* test-bw-alarm-board.c: raised once, cleared once, whoever looks and how often
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alarm-board.h"
#include "bw-time.h"

#include <math.h>

#define T0     (BW_TIME_DAY * 18000)
#define S      BW_TIME_SECOND
#define PLACES 5
#define STEPS  4000

/* Of rules that are not in the program, so that its defaults may change. */
#define RULE(id, more) "{'id':'" id "','kind':'measure','page':'sampling','severity':'low'," \
                       "'name':{'zh_CN':'n','en':'n'}," \
                       "'description':{'zh_CN':'d','en':'d'},'sites':['sampling'],'measure':'wait'," more "}"

static const char rules_text[] =
  "{'format':'bulwark-rules/1','rules':["
  RULE ("t-hold", "'threshold':25,'clear':20,'hold':60") ","
  RULE ("t-both", "'threshold':25,'clear':20,'hold':60,'clear_hold':30,'no_data':100,"
        "'escalate':{'threshold':50,'clear':40,'severity':'high'}") ","
  RULE ("t-once", "'threshold':0,'hold':0,'renewed':true") ","
  RULE ("t-below", "'threshold':1,'direction':'below','hold':10")
  "]}";

typedef struct
{
  BwAlertRuleBook   *rules;
  BwAlarmBoard *board;
  GString      *log;  /* one event a line */
} Fixture;

static void
on_event_cb (const BwAlarmEvent *event,
             gpointer            data)
{
  static const char * const turns[] = { "raised", "worse", "eased", "cleared" };
  GString *log = data;

  g_string_append_printf (log, "%s %s %u at %g is %g%s %s\n", turns[event->turn], event->rule->id, event->place,
                          (double) (event->at - T0) / S, event->value, event->is_no_data ? " no data" : "",
                          bw_severity_to_string (event->severity));
}

static BwAlarmBoard *
make_board (Fixture *fixture,
            guint    max_open,
            GString *log)
{
  return bw_alarm_board_new (fixture->rules, max_open, on_event_cb, log);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autofree char *text = g_strdelimit (g_strdup (rules_text), "'", '"');

  fixture->rules = bw_alert_rule_book_new (text, -1, NULL);
  g_assert_nonnull (fixture->rules);
  fixture->log = g_string_new (NULL);
  fixture->board = make_board (fixture, 100, fixture->log);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_alarm_board_free (fixture->board);
  g_object_unref (fixture->rules);
  g_string_free (fixture->log, TRUE);
}

static void
put (Fixture    *fixture,
     const char *rule,
     BwPlace     place,
     double      value,
     double      seconds)
{
  gint64 now = T0 + (gint64) (seconds * S);

  bw_alarm_board_put (fixture->board, bw_alert_rule_book_lookup (fixture->rules, rule), place, value, now,
                      G_MAXINT64, now);
}

/* Readings of one place, one after the other: { value, seconds }. */
static void
put_each (Fixture      *fixture,
          const char   *rule,
          BwPlace       place,
          const double  readings[][2],
          guint         n_readings)
{
  for (guint i = 0; i < n_readings; i++)
    put (fixture, rule, place, readings[i][0], readings[i][1]);
}

static void
advance (Fixture *fixture,
         double   seconds)
{
  bw_alarm_board_advance (fixture->board, T0 + (gint64) (seconds * S));
}

/* A reading of @seconds, known for half a minute, that comes at @now. */
static void
put_late (Fixture *fixture,
          double   value,
          double   seconds,
          double   now)
{
  bw_alarm_board_put (fixture->board, bw_alert_rule_book_lookup (fixture->rules, "t-hold"), 1, value,
                      T0 + (gint64) (seconds * S), 30 * S, T0 + (gint64) (now * S));
}

/* What was told since the last time. */
static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static void
test_hold (Fixture       *fixture,
           gconstpointer  unused)
{
  put (fixture, "t-hold", 1, 30, 0);
  g_assert_cmpint (bw_alarm_board_get_due (fixture->board), ==, T0 + 60 * S);
  put (fixture, "t-hold", 1, 25, 59);
  put (fixture, "t-hold", 1, 26, 100);
  advance (fixture, 159);
  assert_told (fixture, "");

  /* However late it is looked at. */
  advance (fixture, 500);
  assert_told (fixture, "raised t-hold 1 at 160 is 26 low\n");
  put (fixture, "t-hold", 1, 20, 501);
  assert_told (fixture, "cleared t-hold 1 at 501 is 20 low\n");
  g_assert_cmpuint (bw_alarm_board_get_size (fixture->board), ==, 0);
  g_assert_cmpint (bw_alarm_board_get_due (fixture->board), ==, G_MAXINT64);
}

/* By a clock that is ten times as fast all is held for ten times as long, but for want of
 * data. */
static void
test_speed (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_alarm_board_set_speed (fixture->board, 10.0);
  put (fixture, "t-both", 1, 30, 0);
  put (fixture, "t-hold", 2, 30, 0);
  advance (fixture, 599);
  put (fixture, "t-hold", 2, 3, 599);
  assert_told (fixture, "");
  advance (fixture, 700);
  assert_told (fixture, "raised t-both 1 at 600 is 30 low\n");
  put (fixture, "t-both", 1, 3, 1000);
  advance (fixture, 1299);
  assert_told (fixture, "");
  advance (fixture, 1300);
  assert_told (fixture, "cleared t-both 1 at 1300 is 3 low\n");
  put (fixture, "t-both", 3, NAN, 1300);
  advance (fixture, 1400);
  assert_told (fixture, "raised t-both 3 at 1400 is nan no data low\n");
}

static void
test_hysteresis (Fixture       *fixture,
                 gconstpointer  unused)
{
  put (fixture, "t-hold", 1, 30, 0);
  for (guint i = 0; i < 100; i++)
    put (fixture, "t-hold", 1, i % 2 == 0 ? 20.5 : 40, 100 + i);

  assert_told (fixture, "raised t-hold 1 at 60 is 30 low\n");
}

static void
test_below (Fixture       *fixture,
            gconstpointer  unused)
{
  put (fixture, "t-below", 1, 1, 0);
  put (fixture, "t-below", 1, 0, 10);
  put (fixture, "t-below", 1, 2, 40);
  assert_told (fixture, "raised t-below 1 at 20 is 0 low\ncleared t-below 1 at 40 is 2 low\n");
}

static void
test_no_data (Fixture       *fixture,
              gconstpointer  unused)
{
  /* Nothing known is an alert of its own, after its own time. */
  put (fixture, "t-both", 1, NAN, 0);
  put (fixture, "t-both", 1, NAN, 50);
  advance (fixture, 99);
  assert_told (fixture, "");
  advance (fixture, 100);
  assert_told (fixture, "raised t-both 1 at 100 is nan no data low\n");

  /* What comes then ends that, and begins to count. */
  put (fixture, "t-both", 1, 30, 200);
  assert_told (fixture, "cleared t-both 1 at 200 is nan no data low\n");
  put (fixture, "t-both", 1, 30, 270);
  assert_told (fixture, "raised t-both 1 at 260 is 30 low\n");

  /* Nothing known neither clears it nor begins anything. */
  put (fixture, "t-both", 1, NAN, 300);
  advance (fixture, 399);
  assert_told (fixture, "");
  put (fixture, "t-both", 1, 10, 399);
  put (fixture, "t-both", 1, NAN, 410);
  advance (fixture, 509);
  assert_told (fixture, "");
  put (fixture, "t-both", 1, 10, 509);
  advance (fixture, 539);
  assert_told (fixture, "cleared t-both 1 at 539 is 10 low\n");
}

/* What was raised is not so for good because nobody knows any more. */
static void
test_no_data_raised (Fixture       *fixture,
                     gconstpointer  unused)
{
  put (fixture, "t-both", 1, 60, 0);
  put (fixture, "t-both", 1, NAN, 100);
  put (fixture, "t-both", 1, NAN, 150);
  advance (fixture, 500);
  assert_told (fixture,
               "raised t-both 1 at 60 is 60 high\n"
               "cleared t-both 1 at 200 is nan high\n"
               "raised t-both 1 at 200 is nan no data low\n");
  g_assert_cmpuint (bw_alarm_board_get_n_open (fixture->board), ==, 1);

  put (fixture, "t-both", 1, 60, 600);
  advance (fixture, 660);
  assert_told (fixture,
               "cleared t-both 1 at 600 is nan no data low\n"
               "raised t-both 1 at 660 is 60 high\n");

  /* Gone in between: nothing is left that could tell of it. */
  put (fixture, "t-both", 1, NAN, 700);
  bw_alarm_board_drop (fixture->board, bw_alert_rule_book_lookup (fixture->rules, "t-both"), 1, T0 + 750 * S);
  assert_told (fixture, "cleared t-both 1 at 750 is nan high\n");
  g_assert_cmpuint (bw_alarm_board_get_size (fixture->board), ==, 0);
  g_assert_cmpint (bw_alarm_board_get_due (fixture->board), ==, G_MAXINT64);

  /* Where a rule does not say how long it may be so, it stays. */
  put (fixture, "t-hold", 1, 30, 800);
  put (fixture, "t-hold", 1, NAN, 900);
  advance (fixture, 5000);
  assert_told (fixture, "raised t-hold 1 at 860 is 30 low\n");
}

static void
test_no_data_pending (Fixture       *fixture,
                      gconstpointer  unused)
{
  put (fixture, "t-hold", 1, 30, 0);
  put (fixture, "t-hold", 1, NAN, 30);
  advance (fixture, 500);
  g_assert_cmpint (bw_alarm_board_get_due (fixture->board), ==, G_MAXINT64);
  put (fixture, "t-hold", 1, 30, 500);
  put (fixture, "t-hold", 1, 30, 561);
  assert_told (fixture, "raised t-hold 1 at 560 is 30 low\n");
}

static void
test_escalation (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const double first[][2] = { { 30, 0 }, { 51, 100 }, { 41, 110 }, { 51, 120 }, { 40, 130 }, { 60, 140 } };
  static const double second[][2] = { { 60, 200 }, { 60, 300 } };

  put_each (fixture, "t-both", 1, first, G_N_ELEMENTS (first));
  assert_told (fixture,
               "raised t-both 1 at 60 is 30 low\n"
               "worse t-both 1 at 100 is 51 high\n"
               "eased t-both 1 at 130 is 40 low\n"
               "worse t-both 1 at 140 is 60 high\n");
  put_each (fixture, "t-both", 2, second, G_N_ELEMENTS (second));
  assert_told (fixture, "raised t-both 2 at 260 is 60 high\n");
}

static void
test_renewed (Fixture       *fixture,
              gconstpointer  unused)
{
  static const double readings[][2] = { { 1, 0 }, { 1, 10 }, { 3, 20 }, { 2, 30 }, { 3, 40 }, { 0, 50 } };

  put_each (fixture, "t-once", 1, readings, G_N_ELEMENTS (readings));
  assert_told (fixture,
               "raised t-once 1 at 0 is 1 low\n"
               "worse t-once 1 at 20 is 3 low\n"
               "cleared t-once 1 at 50 is 0 low\n");
}

static void
test_max_open (Fixture       *fixture,
               gconstpointer  unused)
{
  bw_alarm_board_free (fixture->board);
  fixture->board = make_board (fixture, 2, fixture->log);
  for (BwPlace place = 1; place <= 5; place++)
    put (fixture, "t-once", place, 1, place);

  put (fixture, "t-below", 1, 0, 6);
  advance (fixture, 16);
  assert_told (fixture,
               "raised t-once 1 at 1 is 1 low\n"
               "raised t-once 2 at 2 is 1 low\n"
               "raised t-below 1 at 16 is 0 low\n");
  g_assert_cmpuint (bw_alarm_board_get_n_open (fixture->board), ==, 3);
  g_assert_cmpuint (bw_alarm_board_get_n_waiting (fixture->board), ==, 3);

  /* Who was waiting and is well again is passed over. */
  put (fixture, "t-once", 3, 0, 20);
  put (fixture, "t-once", 1, 0, 21);
  assert_told (fixture, "cleared t-once 1 at 21 is 0 low\nraised t-once 4 at 21 is 1 low\n");
  g_assert_cmpuint (bw_alarm_board_get_n_waiting (fixture->board), ==, 1);
  bw_alarm_board_drop (fixture->board, bw_alert_rule_book_lookup (fixture->rules, "t-once"), 5, T0 + 22 * S);
  bw_alarm_board_drop (fixture->board, bw_alert_rule_book_lookup (fixture->rules, "t-once"), 2, T0 + 23 * S);
  assert_told (fixture, "cleared t-once 2 at 23 is 1 low\n");
  g_assert_cmpuint (bw_alarm_board_get_n_waiting (fixture->board), ==, 0);
}

static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  unused)
{
  put (fixture, "t-hold", 1, 30, 1000);
  put (fixture, "t-hold", 2, 30, 1000);
  put (fixture, "t-hold", 2, 30, 1060);
  assert_told (fixture, "raised t-hold 1 at 1060 is 30 low\nraised t-hold 2 at 1060 is 30 low\n");

  /* An hour back: what is open stays, and what is pending waits no longer. */
  put (fixture, "t-hold", 3, 30, 1070);
  put (fixture, "t-hold", 1, 30, 1070 - 3600);
  put (fixture, "t-hold", 2, 30, 1071 - 3600);
  assert_told (fixture, "");
  advance (fixture, 1129 - 3600);
  assert_told (fixture, "");
  g_assert_cmpint (bw_alarm_board_get_due (fixture->board), ==, T0 + (1130 - 3600) * S);
  advance (fixture, 1130 - 3600);
  assert_told (fixture, "raised t-hold 3 at -2470 is 30 low\n");
  put (fixture, "t-hold", 1, 0, 1200 - 3600);
  assert_told (fixture, "cleared t-hold 1 at -2400 is 0 low\n");
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  unused)
{
  const BwAlertRule *both = bw_alert_rule_book_lookup (fixture->rules, "t-both");

  bw_alarm_board_restore (fixture->board, both, 1, 60, BW_SEVERITY_HIGH, FALSE);
  bw_alarm_board_restore (fixture->board, both, 2, NAN, BW_SEVERITY_LOW, TRUE);
  bw_alarm_board_restore (fixture->board, both, 3, 30, BW_SEVERITY_LOW, FALSE);
  put (fixture, "t-both", 1, 55, 0);
  put (fixture, "t-both", 2, NAN, 0);
  put (fixture, "t-both", 3, NAN, 0);
  advance (fixture, 99);
  assert_told (fixture, "");
  g_assert_cmpuint (bw_alarm_board_get_n_open (fixture->board), ==, 3);

  put (fixture, "t-both", 1, 30, 99);
  put (fixture, "t-both", 3, 3, 99);
  put (fixture, "t-both", 2, 3, 99);
  advance (fixture, 129);
  assert_told (fixture,
               "eased t-both 1 at 99 is 30 low\n"
               "cleared t-both 2 at 99 is nan no data low\n"
               "cleared t-both 3 at 129 is 3 low\n");
}

/* Held by the time of the readings, as long as one comes before the last is old. */
static void
test_known_for (Fixture       *fixture,
                gconstpointer  unused)
{
  put_late (fixture, 30, 0, 0);
  put_late (fixture, 30, 29, 29);
  put_late (fixture, 30, 58, 58);
  advance (fixture, 60);
  assert_told (fixture, "raised t-hold 1 at 60 is 30 low\n");
  put_late (fixture, 0, 70, 70);
  assert_told (fixture, "cleared t-hold 1 at 70 is 0 low\n");

  /* Silent in between: nobody knows how it was then. */
  put_late (fixture, 30, 100, 100);
  put_late (fixture, 30, 131, 131);
  advance (fixture, 165);
  assert_told (fixture, "");
  put_late (fixture, 30, 160, 166);
  put_late (fixture, 30, 189, 189);
  put_late (fixture, 30, 191, 191);
  assert_told (fixture, "raised t-hold 1 at 191 is 30 low\n");
}

static void
test_late (Fixture       *fixture,
           gconstpointer  unused)
{
  /* All of it comes at once, long after: what is over alarms nobody, and what is
   * still so has been held already. */
  put_late (fixture, 30, 0, 1000);
  put_late (fixture, 30, 30, 1000);
  put_late (fixture, 30, 60, 1000);
  put_late (fixture, 30, 90, 1000);
  put_late (fixture, 5, 100, 1000);
  assert_told (fixture, "");
  g_assert_cmpuint (bw_alarm_board_get_size (fixture->board), ==, 0);
  for (guint i = 900; i <= 990; i += 30)
    put_late (fixture, 30, i, 1000.5);

  assert_told (fixture, "raised t-hold 1 at 960 is 30 low\n");
}

static void
take_run (const BwAlertRule *rule,
          BwPlace            place,
          gint64             since,
          gint64             known_until,
          gpointer           data)
{
  bw_alarm_board_restore_run (data, rule, place, since, known_until);
}

/* Another board goes on with what was held for a while; not with what is open. */
static void
test_runs (Fixture       *fixture,
           gconstpointer  unused)
{
  BwAlarmBoard *before = fixture->board;

  put (fixture, "t-hold", 2, 30, 0);
  put (fixture, "t-hold", 3, 30, 80);
  put (fixture, "t-hold", 4, 30, 80);
  put_late (fixture, 30, 80, 81);
  fixture->board = make_board (fixture, 100, fixture->log);
  bw_alarm_board_foreach_run (before, take_run, fixture->board);
  bw_alarm_board_free (before);
  assert_told (fixture, "raised t-hold 2 at 60 is 30 low\n");
  g_assert_cmpuint (bw_alarm_board_get_size (fixture->board), ==, 3);

  /* That of place 1 was known until 110 only. */
  put_late (fixture, 30, 115, 120);
  put (fixture, "t-hold", 3, 31, 120);
  put (fixture, "t-hold", 4, 3, 120);
  advance (fixture, 144);
  assert_told (fixture, "raised t-hold 3 at 140 is 31 low\n");
}

/* What is put at which second; the same for all who try it. */
typedef struct
{
  guint  seconds;
  guint  rule;
  guint  place;
  guint  lag;      /* it was so as much before; 0: it is known for good */
  double value;
} Step;

static void
draw_steps (GRand *chance,
            guint  max_lag,
            Step  *steps)
{
  static const double values[] = { NAN, 0, 0.5, 2, 20, 22, 26, 39, 45, 51, 80 };
  guint seconds = 0;

  for (guint i = 0; i < STEPS; i++)
    {
      seconds += (guint) g_rand_int_range (chance, 0, 40);
      steps[i].seconds = seconds;
      steps[i].rule = (guint) g_rand_int_range (chance, 0, 4);
      steps[i].place = (guint) g_rand_int_range (chance, 0, PLACES);
      steps[i].lag = max_lag > 0 ? (guint) g_rand_int_range (chance, 0, (gint32) max_lag) : 0;
      steps[i].value = values[g_rand_int_range (chance, 0, G_N_ELEMENTS (values))];
    }
}

static const BwAlertRule *
get_rule (Fixture *fixture,
          guint    index)
{
  static const char * const ids[] = { "t-hold", "t-both", "t-once", "t-below" };

  return bw_alert_rule_book_lookup (fixture->rules, ids[index]);
}

/* With looks in between, as often as chance wants it. */
static char *
run_steps (Fixture    *fixture,
           const Step *steps,
           GRand      *looks,
           guint       max_open)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (BwAlarmBoard) board = make_board (fixture, max_open, log);

  for (guint i = 0; i < STEPS; i++)
    {
      gint32 last = i > 0 ? (gint32) steps[i - 1].seconds : 0;

      while (looks != NULL && (gint32) steps[i].seconds > last && g_rand_boolean (looks))
        {
          last = g_rand_int_range (looks, last, (gint32) steps[i].seconds + 1);
          bw_alarm_board_advance (board, T0 + last * S);
        }

      last = (gint32) steps[i].seconds;
      bw_alarm_board_put (board, get_rule (fixture, steps[i].rule), steps[i].place, steps[i].value,
                          T0 + (last - (gint32) steps[i].lag) * S, steps[i].lag == 0 ? G_MAXINT64 : 50 * S,
                          T0 + last * S);
    }

  bw_alarm_board_advance (board, T0 + (steps[STEPS - 1].seconds + 1000) * S);
  return g_string_free (g_steal_pointer (&log), FALSE);
}

static void
test_batching (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree Step *steps = g_new0 (Step, STEPS);

  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
      g_autofree char *once = NULL;
      g_autofree char *often = NULL;

      draw_steps (chance, seed % 3 == 0 ? 100 : 0, steps);
      once = run_steps (fixture, steps, NULL, seed % 2 == 0 ? 2 : 100);
      often = run_steps (fixture, steps, chance, seed % 2 == 0 ? 2 : 100);
      /* Not as strings: of a fault they would print all. */
      g_assert_true (g_str_equal (once, often));
      g_assert_nonnull (strstr (once, "cleared"));
    }
}

/* Another way to say it, second by second, for one place: it is bad for the hold
 * without a break, then it is open until it is good for the other hold without a
 * break; nothing known breaks both. */
static void
watch_by_seconds (const BwAlertRule *rule,
                  const Step   *steps,
                  GString      *log)
{
  guint last = steps[STEPS - 1].seconds;
  double value = NAN;
  guint bad = 0;
  guint good = 0;
  gboolean is_open = FALSE;

  for (guint t = 0, i = 0; t <= last; t++)
    {
      /* What becomes due at a second does so before what is put at it. */
      if (!is_open && bw_alert_rule_is_bad (rule, value) && bad * S >= (guint64) rule->hold)
        {
          is_open = TRUE;
          good = 0;
          g_string_append_printf (log, "raised %u\n", t);
        }
      for (; i < STEPS && steps[i].seconds == t; i++)
        {
          value = steps[i].value;
          bad = bw_alert_rule_is_bad (rule, value) ? bad : 0;
          good = bw_alert_rule_is_good (rule, value) ? good : 0;
          if (is_open && bw_alert_rule_is_good (rule, value))
            {
              is_open = FALSE;
              bad = 0;
              g_string_append_printf (log, "cleared %u\n", t);
            }
        }
      bad = bw_alert_rule_is_bad (rule, value) ? bad + 1 : 0;
      good = bw_alert_rule_is_good (rule, value) ? good + 1 : 0;
    }
}

static void
on_short_event_cb (const BwAlarmEvent *event,
                   gpointer            data)
{
  g_string_append_printf (data, "%s %u\n", event->turn == BW_ALARM_TURN_RAISED ? "raised" : "cleared",
                          (guint) ((event->at - T0) / S));
}

static void
test_by_seconds (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree Step *steps = g_new0 (Step, STEPS);
  const BwAlertRule *rule = bw_alert_rule_book_lookup (fixture->rules, "t-hold");

  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) told = g_string_new (NULL);
      g_autoptr (BwAlarmBoard) board = bw_alarm_board_new (fixture->rules, 100, on_short_event_cb, told);

      draw_steps (chance, 0, steps);
      watch_by_seconds (rule, steps, expected);
      for (guint i = 0; i < STEPS; i++)
        {
          gint64 now = T0 + steps[i].seconds * S;

          bw_alarm_board_put (board, rule, 1, steps[i].value, now, G_MAXINT64, now);
        }

      g_assert_true (g_string_equal (told, expected));
      g_assert_cmpuint (told->len, >, 100);
    }
}

/* A hundred thousand sites that are well cost nothing, and a tick nothing at all. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  for (BwPlace place = 0; place < 100000; place++)
    put (fixture, "t-hold", place, place % 100 == 0 ? 30 : 3, 0);

  g_assert_cmpuint (bw_alarm_board_get_size (fixture->board), ==, 1000);
  for (guint i = 0; i < 1000000; i++)
    bw_alarm_board_advance (fixture->board, T0 + i);

  g_assert_cmpuint (bw_alarm_board_get_n_open (fixture->board), ==, 0);
  advance (fixture, 60);
  g_assert_cmpuint (bw_alarm_board_get_n_open (fixture->board), ==, 100);
  g_assert_cmpuint (bw_alarm_board_get_n_waiting (fixture->board), ==, 900);
}

#define ADD(path, test) g_test_add ("/model/alarm-board/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("hold", test_hold);
  ADD ("speed", test_speed);
  ADD ("hysteresis", test_hysteresis);
  ADD ("below", test_below);
  ADD ("no-data", test_no_data);
  ADD ("no-data-raised", test_no_data_raised);
  ADD ("no-data-pending", test_no_data_pending);
  ADD ("escalation", test_escalation);
  ADD ("renewed", test_renewed);
  ADD ("max-open", test_max_open);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("restore", test_restore);
  ADD ("known-for", test_known_for);
  ADD ("late", test_late);
  ADD ("runs", test_runs);
  ADD ("batching", test_batching);
  ADD ("by-seconds", test_by_seconds);
  ADD ("many", test_many);
  return g_test_run ();
}
