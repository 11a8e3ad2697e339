/* fault-preload.c: a disk and a clock that fail when they are told to
 *
 * For LD_PRELOAD. BULWARK_FAULTS names a file that holds one Faults; whoever
 * writes to it while the program runs makes its disk fail, or sets its clock.
 * SQLite writes with pwrite() and nobody else in the daemon does, so that its log
 * and its sockets stay as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  int32_t write_errno;      /* of every write, 0: none fails */
  int32_t sync_errno;       /* of every fsync */
  int32_t sync_is_idle;     /* says that it is on disk, and it is not */
  int32_t unused;
  int64_t clock_offset_us;  /* added to the machine's time */
} Faults;

static const Faults none;
static const Faults *faults = &none;

__attribute__ ((constructor))
static void
open_faults (void)
{
  const char *path = getenv ("BULWARK_FAULTS");
  int fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  void *data;

  if (fd < 0)
    return;

  data = mmap (NULL, sizeof (Faults), PROT_READ, MAP_SHARED, fd, 0);
  close (fd);
  if (data != MAP_FAILED)
    faults = data;
}

static int
fail (int code)
{
  errno = code;
  return -1;
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  static ssize_t (*real) (int, const void *, size_t, off64_t);

  if (faults->write_errno != 0)
    return fail (faults->write_errno);
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "pwrite64");

  return real (fd, data, size, offset);
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  static int (*real) (int, off64_t);

  if (faults->write_errno != 0)
    return fail (faults->write_errno);
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "ftruncate64");

  return real (fd, size);
}

int
fdatasync (int fd)
{
  static int (*real) (int);

  if (faults->sync_errno != 0)
    return fail (faults->sync_errno);
  if (faults->sync_is_idle)
    return 0;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "fdatasync");

  return real (fd);
}

int
clock_gettime (clockid_t        id,
               struct timespec *time)
{
  static int (*real) (clockid_t, struct timespec *);
  int64_t us;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "clock_gettime");
  if (real (id, time) != 0)
    return -1;
  if (id != CLOCK_REALTIME || faults->clock_offset_us == 0)
    return 0;

  us = (int64_t) time->tv_sec * 1000000 + time->tv_nsec / 1000 + faults->clock_offset_us;
  time->tv_sec = us / 1000000;
  time->tv_nsec = us % 1000000 * 1000;
  return 0;
}

int
gettimeofday (struct timeval *restrict time,
              void           *restrict zone)
{
  struct timespec now;

  if (clock_gettime (CLOCK_REALTIME, &now) != 0)
    return -1;

  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}
