/* test-bw-loop-watch.c: tells of turns of the main loop that take long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-loop-watch.h"

#include <stdio.h>
#include <time.h>

#define LONG_MS 30

static double
get_processor_ms (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

static gboolean
on_busy_idle_cb (gpointer data)
{
  double end = get_processor_ms () + LONG_MS;

  while (get_processor_ms () < end)
    ;
  return G_SOURCE_REMOVE;
}

static gboolean
on_asleep_idle_cb (gpointer data)
{
  g_usleep (LONG_MS * 1000);
  return G_SOURCE_REMOVE;
}

/* The wait after a turn is where it is told. */
static void
turn (GSourceFunc function)
{
  g_idle_add (function, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_context_iteration (NULL, FALSE);
}

static void
take_message (const char     *domain,
              GLogLevelFlags  level,
              const char     *message,
              gpointer        user_data)
{
  double *longest = user_data;
  double taken;

  if (sscanf (message, "a turn of %lf ms", &taken) == 1)
    *longest = MAX (*longest, taken);
}

/* A turn is told by what it took of the processor, not by how long it was. */
static void
test_told (void)
{
  static double longest;

  /* The tests' own environment asks for it. */
  g_assert_cmpstr (g_getenv ("G_MESSAGES_DEBUG"), ==, BW_LOOP_WATCH_DOMAIN);
  g_log_set_handler (BW_LOOP_WATCH_DOMAIN, G_LOG_LEVEL_DEBUG, take_message, &longest);
  bw_loop_watch_start ();

  turn (on_asleep_idle_cb);
  g_assert_cmpfloat (longest, <, LONG_MS);
  turn (on_busy_idle_cb);
  g_assert_cmpfloat (longest, >=, LONG_MS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/loop-watch/told", test_told);
  return g_test_run ();
}
