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

#include <gdk/gdk.h>
#include <time.h>

/* What a turn may take by our own rule; shorter ones are not told. */
#define TOLD_US 4000

/* Of a frame, what is worth telling apart; the rest is what comes before and after. */
typedef enum
{
  PART_OTHER,
  PART_UPDATE,   /* what moves, and styles */
  PART_LAYOUT,
  PART_PAINT,
  N_PARTS
} Part;

typedef struct
{
  GPollFunc poll;
  gint64    since;            /* processor time at which the turn began, microseconds */
  gint64    part_since;       /* and the part of it that is on */
  Part      part;
  gint64    taken[N_PARTS];   /* in this turn, microseconds */
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

static void
begin_part (Part   part,
            gint64 now)
{
  watch.taken[watch.part] += now - watch.part_since;
  watch.part_since = now;
  watch.part = part;
}

static gboolean
begin_part_of_frame (GSignalInvocationHint *hint,
                     guint                  n_values,
                     const GValue          *values,
                     gpointer               data)
{
  begin_part (GPOINTER_TO_UINT (data), get_processor_time ());
  return G_SOURCE_CONTINUE;
}

static void
add_part (const char *signal,
          Part        part)
{
  g_signal_add_emission_hook (g_signal_lookup (signal, GDK_TYPE_FRAME_CLOCK), 0, begin_part_of_frame,
                              GUINT_TO_POINTER (part), NULL);
}

static void
tell_turn (gint64 taken)
{
  g_log (BW_LOOP_WATCH_DOMAIN, G_LOG_LEVEL_DEBUG, "a turn of %.1f ms, ended at %.3f s; update %.1f, layout %.1f, "
         "paint %.1f ms",
         (double) taken / 1000, (double) g_get_monotonic_time () / G_USEC_PER_SEC,
         (double) watch.taken[PART_UPDATE] / 1000, (double) watch.taken[PART_LAYOUT] / 1000,
         (double) watch.taken[PART_PAINT] / 1000);
}

static int
poll_and_watch (GPollFD *descriptors,
                guint    n_descriptors,
                int      timeout)
{
  gint64 now = get_processor_time ();
  int n_ready;

  begin_part (PART_OTHER, now);
  if (now - watch.since >= TOLD_US)
    tell_turn (now - watch.since);
  n_ready = watch.poll (descriptors, n_descriptors, timeout);
  memset (watch.taken, 0, sizeof watch.taken);
  watch.since = watch.part_since = get_processor_time ();
  return n_ready;
}

/**
 * bw_loop_watch_start:
 *
 * Called by the main thread, once. Costs nothing unless the messages are wanted. The
 * time told is that of g_get_monotonic_time(), so that others who read that clock can
 * tell what was being done. Of a turn in which a frame was made it is told how long
 * GTK took to bring up to date, lay out and paint: what is left is ours.
 */
void
bw_loop_watch_start (void)
{
  g_return_if_fail (watch.poll == NULL);

  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, BW_LOOP_WATCH_DOMAIN))
    return;

  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  add_part ("update", PART_UPDATE);
  add_part ("layout", PART_LAYOUT);
  add_part ("paint", PART_PAINT);
  add_part ("after-paint", PART_OTHER);
  watch.since = watch.part_since = get_processor_time ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_watch);
}
