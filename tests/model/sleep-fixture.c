/* sleep-fixture.c: a machine that has slept, as far as its clocks tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sleep-fixture.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static gint64 slept;

/* In place of the C library's, for all that the test links. */
int
clock_gettime (clockid_t        clock,
               struct timespec *time)
{
  gint64 nanoseconds;

  if (syscall (SYS_clock_gettime, clock, time) != 0)
    return -1;
  if (clock != CLOCK_BOOTTIME)
    return 0;

  nanoseconds = time->tv_nsec + slept % G_USEC_PER_SEC * 1000;
  time->tv_sec += slept / G_USEC_PER_SEC + nanoseconds / G_GINT64_CONSTANT (1000000000);
  time->tv_nsec = nanoseconds % G_GINT64_CONSTANT (1000000000);
  return 0;
}

void
sleep_fixture_sleep (gint64 span)
{
  slept += span;
}
