/* test-bw-alert-until.c: the ends to choose from, and what a person types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-until.h"
#include "bw-time.h"

static gint64
parse (const char *text)
{
  gint64 time = 0;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}

static GTimeZone *
new_zone (void)
{
  return g_time_zone_new_identifier ("Asia/Shanghai");
}

static void
assert_end (BwAlertUntil  self,
            const char   *now,
            const char   *expected)
{
  g_autoptr (GTimeZone) zone = new_zone ();

  g_assert_cmpint (bw_alert_until_get_time (self, parse (now), zone), ==, parse (expected));
}

/* The next shift, but not one that begins at once: nobody would see it come back. */
static void
test_choices (void)
{
  assert_end (BW_ALERT_UNTIL_SHIFT, "2021-08-08T14:32:00+08:00", "2021-08-08T23:00:00+08:00");
  assert_end (BW_ALERT_UNTIL_SHIFT, "2021-08-08T14:00:00+08:00", "2021-08-08T15:00:00+08:00");
  assert_end (BW_ALERT_UNTIL_SHIFT, "2021-08-08T23:10:00+08:00", "2021-08-09T07:00:00+08:00");
  assert_end (BW_ALERT_UNTIL_HALF_HOUR, "2021-08-08T14:32:00+08:00", "2021-08-08T15:02:00+08:00");
  assert_end (BW_ALERT_UNTIL_HOUR, "2021-08-08T14:32:00+08:00", "2021-08-08T15:32:00+08:00");
  assert_end (BW_ALERT_UNTIL_TWO_HOURS, "2021-08-08T14:32:00+08:00", "2021-08-08T16:32:00+08:00");
  assert_end (BW_ALERT_UNTIL_MORNING, "2021-08-08T14:32:00+08:00", "2021-08-09T08:00:00+08:00");
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = new_zone ();
  gint64 now = parse ("2021-08-08T14:32:00+08:00");

  for (guint i = 0; i < BW_N_ALERT_UNTILS; i++)
    {
      g_autofree char *words = bw_alert_until_describe ((BwAlertUntil) i, now, zone, "en");

      g_assert_cmpstr (words, !=, "");
    }
}

static void
assert_read (const char *text,
             const char *expected)
{
  g_autoptr (GTimeZone) zone = new_zone ();
  const char *fault;
  gint64 until = 0;

  g_test_message ("%s", text);
  g_assert_true (bw_alert_until_read (text, parse ("2021-08-08T14:32:00+08:00"), zone, &until, &fault));
  g_assert_null (fault);
  g_assert_cmpint (until, ==, parse (expected));
}

/* A clock that has passed is that of tomorrow. */
static void
test_read (void)
{
  assert_read ("18:00", "2021-08-08T18:00:00+08:00");
  assert_read (" 9:05 ", "2021-08-09T09:05:00+08:00");
  assert_read ("2021-08-15 14:32", "2021-08-15T14:32:00+08:00");
}

static void
test_refused (void)
{
  g_autoptr (GTimeZone) zone = new_zone ();
  static const char * const texts[] = {
    "", "later", "25:00", "18:60", "18:00 sharp", "2021-08-08 14:32", "2021-08-07 18:00", "2021-08-15 14:33",
    "2021-02-30 12:00", "2021-08-09", "-1:00", "2021-08-09 18:00                                              x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *fault = NULL;
      gint64 until = 7;

      g_test_message ("%s", texts[i]);
      g_assert_false (bw_alert_until_read (texts[i], parse ("2021-08-08T14:32:00+08:00"), zone, &until, &fault));
      g_assert_nonnull (fault);
      g_assert_cmpint (until, ==, 7);
    }
}

/* What is offered to be changed is read as it is. */
static void
test_write (void)
{
  g_autoptr (GTimeZone) zone = new_zone ();
  g_autofree char *text = bw_alert_until_write (parse ("2021-08-09T18:05:00+08:00"), zone);

  g_assert_cmpstr (text, ==, "2021-08-09 18:05");
  assert_read (text, "2021-08-09T18:05:00+08:00");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/alert-until/choices", test_choices);
  g_test_add_func ("/window/alert-until/words", test_words);
  g_test_add_func ("/window/alert-until/read", test_read);
  g_test_add_func ("/window/alert-until/refused", test_refused);
  g_test_add_func ("/window/alert-until/write", test_write);
  return g_test_run ();
}
