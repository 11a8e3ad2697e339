/* bw-postgres.h: one connection to PostgreSQL, its results as our errors
 *
 * Statements are queued and go out together (libpq's pipeline mode): what is
 * asked between two calls of bw_postgres_sync() costs one way there and back.
 * Every statement is a literal with parameters and is prepared once. Nothing
 * waits for longer than a minute; what takes longer has the connection closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-array.h"
#include "bw-store-error.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

typedef struct _BwPostgres BwPostgres;

/* Whether @url is one of ours; says nothing of what stands in it. */
gboolean    bw_postgres_is_url         (const char       *url);

/* Whether a password stands in it: such a one must come by a file. */
gboolean    bw_postgres_has_password   (const char       *url);

/* Not open yet. (nullable): the address cannot be read. */
BwPostgres *bw_postgres_new            (const char       *url,
                                        GError          **error);
void        bw_postgres_free           (BwPostgres       *self);

/* For messages: without user and password. */
const char *bw_postgres_get_name       (BwPostgres       *self);

gboolean    bw_postgres_open           (BwPostgres       *self,
                                        GError          **error);
void        bw_postgres_close          (BwPostgres       *self);
gboolean    bw_postgres_is_open        (BwPostgres       *self);

/* Which of the connections that were opened, one after another, it is: from 1. */
guint       bw_postgres_get_n_opened   (BwPostgres       *self);

/* Waits for answers as long as they take, for what takes long by its nature; a server
 * that is gone is still found out by TCP. Up to bw_postgres_close(). */
void        bw_postgres_set_patient    (BwPostgres       *self,
                                        gboolean          is_patient);

/* Whatever is asked until then is given up then, monotonic; 0: no later than ever. */
void        bw_postgres_set_deadline   (BwPostgres       *self,
                                        gint64            deadline);

/* Number of the server's process. */
int         bw_postgres_get_backend    (BwPostgres       *self);

/* A statement, then its parameters in order, then queue or query. @sql is a
 * literal: its address is its name. */
void        bw_postgres_prepare        (BwPostgres       *self,
                                        const char       *sql);
void        bw_postgres_add_int        (BwPostgres       *self,
                                        gint64            value);
void        bw_postgres_add_text       (BwPostgres       *self,
                                        const char       *text);
void        bw_postgres_add_bytes      (BwPostgres       *self,
                                        BwPostgresType    type,
                                        gconstpointer     data,
                                        gsize             length);
void        bw_postgres_add_array      (BwPostgres       *self,
                                        BwPostgresArray  *array);

/* Sends it; its result comes with the next sync. */
gboolean    bw_postgres_queue          (BwPostgres       *self,
                                        GError          **error);
guint       bw_postgres_get_n_queued   (BwPostgres       *self);

/* (transfer full) (element-type PGresult): of all that were queued, in order;
 * %NULL: one has failed, and those behind it have not been done. */
GPtrArray  *bw_postgres_sync           (BwPostgres       *self,
                                        GError          **error);

/* Queues it, waits for all; the result of this one. */
PGresult   *bw_postgres_query          (BwPostgres       *self,
                                        GError          **error);

/* One without parameters, of which only counts whether it was done. */
gboolean    bw_postgres_run            (BwPostgres       *self,
                                        const char       *sql,
                                        GError          **error);

/* A script without parameters: migrations. Nothing may be queued. */
gboolean    bw_postgres_execute        (BwPostgres       *self,
                                        const char       *script,
                                        GError          **error);

/* Sleeps until a notification of another process than @own, or @wake (a file
 * descriptor) can be read, or the time is over. FALSE: the connection is lost. */
gboolean    bw_postgres_listen         (BwPostgres       *self,
                                        int               own,
                                        int               wake,
                                        int               milliseconds);

gint64      bw_postgres_get_int        (const PGresult   *result,
                                        int               row,
                                        int               column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPostgres, bw_postgres_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

G_END_DECLS
