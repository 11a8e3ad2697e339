/* bw-postgres-store-life-private.h: whether it still is the store that was opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-store.h"
#include "bw-postgres.h"

G_BEGIN_DECLS

/* What must be there as long as it is. */
typedef struct
{
  gint64      told;     /* the last transaction of this process that was told as done; 0: none */
  gint64      told_at;  /* monotonic */
  GHashTable *seen;     /* (owned): other processes → the last transaction of each */
  gint64      seen_at;  /* monotonic */
} BwPostgresMarks;

void     bw_postgres_store_init_marks    (BwPostgresStore  *self);
void     bw_postgres_store_clear_marks   (BwPostgresStore  *self);

/* The last transaction of each process: asked for when something was read, then taken.
 * FALSE: on this new connection one of those is missing that were there; a transaction
 * must judge that. */
gboolean bw_postgres_store_queue_sources (BwPostgresStore  *self,
                                          GError          **error);
gboolean bw_postgres_store_take_sources  (BwPostgresStore  *self,
                                          const PGresult   *sources);

/* The same of those that have written lately, on a connection that was looked at. */
gboolean bw_postgres_store_queue_fresh   (BwPostgresStore  *self,
                                          GError          **error);
void     bw_postgres_store_take_fresh    (BwPostgresStore  *self,
                                          const PGresult   *sources);

/* By what a transaction has read under the lock: @epoch and, on a new connection,
 * @sources. If it is not the store any more, that life of it is ended, and this
 * transaction with it. */
gboolean bw_postgres_store_check_life    (BwPostgresStore  *self,
                                          const PGresult   *epoch,
                                          const PGresult   *sources,
                                          GError          **error);
gboolean bw_postgres_store_fail_stale    (BwPostgresStore  *self,
                                          GError          **error);

/* Without a transaction; one must judge it if it is not whole. */
gboolean bw_postgres_store_look_back     (BwPostgresStore  *self,
                                          gboolean         *is_whole,
                                          GError          **error);

G_END_DECLS
