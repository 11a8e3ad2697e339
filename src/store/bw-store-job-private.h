/* bw-store-job-private.h: one thing that the writer is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-writer.h"

G_BEGIN_DECLS

typedef enum
{
  BW_STORE_JOB_APPEND,
  BW_STORE_JOB_PUT,
  BW_STORE_JOB_CHANGE,
  BW_STORE_JOB_RESERVE,
  BW_STORE_JOB_AUDIT,
  BW_STORE_JOB_RUN,
} BwStoreJobKind;

/**
 * BwStoreJob:
 * @kind: which of the others are used
 * @task: (owned) (nullable): who waits for it
 * @error: (owned) (nullable): why it alone failed
 * @bytes: about what it holds
 *
 * Made by the caller's thread, done by the writer's, freed by either. It belongs to
 * its task: what was reported lives as long as the answer.
 */
typedef struct
{
  BwStoreJobKind  kind;
  GTask          *task;
  GError         *error;
  gsize           bytes;
  BwAudit        *audit;       /* (owned) (nullable) */

  BwReport       *reports;     /* (owned): append */
  BwStoreReport  *items;       /* (owned): the same, with their numbers */
  guint           n;           /* append, reserve */
  gint64          received;

  BwDocumentType  type;        /* put */
  char           *id;          /* (owned) */
  char           *place;       /* (owned) (nullable) */
  char           *json;        /* (owned) (nullable): the document goes */
  guint64         expected;

  guint64         seq;         /* put: out; reserve: the first */

  BwStoreFunc     func;        /* run */
  BwStoreChangeFunc change;
  gpointer        func_data;   /* (owned): run, change */
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
} BwStoreJob;

BwStoreJob *bw_store_job_new      (BwStoreJobKind        kind,
                                   GTask                *task);

/* With a task, which owns it. */
BwStoreJob *bw_store_job_new_task (gpointer              source,
                                   BwStoreJobKind        kind,
                                   gpointer              tag,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
void        bw_store_job_free     (BwStoreJob           *self);

/* Within a transaction. FALSE: the whole of it has failed; that the job alone
 * could not be done is told in its @error. */
gboolean    bw_store_job_write    (BwStoreJob           *self,
                                   BwStore              *store,
                                   GError              **error);

/* Tells who waits, with @error (nullable) or the job's own; the job is over. */
void        bw_store_job_return   (BwStoreJob           *self,
                                   const GError         *error);

/* The same for each of several: (element-type BwStoreJob). */
void        bw_store_job_return_all (GPtrArray          *jobs,
                                   const GError         *error);

/* (nullable): the job of a task that went well. Borrowed. */
BwStoreJob *bw_store_job_finish   (GAsyncResult         *result,
                                   GError              **error);

/* About how many bytes they hold. */
gsize       bw_store_job_measure  (const BwReport       *reports,
                                   guint                 n_reports);

/* Whether another selection of jobs might fare better than one that failed so. */
gboolean    bw_store_job_may_part (const GError         *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStoreJob, bw_store_job_free)

G_END_DECLS
