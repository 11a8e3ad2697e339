/* bw-store-writer.c: the one thread that owns the store
 *
 *                    ┌──────────────── all told ◄───────────────┐
 *                    ▼                                          │
 *   waiting ──job──► gathering ──begin──► writing ──commit──► on disk
 *      ▲                                     │
 *      │ check passes                        ▼ fails
 *   faulty ◄──── none done ◄──── each job of the group alone
 *
 * A group is what waits up to the next job that is to run by itself. If a
 * transaction fails for a reason that one job may have brought (no room for a
 * large one, say) each is tried in a transaction of its own. While the store
 * takes nothing, each group is told so at once, and the thread asks every second
 * whether it does again, however many ask it to read meanwhile.
 *
 * What others have written is told by a signal in the order of the numbers, among
 * the answers: whoever takes in both as they come has seen all up to each. If it
 * cannot be read, those who wait are told that they have failed, although what they
 * wrote is kept: then it comes by the signal too, when the store is well again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-writer.h"

#include "bw-store-job-private.h"
#include "bw-store-news-private.h"
#include "bw-store-queue-private.h"
#include "bw-store-shared.h"

#include <string.h>

#define RETRY_US G_USEC_PER_SEC

struct _BwStoreWriter
{
  GObject parent_instance;

  BwStore      *store;   /* (owned) */
  GThread      *thread;  /* (owned) (nullable): stopped */
  BwStoreNews  *news;    /* (owned): to whoever is told what others wrote */
  BwStoreQueue *queue;   /* (owned) */
  guint         term;    /* of the thread alone: in which it leads, as was told; 0: it does not */
  gint64        lead_at; /* of the thread alone, monotonic: it does not try before */
};

G_DEFINE_FINAL_TYPE (BwStoreWriter, bw_store_writer, G_TYPE_OBJECT)

static void
set_fault (BwStoreWriter *self,
           const GError  *error)
{
  if (g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE))
    bw_store_news_tell_stale (self->news);

  bw_store_queue_set_fault (self->queue, error);
}

/* What the leader before did has been told when the term begins: it does nothing more. */
static void
mind_lead (BwStoreWriter *self)
{
  gint64 now = g_get_monotonic_time ();
  guint term;

  if (self->term != 0 && !bw_store_shared_check_term (self->store, self->term, NULL))
    {
      self->term = 0;
      bw_store_news_tell_term (self->news, 0);
    }

  if (self->term != 0 || now < self->lead_at)
    return;

  term = bw_store_shared_lead (self->store, NULL);
  if (term != 0 && !bw_store_news_tell (self->news, self->store, NULL))
    term = 0;

  /* The first time in any case: it may have led when the store was opened, and lost it since. */
  if (term != 0 || self->lead_at == 0)
    bw_store_news_tell_term (self->news, term);

  self->term = term;
  self->lead_at = now + RETRY_US;
}

/* @is_committed: what was written stays so, even if what others wrote before it cannot be told. */
static gboolean
write_jobs (BwStoreWriter  *self,
            GPtrArray      *jobs,
            gboolean       *is_committed,
            GError        **error)
{
  *is_committed = FALSE;
  if (!bw_store_begin_group (self->store, error))
    return FALSE;

  for (guint i = 0; i < jobs->len; i++)
    {
      if (!bw_store_job_write (g_ptr_array_index (jobs, i), self->store, error))
        {
          bw_store_roll_back (self->store);
          return FALSE;
        }
    }

  *is_committed = bw_store_commit (self->store, error);
  return *is_committed && bw_store_news_tell (self->news, self->store, error);
}

static void
write_apart (BwStoreWriter *self,
             GPtrArray     *jobs)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  for (guint i = 0; i < jobs->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_committed;

      g_ptr_array_set_size (one, 0);
      g_ptr_array_add (one, g_ptr_array_index (jobs, i));
      write_jobs (self, one, &is_committed, &error);
      set_fault (self, error);
      bw_store_job_return_all (one, error);
    }
}

/* After an outage what others wrote meanwhile comes first, in pieces: told with a commit
 * it is all in memory at once. */
static gboolean
catch_up (BwStoreWriter  *self,
          GError        **error)
{
  g_autoptr (GError) fault = bw_store_queue_dup_fault (self->queue);

  return fault == NULL || bw_store_news_tell (self->news, self->store, error);
}

