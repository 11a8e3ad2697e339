/* test-bw-wall-watch.c: each wall that is silent alarms by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-time.h"
#include "bw-wall-watch.h"
#include "picture-fixture.h"

#define T0 (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND) /* 2021-08-07T08:00+08:00 */
#define RULE "wall-silent"

typedef struct
{
  BwPicture   *picture;
  BwWallWatch *watch;
  GString     *log;  /* one event a line */
} Fixture;

static void
on_event_cb (const BwAlarmEvent *event,
             gpointer            data)
{
  static const char * const turns[] = { "raised", "worse", "eased", "cleared" };
  Fixture *fixture = data;

  g_assert_cmpstr (event->rule->id, ==, RULE);
  g_string_append_printf (fixture->log, "%s %s %s at %g, shows %g\n", turns[event->turn],
                          bw_place_tree_get_code (bw_picture_get_places (fixture->picture), event->place),
                          event->display, (double) (event->at - T0) / BW_TIME_MINUTE,
                          (double) (event->as_of - T0) / BW_TIME_MINUTE);
}

static BwWallWatch *
make_watch (Fixture *fixture,
            guint    max_open)
{
  return bw_wall_watch_new (fixture->picture, bw_alert_rule_book_get_default (), max_open, on_event_cb, fixture);
}

static const BwAlertRule *
get_rule (void)
{
  return bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), RULE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture_area (fixture->picture, "c", NULL);
  fixture_area (fixture->picture, "d", "c");
  fixture_area (fixture->picture, "e", "c");
  fixture->log = g_string_new (NULL);
  fixture->watch = make_watch (fixture, 100);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_wall_watch_free (fixture->watch);
  g_object_unref (fixture->picture);
  g_string_free (fixture->log, TRUE);
}

/* A heartbeat at so many minutes, of a picture that is @age seconds old. */
static void
put_in (Fixture    *fixture,
        const char *id,
        const char *area,
        guint       minute,
        double      age)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_assert_true (fixture_apply (fixture->picture, "{'type':'display','id':'%s','at':'2021-08-07T%02u:%02u:00+08:00',"
                                "'scene':'map','area':'%s','data_age_s':%s}", id, 8 + minute / 60, minute % 60, area,
                                g_ascii_dtostr (text, sizeof text, age)));
  bw_wall_watch_note (fixture->watch, id);
}

static void
put (Fixture    *fixture,
     const char *id,
     guint       minute,
     double      age)
{
  put_in (fixture, id, "d", minute, age);
}

static void
take_off (Fixture    *fixture,
          const char *id)
{
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_DISPLAY, id);
  bw_wall_watch_note (fixture->watch, id);
}

static void
assert_told (Fixture    *fixture,
             double      minutes,
             const char *expected)
{
  bw_wall_watch_advance (fixture->watch, T0 + (gint64) (minutes * BW_TIME_MINUTE));
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

/* Three minutes of silence, and one more that it must last: each by itself. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  unused)
{
  put (fixture, "w1", 0, 0.0);
  put (fixture, "w2", 0, 0.0);
  put (fixture, "w3", 1, 0.0);
  assert_told (fixture, 2, "");
  put (fixture, "w3", 3, 0.0);
  assert_told (fixture, 3.5, "");
  assert_told (fixture, 5, "raised d w1 at 4.5, shows 0\nraised d w2 at 4.5, shows 0\n");
  g_assert_cmpuint (bw_wall_watch_get_n_open (fixture->watch), ==, 2);

  /* One is heard of again, one is taken off the list. */
  put (fixture, "w1", 5, 0.0);
  assert_told (fixture, 5, "cleared d w1 at 5, shows 5\n");
  take_off (fixture, "w2");
  assert_told (fixture, 6, "cleared d w2 at 6, shows 0\n");
  g_assert_cmpuint (bw_wall_watch_get_n_open (fixture->watch), ==, 0);

  /* The same name again is another wall, and not silent yet. */
  put (fixture, "w2", 6, 0.0);
  put (fixture, "w1", 6, 0.0);
  put (fixture, "w3", 6, 0.0);
  assert_told (fixture, 6, "");
  put (fixture, "w1", 8, 0.0);
  put (fixture, "w3", 8, 0.0);
  assert_told (fixture, 9, "");
  assert_told (fixture, 10.5, "raised d w2 at 10, shows 6\n");
}

/* One that speaks, and shows what is old; what it says is no more than a number from
 * outside. */
static void
test_old (Fixture       *fixture,
          gconstpointer  unused)
{
  put (fixture, "w1", 10, 600.0);
  assert_told (fixture, 10, "");
  put (fixture, "w1", 11, 660.0);
  assert_told (fixture, 11, "raised d w1 at 11, shows 0\n");
  put (fixture, "w1", 11, -1e300);
  assert_told (fixture, 11, "cleared d w1 at 11, shows 11\n");
  put (fixture, "w1", 12, 1e300);
  assert_told (fixture, 12, "");
  assert_told (fixture, 13, "raised d w1 at 13, shows -525588\n");
}

/* One that speaks and knows all, and has drawn nothing since: its screen is as old as the
 * last frame. */
static void
test_frozen (Fixture       *fixture,
             gconstpointer  unused)
{
  for (guint minute = 0; minute <= 5; minute++)
    {
      g_assert_true (fixture_apply (fixture->picture, "{'type':'display','id':'w1','at':'2021-08-07T08:0%u:00+08:00',"
                                    "'scene':'map','area':'d','data_age_s':0.5,'frame_age_s':%u}", minute,
                                    60 * minute));
      bw_wall_watch_note (fixture->watch, "w1");
      assert_told (fixture, minute, minute == 4 ? "raised d w1 at 4, shows 0\n" : "");
    }
  put (fixture, "w1", 6, 0.0);
  assert_told (fixture, 6, "cleared d w1 at 6, shows 6\n");
}

