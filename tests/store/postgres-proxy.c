/* postgres-proxy.c: stands between a store and its database, and cuts the line
 *
 * One thread, one connection at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "postgres-proxy.h"

#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET_NAME ".s.PGSQL.5432"
#define TURN_MS     20

struct _PostgresProxy
{
  GThread *thread;
  char    *server;     /* name of the real socket */
  char    *own;        /* name of the socket here */
  char    *url;
  int      listener;
  int      client;     /* -1: none */
  int      backend;
  int      cut;        /* atomic */
  int      is_ending;  /* atomic */
};

static void
name_socket (struct sockaddr_un *address,
             const char         *path)
{
  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  g_assert_cmpuint (g_strlcpy (address->sun_path, path, sizeof address->sun_path), <, sizeof address->sun_path);
}

static void
hang_up (PostgresProxy *self)
{
  if (self->client >= 0)
    close (self->client);
  if (self->backend >= 0)
    close (self->backend);
  self->client = -1;
  self->backend = -1;
}

static void
accept_client (PostgresProxy *self)
{
  struct sockaddr_un address;

  self->client = accept (self->listener, NULL, NULL);
  g_assert_cmpint (self->client, >=, 0);
  if (g_atomic_int_get (&self->cut) == POSTGRES_CUT_ALL)
    {
      hang_up (self);
      return;
    }

  name_socket (&address, self->server);
  self->backend = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect (self->backend, (struct sockaddr *) &address, sizeof address) != 0)
    hang_up (self);
}

/* FALSE: one of them has hung up, or the line is to be cut here. */
static gboolean
pass_on (PostgresProxy *self,
         int            from,
         int            to)
{
  char buffer[65536];
  gssize n = read (from, buffer, sizeof buffer);
  int cut = g_atomic_int_get (&self->cut);

  if (n <= 0)
    return FALSE;

  if ((cut == POSTGRES_CUT_QUESTION && from == self->client)
      || (cut >= POSTGRES_CUT_ANSWER && from == self->backend))
    {
      if (cut != POSTGRES_CUT_ALL)
        g_atomic_int_set (&self->cut, POSTGRES_CUT_NOTHING);
      return FALSE;
    }

  for (gssize sent = 0; sent < n;)
    {
      gssize step = send (to, buffer + sent, (gsize) (n - sent), MSG_NOSIGNAL);

      if (step <= 0)
        return FALSE;
      sent += step;
    }

  return TRUE;
}

static gpointer
run_thread (gpointer data)
{
  PostgresProxy *self = data;

  while (!g_atomic_int_get (&self->is_ending))
    {
      struct pollfd files[] =
      {
        { self->client < 0 ? self->listener : -1, POLLIN, 0 },
        { self->client, POLLIN, 0 },
        { self->backend, POLLIN, 0 },
      };

      if (poll (files, G_N_ELEMENTS (files), TURN_MS) <= 0)
        continue;

      if (files[0].revents != 0)
        accept_client (self);
      else if ((files[1].revents != 0 && !pass_on (self, self->client, self->backend))
               || (files[2].revents != 0 && !pass_on (self, self->backend, self->client)))
        hang_up (self);
    }

  hang_up (self);
  return NULL;
}

PostgresProxy *
postgres_proxy_new (const char *url,
                    const char *folder)
{
  PostgresProxy *self = g_new0 (PostgresProxy, 1);
  g_auto (GStrv) parts = g_strsplit (url, "?host=", 2);
  g_autofree char *host = g_uri_unescape_string (parts[1], NULL);
  g_autofree char *escaped = g_uri_escape_string (folder, NULL, FALSE);
  struct sockaddr_un address;

  self->server = g_build_filename (host, SOCKET_NAME, NULL);
  self->own = g_build_filename (folder, SOCKET_NAME, NULL);
  self->url = g_strconcat (parts[0], "?host=", escaped, NULL);
  self->client = -1;
  self->backend = -1;
  self->listener = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  name_socket (&address, self->own);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->listener, 8), ==, 0);
  self->thread = g_thread_new ("proxy", run_thread, self);
  return self;
}

void
postgres_proxy_free (PostgresProxy *self)
{
  g_atomic_int_set (&self->is_ending, TRUE);
  g_thread_join (self->thread);
  close (self->listener);
  g_assert_cmpint (g_unlink (self->own), ==, 0);
  g_free (self->server);
  g_free (self->own);
  g_free (self->url);
  g_free (self);
}

const char *
postgres_proxy_get_url (PostgresProxy *self)
{
  return self->url;
}

void
postgres_proxy_set_cut (PostgresProxy *self,
                        PostgresCut    cut)
{
  g_atomic_int_set (&self->cut, (int) cut);
}
