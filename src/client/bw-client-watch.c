/* bw-client-watch.c: tells when a connection should not be trusted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-watch-private.h"

#include "bw-time.h"

#include <gio/gio.h>

#define INTERVAL_S 2

/* So many seconds that the other clock counted were spent asleep. */
#define SLEPT_US (2 * G_USEC_PER_SEC)

struct _BwClientWatch
{
  BwClientWatchFunc  woke;
  BwClientWatchFunc  online;
  gpointer           user_data;
  gint64             slept;      /* uptime less monotonic time: how long the machine slept */
  guint              timeout_id;
  GNetworkMonitor   *monitor;    /* (owned) */
  unsigned long      handler_id;
};

static gint64
get_slept (void)
{
  return bw_time_get_uptime () - g_get_monotonic_time ();
}

/* The watch may be gone after a call. */
static gboolean
on_interval_timeout_cb (gpointer data)
{
  BwClientWatch *self = data;
  gint64 slept = get_slept ();
  gboolean woke = slept - self->slept > SLEPT_US;

  self->slept = slept;
  if (woke)
    self->woke (self->user_data);

  return G_SOURCE_CONTINUE;
}

static void
on_monitor_network_changed_cb (BwClientWatch   *self,
                               gboolean         is_available,
                               GNetworkMonitor *monitor)
{
  if (is_available)
    self->online (self->user_data);
}

BwClientWatch *
bw_client_watch_new (BwClientWatchFunc woke,
                     BwClientWatchFunc online,
                     gpointer          user_data)
{
  BwClientWatch *self = g_new0 (BwClientWatch, 1);

  self->woke = woke;
  self->online = online;
  self->user_data = user_data;
  self->slept = get_slept ();
  self->timeout_id = g_timeout_add_seconds (INTERVAL_S, on_interval_timeout_cb, self);
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  self->handler_id = g_signal_connect_swapped (self->monitor, "network-changed",
                                               G_CALLBACK (on_monitor_network_changed_cb), self);
  return self;
}

void
bw_client_watch_free (BwClientWatch *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_signal_handler (&self->handler_id, self->monitor);
  g_clear_object (&self->monitor);
  g_free (self);
}
