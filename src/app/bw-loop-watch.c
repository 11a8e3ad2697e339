/* bw-loop-watch.c: tells of turns of the main loop that take long
 *
 * A turn is all that is dispatched between two waits for something to do: nobody who
 * works with the desk is heard meanwhile. What counts is the processor time of the
 * thread: on a busy machine a turn may be interrupted for as long as it likes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-loop-watch.h"

#include <time.h>

/* What a turn may take by our own rule; shorter ones are not told. */
#define TOLD_US 4000

typedef struct
{
  GPollFunc poll;
  gint64    since;   /* processor time at which the turn began, microseconds */
} LoopWatch;

/* Of the main thread. */
static LoopWatch watch;

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
poll_and_watch (GPollFD *descriptors,
                guint    n_descriptors,
                int      timeout)
{
  gint64 taken = get_processor_time () - watch.since;
  int n_ready;

  if (taken >= TOLD_US)
    g_log (BW_LOOP_WATCH_DOMAIN, G_LOG_LEVEL_DEBUG, "a turn of %.1f ms, ended at %.3f s", (double) taken / 1000,
           (double) g_get_monotonic_time () / G_USEC_PER_SEC);
  n_ready = watch.poll (descriptors, n_descriptors, timeout);
  watch.since = get_processor_time ();
  return n_ready;
}

/**
 * bw_loop_watch_start:
 *
 * Called by the main thread, once. Costs nothing unless the messages are wanted. The
 * time told is that of g_get_monotonic_time(), so that others who read that clock can
 * tell what was being done.
 */
void
bw_loop_watch_start (void)
{
  g_return_if_fail (watch.poll == NULL);

  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, BW_LOOP_WATCH_DOMAIN))
    return;

  watch.since = get_processor_time ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_watch);
}
