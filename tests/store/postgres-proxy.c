/* postgres-proxy.c: stands between a store and its database, and cuts the line
 *
 * One thread, several connections: a daemon also has one by which it is woken.
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
#define MAX_LINES   8

/* What the server says of a commit that came about. */
#define COMMITTED "C\0\0\0\013COMMIT"

/* One connection. */
typedef struct
{
  int      client;     /* -1: none */
  int      backend;
  gboolean is_marked;  /* a commit came about: the next thing said is cut */
} Line;

struct _PostgresProxy
{
  GThread *thread;
  char    *server;     /* name of the real socket */
  char    *own;        /* name of the socket here */
  char    *url;
  int      listener;
  Line     lines[MAX_LINES];
  int      cut;        /* atomic */
  int      n_left;     /* atomic: so often more */
  int      n_questions; /* atomic */
  void   (*func) (gpointer data);  /* (nullable) */
  gpointer data;
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
hang_up (Line *line)
{
  if (line->client >= 0)
    close (line->client);
  if (line->backend >= 0)
    close (line->backend);
  line->client = -1;
  line->backend = -1;
  line->is_marked = FALSE;
}

static void
accept_client (PostgresProxy *self)
{
  struct sockaddr_un address;
  Line *line = self->lines;

  while (line->client >= 0)
    g_assert_cmpint (++line - self->lines, <, MAX_LINES);

  line->client = accept (self->listener, NULL, NULL);
  g_assert_cmpint (line->client, >=, 0);
  if (g_atomic_int_get (&self->cut) == POSTGRES_CUT_ALL)
    {
      hang_up (line);
      return;
    }

  name_socket (&address, self->server);
  line->backend = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect (line->backend, (struct sockaddr *) &address, sizeof address) != 0)
    hang_up (line);
}

/* Whether what has been read from @from is not to arrive. */
static gboolean
is_cut_here (PostgresProxy *self,
             Line          *line,
             int            from,
             const char    *bytes,
             gssize         n)
{
  gboolean is_question = from == line->client;

  switch ((PostgresCut) g_atomic_int_get (&self->cut))
    {
    case POSTGRES_CUT_QUESTION:
      return is_question;

    case POSTGRES_CUT_ANSWER:
    case POSTGRES_CUT_ALL:
      return !is_question;

    case POSTGRES_CUT_AFTER_COMMIT:
      if (is_question)
        return line->is_marked;

      line->is_marked |= memmem (bytes, (gsize) n, COMMITTED, sizeof COMMITTED) != NULL;
      return FALSE;

    case POSTGRES_CUT_COMMITTED:
    case POSTGRES_CUT_SILENCE:
      return !is_question && memmem (bytes, (gsize) n, COMMITTED, sizeof COMMITTED) != NULL;

    case POSTGRES_CUT_NOTHING:
    default:
      return FALSE;
    }
}

/* Whether the line stays. */
static gboolean
end_cut (PostgresProxy *self)
{
  const PostgresCut cut = (PostgresCut) g_atomic_int_get (&self->cut);

  if (cut == POSTGRES_CUT_ALL || !g_atomic_int_dec_and_test (&self->n_left))
    return FALSE;

  if (self->func != NULL)
    self->func (self->data);
  g_atomic_int_set (&self->cut, POSTGRES_CUT_NOTHING);
  return cut == POSTGRES_CUT_SILENCE;
}

/* FALSE: one of them has hung up, or the line is to be cut here. */
static gboolean
pass_on (PostgresProxy *self,
         Line          *line,
         int            from,
         int            to)
{
  char buffer[65536];
  gssize n = read (from, buffer, sizeof buffer);

  if (n <= 0)
    return FALSE;

  if (from == line->client)
    g_atomic_int_inc (&self->n_questions);

  if (is_cut_here (self, line, from, buffer, n))
    return end_cut (self);

  for (gssize sent = 0; sent < n;)
    {
      gssize step = send (to, buffer + sent, (gsize) (n - sent), MSG_NOSIGNAL);

      if (step <= 0)
        return FALSE;
      sent += step;
    }

  return TRUE;
}

static void
turn (PostgresProxy *self)
{
  struct pollfd files[1 + 2 * MAX_LINES] = { { self->listener, POLLIN, 0 } };

  for (guint i = 0; i < MAX_LINES; i++)
    {
      files[1 + 2 * i] = (struct pollfd) { self->lines[i].client, POLLIN, 0 };
      files[2 + 2 * i] = (struct pollfd) { self->lines[i].backend, POLLIN, 0 };
    }

  if (poll (files, G_N_ELEMENTS (files), TURN_MS) <= 0)
    return;

  for (guint i = 0; i < MAX_LINES; i++)
    {
      Line *line = &self->lines[i];

      if ((files[1 + 2 * i].revents != 0 && !pass_on (self, line, line->client, line->backend))
          || (files[2 + 2 * i].revents != 0 && !pass_on (self, line, line->backend, line->client)))
        hang_up (line);
    }

  if (files[0].revents != 0)
    accept_client (self);
}

static gpointer
run_thread (gpointer data)
{
  PostgresProxy *self = data;

  while (!g_atomic_int_get (&self->is_ending))
    turn (self);

  for (guint i = 0; i < MAX_LINES; i++)
    hang_up (&self->lines[i]);
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
  for (guint i = 0; i < MAX_LINES; i++)
    self->lines[i] = (Line) { -1, -1, FALSE };
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
  g_atomic_int_set (&self->n_left, cut == POSTGRES_CUT_COMMITTED || cut == POSTGRES_CUT_SILENCE ? 2 : 1);
  g_atomic_int_set (&self->cut, (int) cut);
}

guint
postgres_proxy_get_n_questions (PostgresProxy *self)
{
  return (guint) g_atomic_int_get (&self->n_questions);
}

void
postgres_proxy_set_func (PostgresProxy  *self,
                         void          (*func) (gpointer data),
                         gpointer        data)
{
  self->data = data;
  self->func = func;
}

gboolean
postgres_proxy_has_cut (PostgresProxy *self)
{
  return g_atomic_int_get (&self->cut) == POSTGRES_CUT_NOTHING;
}