static void
write_group (BwStoreWriter *self,
             GPtrArray     *jobs)
{
  g_autoptr (GError) error = NULL;
  gboolean is_committed = FALSE;

  if (!(catch_up (self, &error) && write_jobs (self, jobs, &is_committed, &error))
      && !is_committed && jobs->len > 1 && bw_store_job_may_part (error))
    {
      write_apart (self, jobs);
      return;
    }

  set_fault (self, error);
  bw_store_job_return_all (jobs, error);
}

/* Its function may write, and what others wrote in an outage comes before that. */
static void
run_job (BwStoreWriter *self,
         BwStoreJob    *job)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!catch_up (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  result = job->func (self->store, job->func_data, &error);

  /* A function that left its transaction open would take the next group with it. */
  bw_store_roll_back (self->store);
  if (error == NULL)
    bw_store_news_tell (self->news, self->store, &error);
  if (error == NULL)
    {
      g_task_return_pointer (task, result, job->free_result);
      return;
    }

  if (result != NULL && job->free_result != NULL)
    job->free_result (result);
  g_task_return_error (task, error);
}

/* The store failed last, or others have written. */
static void
look_up (BwStoreWriter *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_faulty = bw_store_queue_take_news (self->queue);

  if (!bw_store_news_tell (self->news, self->store, &error)
      || (is_faulty && !bw_store_check (self->store, &error))
      || is_faulty)
    set_fault (self, error);
}

static void
on_store_changed_cb (gpointer data)
{
  bw_store_queue_note_news (((BwStoreWriter *) data)->queue);
}

static gpointer
run_thread (gpointer data)
{
  BwStoreWriter *self = data;
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  bw_store_shared_watch (self->store, on_store_changed_cb, self);
  mind_lead (self);
  while (bw_store_queue_gather (self->queue, jobs))
    {
      if (jobs->len == 0)
        look_up (self);
      else if (((BwStoreJob *) g_ptr_array_index (jobs, 0))->kind == BW_STORE_JOB_RUN)
        run_job (self, g_ptr_array_index (jobs, 0));
      else
        write_group (self, jobs);

      g_ptr_array_set_size (jobs, 0);
      mind_lead (self);
    }

  bw_store_shared_watch (self->store, NULL, NULL);
  return NULL;
}

/* Takes over @job; tells at once if it cannot be taken. */
static void
push (BwStoreWriter *self,
      BwStoreJob    *job)
{
  g_autoptr (GError) error = NULL;

  if (bw_store_queue_push (self->queue, job))
    return;

  error = g_error_new_literal (BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE,
                               "too much waits to be written; try again");
  bw_store_job_return (job, error);
}

static void
bw_store_writer_dispose (GObject *object)
{
  bw_store_writer_stop (BW_STORE_WRITER (object));

  G_OBJECT_CLASS (bw_store_writer_parent_class)->dispose (object);
}

static void
bw_store_writer_finalize (GObject *object)
{
  BwStoreWriter *self = BW_STORE_WRITER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->news, bw_store_news_unref);
  g_clear_pointer (&self->queue, bw_store_queue_free);

  G_OBJECT_CLASS (bw_store_writer_parent_class)->finalize (object);
}

static void
bw_store_writer_class_init (BwStoreWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_store_writer_dispose;
  object_class->finalize = bw_store_writer_finalize;

  bw_store_news_install_signals (klass);
}

static void
bw_store_writer_init (BwStoreWriter *self)
{
  self->queue = bw_store_queue_new ();
}

/**
 * bw_store_writer_new:
 * @store: a store without a transaction; nobody else calls it from now on
 *
 * Returns: (transfer full): the writer, with its thread; bw_store_writer_stop()
 *   it before letting go of it
 */
BwStoreWriter *
bw_store_writer_new (BwStore *store)
{
  BwStoreWriter *self;

  g_return_val_if_fail (BW_IS_STORE (store), NULL);

  self = g_object_new (BW_TYPE_STORE_WRITER, NULL);
  self->store = g_object_ref (store);
  self->news = bw_store_news_new (self);
  self->thread = g_thread_new ("store", run_thread, self);
  return self;
}

/**
 * bw_store_writer_stop:
 * @self: a writer
 *
 * Writes what waits, which is then told as ever; ends the thread and waits for
 * it. What comes later is refused.
 */
void
bw_store_writer_stop (BwStoreWriter *self)
{
  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (self->thread != g_thread_self ());

  bw_store_queue_stop (self->queue);
  bw_store_news_stop (self->news);
  g_clear_pointer (&self->thread, g_thread_join);
}

