/* bw-store-queue.c: what waits for the writer, and how the store is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-queue-private.h"

#define RETRY_US G_USEC_PER_SEC

/* All of it under the mutex. */
struct _BwStoreQueue
{
  GMutex   mutex;
  GCond    cond;
  GQueue   jobs;        /* (owned) (element-type BwStoreJob) */
  gsize    n_bytes;
  GError  *fault;       /* (owned) (nullable) */
  gint64   check_at;    /* while faulty: when to ask the store again, monotonic */
  gboolean is_behind;   /* others may have written */
  gboolean is_stopping;
};

static gboolean
has_room (BwStoreQueue *self)
{
  return self->jobs.length < BW_STORE_WRITER_MAX_JOBS && self->n_bytes < BW_STORE_WRITER_MAX_BYTES;
}

static gboolean
is_check_due (BwStoreQueue *self)
{
  return self->fault != NULL && g_get_monotonic_time () >= self->check_at;
}

BwStoreQueue *
bw_store_queue_new (void)
{
  BwStoreQueue *self = g_new0 (BwStoreQueue, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);
  return self;
}

void
bw_store_queue_free (BwStoreQueue *self)
{
  g_clear_error (&self->fault);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

gboolean
bw_store_queue_push (BwStoreQueue *self,
                     BwStoreJob   *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!has_room (self) || self->is_stopping)
    return FALSE;

  g_queue_push_tail (&self->jobs, job);
  self->n_bytes += job->bytes;
  g_cond_signal (&self->cond);
  return TRUE;
}

gboolean
bw_store_queue_is_full (BwStoreQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return !has_room (self);
}

void
bw_store_queue_get_load (BwStoreQueue *self,
                         guint        *n_jobs,
                         gsize        *n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *n_jobs = self->jobs.length;
  *n_bytes = self->n_bytes;
}

void
bw_store_queue_stop (BwStoreQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_stopping = TRUE;
  g_cond_signal (&self->cond);
}

void
bw_store_queue_note_news (BwStoreQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_behind = TRUE;
  g_cond_signal (&self->cond);
}

gboolean
bw_store_queue_gather (BwStoreQueue *self,
                       GPtrArray    *jobs)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean is_due;
  BwStoreJob *job;

  while (!(is_due = is_check_due (self)) && self->jobs.length == 0 && !self->is_behind && !self->is_stopping)
    {
      if (self->fault == NULL)
        g_cond_wait (&self->cond, &self->mutex);
      else
        g_cond_wait_until (&self->cond, &self->mutex, self->check_at);
    }

  while (!is_due && (job = g_queue_peek_head (&self->jobs)) != NULL
         && (job->kind != BW_STORE_JOB_RUN || jobs->len == 0))
    {
      g_ptr_array_add (jobs, g_queue_pop_head (&self->jobs));
      self->n_bytes -= job->bytes;
      if (job->kind == BW_STORE_JOB_RUN)
        break;
    }

  return is_due || jobs->len > 0 || !self->is_stopping;
}

gboolean
bw_store_queue_take_news (BwStoreQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_behind = FALSE;
  return self->fault != NULL;
}

void
bw_store_queue_set_fault (BwStoreQueue *self,
                          const GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->check_at = g_get_monotonic_time () + RETRY_US;
  if (error != NULL && (self->fault == NULL || g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE)))
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "nothing can be written: %s", error->message);
  else if (error == NULL && self->fault != NULL)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "writing goes on");

  g_clear_error (&self->fault);
  self->fault = error != NULL ? g_error_copy (error) : NULL;
}

GError *
bw_store_queue_dup_fault (BwStoreQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->fault != NULL ? g_error_copy (self->fault) : NULL;
}