/* Of an exercise that runs twenty times as fast a heartbeat is ten minutes, and the minute
 * in which a wall finds back after a restart is twenty. */
static void
test_fast (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_wall_watch_set_speed (fixture->watch, 20.0);
  put (fixture, "w1", 0, 0.0);
  assert_told (fixture, 59, "");
  assert_told (fixture, 61, "");
  assert_told (fixture, 80, "");
  assert_told (fixture, 82, "raised d w1 at 81, shows 0\n");

  /* The daemon was away for longer than that. */
  put (fixture, "w1", 83, 0.0);
  assert_told (fixture, 83, "cleared d w1 at 83, shows 83\n");
  bw_wall_watch_free (fixture->watch);
  fixture->watch = make_watch (fixture, 100);
  bw_wall_watch_set_speed (fixture->watch, 20.0);
  bw_wall_watch_begin (fixture->watch, T0 + 300 * BW_TIME_MINUTE);
  assert_told (fixture, 310, "");
  put (fixture, "w1", 315, 0.0);
  assert_told (fixture, 315, "");
  assert_told (fixture, 321, "");
}

/* A wall that is given the token of another area, and an area that is gone. */
static void
test_area (Fixture       *fixture,
           gconstpointer  unused)
{
  put (fixture, "w1", 0, 0.0);
  put_in (fixture, "w2", "e", 0, 0.0);
  assert_told (fixture, 3, "");
  assert_told (fixture, 4, "raised d w1 at 4, shows 0\nraised e w2 at 4, shows 0\n");
  put_in (fixture, "w1", "e", 4, 0.0);
  assert_told (fixture, 4, "cleared d w1 at 4, shows 0\n");
  bw_picture_remove (fixture->picture, BW_DOCUMENT_TYPE_AREA, "e");
  bw_wall_watch_check (fixture->watch);
  assert_told (fixture, 9, "cleared e w2 at 9, shows 0\n");
}

/* What was open, and what was being held, before a restart. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  unused)
{
  BwPlace d = bw_place_tree_lookup (bw_picture_get_places (fixture->picture), "d");

  put (fixture, "w1", 0, 0.0);
  put (fixture, "w2", 9, 0.0);
  put (fixture, "w3", 0, 0.0);
  bw_wall_watch_free (fixture->watch);
  fixture->watch = make_watch (fixture, 100);
  bw_wall_watch_restore (fixture->watch, get_rule (), d, "w1", 1.0, BW_SEVERITY_MEDIUM);
  bw_wall_watch_restore (fixture->watch, get_rule (), d, "w2", 1.0, BW_SEVERITY_MEDIUM);
  bw_wall_watch_restore (fixture->watch, get_rule (), d, "gone", 1.0, BW_SEVERITY_MEDIUM);
  bw_wall_watch_restore_run (fixture->watch, get_rule (), d, "w3", T0 + 8 * BW_TIME_MINUTE, G_MAXINT64);
  bw_wall_watch_begin (fixture->watch, T0 + 10 * BW_TIME_MINUTE);
  g_assert_nonnull (strstr (fixture->log->str, "cleared d gone at 10"));
  g_assert_nonnull (strstr (fixture->log->str, "cleared d w2 at 10"));
  g_assert_nonnull (strstr (fixture->log->str, "raised d w3 at 9"));
  g_assert_null (strstr (fixture->log->str, " w1 "));
  g_assert_cmpuint (bw_wall_watch_get_n_open (fixture->watch), ==, 2);
}

static void
on_run_cb (const BwAlertRule *rule,
           BwPlace            place,
           const char        *id,
           gint64             since,
           gint64             known_until,
           gpointer           data)
{
  g_string_append_printf (data, "%s %s since %g\n", rule->id, id, (double) (since - T0) / BW_TIME_MINUTE);
}

static void
test_runs (Fixture       *fixture,
           gconstpointer  unused)
{
  put (fixture, "w1", 0, 0.0);
  put (fixture, "w2", 3, 0.0);
  assert_told (fixture, 3.5, "");
  bw_wall_watch_foreach_run (fixture->watch, on_run_cb, fixture->log);
  g_assert_cmpstr (fixture->log->str, ==, RULE " w1 since 3.5\n");
}

/* Nobody reads more than so many. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_wall_watch_free (fixture->watch);
  fixture->watch = make_watch (fixture, 1);
  put (fixture, "w1", 0, 0.0);
  put (fixture, "w2", 0, 0.0);
  bw_wall_watch_advance (fixture->watch, T0 + 3 * BW_TIME_MINUTE);
  bw_wall_watch_advance (fixture->watch, T0 + 5 * BW_TIME_MINUTE);
  g_assert_cmpuint (bw_wall_watch_get_n_open (fixture->watch), ==, 1);
  g_assert_cmpuint (bw_wall_watch_get_n_waiting (fixture->watch), ==, 1);
}

#define ADD(path, test) g_test_add ("/server/wall-watch/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("silent", test_silent);
  ADD ("old", test_old);
  ADD ("frozen", test_frozen);
  ADD ("fast", test_fast);
  ADD ("area", test_area);
  ADD ("restore", test_restore);
  ADD ("runs", test_runs);
  ADD ("many", test_many);
  return g_test_run ();
}
