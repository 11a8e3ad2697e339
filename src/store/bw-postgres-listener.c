/* bw-postgres-listener.c: tells when another process has written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-listener.h"

#include "bw-postgres.h"

#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define POLL_MS 1000

struct _BwPostgresListener
{
  BwPostgres       *db;         /* (owned): of the thread alone */
  GThread          *thread;     /* (owned) */
  BwStoreWatchFunc  func;
  gpointer          user_data;
  int               wake;       /* (owned): an event */
  int               own;        /* atomic */
  int               is_ending;  /* atomic */
};

/* A connection that is not there is tried with each poll. */
static void
wait_for_news (BwPostgresListener *self)
{
  struct pollfd file = { self->wake, POLLIN, 0 };

  if (bw_postgres_is_open (self->db)
      || (bw_postgres_open (self->db, NULL) && bw_postgres_execute (self->db, "LISTEN bulwark", NULL)))
    bw_postgres_listen (self->db, g_atomic_int_get (&self->own), self->wake, POLL_MS);
  else
    poll (&file, 1, POLL_MS);
}

static gpointer
run_thread (gpointer data)
{
  BwPostgresListener *self = data;

  while (!g_atomic_int_get (&self->is_ending))
    {
      wait_for_news (self);
      if (!g_atomic_int_get (&self->is_ending))
        self->func (self->user_data);
    }

  return NULL;
}

/**
 * bw_postgres_listener_new:
 * @url: address of the database, which has been read before
 * @func: called when there may be something new
 * @user_data: for @func
 *
 * Returns: (transfer full): a listener, with its thread
 */
BwPostgresListener *
bw_postgres_listener_new (const char       *url,
                          BwStoreWatchFunc  func,
                          gpointer          user_data)
{
  BwPostgresListener *self = g_new0 (BwPostgresListener, 1);

  self->db = bw_postgres_new (url, NULL);
  self->func = func;
  self->user_data = user_data;
  self->wake = eventfd (0, EFD_CLOEXEC);
  self->thread = g_thread_new ("listener", run_thread, self);
  return self;
}

void
bw_postgres_listener_free (BwPostgresListener *self)
{
  const guint64 one = 1;

  g_atomic_int_set (&self->is_ending, TRUE);
  if (write (self->wake, &one, sizeof one) != sizeof one)
    g_warning ("a listener cannot be woken");

  g_thread_join (self->thread);
  bw_postgres_free (self->db);
  close (self->wake);
  g_free (self);
}

void
bw_postgres_listener_set_own (BwPostgresListener *self,
                              int                 backend)
{
  g_atomic_int_set (&self->own, backend);
}