/**
 * bw_store_writer_is_full:
 * @self: a writer
 *
 * Returns: whether the next job would be refused for now
 */
gboolean
bw_store_writer_is_full (BwStoreWriter *self)
{
  g_return_val_if_fail (BW_IS_STORE_WRITER (self), TRUE);

  return bw_store_queue_is_full (self->queue);
}

/**
 * bw_store_writer_get_load:
 * @self: a writer
 * @n_jobs: (out): jobs that wait
 * @n_bytes: (out): memory that their documents and reports take
 */
void
bw_store_writer_get_load (BwStoreWriter *self,
                          guint         *n_jobs,
                          gsize         *n_bytes)
{
  g_return_if_fail (BW_IS_STORE_WRITER (self));

  bw_store_queue_get_load (self->queue, n_jobs, n_bytes);
}

/**
 * bw_store_writer_dup_fault:
 * @self: a writer
 *
 * Returns: (transfer full) (nullable): why the last transaction failed; %NULL: it
 *   did not, or the store is well again
 */
GError *
bw_store_writer_dup_fault (BwStoreWriter *self)
{
  g_return_val_if_fail (BW_IS_STORE_WRITER (self), NULL);

  return bw_store_queue_dup_fault (self->queue);
}

/**
 * bw_store_writer_append_async:
 * @self: a writer
 * @reports: (transfer full) (array length=n_reports): what was reported
 * @n_reports: how many
 * @received: when they were taken, microseconds since 1970
 * @audit: (transfer full) (nullable): to be written with them
 * @cancellable: (nullable): takes them back if they are not being written yet
 * @callback: called when they are on disk, or cannot be
 * @user_data: for @callback
 */
void
bw_store_writer_append_async (BwStoreWriter       *self,
                              BwReport            *reports,
                              guint                n_reports,
                              gint64               received,
                              BwAudit             *audit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (reports != NULL || n_reports == 0);

  job = bw_store_job_new_task (self, BW_STORE_JOB_APPEND, bw_store_writer_append_async, cancellable,
                               callback, user_data);
  job->reports = reports;
  job->items = g_new0 (BwStoreReport, n_reports);
  job->n = n_reports;
  job->received = received;
  job->audit = audit;
  job->bytes += bw_store_job_measure (reports, n_reports);
  for (guint i = 0; i < n_reports; i++)
    job->items[i].report = &reports[i];

  push (self, job);
}

/**
 * bw_store_writer_append_finish:
 * @self: a writer
 * @result: what the callback was given
 * @reports: (out) (optional) (transfer none): the reports, as long as @result lives
 * @n_reports: (out) (optional): how many
 * @error: return location; `BW_STORE_ERROR` or cancelled: none of them is kept
 *
 * Returns: (transfer full) (nullable) (array): the number of each; see
 *   bw_store_append_reports()
 */
guint64 *
bw_store_writer_append_finish (BwStoreWriter   *self,
                               GAsyncResult    *result,
                               const BwReport **reports,
                               guint           *n_reports,
                               GError         **error)
{
  BwStoreJob *job;
  guint64 *seqs;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = bw_store_job_finish (result, error);
  if (job == NULL)
    return NULL;

  seqs = g_new (guint64, MAX (job->n, 1));
  for (guint i = 0; i < job->n; i++)
    seqs[i] = job->items[i].seq;

  if (reports != NULL)
    *reports = job->reports;
  if (n_reports != NULL)
    *n_reports = job->n;
  return seqs;
}

/**
 * bw_store_writer_put_async:
 * @self: a writer
 * @type: type of the document
 * @id: its id
 * @place: (nullable): code of the place that it belongs to
 * @json: (nullable): its text without `seq`; %NULL: it goes
 * @expected: as for bw_store_put_document()
 * @audit: (transfer full) (nullable): to be written with it
 * @cancellable: (nullable): takes it back if it is not being written yet
 * @callback: called when it is on disk, or cannot be
 * @user_data: for @callback
 */
void
bw_store_writer_put_async (BwStoreWriter       *self,
                           BwDocumentType       type,
                           const char          *id,
                           const char          *place,
                           const char          *json,
                           guint64              expected,
                           BwAudit             *audit,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (id != NULL);

  job = bw_store_job_new_task (self, BW_STORE_JOB_PUT, bw_store_writer_put_async, cancellable, callback, user_data);
  job->type = type;
  job->id = g_strdup (id);
  job->place = g_strdup (place);
  job->json = g_strdup (json);
  job->expected = expected;
  job->audit = audit;
  job->bytes += json != NULL ? strlen (json) : 0;
  push (self, job);
}

