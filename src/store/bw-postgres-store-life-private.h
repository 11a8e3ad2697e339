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
  gint64  told;         /* the last transaction of this process that was told as done; 0: none */
  gint64  told_at;      /* monotonic */
  guint64 read_seq;     /* of the newest report of others that was read; 0: none */
  guint8  read_id[16];
} BwPostgresMarks;

/* By what a transaction has read under the lock: @epoch and, on a new connection,
 * @marks, which the first of these asks for. If it is not the store any more, that life
 * of it is ended, and this transaction with it. */
gboolean bw_postgres_store_queue_marks (BwPostgresStore  *self,
                                        GError          **error);
gboolean bw_postgres_store_check_life  (BwPostgresStore  *self,
                                        const PGresult   *epoch,
                                        const PGresult   *marks,
                                        GError          **error);
gboolean bw_postgres_store_fail_stale  (BwPostgresStore  *self,
                                        GError          **error);

/* Without a transaction; one must judge it if it is not whole. */
gboolean bw_postgres_store_look_back   (BwPostgresStore  *self,
                                        gboolean         *is_whole,
                                        GError          **error);

/* A report of the log: from now on it must be there. */
void     bw_postgres_store_note_read   (BwPostgresStore  *self,
                                        const BwReport   *report,
                                        guint64           seq);

G_END_DECLS
