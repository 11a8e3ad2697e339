/* test-bw-alert-watch.c: what changes is looked at, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-watch.h"
#include "bw-time.h"
#include "picture-fixture.h"

#define ROUND "sampling:r1"
#define T0    (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND) /* 08:00 in Xuchang */

typedef struct
{
  BwPicture      *picture;
  BwMissedShifts *missed;
  BwClock        *clock;
  BwAlertWatch   *watch;
  GString        *log;
} Fixture;

static void
on_event_cb (const BwAlarmEvent *event,
             gpointer            data)
{
  static const char * const turns[] = { "raised", "worse", "eased", "cleared" };
  Fixture *fixture = data;

  g_string_append_printf (fixture->log, "%s %s %s\n", turns[event->turn], event->rule->id,
                          bw_place_tree_get_code (bw_picture_get_places (fixture->picture), event->place));
}

static void
make_watch (Fixture *fixture)
{
  fixture->watch = bw_alert_watch_new (fixture->picture, fixture->missed, NULL, fixture->clock,
                                       bw_alert_rule_book_get_default (), on_event_cb, fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture_area (fixture->picture, "c", NULL);
  fixture_area (fixture->picture, "d", "c");
  fixture_site (fixture->picture, "s", "d", "sampling");
  fixture_site (fixture->picture, "k", "d", "checkpoint");
  fixture_round (fixture->picture, T0);
  fixture->missed = bw_missed_shifts_new ();
  fixture->clock = bw_clock_new ();
  fixture->log = g_string_new (NULL);
  make_watch (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_alert_watch_free (fixture->watch);
  bw_missed_shifts_free (fixture->missed);
  g_object_unref (fixture->picture);
  g_object_unref (fixture->clock);
  g_string_free (fixture->log, TRUE);
}

/* As the daemon does, each second. */
static void
go_on (Fixture *fixture,
       gint64   now)
{
  bw_clock_stop (fixture->clock, now);
  bw_picture_set_now (fixture->picture, now);
  bw_picture_commit (fixture->picture);
  bw_alert_watch_tick (fixture->watch);
}

static void
begin (Fixture *fixture,
       gint64   now)
{
  bw_clock_stop (fixture->clock, now);
  bw_picture_set_now (fixture->picture, now);
  bw_picture_commit (fixture->picture);
  bw_alert_watch_begin (fixture->watch);
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 now = T0 + BW_TIME_MINUTE;

  begin (fixture, now);
  for (; now < T0 + 75 * BW_TIME_MINUTE; now += 10 * BW_TIME_MINUTE)
    {
      fixture_set (fixture->picture, "s", ROUND, "desks_open", 0, BW_BOUND_EXACT, now);
      go_on (fixture, now);
      assert_told (fixture, "");
    }

  fixture_set (fixture->picture, "s", ROUND, "desks_open", 0, BW_BOUND_EXACT, now);
  go_on (fixture, now);
  assert_told (fixture, "raised point-paused s\n");
  fixture_set (fixture->picture, "s", ROUND, "desks_open", 2, BW_BOUND_EXACT, now + BW_TIME_MINUTE);
  go_on (fixture, now + BW_TIME_MINUTE);
  assert_told (fixture, "cleared point-paused s\n");
}

/* A pause as long as a meal is nobody's business. */
static void
test_short_pause (Fixture       *fixture,
                  gconstpointer  unused)
{
  begin (fixture, T0);
  for (guint i = 0; i < 60; i++)
    {
      gint64 now = T0 + i * 10 * BW_TIME_MINUTE;

      fixture_set (fixture->picture, "s", ROUND, "desks_open", i % 7 < 6 ? 0 : 3, BW_BOUND_EXACT, now);
      go_on (fixture, now);
    }

  g_assert_null (strstr (fixture->log->str, "point-paused"));
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  unused)
{
  begin (fixture, T0);
  fixture_set (fixture->picture, "s", ROUND, "desks_open", 2, BW_BOUND_EXACT, T0);
  for (gint64 now = T0; now <= T0 + BW_TIME_HOUR; now += BW_TIME_MINUTE)
    go_on (fixture, now);

  assert_told (fixture, "raised point-silent s\n");
  fixture_set (fixture->picture, "s", ROUND, "desks_open", 2, BW_BOUND_EXACT, T0 + BW_TIME_HOUR);
  go_on (fixture, T0 + BW_TIME_HOUR);
  assert_told (fixture, "cleared point-silent s\n");
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  unused)
{
  begin (fixture, T0);
  fixture_add (fixture->picture, "s", ROUND, "positive_tubes", 1, T0);
  go_on (fixture, T0);
  assert_told (fixture, "raised positive-tube s\n");
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_SITE, "s");
  go_on (fixture, T0);
  assert_told (fixture, "cleared positive-tube s\n");
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  unused)
{
  begin (fixture, T0);
  g_assert_true (fixture_apply (fixture->picture, "{'type':'followup','id':'f','at':'2021-08-07T08:00:00+08:00',"
                                "'inspection':'i','area':'d','what':'w','due':'2021-08-07T09:00:00+08:00',"
                                "'state':'open'}"));
  bw_alert_watch_note_document (fixture->watch, BW_DOCUMENT_TYPE_FOLLOWUP, "f");
  go_on (fixture, T0 + BW_TIME_HOUR);
  assert_told (fixture, "raised followup-overdue d\n");
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_FOLLOWUP, "f");
  bw_alert_watch_note_document (fixture->watch, BW_DOCUMENT_TYPE_FOLLOWUP, "f");
  go_on (fixture, T0 + BW_TIME_HOUR);
  assert_told (fixture, "cleared followup-overdue d\n");
}