/**
 * bw_store_writer_put_finish:
 * @self: a writer
 * @result: what the callback was given
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if it is not as expected
 *
 * Returns: the number of the document or its tombstone, 0 on failure
 */
guint64
bw_store_writer_put_finish (BwStoreWriter  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  BwStoreJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  job = bw_store_job_finish (result, error);
  return job != NULL ? job->seq : 0;
}

/**
 * bw_store_writer_change_async:
 * @self: a writer
 * @func: changes documents, within the transaction of a group
 * @data: (transfer full): for @func
 * @free_data: frees @data, when the task is over
 * @bytes: that @data holds, about
 * @audit: (transfer full) (nullable): to be written with what it changes
 * @cancellable: (nullable): takes it back if it is not being written yet
 * @callback: called when it is on disk, or cannot be
 * @user_data: for @callback
 */
void
bw_store_writer_change_async (BwStoreWriter       *self,
                              BwStoreChangeFunc    func,
                              gpointer             data,
                              GDestroyNotify       free_data,
                              gsize                bytes,
                              BwAudit             *audit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (func != NULL && free_data != NULL);

  job = bw_store_job_new_task (self, BW_STORE_JOB_CHANGE, bw_store_writer_change_async, cancellable,
                               callback, user_data);
  job->change = func;
  job->func_data = data;
  job->free_data = free_data;
  job->audit = audit;
  job->bytes += bytes;
  push (self, job);
}

/**
 * bw_store_writer_change_finish:
 * @self: a writer
 * @result: what the callback was given
 * @error: return location; of the function, or of the store
 *
 * Returns: (transfer none) (nullable): the data of the function, as long as
 *   @result lives
 */
gpointer
bw_store_writer_change_finish (BwStoreWriter  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  BwStoreJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = bw_store_job_finish (result, error);
  return job != NULL ? job->func_data : NULL;
}

/**
 * bw_store_writer_reserve_async:
 * @self: a writer
 * @n: how many numbers
 * @cancellable: (nullable): as ever
 * @callback: called when they are reserved
 * @user_data: for @callback
 */
void
bw_store_writer_reserve_async (BwStoreWriter       *self,
                               guint                n,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (n > 0);

  job = bw_store_job_new_task (self, BW_STORE_JOB_RESERVE, bw_store_writer_reserve_async, cancellable,
                               callback, user_data);
  job->n = n;
  push (self, job);
}

/**
 * bw_store_writer_reserve_finish:
 * @self: a writer
 * @result: what the callback was given
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: the first of the numbers, 0 on failure
 */
guint64
bw_store_writer_reserve_finish (BwStoreWriter  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  return bw_store_writer_put_finish (self, result, error);
}

/**
 * bw_store_writer_audit:
 * @self: a writer
 * @row: (transfer full): what was done
 *
 * Nobody waits for it; what cannot be written is logged.
 */
void
bw_store_writer_audit (BwStoreWriter *self,
                       BwAudit       *row)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (row != NULL);

  job = bw_store_job_new (BW_STORE_JOB_AUDIT, NULL);
  job->audit = row;
  push (self, job);
}

/**
 * bw_store_writer_run_async:
 * @self: a writer
 * @func: called in the writer's thread, outside a transaction
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data, when the task is over
 * @free_result: (nullable): frees what @func returned if nobody takes it
 * @cancellable: (nullable): takes it back if it does not run yet
 * @callback: called when it has run
 * @user_data: for @callback
 */
void
bw_store_writer_run_async (BwStoreWriter       *self,
                           BwStoreFunc          func,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GDestroyNotify       free_result,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  BwStoreJob *job;

  g_return_if_fail (BW_IS_STORE_WRITER (self));
  g_return_if_fail (func != NULL);

  job = bw_store_job_new_task (self, BW_STORE_JOB_RUN, bw_store_writer_run_async, cancellable, callback, user_data);
  job->func = func;
  job->func_data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  push (self, job);
}

/**
 * bw_store_writer_run_finish:
 * @self: a writer
 * @result: what the callback was given
 * @error: return location; of the function
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
bw_store_writer_run_finish (BwStoreWriter  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
