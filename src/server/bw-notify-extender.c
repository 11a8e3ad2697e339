/* bw-notify-extender.c: asks the service manager for time while nothing else can
 *
 * What a library does in one call (a migration, a file brought in order after a crash)
 * says nothing of how far it is. To be killed in it would be to begin it anew for ever.
 * So a thread asks for more time as long as it lasts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-notify-extender.h"

#include "bw-notify.h"

struct _BwNotifyExtender
{
  GThread *thread;    /* (owned) */
  char    *state;     /* (owned) */
  gint64   interval;  /* microseconds */
  GMutex   mutex;
  GCond    cond;
  gboolean is_over;   /* under the mutex */
};

static gpointer
run_thread (gpointer data)
{
  BwNotifyExtender *self = data;
  gint64 next = g_get_monotonic_time () + self->interval;

  g_mutex_lock (&self->mutex);
  while (!self->is_over)
    {
      if (g_cond_wait_until (&self->cond, &self->mutex, next))
        continue;

      bw_notify_send (self->state);
      next += self->interval;
    }

  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * bw_notify_extender_new:
 * @state: as for bw_notify_send()
 * @interval_ms: after so many milliseconds, again and again, it is sent
 *
 * Returns: (transfer full): it sends, with a thread of its own, until it is freed
 */
BwNotifyExtender *
bw_notify_extender_new (const char *state,
                        guint       interval_ms)
{
  BwNotifyExtender *self;

  g_return_val_if_fail (state != NULL, NULL);
  g_return_val_if_fail (interval_ms > 0, NULL);

  self = g_new0 (BwNotifyExtender, 1);
  self->state = g_strdup (state);
  self->interval = (gint64) interval_ms * 1000;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("extender", run_thread, self);
  return self;
}

/**
 * bw_notify_extender_free:
 * @self: (transfer full): nothing is sent any more when this returns
 */
void
bw_notify_extender_free (BwNotifyExtender *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->state);
  g_free (self);
}
