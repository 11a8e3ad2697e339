/* bw-server-manager.c: of the daemon: signals, and what the service manager is told
 *
 *   start ──READY──► runs ──SIGTERM, SIGINT──► STOPPING, ends
 *   EXTEND           │  ▲
 *             SIGHUP ▼  │ READY
 *                   RELOADING: the key file anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-notify.h"
#include "bw-server-manager-private.h"
#include "bw-server-private.h"

#include <glib-unix.h>
#include <signal.h>
#include <sys/resource.h>

/* Beside connections: the store, its files, the library's own. */
#define OTHER_FILES 64

/* How long a start may take from the last sign of life on; how often one is given while
 * the store is opened. */
#define START_US   (5 * 60 * G_USEC_PER_SEC)
#define OPENING_MS (60 * 1000)

static void
reload (BwServer *self)
{
  g_autoptr (GError) error = NULL;

  if (!bw_server_options_reload (&self->options, &error))
    {
      g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                        "MESSAGE", "the settings stay as they were: %s", error->message);
      return;
    }

  bw_server_apply_settings (self);
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "the settings were read again");
}

static gboolean
on_quit_signal_cb (gpointer data)
{
  bw_server_quit (data);
  return G_SOURCE_CONTINUE;
}

/* Nobody is disconnected: what has come goes on under the limits that it began with. */
static gboolean
on_reload_signal_cb (gpointer data)
{
  g_autofree char *state = g_strdup_printf ("RELOADING=1\nMONOTONIC_USEC=%" G_GINT64_FORMAT,
                                            g_get_monotonic_time ());

  bw_notify_send (state);
  reload (data);
  bw_notify_send ("READY=1");
  return G_SOURCE_CONTINUE;
}

/* On the main loop: one that does not come round is dead to everybody. */
static gboolean
on_watchdog_timeout_cb (gpointer data)
{
  bw_notify_send ("WATCHDOG=1");
  return G_SOURCE_CONTINUE;
}

static void
add_signal (BwServer    *self,
            int          number,
            GSourceFunc  func)
{
  GSource *source = g_unix_signal_source_new (number);

  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, NULL);
  g_ptr_array_add (self->signals, source);
}

void
bw_server_watch_signals (BwServer *self)
{
  add_signal (self, SIGTERM, on_quit_signal_cb);
  add_signal (self, SIGINT, on_quit_signal_cb);
  add_signal (self, SIGHUP, on_reload_signal_cb);
}

BwNotifyExtender *
bw_server_tell_opening (void)
{
  g_autofree char *state = g_strdup_printf ("EXTEND_TIMEOUT_USEC=%d\nSTATUS=opening the store", (int) START_US);

  return bw_notify_extender_new (state, OPENING_MS);
}

void
bw_server_tell_load (guint n_rows)
{
  g_autofree char *state = g_strdup_printf ("EXTEND_TIMEOUT_USEC=%d\nSTATUS=reading the store: %u rows",
                                            (int) START_US, n_rows);

  bw_notify_send (state);
}

void
bw_server_begin_managed (BwServer *self)
{
  g_autofree char *state = g_strdup_printf ("READY=1\nSTATUS=listening on %s", bw_server_get_url (self));
  guint watchdog_ms = bw_notify_get_watchdog_ms ();

  if (watchdog_ms > 0)
    self->watchdog_id = g_timeout_add (watchdog_ms, on_watchdog_timeout_cb, self);

  bw_notify_send (state);
}

void
bw_server_tell_stop (BwServer *self)
{
  bw_notify_send ("STOPPING=1\nSTATUS=writing what was taken");
}

guint
bw_server_find_room (guint wanted)
{
  struct rlimit limit;

  /* Where it may not be asked for, somebody else has seen to it. */
  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return wanted;

  if (limit.rlim_cur < limit.rlim_max)
    {
      limit.rlim_cur = limit.rlim_max;
      if (setrlimit (RLIMIT_NOFILE, &limit) != 0 || getrlimit (RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    }

  if (limit.rlim_cur >= (rlim_t) wanted + OTHER_FILES)
    return wanted;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                    "MESSAGE", "there may be no more than %u files open: not all of the %u connections can be",
                    (guint) limit.rlim_cur, wanted);
  return limit.rlim_cur > OTHER_FILES + 8 ? (guint) limit.rlim_cur - OTHER_FILES : 8;
}
