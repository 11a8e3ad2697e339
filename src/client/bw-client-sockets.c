/* bw-client-sockets.c: which socket a message comes by
 *
 * libsoup shows the socket of a connection once, to the message that opened it, and
 * of the others only the number of their connection. A session keeps here which is
 * which, so that a connection can be closed under a message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-sockets-private.h"

/* Of a session: number of the connection to its GSocket (owned). */
static GHashTable *
get_sockets (SoupSession *session)
{
  GHashTable *sockets = g_object_get_data (G_OBJECT (session), "bw-client-sockets");

  if (sockets == NULL)
    {
      sockets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (session), "bw-client-sockets", sockets, (GDestroyNotify) g_hash_table_unref);
    }

  return sockets;
}

static gboolean
is_closed (gpointer key,
           gpointer value,
           gpointer data)
{
  return g_socket_is_closed (value);
}

static void
on_message_network_event_cb (SoupMessage        *message,
                             GSocketClientEvent  event,
                             GIOStream          *connection,
                             gpointer            data)
{
  if (event == G_SOCKET_CLIENT_CONNECTED && G_IS_SOCKET_CONNECTION (connection))
    g_object_set_data_full (G_OBJECT (message), "bw-client-socket",
                            g_object_ref (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection))),
                            g_object_unref);
}

/* Its connection has a number by now. */
static void
on_message_starting_cb (SoupMessage *message,
                        gpointer     data)
{
  GSocket *socket = g_object_steal_data (G_OBJECT (message), "bw-client-socket");
  GHashTable *sockets = get_sockets (data);
  gint64 number = (gint64) soup_message_get_connection_id (message);

  if (socket == NULL)
    return;

  g_hash_table_foreach_remove (sockets, is_closed, NULL);
  g_hash_table_replace (sockets, g_memdup2 (&number, sizeof number), socket);
}

/**
 * bw_client_sockets_follow:
 * @session: the session that will send @message
 * @message: a message that was not sent yet
 *
 * Notes by which socket @message comes.
 */
void
bw_client_sockets_follow (SoupSession *session,
                          SoupMessage *message)
{
  g_signal_connect (message, "network-event", G_CALLBACK (on_message_network_event_cb), NULL);
  g_signal_connect_object (message, "starting", G_CALLBACK (on_message_starting_cb), session, 0);
}

/**
 * bw_client_sockets_close:
 * @session: the session that sends @message
 * @message: a message that is being answered
 *
 * Closes the connection of @message: what was read of it is used, then reading fails.
 */
void
bw_client_sockets_close (SoupSession *session,
                         SoupMessage *message)
{
  gint64 number = (gint64) soup_message_get_connection_id (message);
  GSocket *socket = g_hash_table_lookup (get_sockets (session), &number);

  if (socket != NULL)
    g_socket_close (socket, NULL);
}
