/* postgres-proxy.h: stands between a store and its database, and cuts the line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PostgresCut:
 * @POSTGRES_CUT_NOTHING: all goes through
 * @POSTGRES_CUT_QUESTION: the next thing said to the server does not arrive
 * @POSTGRES_CUT_ANSWER: the next thing that the server says does not arrive
 * @POSTGRES_CUT_AFTER_COMMIT: who has been told that a commit came about says the next
 *   thing in vain
 * @POSTGRES_CUT_COMMITTED: who is told next that a commit came about does not hear it, and
 *   so again the next time
 * @POSTGRES_CUT_SILENCE: as %POSTGRES_CUT_COMMITTED, but the second time the line stays
 * @POSTGRES_CUT_ALL: nothing that the server says arrives, and nobody gets through any more
 */
typedef enum
{
  POSTGRES_CUT_NOTHING,
  POSTGRES_CUT_QUESTION,
  POSTGRES_CUT_ANSWER,
  POSTGRES_CUT_AFTER_COMMIT,
  POSTGRES_CUT_COMMITTED,
  POSTGRES_CUT_SILENCE,
  POSTGRES_CUT_ALL,
} PostgresCut;

typedef struct _PostgresProxy PostgresProxy;

/* To the database of @url, which names the folder of a socket. */
PostgresProxy *postgres_proxy_new     (const char     *url,
                                       const char     *folder);
void           postgres_proxy_free    (PostgresProxy  *self);

/* The address by which it is reached. */
const char    *postgres_proxy_get_url (PostgresProxy  *self);
void           postgres_proxy_set_cut (PostgresProxy  *self,
                                       PostgresCut     cut);

/* How often something was said to the server. */
guint          postgres_proxy_get_n_questions (PostgresProxy *self);

/* @func is called, in the thread of the proxy, when it has been done and before it is heard of. */
void           postgres_proxy_set_func (PostgresProxy  *self,
                                        void          (*func) (gpointer data),
                                        gpointer        data);

/* Whether it has been done, but for %POSTGRES_CUT_ALL. */
gboolean       postgres_proxy_has_cut (PostgresProxy  *self);

G_END_DECLS
