/* bw-store-job.c: one thing that the writer is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-model-error.h"
#include "bw-store-access.h"
#include "bw-store-job-private.h"

#include <string.h>

/* Conflicts, and what stands against a rule, are found before anything is changed:
 * the others are not touched. */
static gboolean
is_own_failure (const GError *error)
{
  return error->domain == BW_MODEL_ERROR
         || g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT)
         || g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND)
         || g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_DEPOSED);
}

/* FALSE: the whole transaction has failed. Takes over @failure. */
static gboolean
take_failure (BwStoreJob  *self,
              GError      *failure,
              GError     **error)
{
  if (is_own_failure (failure))
    {
      self->error = failure;
      return TRUE;
    }

  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
write_document (BwStoreJob  *self,
                BwStore     *store,
                GError     **error)
{
  GError *failure = NULL;
  gboolean is_done;

  if (self->json != NULL)
    is_done = bw_store_put_document (store, self->type, self->id, self->place, self->json, self->expected,
                                     &self->seq, &failure);
  else
    is_done = bw_store_remove_document (store, self->type, self->id, self->expected, &self->seq, &failure);

  return is_done || take_failure (self, failure, error);
}

static gboolean
change_documents (BwStoreJob  *self,
                  BwStore     *store,
                  GError     **error)
{
  GError *failure = NULL;

  return self->change (store, self->func_data, &failure) || take_failure (self, failure, error);
}

static gboolean
write_kind (BwStoreJob  *self,
            BwStore     *store,
            GError     **error)
{
  switch (self->kind)
    {
    case BW_STORE_JOB_APPEND:
      return bw_store_append_reports (store, self->items, self->n, self->received, error);

    case BW_STORE_JOB_PUT:
      return write_document (self, store, error);

    case BW_STORE_JOB_CHANGE:
      return change_documents (self, store, error);

    case BW_STORE_JOB_RESERVE:
      return bw_store_reserve (store, self->n, &self->seq, error);

    case BW_STORE_JOB_AUDIT:
    case BW_STORE_JOB_RUN:
    default:
      return TRUE;
    }
}

BwStoreJob *
bw_store_job_new (BwStoreJobKind  kind,
                  GTask          *task)
{
  BwStoreJob *self = g_new0 (BwStoreJob, 1);

  self->kind = kind;
  self->bytes = sizeof *self;
  self->task = task;
  return self;
}

void
bw_store_job_free (BwStoreJob *self)
{
  for (guint i = 0; self->reports != NULL && i < self->n; i++)
    bw_report_clear (&self->reports[i]);

  g_free (self->reports);
  g_free (self->items);
  g_free (self->id);
  g_free (self->place);
  g_free (self->json);
  g_clear_pointer (&self->audit, bw_audit_free);
  g_clear_error (&self->error);
  if (self->free_data != NULL)
    self->free_data (self->func_data);
  g_free (self);
}

gboolean
bw_store_job_write (BwStoreJob  *self,
                    BwStore     *store,
                    GError     **error)
{
  g_clear_error (&self->error);
  if (self->task != NULL
      && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &self->error))
    return TRUE;
  if (!write_kind (self, store, error))
    return FALSE;

  return self->audit == NULL || self->error != NULL || bw_store_access_append_audit (store, self->audit, error);
}

void
bw_store_job_return (BwStoreJob   *self,
                     const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (error == NULL)
    error = self->error;

  if (task == NULL)
    {
      if (error != NULL)
        g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                          "MESSAGE", "a row of the audit was not written: %s", error->message);
      bw_store_job_free (self);
      return;
    }

  /* The task may be finished and gone in the caller's thread at any time now. */
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

void
bw_store_job_return_all (GPtrArray    *jobs,
                         const GError *error)
{
  for (guint i = 0; i < jobs->len; i++)
    bw_store_job_return (g_ptr_array_index (jobs, i), error);
}

BwStoreJob *
bw_store_job_new_task (gpointer             source,
                       BwStoreJobKind       kind,
                       gpointer             tag,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  BwStoreJob *self = bw_store_job_new (kind, task);

  /* What was written is told as written, also to who does not wait any more. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, self, (GDestroyNotify) bw_store_job_free);
  return self;
}

BwStoreJob *
bw_store_job_finish (GAsyncResult  *result,
                     GError       **error)
{
  GTask *task = G_TASK (result);

  return g_task_propagate_boolean (task, error) ? g_task_get_task_data (task) : NULL;
}

gsize
bw_store_job_measure (const BwReport *reports,
                      guint           n_reports)
{
  gsize bytes = n_reports * (sizeof (BwReport) + sizeof (BwStoreReport));

  for (guint i = 0; i < n_reports; i++)
    bytes += strlen (reports[i].place) + strlen (reports[i].subject) + 2;

  return bytes;
}

gboolean
bw_store_job_may_part (const GError *error)
{
  return error->domain == BW_STORE_ERROR
         && error->code != BW_STORE_ERROR_UNAVAILABLE && error->code != BW_STORE_ERROR_CORRUPT
         && error->code != BW_STORE_ERROR_STALE;
}
