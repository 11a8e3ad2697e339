/* bw-http-connection.c: one connection: who is at its other end, and for how long
 * it may take over a head
 *
 *   opened ──► waits for a head ──head complete──► is answered
 *                 │      ▲                             │
 *                 │      └────────────── done ─────────┘
 *                 └─ too long ──► cut off
 *
 * The library closes a connection on which nothing moves; one byte now and then
 * keeps it open, and with it its memory. So those that wait stand in a line, and
 * whoever has waited too long, however busily, is cut off. And it overlooks an end
 * that came together with the last bytes: their descriptor tells of both but once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-peer.h"
#include "bw-http-private.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

/* What is unread shows by then, and does not hide in the kernel. */
#define SEND_BUFFER     (32 * 1024)
#define USER_TIMEOUT_MS 20000

BwHttpConnection *
bw_http_connection_new (BwHttp *http,
                        int     fd)
{
  BwHttpConnection *self = g_new0 (BwHttpConnection, 1);
  int size = SEND_BUFFER;
  unsigned int timeout = USER_TIMEOUT_MS;

  self->http = http;
  self->fd = fd;
  self->link.data = self;

  /* The second is of no meaning to a Unix socket. */
  setsockopt (fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
  setsockopt (fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &timeout, sizeof timeout);
  self->is_refused = http->unix_path != NULL && !bw_http_peer_is_allowed (fd, http->limits.peers, http->group);
  bw_http_connection_wait (self);
  if (self->is_refused)
    shutdown (fd, SHUT_RDWR);

  return self;
}

void
bw_http_connection_free (BwHttpConnection *self)
{
  bw_http_connection_take (self);
  g_free (self);
}

/* (nullable) */
BwHttpConnection *
bw_http_connection_get (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

  return info != NULL ? info->socket_context : NULL;
}

void
bw_http_connection_wait (BwHttpConnection *self)
{
  bw_http_connection_take (self);
  self->since = g_get_monotonic_time ();
  self->is_waiting = TRUE;
  g_queue_push_tail_link (&self->http->waiting, &self->link);
}

void
bw_http_connection_take (BwHttpConnection *self)
{
  if (!self->is_waiting)
    return;

  self->is_waiting = FALSE;
  g_queue_unlink (&self->http->waiting, &self->link);
}

/* Whether nothing comes any more, and nothing is left to be read. */
gboolean
bw_http_connection_is_over (int fd)
{
  char byte;

  return recv (fd, &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* The library sees the end of what it reads, and closes. */
void
bw_http_connection_cut_late (BwHttp *http)
{
  gint64 latest = g_get_monotonic_time () - (gint64) http->limits.head_s * G_USEC_PER_SEC;
  GList *next;

  for (GList *link = http->waiting.head; link != NULL; link = next)
    {
      BwHttpConnection *self = link->data;

      next = link->next;
      if (self->since >= latest && !bw_http_connection_is_over (self->fd))
        continue;

      bw_http_connection_take (self);
      shutdown (self->fd, SHUT_RDWR);
    }
}
