/* test-bw-clock.c: a clock that is unset, set, fast and stopped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-clock.h"

#include "sleep-fixture.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static void
test_unset (void)
{
  g_autoptr (BwClock) clock = bw_clock_new ();
  gint64 before = g_get_real_time ();
  gint64 now = bw_clock_get_now (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time ());
  g_assert_cmpfloat (bw_clock_get_speed (clock), ==, 1.0);
}

static void
test_set (void)
{
  g_autoptr (BwClock) clock = bw_clock_new ();
  gint64 started = g_get_monotonic_time ();
  gint64 first;
  gint64 second;

  bw_clock_set (clock, HOUR, 60.0);
  first = bw_clock_get_now (clock);
  second = bw_clock_get_now (clock);

  g_assert_cmpint (first, >=, HOUR);
  g_assert_cmpint (second, >=, first);
  g_assert_cmpint (second - HOUR, <=, 60 * (g_get_monotonic_time () - started));
  g_assert_cmpfloat (bw_clock_get_speed (clock), ==, 60.0);
}

/* It goes on: a minute of waiting at a million times the speed is a while. */
static void
test_goes_on (void)
{
  g_autoptr (BwClock) clock = bw_clock_new ();

  bw_clock_set (clock, HOUR, 1e6);
  while (bw_clock_get_now (clock) < 2 * HOUR)
    g_usleep (100);

  g_assert_cmpint (bw_clock_get_now (clock), >=, 2 * HOUR);
}

static void
test_stopped (void)
{
  g_autoptr (BwClock) clock = bw_clock_new ();

  bw_clock_set (clock, 5 * HOUR, 1e6);
  bw_clock_stop (clock, HOUR);
  g_usleep (100);

  g_assert_cmpint (bw_clock_get_now (clock), ==, HOUR);
  g_assert_cmpfloat (bw_clock_get_speed (clock), ==, 0.0);
}

/* While the machine sleeps the backend's clock goes on. */
static void
test_slept (void)
{
  g_autoptr (BwClock) clock = bw_clock_new ();
  gint64 monotonic = g_get_monotonic_time ();
  gint64 now;

  bw_clock_set (clock, HOUR, 1.0);
  sleep_fixture_sleep (2 * HOUR);
  now = bw_clock_get_now (clock);
  g_assert_cmpint (now, >=, 3 * HOUR);
  g_assert_cmpint (now, <=, 3 * HOUR + g_get_monotonic_time () - monotonic + 1);

  bw_clock_stop (clock, HOUR);
  sleep_fixture_sleep (2 * HOUR);
  g_assert_cmpint (bw_clock_get_now (clock), ==, HOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/unset", test_unset);
  g_test_add_func ("/clock/set", test_set);
  g_test_add_func ("/clock/goes-on", test_goes_on);
  g_test_add_func ("/clock/stopped", test_stopped);
  g_test_add_func ("/clock/slept", test_slept);

  return g_test_run ();
}