/* The deadline is over: late, and after two minutes said so. */
static void
test_pace (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 now = T0 + 3 * BW_TIME_DAY;

  fixture_set (fixture->picture, "s", ROUND, "target", 1000, BW_BOUND_EXACT, T0);
  fixture_add (fixture->picture, "s", ROUND, "sampled", 10, T0);
  g_assert_true (fixture_apply (fixture->picture, "{'type':'area','id':'d','at':'2021-08-07T08:00:00+08:00',"
                                "'parent':'c','level':'district','name':'d'}"));
  begin (fixture, now);
  go_on (fixture, now + BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "raised area-late d\n"));
  g_string_truncate (fixture->log, 0);

  fixture_add (fixture->picture, "s", ROUND, "sampled", 990, T0);
  go_on (fixture, now + 2 * BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "cleared area-late d\n"));
}

/* Raises "projected late" of an area without sites below it, which can go. */
static void
put_late_area (Fixture    *fixture,
               const char *level)
{
  g_assert_true (fixture_apply (fixture->picture, "{'type':'area','id':'e','at':'2021-08-07T08:00:00+08:00',"
                                "'parent':'c','level':'%s','name':'e'}", level));
}

static void
begin_late_area (Fixture *fixture)
{
  gint64 now = T0 + 3 * BW_TIME_DAY;

  put_late_area (fixture, "district");
  fixture_set (fixture->picture, "e", ROUND, "target", 1000, BW_BOUND_EXACT, T0);
  fixture_set (fixture->picture, "e", ROUND, "sampled", 10, BW_BOUND_EXACT, T0);
  begin (fixture, now);
  go_on (fixture, now + BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "raised area-late e\n"));
  g_string_truncate (fixture->log, 0);
}

/* An area of another level has no pace that anybody asks for. */
static void
test_pace_level (Fixture       *fixture,
                 gconstpointer  unused)
{
  begin_late_area (fixture);
  put_late_area (fixture, "subdistrict");
  go_on (fixture, T0 + 3 * BW_TIME_DAY + 2 * BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "cleared area-late e\n"));
}

static void
test_pace_removed (Fixture       *fixture,
                   gconstpointer  unused)
{
  begin_late_area (fixture);
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_AREA, "e");
  go_on (fixture, T0 + 3 * BW_TIME_DAY + 2 * BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "cleared area-late e\n"));
}

/* Goes on from what was open: tells only what has ended meanwhile. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char * const rules[] = { "positive-tube", "point-paused", "followup-overdue" };
  BwAlertRuleBook *book = bw_alert_rule_book_get_default ();

  fixture_add (fixture->picture, "s", ROUND, "positive_tubes", 1, T0);
  fixture_set (fixture->picture, "s", ROUND, "desks_open", 3, BW_BOUND_EXACT, T0);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    bw_alert_watch_restore (fixture->watch, bw_alert_rule_book_lookup (book, rules[i]),
                            fixture_place (fixture->picture, "s"), 1, BW_SEVERITY_HIGH, FALSE);

  begin (fixture, T0);
  go_on (fixture, T0);
  assert_told (fixture, "cleared followup-overdue s\ncleared point-paused s\n");
  g_assert_cmpuint (bw_alarm_board_get_n_open (bw_alert_watch_get_board (fixture->watch)), ==, 1);
}

/* Of many sites that are well nothing is kept, and a tick does not look at them. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *code = g_strdup_printf ("s%u", i);

      fixture_site (fixture->picture, code, "d", "sampling");
      fixture_set (fixture->picture, code, ROUND, "wait", i % 1000 == 0 ? 60 : 3, BW_BOUND_EXACT, T0);
    }

  begin (fixture, T0);
  g_assert_cmpuint (bw_alarm_board_get_size (bw_alert_watch_get_board (fixture->watch)), <, 50);
  g_assert_cmpint (bw_alarm_board_get_due (bw_alert_watch_get_board (fixture->watch)), >, T0);
}

#define ADD(path, test) g_test_add ("/server/alert-watch/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pause", test_pause);
  ADD ("short-pause", test_short_pause);
  ADD ("silent", test_silent);
  ADD ("removed", test_removed);
  ADD ("documents", test_documents);
  ADD ("pace", test_pace);
  ADD ("pace-level", test_pace_level);
  ADD ("pace-removed", test_pace_removed);
  ADD ("restore", test_restore);
  ADD ("many", test_many);
  return g_test_run ();
}
