/* bw-ctl-progress.c: how far a verb has come, and how it is stopped
 *
 * The signals are blocked and waited for by a thread of its own, so that they may
 * come at any moment and no handler has to be careful.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-progress.h"

#include "bw-store-upkeep.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* No more often than this is anything told. */
#define PACE_US (G_USEC_PER_SEC / 5)

struct _BwCtlProgress
{
  char         *verb;        /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean      is_shown;
  gboolean      is_terminal;
  gboolean      is_open;     /* a line of the terminal is begun */
  gint64        told;

  /* The file that is being written. */
  char         *path;        /* (owned) (nullable) */
  guint64       total;
};

static void
fill (sigset_t *signals)
{
  struct sigaction hangup;

  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);

  /* Under nohup it is ignored, and is to be; what is blocked would come all the same. */
  if (sigaction (SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
    sigaddset (signals, SIGHUP);
}

static gpointer
wait_for_signals (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int number;

  fill (&signals);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &number);
  _exit (128 + number);
}

static void
tell_growth (BwCtlProgress *self)
{
  GStatBuf file;
  gboolean is_due = self->path != NULL && self->is_shown && g_get_monotonic_time () - self->told >= PACE_US;

  if (is_due && g_stat (self->path, &file) == 0 && file.st_size > 0)
    bw_ctl_progress_tell (self, "bytes written", MIN ((guint64) file.st_size, self->total), self->total);
}

/**
 * bw_ctl_progress_new:
 * @verb: its name
 * @wanted: tell it also where there is no terminal
 *
 * A signal that came before is seen at once.
 *
 * Returns: (transfer full): that of the program
 */
BwCtlProgress *
bw_ctl_progress_new (const char *verb,
                     gboolean    wanted)
{
  BwCtlProgress *self = g_new0 (BwCtlProgress, 1);
  const struct timespec at_once = { 0, 0 };
  sigset_t signals;

  self->verb = g_strdup (verb);
  self->cancellable = g_cancellable_new ();
  self->is_terminal = isatty (STDERR_FILENO) != 0;
  self->is_shown = wanted || self->is_terminal;

  fill (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  if (sigtimedwait (&signals, NULL, &at_once) > 0)
    g_cancellable_cancel (self->cancellable);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (self->cancellable)));
  return self;
}

void
bw_ctl_progress_free (BwCtlProgress *self)
{
  if (self->is_open)
    g_printerr ("\r\033[K");
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->verb);
  g_free (self);
}

/**
 * bw_ctl_progress_get_cancellable:
 * @self: a progress
 *
 * Returns: (transfer none): cancelled by SIGINT, SIGTERM and SIGHUP
 */
GCancellable *
bw_ctl_progress_get_cancellable (BwCtlProgress *self)
{
  return self->cancellable;
}

/**
 * bw_ctl_progress_tell:
 * @self: a progress
 * @what: what is being done, as `documents read`
 * @done: how many
 * @total: of how many; 0: nobody knows
 */
void
bw_ctl_progress_tell (BwCtlProgress *self,
                      const char    *what,
                      guint64        done,
                      guint64        total)
{
  g_autofree char *of = NULL;
  gint64 now;

  if (!self->is_shown)
    return;

  now = g_get_monotonic_time ();
  if (self->told != 0 && now - self->told < PACE_US && done != total)
    return;

  self->told = now;
  of = total > 0 ? g_strdup_printf (" of %" G_GUINT64_FORMAT " (%d %%)", total, (int) (100 * done / total))
                 : g_strdup ("");
  g_printerr ("%sbulwarkctl %s: %s: %" G_GUINT64_FORMAT "%s%s", self->is_terminal ? "\r\033[K" : "", self->verb, what,
              done, of, self->is_terminal ? "" : "\n");
  self->is_open = self->is_terminal;
}

gboolean
bw_ctl_progress_is_cancelled (BwCtlProgress *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * bw_ctl_progress_check:
 * @self: a progress
 * @error: return location; `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether to go on
 */
gboolean
bw_ctl_progress_check (BwCtlProgress  *self,
                       GError        **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled; nothing was changed");
  return FALSE;
}

/**
 * bw_ctl_progress_explain:
 * @self: a progress
 * @error: (inout): what something failed with
 *
 * What was cancelled says so, whatever it was that it then failed with.
 */
void
bw_ctl_progress_explain (BwCtlProgress  *self,
                         GError        **error)
{
  if (g_cancellable_is_cancelled (self->cancellable) && *error != NULL)
    {
      g_clear_error (error);
      bw_ctl_progress_check (self, error);
    }
}

/**
 * bw_ctl_progress_watch:
 * @self: a progress, which outlives what the store does
 * @store: a store
 */
void
bw_ctl_progress_watch (BwCtlProgress *self,
                       BwStore       *store)
{
  bw_store_upkeep_set_monitor (store, bw_ctl_progress_monitor, self);
}

/**
 * bw_ctl_progress_monitor:
 * @done: rows that are done
 * @total: of how many; 0: nobody knows
 * @self: a progress
 *
 * Returns: whether to go on
 */
gboolean
bw_ctl_progress_monitor (guint64  done,
                         guint64  total,
                         gpointer self)
{
  BwCtlProgress *progress = self;

  if (total > 0)
    bw_ctl_progress_tell (progress, "rows copied", done, total);
  else
    tell_growth (progress);

  return !g_cancellable_is_cancelled (progress->cancellable);
}

/**
 * bw_ctl_progress_follow:
 * @self: a progress
 * @path: name of a file that is going to be written
 * @total: bytes that it will have, about
 */
void
bw_ctl_progress_follow (BwCtlProgress *self,
                        const char    *path,
                        guint64        total)
{
  g_free (self->path);
  self->path = g_strdup (path);
  self->total = total;
}
